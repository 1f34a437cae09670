import { type Recording, seededRandom } from "@quickening/core";
import { readActigraphCsv } from "@quickening/io/actigraph-csv";
import { readAgd } from "@quickening/io/agd";
import { memoryBytes } from "@quickening/io/bytes";
import { readGt3x } from "@quickening/io/gt3x";
import { agdFile } from "../../packages/foundations/io/test/agd-file.ts";
import {
	gt3xFile,
	infoText,
	logRecord,
	payload12,
	payload16,
	ticks,
} from "../../packages/foundations/io/test/gt3x-file.ts";
import { zipFile } from "../../packages/foundations/io/test/zip-file.ts";
import type { Attacked, Reading } from "./survey-damage.ts";

const random = seededRandom("actigraph");
const start = 1_616_169_420;
const rate = 8;
const noise = (count: number) =>
	Array.from({ length: count }, () => [0, 1, 2].map(() => Math.floor(random() * 600 - 300)));

/** Records of some seconds: samples, idle sleep, settings and spot values. */
function logRecords(type: 0 | 26): Uint8Array[] {
	const second = (k: number) =>
		logRecord(type, start + k, type === 0 ? payload12(noise(rate)) : payload16(noise(rate)));
	return [
		logRecord(6, start, Buffer.from('{"MetadataType":"Bio","SubjectName":"one"}')),
		logRecord(21, start, [0, 0, 55, 0, 0, 0, 0x40, 9, 1, 0, 10, 0, rate, 0, 0, 0]),
		...[0, 1, 2].map(second),
		logRecord(2, start + 2, [0xd1, 0x0f]),
		logRecord(3, start + 3, [8]),
		logRecord(13, start + 4, [0, 0, 0, 0, 1, 200]),
		logRecord(3, start + 6, [9]),
		...[6, 7, 8, 9].map(second),
		logRecord(5, start + 9, [44, 1]),
		logRecord(3, start + 10, [8]),
		logRecord(2, start + 12, [0xd0, 0x0f]),
	];
}

/** Both generations, stored and deflated, and a watch's file with its calibration. */
function gt3xFiles(): Uint8Array[] {
	const info = infoText(start, { "Sample Rate": rate });
	const sensitivity = Object.fromEntries(
		["XX", "YY", "ZZ", "XY", "XZ", "YZ"].map((name, i) => [`sensitivity${name}_${rate}`, i < 3 ? 25_000 : 10]),
	);
	const calibration = { ...sensitivity, [`offsetX_${rate}`]: 1, [`offsetY_${rate}`]: 2, [`offsetZ_${rate}`]: 3 };
	const more = { "calibration.json": JSON.stringify({ isCalibrated: false, calibrationMethod: 2, ...calibration }) };
	return [
		gt3xFile(logRecords(26), { info }),
		gt3xFile(logRecords(0), { info, isDeflated: true }),
		gt3xFile(logRecords(26), { info, isDeflated: true, more }),
		zipFile([
			{ name: "info.txt", content: Buffer.from(info) },
			{ name: "activity.bin", content: payload12(noise(41)), isDeflated: true },
			{ name: "lux.bin", content: Buffer.from([0, 0, 100, 0, 152, 8]) },
		]),
	];
}

/** Epochs over a few leaves of the tree. */
function agdFiles(): Uint8Array[] {
	const rows = Array.from({ length: 40 }, (_, k) => [
		BigInt(ticks(start + 10 * k)),
		...Array.from({ length: 5 }, () => Math.floor(random() * 3000)),
		...[0, 10, 0, 0],
	]);
	return [agdFile({ rows, capsense: [[BigInt(ticks(start + 60)), 1]] })];
}

