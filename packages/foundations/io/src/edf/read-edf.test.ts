import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeEdf, list, type MadeEdf } from "../../test/encode-edf.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import { edfUnit } from "./edf-unit.ts";
import * as api from "./index.ts";
import { readEdf } from "./read-edf.ts";

const { gap, clipped, damaged } = sampleFlags;
const open = (bytes: Uint8Array) => readEdf(memoryBytes(bytes, "made.edf"));
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);
const put = (bytes: Uint8Array, at: number, text: string) => {
	const out = bytes.slice();
	out.set(new TextEncoder().encode(text), at);
	return out;
};

/** Ten samples a second of a signal whose physical values are its digital ones over ten, and two of another as they are. */
const signals = [
	{ label: "ECG", dimension: "uV", samplesPerRecord: 10, physical: [-100, 100], digital: [-1000, 1000] },
	{ label: "Temp rectal", dimension: "degC", samplesPerRecord: 2, physical: [0, 500], digital: [0, 500] },
] as const;
const records = (onsets: readonly number[], change: (k: number) => string = () => "") =>
	onsets.map((onset, k) => ({
		samples: [Array.from({ length: 10 }, (_, i) => 10 * k + i), [360 + k, 370 + k]],
		lists: list(`+${onset}`, "") + change(k),
	}));
const made = (onsets: readonly number[], rest: Partial<MadeEdf> = {}) =>
	encodeEdf({ signals, records: records(onsets), kind: "EDF+C", ...rest });
const tenths = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => (from + i) / 10);
const close = (found: readonly number[] | undefined, expected: readonly number[]) => {
	expect(found!.length).toBe(expected.length);
	for (const [i, value] of expected.entries()) expect(found![i]).toBeCloseTo(value, 10);
};

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readEdf"]);
});

