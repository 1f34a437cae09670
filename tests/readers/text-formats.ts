import { type Recording, seededRandom } from "@quickening/core";
import { readActical } from "@quickening/io/actical";
import { readActiwatch } from "@quickening/io/actiwatch";
import { readActTrust } from "@quickening/io/acttrust";
import { memoryBytes } from "@quickening/io/bytes";
import { readCgm } from "@quickening/io/cgm";
import { readDaqtometer } from "@quickening/io/daqtometer";
import { identifyRecording } from "@quickening/io/identify";
import { readMotionWare } from "@quickening/io/motionware";
import { readPhilips } from "@quickening/io/philips";
import { readRr } from "@quickening/io/rr";
import { readTempatilumi } from "@quickening/io/tempatilumi";
import type { Attacked, Reading } from "./survey-damage.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const all = (values: ArrayLike<unknown>) => Array.from(values, String).join(" ");
const two = (n: number) => String(n).padStart(2, "0");
const rows = <T>(count: number, row: (i: number) => T) => Array.from({ length: count }, (_, i) => row(i));

/** Minute `i` from 23:40, and its day, counted from the first. */
const clock = (i: number) => `${two(Math.floor((1420 + i) / 60) % 24)}:${two((1420 + i) % 60)}`;
const day = (i: number) => Math.floor((1420 + i) / 1440);

const random = seededRandom("text formats");
const count = () => String(Math.floor(random() ** 3 * 900));

function awdFiles(): Uint8Array[] {
	const file = (serial: string, row: () => string) =>
		encode(["one", "23-Jan-2018", "13:58", " 4 ", "27", serial, "X", ...rows(24, row), ""].join("\r\n"));
	return [
		file("V664055", () => (random() < 0.1 ? `${count()} M` : count())),
		file("D0309360327", () => `${count()} , ${(random() * 100).toFixed(2)}`),
	];
}

function actiwareFiles(): Uint8Array[] {
	const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(",");
	const english = [
		quoted(["Actiware Export File  (Version 05.00 )"]),
		quoted(["Actiwatch Type:", "Actiwatch 2"]),
		quoted(["Data Collection Start Date:", "30/03/2015"]),
		quoted(["Data Collection Start Time:", "23:40:00"]),
		quoted(["Time Zone Offset:", "+01:00", "hours:minutes"]),
		quoted(["Epoch Length:", "60", "seconds"]),
		quoted(["Number of Data Samples:", "30", "samples"]),
		quoted(["Actiwatch Serial Number:", "A1"]),
		"",
		quoted(["Line", "Date", "Time", "Activity", "Marker", "White Light", "Sleep/Wake", "Interval Status"]),
		"",
		...rows(30, (i) =>
			quoted([
				String(i + 1),
				`${30 + day(i)}/03/2015`,
				`${clock(i)}:00`,
				count(),
				"0",
				"0.01",
				i < 2 ? "NaN" : "1",
				"ACTIVE",
			]),
		),
	];
	const german = [
		'"Actiware-Exportdatei (Version 05.00 )"',
		quoted(["Actiwatch-Typ:", "Spectrum PRO"]),
		quoted(["Startdatum der Datenerfassung:", "19.09.2019"]),
		quoted(["Startzeit der Datenerfassung:", "23:40:00"]),
		quoted(["Zeitzonenverschiebung:", "+01:00"]),
		quoted(["Epochenlänge:", "60", "Sekunden"]),
		quoted(["Anzahl der Daten-Samples:", "30"]),
		quoted(["Zeile", "Datum", "Zeit", "Aktivität", "Weißes Licht", "Intervallstatus"]),
		...rows(
			30,
			(i) =>
				`${i + 1},${19 + day(i)}.09.2019,${clock(i)}:00,${count()},"${(random() * 90).toFixed(2).replace(".", ",")}",RUHE-S`,
		),
	];
	return [encode(english.join("\r\n")), encode(german.join("\r\n"))];
}

const acticalFile = () =>
	encode(
		[
			"Actical List Export File  (Version 03.00),,",
			"Start Date:,13-May-21,(Thu)",
			"Start Time:,23:40,",
			"Device Serial Number:,B11,",
			"Epoch#,Day#,Elapsed,Date,Time,Activity,Steps,Event Marker",
			",,Seconds,,,Counts,,Button Presses",
			...rows(30, (i) => `${i},${1 + day(i)},${60 * (i + 1)},${13 + day(i)}-May-21,${clock(i)},${count()},${i},0`),
			"",
		].join("\n"),
	);

