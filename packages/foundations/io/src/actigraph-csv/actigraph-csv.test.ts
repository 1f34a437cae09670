import { memoryBytes } from "@quickening/io/bytes";
import { describe, expect, it } from "vitest";
import { readWhole } from "../../test/read-whole.ts";
import { type ReadActigraphCsvOptions, readActigraphCsv } from "./index.ts";
import { parseNumber } from "./parse-number.ts";

const header = (changes: { title?: string; epoch?: string; mode?: number; date?: string } = {}) => [
	`------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.4 Firmware v2.5.0 date format M/d/yyyy ${changes.title ?? "Filter Normal"} -----------`,
	"Serial Number: NEO1C00000001",
	"Start Time 11:55:00",
	`Start Date ${changes.date ?? "12/20/2021"}`,
	`Epoch Period (hh:mm:ss) ${changes.epoch ?? "00:00:10"}`,
	"Download Time 12:09:58",
	"Download Date 12/20/2021",
	"Current Memory Address: 0",
	`Current Battery Voltage: 4.26     Mode = ${changes.mode ?? 61}`,
	"--------------------------------------------------",
];
const raw = header({ title: "at 30 Hz  Filter Normal", epoch: "00:00:00", mode: 12 });
const read = (
	lines: readonly string[],
	{ end = "\r\n", ...options }: ReadActigraphCsvOptions & { end?: string } = {},
) =>
	readActigraphCsv(
		memoryBytes(new TextEncoder().encode(lines.map((line) => line + end).join("")), "made.csv"),
		options,
	);
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

