import { sampleFlags } from "@quickening/core";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readNamed } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/index.ts";
import * as api from "./index.ts";

const { readPhilips, intervalStatus } = api;

/** Header and columns of an export in four languages, as Actiware writes them. */
const languages = {
	English: {
		title: "Actiware Export File  (Version 05.00 )",
		properties: [
			"Actiwatch Type:",
			"Data Collection Start Date:",
			"Data Collection Start Time:",
			"Time Zone Offset:",
			"Epoch Length:",
			"Number of Data Samples:",
			"Actiwatch Serial Number:",
		],
		columns: [
			"Line",
			"Date",
			"Time",
			"Off-Wrist Status",
			"Activity",
			"Marker",
			"White Light",
			"Sleep/Wake",
			"Interval Status",
		],
		intervals: ["ACTIVE", "REST", "REST-S", "EXCLUDED"],
		missing: "NaN",
		date: (day: number) => `${day}/04/2020`,
		number: (value: string) => value,
	},
	German: {
		title: "Actiware-Exportdatei (Version 05.00 )",
		properties: [
			"Actiwatch-Typ:",
			"Startdatum der Datenerfassung:",
			"Startzeit der Datenerfassung:",
			"Zeitzonenverschiebung:",
			"Epochenlänge:",
			"Anzahl der Daten-Samples:",
			"Actiwatch-Seriennummer:",
		],
		columns: [
			"Zeile",
			"Datum",
			"Zeit",
			"Status „Nicht am Handgelenk“",
			"Aktivität",
			"Markierung",
			"Weißes Licht",
			"Schlaf/Wach",
			"Intervallstatus",
		],
		intervals: ["AKTIV", "RUHE", "RUHE-S", "AUSGESCHLOSSEN"],
		missing: "kZ",
		date: (day: number) => `${day}.04.2020`,
		number: (value: string) => value.replace(".", ","),
	},
	French: {
		title: "Fichier d'exportation Actiware (Version 05.00)",
		properties: [
			"Type d'Actiwatch :",
			"Date de début de la collecte des données :",
			"Heure de début de la collecte des données :",
			"Décalage du fuseau horaire :",
			"Longueur de la période :",
			"Nombre d'échantillons de données :",
			"Numéro de série de l'Actiwatch :",
		],
		columns: [
			"Ligne",
			"Date",
			"Heure",
			"Statut hors poignet",
			"Activité",
			"Marqueur",
			"Lumière blanche",
			"Sommeil/Éveil",
			"Statut de l’intervalle",
		],
		intervals: ["ACTIVITÉ", "REPOS", "S-REPOS", "EXCLU"],
		missing: "NAN",
		date: (day: number) => `${day}/04/2020`,
		number: (value: string) => value,
	},
	Dutch: {
		title: "Actiware-exportbestand (versie 05.00)",
		properties: [
			"Type Actiwatch:",
			"Begindatum gegevensverzameling:",
			"Begintijd gegevensverzameling:",
			"Tijdzone-offset:",
			"Periodelengte:",
			"Aantal gegevenssamples:",
			"Serienummer Actiwatch:",
		],
		columns: [
			"Lijn",
			"Datum",
			"Tijd",
			"Status niet-om-pols",
			"Activiteit",
			"Markering",
			"Wit licht",
			"Slapen/waken",
			"Intervalstatus",
		],
		intervals: ["ACTIEF", "RUST", "RUST-S", "UITGEZONDERD"],
		missing: "NaN",
		date: (day: number) => `${day}/04/2020`,
		number: (value: string) => value.replace(".", ","),
	},
};