/** Raw and by epoch; with header, names and times, or without. */
function csvFiles(): Uint8Array[] {
	const header = (title: string, epoch: string, mode: number) => [
		`------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.4 Firmware v2.5.0 date format M/d/yyyy ${title} -----------`,
		"Serial Number: NEO1C00000001",
		"Start Time 11:55:00",
		"Start Date 12/20/2021",
		`Epoch Period (hh:mm:ss) ${epoch}`,
		"Download Time 12:09:58",
		"Download Date 12/20/2021",
		"Current Memory Address: 0",
		`Current Battery Voltage: 4.26     Mode = ${mode}`,
		"--------------------------------------------------",
	];
	const g = () => noise(1)[0]!.map((value) => (value / 341).toFixed(3));
	const counts = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 3000));
	const names = "Accelerometer X,Accelerometer Y,Accelerometer Z";
	const raw = header("at 30 Hz  Filter Normal", "00:00:00", 12);
	const time = (i: number) =>
		`12/20/2021 11:55:0${Math.floor(i / 30)}.${String(Math.floor(((i % 30) * 1000) / 30)).padStart(3, "0")}`;
	const rows = (make: (i: number) => string) => Array.from({ length: 60 }, (_, i) => make(i));
	return [
		[...raw, names, ...rows(() => g().join())],
		[...raw, `Timestamp,${names}`, ...rows((i) => [time(i), ...g()].join())],
		[...header("Filter Normal", "00:00:10", 61), ...rows(() => [...counts(5), 0, 10, 0, 0].join())],
		[...raw, ...rows(() => g().join(";").replaceAll(".", ","))],
		[
			"timestamp,axis1,axis2,axis3,steps",
			...rows((i) => [`2012-04-04T13:${String(i).padStart(2, "0")}:00Z`, ...counts(4)].join()),
		],
	].map((lines) => new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join("")));
}

const all = (values: ArrayLike<number>) => Array.from(values, String).join(" ");

async function reading(recording: Recording): Promise<Reading> {
	const samples = recording.signals.map((): string[] => []);
	const flags = recording.signals.map((): string[] => []);
	let rows = 0;
	for await (const block of recording.blocks()) {
		rows += block.samples[0]!.length;
		for (const [i, values] of block.samples.entries()) samples[i]!.push(all(values));
		for (const [i, values] of block.flags.entries()) flags[i]!.push(all(values));
	}
	const { start: begun, device, signals, header = {}, spots, warnings } = recording;
	return {
		content: {
			start: JSON.stringify(begun),
			device: JSON.stringify(device),
			signals: signals.map(({ name, unit }) => `${name} ${unit}`).join(),
			range: signals.map(({ range }) => String(range)).join(";"),
			rate: String(signals[0]!.samplingRateHz),
			header: JSON.stringify(header),
			rows: String(rows),
			samples: samples.join("\n"),
			flags: flags.join("\n"),
			spots: spots
				.map(({ name, unit, timesSeconds, values }) => `${name} ${unit} ${all(timesSeconds)} ${all(values)}`)
				.join("\n"),
		},
		warnings: warnings.length,
	};
}

const only =
	(...allowed: readonly string[]) =>
	(parts: readonly string[]) =>
		parts.every((part) => allowed.includes(part));

export const actigraphReaders: readonly Attacked[] = [
	{
		name: "GT3X",
		originals: gt3xFiles(),
		read: async (bytes) => reading(await readGt3x(memoryBytes(bytes, "one.gt3x"))),
		// Each file in the archive has a CRC-32.
		isUnseen: () => false,
	},
	{
		name: "AGD",
		originals: agdFiles(),
		read: async (bytes) => reading(await readAgd(memoryBytes(bytes, "one.agd"))),
		// A cell has no checksum; of the settings, start and count of epochs are there twice.
		isUnseen: only("samples", "flags", "spots", "device", "header"),
	},
	{
		name: "ActiGraph CSV",
		originals: csvFiles(),
		read: async (bytes) => reading(await readActigraphCsv(memoryBytes(bytes, "one.csv"))),
		// Text without a checksum: each field is there once, and a row without a time has no place of its own.
		isUnseen: only("samples", "flags", "rows", "header", "device", "range", "start", "rate"),
	},
];