describe("readEdf", () => {
	it("gives signals of several rates in their units, and the annotations", async () => {
		const lists = (k: number) => (k === 1 ? list("+1.25\x150.5", "arousal", "EMG") + list("+0.5", "lights off") : "");
		const recording = await open(made([0, 1, 2], { records: records([0, 1, 2], lists) }));
		expect(recording.start).toEqual({ localTime: "2011-04-04T12:57:02.000", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: null,
			model: "Porti7",
			serialNumber: null,
			firmware: null,
			wearSite: null,
		});
		expect(recording.signals).toEqual([
			{ name: "ECG", unit: "uV", samplingRateHz: 10, range: [-100, 100] },
			{ name: "Temp rectal", unit: "Cel", samplingRateHz: 2, range: [0, 500] },
		]);
		expect(recording.promisedSeconds).toBe(3);
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		close(samples[0], tenths(0, 30));
		expect(samples[1]).toEqual([360, 370, 361, 371, 362, 372]);
		expect(flags[0]!.every((flag) => flag === 0)).toBe(true);
		const { annotations } = recording;
		expect(annotations).toEqual([
			{ onsetSeconds: 1.25, durationSeconds: 0.5, text: "arousal" },
			{ onsetSeconds: 1.25, durationSeconds: 0.5, text: "EMG" },
			{ onsetSeconds: 0.5, durationSeconds: null, text: "lights off" },
		]);
		await readWhole(recording);
		expect(recording.annotations.length).toBe(3);
	});

	it("leaves gaps where a discontinuous file has them", async () => {
		const recording = await open(made([0, 1, 4.5, 5.5], { kind: "EDF+D" }));
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual(["gap"]);
		close(samples[0]!.slice(0, 20), tenths(0, 20));
		expect(flags[0]!.slice(20, 45)).toEqual(Array.from({ length: 25 }, () => gap));
		expect(samples[0]!.slice(20, 45).every(Number.isNaN)).toBe(true);
		close(samples[0]!.slice(45), tenths(20, 40));
		expect(samples[1]!.map((value) => (Number.isNaN(value) ? null : value))).toEqual([
			360,
			370,
			361,
			371,
			null,
			null,
			null,
			null,
			null,
			362,
			372,
			363,
			373,
		]);
	});

	it("begins a fraction of a second late where the first record says so", async () => {
		const recording = await open(
			made([0.25, 1.25, 2.25], { records: records([0.25, 1.25, 2.25], (k) => (k === 0 ? list("+0.5", "A") : "")) }),
		);
		expect(recording.start.localTime).toBe("2011-04-04T12:57:02.250");
		expect((await readWhole(recording)).codes).toEqual([]);
		expect(recording.annotations).toEqual([{ onsetSeconds: 0.25, durationSeconds: null, text: "A" }]);
	});

	it.each([
		["in a continuous file", "EDF+C", [0, 1, 7, 3]],
		["that the next record contradicts", "EDF+D", [0, 1, 70, 3]],
		["that runs back", "EDF+D", [0, 1, 0.5, 3]],
		["of another year", "EDF+D", [0, 1, 99_999_999, 3]],
	])("lays a record with a time %s where it belongs", async (_, kind, onsets) => {
		const { samples, flags, codes } = await readWhole(await open(made(onsets, { kind })));
		expect(codes).toEqual(["time"]);
		close(samples[0], tenths(0, 40));
		expect(flags[0]![25]).toBe(kind === "EDF+D" ? damaged : 0);
	});

	it("reads 24-bit samples", async () => {
		const wide = [{ label: "A1", dimension: "mV", samplesPerRecord: 3, physical: [-8_388_608, 8_388_607] }] as const;
		const bytes = encodeEdf({
			signals: wide,
			records: [{ samples: [[-8_388_608, -1, 70_000]] }, { samples: [[0, 1, 8_388_607]] }],
			isBdf: true,
		});
		const { samples, flags } = await readWhole(await open(bytes));
		close(samples[0], [-8_388_608, -1, 70_000, 0, 1, 8_388_607]);
		expect(flags[0]).toEqual([clipped, 0, 0, 0, 0, clipped]);
	});

	it("flags samples at the end of the digital range and beyond it", async () => {
		const bytes = encodeEdf({
			signals,
			records: [
				{
					samples: [
						[1000, 999, -1000, 1001, 0, 0, 0, 0, 0, 0],
						[1, 2],
					],
				},
			],
		});
		const { flags, codes } = await readWhole(await open(bytes));
		expect(flags[0]!.slice(0, 5)).toEqual([clipped, 0, clipped, damaged, 0]);
		expect(codes).toEqual(["outside"]);
	});

	it("counts the records itself where the header does not, and keeps a last one that is cut", async () => {
		const unfinished = await readWhole(await open(made([0, 1, 2], { nRecords: -1 })));
		expect(unfinished.codes).toEqual(["records"]);
		close(unfinished.samples[0], tenths(0, 30));
		const whole = encodeEdf({ signals, records: records([0, 1, 2]) });
		const { samples, flags, codes } = await readWhole(await open(whole.subarray(0, whole.length - 14)));
		expect(codes).toEqual(["records", "cut-short"]);
		close(samples[0]!.slice(0, 25), tenths(0, 25));
		expect(flags[0]!.slice(25)).toEqual(Array.from({ length: 5 }, () => gap | damaged));
		expect(flags[1]!.slice(4)).toEqual([gap | damaged, gap | damaged]);
		expect((await readWhole(await open(made([0, 1, 2], { nRecords: 2 })))).codes).toEqual(["extra-bytes"]);
	});

	it("reads notes without signals, and names what is no annotation list", async () => {
		const notes = encodeEdf({
			signals: [],
			records: [{ samples: [], lists: `${list("+0", "")}${list("+30\x1530", "Sleep stage N2")}` }],
			kind: "EDF+C",
			recordSeconds: "0",
		});
		const recording = await open(notes);
		expect((await readWhole(recording)).samples).toEqual([]);
		expect(recording.annotations).toEqual([{ onsetSeconds: 30, durationSeconds: 30, text: "Sleep stage N2" }]);
		const bad = await readWhole(await open(made([0, 1], { records: records([0, 1], () => "+1.5?what\x14\0") })));
		expect(bad.codes).toEqual(["annotation"]);
	});

	it("reads across the ends of what it holds in memory", async () => {
		const wide = [{ label: "EEG", dimension: "uV", samplesPerRecord: 5000, physical: [-32_768, 32_767] }] as const;
		const blocks = Array.from({ length: 150 }, (_, k) => ({
			samples: [Array.from({ length: 5000 }, (_, i) => ((k * 5000 + i) % 60_000) - 30_000)],
		}));
		const { samples, codes } = await readWhole(await open(encodeEdf({ signals: wide, records: blocks })));
		expect(codes).toEqual([]);
		expect(samples[0]!.length).toBe(750_000);
		expect(samples[0]!.findIndex((value, i) => Math.round(value) !== (i % 60_000) - 30_000)).toBe(-1);
	});

	it("takes the long date of EDF+, a comma for a point, and says what it makes of a date that is none", async () => {
		const at = (bytes: Uint8Array) =>
			open(bytes).then((one) => [one.start.localTime, ...one.warnings.map(({ code }) => code)]);
		expect(await at(made([0], { start: "04.04.8412.57.02", recording: "Startdate 04-APR-2084 X X X" }))).toEqual([
			"2084-04-04T12:57:02.000",
		]);
		expect(await at(made([0], { start: "04.04.9912.57.02", recording: "X" }))).toEqual(["1999-04-04T12:57:02.000"]);
		expect(await at(made([0], { recording: "Startdate 05-APR-2011 X X X" }))).toEqual([
			"2011-04-05T12:57:02.000",
			"start",
		]);
		expect(await at(made([0], { start: "31.02.1125.57.02", recording: "X" }))).toEqual([
			"1985-01-01T00:00:00.000",
			"start",
			"start",
		]);
		expect(await at(made([0], { recordSeconds: "1,0" }))).toEqual(["2011-04-04T12:57:02.000", "comma"]);
	});

	const plain = encodeEdf({ signals, records: records([0, 1]) });
	const names = 256 + 2 * 16 + 2 * 80;
	it.each([
		[
			"an empty file",
			new Uint8Array(0),
			/^readEdf: made\.edf must have a header of 256 bytes \(byte 0\); got 0 bytes\. The file is cut short/,
		],
		["another format", new TextEncoder().encode("RIFF".padEnd(400)), /must begin with "0 {7}" \(EDF\)/],
		[
			"a count of signals that is none",
			put(plain, 252, "two "),
			/must give the number of signals as a number \(byte 252\); got "two"/,
		],
		["no signal", put(plain, 252, "0   "), /must have at least one signal \(byte 252\)/],
		["9999 signals", put(plain, 252, "9999"), /must hold the header of 9999 signals \(2560000 bytes\)/],
		[
			"records of NaN seconds",
			put(plain, 244, "NaN     "),
			/must give the seconds of a data record as a number \(byte 244\)/,
		],
		["records of no length", put(plain, 244, "0       "), /must have data records that last some time/],
		[
			"fewer than no records",
			put(plain, 236, "-5      "),
			/must give the number of data records, or -1 \(byte 236\); got -5/,
		],
		[
			"2 GB of samples a record",
			put(plain, names + 2 * (5 * 8 + 80), "9999999 "),
			/must have data records of at most \d+ bytes \(byte \d+\); got \d+ bytes/,
		],
		["no samples", put(plain, names + 2 * (5 * 8 + 80), "0       "), /must have samples of signal 1/],
		[
			"a physical range of nothing",
			put(plain, names + 2 * 8, "100     "),
			/must have a physical range of signal 1 \(byte \d+\); got 100 to 100/,
		],
		[
			"a digital range that runs back",
			put(plain, names + 2 * 24, "2000    "),
			/must have a digital range of signal 1 within -32768 to 32767/,
		],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});
});