const actTrustFile = () =>
	encode(
		[
			"+-------+ Condor Instruments Report +-------+",
			"DEVICE_ID : 7",
			"INTERVAL : 60",
			"DATE/TIME;MS;EVENT;TEMPERATURE;PIM;PIMn;LIGHT;STATE",
			...rows(30, (i) => `${20 + day(i)}/01/2018 ${clock(i)}:00;0;0;29.${i};${count()};1.5;384.44;0`),
			"",
		].join("\r\n"),
	);

const daqtometerFile = () =>
	encode(
		[
			"Start: 2000-01-27 23:40:00 GMT",
			"End: 2000-01-28 00:09:00 GMT",
			"Serial number:,7,7",
			"Name:,Accelleration X+Y,Light",
			...rows(30, (i) => `2000-01-${27 + day(i)} ${clock(i)}:00,${count()},5${i}`),
			"",
		].join("\r\n"),
	);

const tempatilumiFile = () =>
	encode(
		[
			"N° de Série: 42",
			"Data; Hora; Evento; Luminosidade; Atividade",
			...rows(30, (i) => `2000/1/${27 + day(i)}; ${clock(i)}:00; 0; ${i},5; ${count()};`),
			"",
		].join("\r\n"),
	);

const motionWareFile = () =>
	encode(`<?xml version="1.0" encoding="UTF-8"?><motionfile><log2>
<change><property><name>=StartTime</name><content>2018-05-23 17:30:00</content></property></change>
<change><property><name>=Device</name><content>MW8</content></property></change>
<change><channel><name>motion</name><units>Triaxial-Counts</units><epoch>5</epoch><offset>0</offset><data encoding="text">${rows(40, count).join(",")},</data></channel></change>
<change><channel><name>Light</name><units>lux</units><epoch>5</epoch><offset>0</offset><data encoding="text">${rows(40, count).join(",")},</data></channel></change>
</log2></motionfile>`);

function rrFiles(): Uint8Array[] {
	let at = Date.UTC(2026, 5, 1, 21, 17, 7);
	const logged = rows(30, () => {
		const rr = 700 + Math.floor(random() * 300);
		at += rr;
		return `${new Date(at).toISOString().slice(0, -1)};${rr}`;
	});
	return [
		encode(["RR [ms]", ...rows(40, () => String(700 + Math.floor(random() * 300))), ""].join("\n")),
		encode(["Phone timestamp;RR-interval [ms]", ...logged, ""].join("\n")),
	];
}

function cgmFiles(): Uint8Array[] {
	const time = (i: number, step: number) =>
		new Date(Date.UTC(2023, 2, 13, 22, 4) + i * step * 1000).toISOString().slice(0, -5);
	const glucose = () => (4 + random() * 8).toFixed(1);
	const clarity = [
		"Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,Source Device ID,Glucose Value (mmol/L),Transmitter Time (Long Integer),Transmitter ID",
		"1,,Device,,,Dexcom G6 Mobile App,iPhone,,,",
		...rows(
			30,
			(i) => `${i + 2},${time(i, 300)},EGV,,,,iPhone,${i === 7 ? "High" : glucose()},${1_608_674 + 300 * i},8X`,
		),
		"",
	];
	const libre = (i: number) => time(i, 900).replace(/^(\d+)-(\d+)-(\d+)T(\d+:\d+):.*/, "$3-$2-$1 $4");
	const view = [
		"Glucose Data,Generated on,25-03-2023 17:28 UTC,Generated by,one",
		"Device,Serial Number,Device Timestamp,Record Type,Historic Glucose mg/dL,Scan Glucose mg/dL,Notes",
		...rows(30, (i) => `FreeStyle Libre 2,S1,${libre(i)},${i % 10 === 9 ? "1,,131" : `0,${80 + i},`},`),
		"",
	];
	const plain = ["id,time,glucose (mg/dL)", ...rows(30, (i) => `p${Math.floor(i / 15)},${time(i, 300)},${80 + i}`), ""];
	return [clarity, view, plain].map((lines) => encode(lines.join("\n")));
}

