import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeGeneactiv, type MadeGeneactiv, type MadePage } from "../../test/encode-geneactiv.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import * as api from "./index.ts";
import { readGeneactiv } from "./read-geneactiv.ts";

const { gap, clipped, damaged } = sampleFlags;
const startMs = Date.UTC(2024, 2, 1, 10, 0, 0, 500);
const open = (bytes: Uint8Array) => readGeneactiv(memoryBytes(bytes, "made.bin"));
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);

/** Pages of 300 samples, each `pageMs` after the one before; x counts through 1,000 steps. */
const pages = (count: number, pageMs = 3000, change: (page: MadePage) => Partial<MadePage> = () => ({})): MadePage[] =>
	Array.from({ length: count }, (_, k) => {
		const samples = Array.from({ length: 300 }, (_, i) => [(300 * k + i) % 1000, -256, 240, i % 1024, i & 1] as const);
		const page = { sequence: k, startMs: startMs + pageMs * k, samples };
		return { ...page, ...change(page) };
	});
const made = (list: readonly MadePage[], rest: Partial<MadeGeneactiv> = {}) =>
	encodeGeneactiv({ pages: list, ...rest });
const ramp = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, i) => (((from + i) % 1000) * 100 - 500) / 25_000);
const edited = (bytes: Uint8Array, edit: (text: string) => string) =>
	new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readGeneactiv"]);
});

describe("readGeneactiv", () => {
	it("calibrates samples with the header's gains and offsets, and gives the header's zone", async () => {
		const recording = await open(made(pages(4)));
		expect(recording.start).toEqual({
			localTime: "2024-03-01T10:00:00.500",
			zone: "+01:00",
			utcSeconds: startMs / 1000 - 3600,
		});
		expect(recording.device).toEqual({
			maker: "Activinsights",
			model: "GENEActiv 1.1",
			serialNumber: "012967",
			firmware: "Ver1.30 date 05Aug11",
			wearSite: "left wrist",
		});
		expect(recording.signals.map(({ name, unit, samplingRateHz }) => [name, unit, samplingRateHz])).toEqual([
			["x", "[g]", 100],
			["y", "[g]", 100],
			["z", "[g]", 100],
			["light", "lx", 100],
			["button", "1", 100],
		]);
		expect(recording.promisedSeconds).toBe(168 * 3600);
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		expect(samples[0]).toEqual(ramp(0, 1200));
		expect([samples[1]![9], samples[2]![9], samples[3]![9], samples[4]![9]]).toEqual([
			-25_400 / 25_600,
			1,
			(9 * 800) / 300,
			1,
		]);
		expect(new Set(flags[0])).toEqual(new Set([0]));
		expect(
			recording.spots.map(({ name, unit, values, timesSeconds }) => [name, unit, values[1], timesSeconds[1]]),
		).toEqual([
			["temperature", "Cel", 21.5, 3],
			["battery", "V", 4.1493, 3],
		]);
	});

	it.each([
		["85.7", 3500, 600 / 7],
		["66.7", 4500, 200 / 3],
		["50", 6000, 50],
		["10", 30_000, 10],
	])("takes the rate of a device set to %s Hz from its pages", async (frequency, pageMs, rate) => {
		const recording = await open(made(pages(12, pageMs), { frequency }));
		expect(recording.signals[0]!.samplingRateHz).toBe(rate);
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		expect(samples[0]).toEqual(ramp(0, 3600));
		expect(new Set(flags[0])).toEqual(new Set([0]));
	});

	it("believes the pages where the header's rate cannot be", async () => {
		const recording = await open(made(pages(4, 3000), { lines: { "Measurement Frequency": "40 Hz" } }));
		expect(recording.signals[0]!.samplingRateHz).toBe(100);
		expect(recording.warnings.map(({ code }) => code)).toEqual(["rate"]);
	});

	it("lets the clock of a slow device not drift", async () => {
		const recording = await open(made(pages(40, 3010)));
		const { samples } = await readWhole(recording);
		expect(samples[0]!.length / 100).toBeCloseTo((40 * 3.01 * 100 - 1) / 100, 1);
	});

	it("flags the ends of the converter's range", async () => {
		const edge = pages(2, 3000, ({ samples }) => ({
			samples: samples.map((sample, i) => (i === 5 ? [2047, 0, 0, 0, 0] : i === 6 ? [0, -2048, 0, 0, 0] : sample)),
		}));
		const { flags, samples } = await readWhole(await open(made(edge)));
		expect(flags[0]!.slice(4, 8)).toEqual([0, clipped, clipped, 0]);
		expect(samples[1]![6]).toBe((-204_800 + 200) / 25_600);
	});

	it("leaves a hole for a lost page, and leaves out a page that stands there twice", async () => {
		const all = pages(5);
		const { samples, flags, codes } = await readWhole(await open(made([...all.slice(0, 2), ...all.slice(3), all[4]!])));
		expect(codes).toEqual(["gap", "repeated"]);
		expect(new Set(flags[0]!.slice(600, 900))).toEqual(new Set([gap]));
		expect(samples[0]!.slice(900)).toEqual(ramp(900, 1500));
	});

	it("reads a file that was cut in mid-page as far as it goes", async () => {
		const bytes = made(pages(3));
		const { samples, codes } = await readWhole(await open(bytes.subarray(0, bytes.length - 1211)));
		expect(codes).toEqual(["cut-short"]);
		expect(samples[0]).toEqual(ramp(0, samples[0]!.length));
		expect(samples[0]!.length).toBe(799);
	});

	it("flags samples with a letter that is no digit, and does not use a page that lost some", async () => {
		const bad = edited(made(pages(4)), (text) => text.replace("00AF00", "00AG00"));
		const { samples, flags, codes } = await readWhole(await open(bad));
		expect(codes).toEqual(["digits"]);
		expect(flags[0]!.filter((flag) => flag === damaged).length).toBe(1);
		expect(samples[0]!.filter(Number.isNaN).length).toBe(1);
		const short = edited(made(pages(4)), (text) => text.replace("1F4F000F0", ""));
		const lost = await readWhole(await open(short));
		expect(lost.codes).toEqual(["page-length", "gap"]);
		expect(new Set(lost.flags[0]!.slice(300, 600))).toEqual(new Set([gap | damaged]));
	});

	it("passes over what is no page", async () => {
		const bytes = edited(made(pages(4)), (text) =>
			text.replace("Recorded Data\r\nDevice Unique Serial Code:012967\r\nSequence Number:2", "Recorxed"),
		);
		const { codes, samples } = await readWhole(await open(bytes));
		expect(codes).toEqual(["lost-place", "gap", "pages"]);
		expect(samples[0]!.slice(900)).toEqual(ramp(900, 1200));
	});

	it("puts a page with an impossible time where it belongs", async () => {
		const bytes = edited(made(pages(5)), (text) => text.replace("2024-03-01 10:00:06:500", "2024-13-41 10:00:06:500"));
		const { codes, samples } = await readWhole(await open(bytes));
		expect(codes).toEqual(["time"]);
		expect(samples[0]).toEqual(ramp(0, 1500));
	});

	it("reads other line ends, and says that a header has no zone", async () => {
		const recording = await open(made(pages(3), { lineEnd: "\n", zone: "" }));
		expect(recording.start).toEqual({ localTime: "2024-03-01T10:00:00.500", zone: null, utcSeconds: null });
		const { samples, codes } = await readWhole(recording);
		expect(codes).toEqual(["zone"]);
		expect(samples[0]).toEqual(ramp(0, 900));
	});

	it("reads across the ends of what it holds in memory", async () => {
		const { samples } = await readWhole(await open(made(pages(700))));
		expect(samples[0]).toEqual(ramp(0, 210_000));
	});

	it.each([
		[
			"an empty file",
			new Uint8Array(0),
			/^readGeneactiv: made\.bin must begin with "Device Identity" \(byte 0\); got an empty file\./,
		],
		["a CWA file", new TextEncoder().encode("MD...."), /must begin with "Device Identity".*got "MD\.\.\.\."/],
		["a header alone", made([]), /must have a page/],
		[
			"a gain of 0",
			made(pages(1), { lines: { "x gain": "0" } }),
			/must give "x gain" as a number above 0 \(byte \d+\); got 0/,
		],
		[
			"a lost offset",
			made(pages(1), { lines: { "y offset": "" } }),
			/must give "y offset" as a number \(byte \d+\); got /,
		],
		[
			"a rate of NaN",
			made(pages(1), { lines: { "Measurement Frequency": "NaN Hz" } }),
			/"Measurement Frequency" from 1 to 1000 Hz/,
		],
		["no date", made(pages(1)).slice(0, -3700), /must hold a page with samples and a date/],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});
});