describe("edfUnit", () => {
	it.each([
		["uV", "uV"],
		["µV", "uV"],
		["degC", "Cel"],
		["mmHg", "mm[Hg]"],
		["%", "%"],
		["", "1"],
		["bpm", "/min"],
		["g", "[g]"],
		["Hz", "Hz"],
		["volts?", "{volts?}"],
	])("%s is %s", (dimension, unit) => expect(edfUnit(dimension)).toBe(unit));
});

const realFolder = fileURLToPath(
	new URL("../../../../../data/importer-samples/raw/wfdb-sample-data/", import.meta.url),
);
const isHere = existsSync(`${realFolder}test_edfann.edf`);

describe.skipIf(!isHere)(`EDF files of wfdb${isHere ? "" : " (skipped: data/importer-samples is not here)"}`, () => {
	it("have 856 notes without a signal, and degrees that pyEDFlib refuses", async () => {
		const notes = await open(readFileSync(`${realFolder}test_edfann.edf`));
		await readWhole(notes);
		expect(notes.annotations.length).toBe(856);
		expect(notes.annotations[2]).toEqual({ onsetSeconds: 33.43, durationSeconds: 0, text: "Lights off@@EEG F4-A1" });
		const degrees = await open(readFileSync(`${realFolder}test_generator_2.edf`));
		expect(degrees.signals.map(({ unit }) => unit).filter((unit) => unit !== "uV")).toEqual(["deg", "deg"]);
		expect(degrees.warnings).toEqual([]);
	});
});