async function recorded(
	read: (source: ReturnType<typeof memoryBytes>) => Promise<Recording>,
	bytes: Uint8Array,
): Promise<Reading> {
	const recording = await read(memoryBytes(bytes, "a.txt"));
	const samples = recording.signals.map(() => "");
	let n = 0;
	for await (const block of recording.blocks()) {
		for (const [i, each] of block.samples.entries()) samples[i] += `${all(each)} `;
		n += block.samples[0]!.length;
	}
	return {
		content: {
			start: JSON.stringify(recording.start),
			device: JSON.stringify(recording.device),
			signals: recording.signals.map(({ name, unit }) => `${name} ${unit}`).join("\n"),
			rate: all([...new Set(recording.signals.map(({ samplingRateHz }) => samplingRateHz))]),
			n: String(n),
			values: samples.join("\n"),
		},
		warnings: recording.warnings.length,
	};
}

async function readIntervals(bytes: Uint8Array): Promise<Reading> {
	const { start, timesSeconds, values, warnings } = await readRr(memoryBytes(bytes, "a.txt"));
	return {
		content: { start: JSON.stringify(start), n: String(values.length), times: all(timesSeconds), values: all(values) },
		warnings: warnings.length,
	};
}

async function readGlucose(bytes: Uint8Array): Promise<Reading> {
	const { program, series, warnings } = await readCgm(memoryBytes(bytes, "a.csv"));
	return {
		content: {
			program,
			people: series.map(({ participantId, kind }) => `${participantId} ${kind}`).join("\n"),
			unit: all([...new Set(series.map(({ unit }) => unit))]),
			cadence: all([...new Set(series.flatMap(({ cadenceSeconds }) => cadenceSeconds ?? []))]),
			start: JSON.stringify(series.map(({ start }) => start)),
			device: JSON.stringify(series.map(({ device }) => device)),
			n: series.map(({ values }) => values.length).join(" "),
			times: series.map(({ timesSeconds }) => all(timesSeconds)).join("\n"),
			values: series.map(({ values, flags }) => `${all(values)} ${all(flags)}`).join("\n"),
		},
		warnings: warnings.length + series.reduce((sum, each) => sum + each.warnings.length, 0),
	};
}

/** The format that a damaged file of another kind is taken for; the door that it leads to must be one. */
async function identify(bytes: Uint8Array): Promise<Reading> {
	const { format, why, subpath } = await identifyRecording(memoryBytes(bytes, "a"));
	return { content: { format, why, subpath: String(subpath) }, warnings: 0 };
}

const only =
	(...allowed: readonly string[]) =>
	(parts: readonly string[]) =>
		parts.every((part) => allowed.includes(part));

const table = (
	name: string,
	originals: readonly Uint8Array[],
	read: Parameters<typeof recorded>[0],
	isUnseen: Attacked["isUnseen"],
): Attacked => ({ name, originals, read: (bytes) => recorded(read, bytes), isUnseen });

/** Readers of text formats. */
export const attackedTexts: readonly Attacked[] = [
	// A row has no time, and nothing counts them: a header's line of the right form, a value, a row that is lost or doubled.
	table("Actiwatch AWD", awdFiles(), readActiwatch, only("start", "device", "rate", "signals", "n", "values")),
	table("Actiware", actiwareFiles(), readPhilips, only("start", "device", "signals", "values")),
	table("Actical", [acticalFile()], readActical, only("device", "signals", "n", "values")),
	table("ActTrust", [actTrustFile()], readActTrust, only("start", "device", "signals", "n", "values")),
	table("Daqtometer", [daqtometerFile()], readDaqtometer, only("device", "signals", "values")),
	table("Tempatilumi", [tempatilumiFile()], readTempatilumi, only("start", "device", "signals", "n", "values")),
	table("MotionWare", [motionWareFile()], readMotionWare, only("start", "device", "signals", "n", "values")),
	{ name: "RR intervals", originals: rrFiles(), read: readIntervals, isUnseen: only("start", "n", "times", "values") },
	{
		name: "CGM",
		originals: cgmFiles(),
		read: readGlucose,
		isUnseen: only("start", "device", "people", "n", "times", "values"),
	},
	{
		name: "what a file is",
		originals: [...awdFiles(), ...actiwareFiles(), acticalFile(), ...rrFiles(), ...cgmFiles()],
		read: identify,
		isUnseen: only("format", "why", "subpath"),
	},
];