const realFile = fileURLToPath(
	new URL("../../../../../data/importer-samples/raw/GGIRread/GENEActiv_testfile.bin", import.meta.url),
);
const isHere = existsSync(realFile);

describe.skipIf(!isHere)(
	`GGIRread's GENEActiv_testfile.bin${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	() => {
		it("has the values that GGIRread's tests publish, and actipy's sum", async () => {
			const recording = await open(readFileSync(realFile));
			const { samples, flags, codes } = await readWhole(recording);
			expect(recording.start).toEqual({
				localTime: "2013-05-30T10:12:54.500",
				zone: "+01:00",
				utcSeconds: 1_369_905_174.5,
			});
			expect(recording.signals[0]!.samplingRateHz).toBe(600 / 7);
			expect(codes).toEqual(["cut-short", "pages"]);
			// GGIRread and actipy keep single precision.
			expect(Math.fround(samples[2]![299]!)).toBe(Math.fround(-0.808364033699035));
			expect(samples[3]![1]).toBeCloseTo(2.666_667, 6);
			expect(recording.spots[0]!.values[0]).toBe(21.5);
			const sum = samples
				.slice(0, 3)
				.reduce(
					(all, axis) => all + axis.slice(0, 4800).reduce((one, value) => one + Math.abs(Math.fround(value)), 0),
					0,
				);
			expect(sum).toBeCloseTo(7168.458, 3);
			expect(new Set(flags[0])).toEqual(new Set([0]));
		});
	},
);