type Language = (typeof languages)[keyof typeof languages];
const row = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(",");
const clock = (minute: number) =>
	`${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;

/** Four minutes over midnight of the 30th of April, whose dates settle their order. */
function actiware(language: Language, { day = 4, minutes = [1438, 1439, 1440, 1441], nEpochs = "4" } = {}) {
	const { title, properties, columns, intervals, missing, date, number } = language;
	const values = ["Spectrum", date(day), clock(minutes[0]!), "+02:00", "60", nEpochs, "P1"];
	const next = (minute: number) => date(day + Math.floor(minute / 1440));
	const cells = [
		["1", missing, missing, missing, missing],
		["0", "12", "0", number("1.50"), "0"],
		["0", "0", "1", number("0.00"), "1"],
		["0", "340", "0", number("20000.25"), "1"],
	];
	return [
		`"${title}"`,
		...properties.map((name, i) => row([name, values[i]!])),
		"",
		row(columns),
		"",
		...minutes.map((minute, i) =>
			row([String(i + 1), next(minute), clock(minute), ...cells[i % 4]!, intervals[(3 + i) % 4]!]),
		),
	].join("\r\n");
}

const read = (text: string | Uint8Array, options = {}) =>
	readPhilips(memoryBytes(typeof text === "string" ? new TextEncoder().encode(text) : text, "a.csv"), options);

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual(["intervalStatus", "readPhilips"]);
});

describe("readPhilips, exports of Actiware", () => {
	it.each(Object.entries(languages))("reads %s", async (_, language) => {
		const recording = await read(actiware(language));
		expect(recording.start).toEqual({
			localTime: "2020-04-04T23:58:00.000",
			zone: "+02:00",
			utcSeconds: Date.UTC(2020, 3, 4, 21, 58) / 1000,
		});
		expect(recording.device).toMatchObject({ model: "Spectrum", serialNumber: "P1" });
		expect(recording.promisedSeconds).toBe(240);
		const { samples, flags, codes } = await readNamed(recording);
		const { NaN: none } = Number;
		expect(samples).toEqual({
			offWrist: [1, 0, 0, 0],
			counts: [none, 12, 0, 340],
			marker: [none, 0, 1, 0],
			light: [none, 1.5, 0, 20000.25],
			wake: [none, 0, 1, 1],
			interval: [intervalStatus.excluded, intervalStatus.active, intervalStatus.rest, intervalStatus.sleep],
		});
		expect(flags.counts).toEqual([sampleFlags.gap, 0, 0, 0]);
		expect(codes).toEqual([]);
	});

	it("reads UTF-16 and bytes of Windows alike", async () => {
		const text = actiware(languages.German);
		const wide = new Uint8Array(new Uint16Array([..."\ufeff", ...text].map((each) => each.charCodeAt(0))).buffer);
		expect((await readNamed(await read(wide))).samples.counts).toEqual([Number.NaN, 12, 0, 340]);
		const narrow = Uint8Array.from([...text.replace(/[„“]/g, "'")].map((each) => each.charCodeAt(0)));
		const recording = await read(narrow);
		expect((await readNamed(recording)).samples.counts).toEqual([Number.NaN, 12, 0, 340]);
		expect(recording.warnings.map(({ code }) => code)).toContain("not-utf-8");
	});

	it("asks for the order of dates that nothing settles, and takes no guess", async () => {
		const text = actiware(languages.English, { minutes: [600, 601, 602, 603], day: 5 });
		await expect(read(text)).rejects.toMatchObject({ code: "ambiguous-date" });
		expect((await read(text, { dateOrder: "day-first" })).start.localTime).toBe("2020-04-05T10:00:00.000");
		expect((await read(text, { dateOrder: "month-first" })).start.localTime).toBe("2020-05-04T10:00:00.000");
		await expect(read(actiware(languages.English, { day: 24 }), { dateOrder: "month-first" })).rejects.toMatchObject({
			code: "invalid-time",
		});
	});

	it("tells an hour that the clock repeats from rows out of order, by the number of the line", async () => {
		const recording = await read(actiware(languages.Dutch, { minutes: [1438, 1439, 1380, 1381], day: 25 }));
		const { samples, codes } = await readNamed(recording);
		expect(samples.counts).toEqual([Number.NaN, 12, 0, 340]);
		expect(codes).toEqual(["clock-changed"]);
	});

	it("says when epochs are fewer than the header promises, and refuses another language", async () => {
		const recording = await read(actiware(languages.French, { nEpochs: "40" }));
		expect((await readNamed(recording)).codes).toEqual(["unpromised-length"]);
		await expect(read(actiware(languages.English).replace("Activity", "Aktivitet"))).rejects.toThrow(
			"English, German, French or Dutch",
		);
	});
});

/** A workbook with one sheet, made by hand: shared strings for text, numbers as they stand. */
function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	const strings = [...new Set(rows.flat().filter((cell) => typeof cell === "string"))];
	const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
	const cell = (value: string | number, at: string) =>
		typeof value === "number"
			? `<c r="${at}"><v>${value}</v></c>`
			: value === ""
				? ""
				: `<c r="${at}" t="s"><v>${strings.indexOf(value)}</v></c>`;
	const sheet = rows.map(
		(cells, r) =>
			`<row r="${r + 1}">${cells.map((each, c) => cell(each, `${String.fromCharCode(65 + c)}${r + 1}`)).join("")}</row>`,
	);
	return zipSync({
		"xl/workbook.xml": strToU8("<workbook/>"),
		"xl/sharedStrings.xml": strToU8(
			`<?xml version="1.0"?><sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
		),
		"xl/worksheets/sheet1.xml": strToU8(
			`<?xml version="1.0"?><worksheet><sheetData>${sheet.join("")}</sheetData></worksheet>`,
		),
	});
}

describe("readPhilips, workbooks of the Health Band", () => {
	const header = [
		["Study Name: A & B"],
		["deviceSN:     000100"],
		["Analysis range:      2022-11-04 - 2022-11-18"],
		[],
	];
	const band = (
		rows: readonly (readonly (string | number)[])[],
		columns = ["timeStamp", "activityCounts", "heartRate", "steps"],
	) => workbook([...header, columns, ...rows]);

	it("reads texts and numbers, and settles dates by the range in the header", async () => {
		const recording = await read(
			band([
				["11-05-2022 01:10:00", "12", 61, 0],
				["11-05-2022 01:11:00", "NaN", "", 7],
			]),
		);
		expect(recording.start.localTime).toBe("2022-11-05T01:10:00.000");
		expect(recording.device.serialNumber).toBe("000100");
		const { samples, flags } = await readNamed(recording);
		expect(samples).toEqual({ counts: [12, Number.NaN], heartRate: [61, Number.NaN], steps: [0, 7] });
		expect(flags.heartRate).toEqual([0, sampleFlags.gap]);
	});

	it("reads times that a spreadsheet has turned into numbers", async () => {
		// 44870 days after 1899-12-30 is 2022-11-05.
		const recording = await read(
			band([
				[44870 + 70 / 1440, "12", 61, 0],
				[44870 + 71 / 1440, "5", 60, 7],
			]),
		);
		expect(recording.start.localTime).toBe("2022-11-05T01:10:00.000");
		expect((await readNamed(recording)).samples.counts).toEqual([12, 5]);
	});

	it("names columns that it does not know, and refuses other workbooks and cut ones", async () => {
		const rows = [
			["11-05-2022 01:10:00", "12", 61, 0],
			["11-05-2022 01:11:00", "5", 60, 7],
		];
		expect(
			(await read(band(rows, ["timeStamp", "activityCounts", "heartRate", "mood"]))).warnings[0]!.message,
		).toContain("mood");
		await expect(read(workbook([["a", "b"]]))).rejects.toThrow("timeStamp");
		await expect(read(band(rows).slice(0, -30))).rejects.toThrow("a whole workbook");
	});
});