describe("readActigraphCsv", () => {
	it.each(["\n", "\r\n", "\r"])("reads raw acceleration with the header of ten lines (%j)", async (end) => {
		const recording = await read(
			[...raw, "Accelerometer X,Accelerometer Y,Accelerometer Z", "-0.015,0.029,-1.006", "6,-0.5,0"],
			{ end },
		);
		expect(recording.start).toEqual({ localTime: "2021-12-20T11:55:00.000", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: "ActiGraph",
			model: "GT3X+",
			serialNumber: "NEO1C00000001",
			firmware: "2.5.0",
			wearSite: null,
		});
		expect(recording.signals[0]).toEqual({ name: "x", unit: "[g]", samplingRateHz: 30, range: [-6, 6] });
		const { samples, flags } = await readWhole(recording);
		expect(samples).toEqual([
			[-0.015, 6],
			[0.029, -0.5],
			[-1.006, 0],
		]);
		expect(flags).toEqual([
			[0, 4],
			[0, 4],
			[0, 4],
		]);
		expect(recording.warnings).toEqual([]);
		expect(recording.header?.["Current Battery Voltage"]).toBe("4.26");
	});

	it("reads semicolons with a decimal comma, quotes, a byte order mark and no names of columns", async () => {
		const { samples } = await readWhole(
			await read([`\uFEFF${raw[0]}`, ...raw.slice(1), "-0,015;0,029;-1,006", '"1,5";0;-0,25']),
		);
		expect(samples).toEqual([
			[-0.015, 1.5],
			[0.029, 0],
			[-1.006, -0.25],
		]);
	});

	it("reads axes that are named by a letter, and 1e-3", async () => {
		const { samples } = await readWhole(await read([...raw, "X,Y,Z", "1e-3,0.5,-1"]));
		expect(samples).toEqual([[0.001], [0.5], [-1]]);
	});

	it("places raw rows by their times: fractions of a second, gaps, rows that come twice or have no time", async () => {
		const rows = ["12/20/2021 11:55:00.000,1,1,1", "12/20/2021 11:55:00.033,2,2,2", "12/20/2021 11:55:00.033,3,3,3"];
		const more = ["12/20/2021 11:55:00.133,4,4,4", "12/20/2021 11:75:00.133,5,5,5", "12/20/2021 11:55:01.000,6,6,6"];
		const recording = await read([
			...raw,
			"Timestamp,Accelerometer X,Accelerometer Y,Accelerometer Z",
			...rows,
			...more,
		]);
		const { samples, flags } = await readWhole(recording);
		expect(samples[0]!.slice(0, 5)).toEqual([1, 2, Number.NaN, Number.NaN, 4]);
		expect([samples[0]!.length, samples[0]![30], flags[0]![2]]).toEqual([31, 6, 1]);
		expect(codes(recording.warnings)).toEqual(["impossible-time", "late-row", "gap"]);
		expect(recording.warnings[0]!.message).toContain("the first at line 16");
	});

	it.each([
		[12, "axis1 axis2 axis3"],
		[13, "axis1 axis2 axis3 steps"],
		[61, "axis1 axis2 axis3 steps light inclineOff inclineStanding inclineSitting inclineLying"],
		[0, "axis1"],
	])("names columns by mode %i", async (mode, names) => {
		const row = names.split(" ").map((_, i) => i + 1);
		const recording = await read([...header({ mode }), `${row.join()},,`, row.join()]);
		expect(recording.signals.map(({ name }) => name).join(" ")).toBe(names);
		expect((await readWhole(recording)).samples).toEqual(row.map((value) => [value, value]));
		expect(recording.warnings).toEqual([]);
	});

	it("reads dates by the order that fits all of them, rather than the one that the header names", async () => {
		const lines = header({ date: "9/12/2021" });
		lines[0] = lines[0]!.replace("M/d/yyyy", "dd/MM/yyyy");
		const recording = await read([...lines, "Axis1", "5"]);
		expect(recording.start.localTime).toBe("2021-09-12T11:55:00.000");
		expect(codes(recording.warnings)).toEqual(["date-order"]);
		const given = await read([...lines, "Axis1", "5"], { dateOrder: "day-first" });
		expect(given.start.localTime).toBe("2021-12-09T11:55:00.000");
	});

	it("reads files without a header: by their times, or by what the caller says", async () => {
		const scored = [
			"Date,Time,Axis1,Sleep or Awake?",
			"6/27/2012,10:59 AM,1,W",
			"6/27/2012,11:00 AM,2,S",
			"6/27/2012,12:01 PM,3,S",
		];
		const recording = await read([...scored, "6/27/2012,12:02 PM,4,S", "6/27/2012,12:03 PM,5,S"]);
		expect([recording.start.localTime, recording.signals[0]!.samplingRateHz]).toEqual([
			"2012-06-27T10:59:00.000",
			1 / 60,
		]);
		const { samples } = await readWhole(recording);
		expect([samples[0]!.length, samples[0]![62], samples[0]![2]]).toEqual([65, 3, Number.NaN]);
		expect(codes(recording.warnings)).toEqual(["unread-column", "gap"]);

		const bare = ["Y (axis 1),X (axis 2),Z (axis3)", "1614,1422,1645"];
		await expect(read(bare)).rejects.toThrow(
			/must give an epoch of at most 3600 s in its header or by its times; got none. Give epochSeconds\./,
		);
		const told = await read(bare, { epochSeconds: 30, startTime: "2021-11-22T17:10:00" });
		expect(told.signals.map(({ name }) => name)).toEqual(["axis1", "axis2", "axis3"]);
		expect(told.start.localTime).toBe("2021-11-22T17:10:00.000");
	});

	it("flags what is no value, and rows with other columns, and tells their lines", async () => {
		const recording = await read([...header(), "Axis1,Steps", "1,2", "x,3", ",4", "-7,5", "6", "8,9,10", "", "11,12"], {
			end: "\n",
		});
		const { samples, flags } = await readWhole(recording);
		expect(samples).toEqual([
			[1, Number.NaN, Number.NaN, Number.NaN, 6, 8, 11],
			[2, 3, 4, 5, Number.NaN, 9, 12],
		]);
		expect(flags).toEqual([
			[0, 17, 1, 17, 0, 0, 0],
			[0, 0, 0, 0, 17, 0, 0],
		]);
		expect(recording.warnings.map(({ message }) => message)).toEqual([
			"made.csv: 2 rows have another number of columns and are flagged as damaged; the first at line 16.",
			"made.csv: 2 values are no numbers that can be and are flagged as damaged; the first at line 13.",
			"made.csv: 1 values are missing; the first at line 14.",
			"made.csv: 1 lines among the rows are empty; the first at line 18.",
		]);
	});

	it.each([
		["an empty file", [], {}, /must hold lines of text; got none/],
		["a header without an end", header().slice(0, 9), {}, /must end its header with a line of hyphens/],
		["a header without rows", raw, {}, /must have rows after line 10; got none/],
		[
			"a rate that cannot be",
			[raw[0]!.replace("30 Hz", "3000 Hz"), ...raw.slice(1), "1,2,3"],
			{},
			/a rate of 1 to 256 Hz in its header; got 3000/,
		],
		["two axes", [...raw, "Accelerometer X,Accelerometer Y", "1,2"], {}, /acceleration on three axes/],
		["columns that the mode does not explain", [...header({ mode: 13 }), "1,2"], {}, /2 columns without \(mode 13\)/],
		[
			"commas for both",
			[...raw, "Accelerometer X,Accelerometer Y,Accelerometer Z", "-0,015,0,029,-1,006"],
			{},
			/decimal marks from its separators; got 6 fields for 3 columns in line 12/,
		],
		[
			"dates that may be either",
			["Timestamp,Axis1", "1/2/2012 10:00:00,1", "1/2/2012 10:00:10,1"],
			{},
			/tell day from month.*Give dateOrder/,
		],
		[
			"no start",
			[...header({ date: "31/31/2021" }), "Axis1", "5"],
			{},
			/must give its start; got 31\/31\/2021 11:55:00/,
		],
	] as const)("refuses %s", async (_, lines, options, message) => {
		await expect(read(lines, options)).rejects.toThrow(message);
	});
});

it.each([
	"0",
	"-1.006",
	"1.234432211285849013",
	"0.1",
	"123456789012345.6",
	"1e-5",
	"-.5",
	"5.",
	" 7 ",
	'"3"',
	"0.000000000000000000000012",
])("reads %s to the same bits as Number", (text) => {
	const bytes = new TextEncoder().encode(text);
	expect(parseNumber(bytes, 0, bytes.length, 46)).toBe(Number(text.replaceAll('"', "")));
});

it.each(["-", ".", "1.2.3", "1,5", "abc", "1e", "0x10"])("reads %s as no number", (text) => {
	const bytes = new TextEncoder().encode(text);
	expect(parseNumber(bytes, 0, bytes.length, 46)).toBe(Number.POSITIVE_INFINITY);
});

it("public API: exports exactly this name", async () => {
	expect(Object.keys(await import("./index.ts"))).toEqual(["readActigraphCsv"]);
});
