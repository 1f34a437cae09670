import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeGenea, type MadeGenea } from "../../test/encode-genea.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import { chunkSum, rawAxis } from "./genea-chunks.ts";
import * as api from "./index.ts";
import { readGenea } from "./read-genea.ts";

const startSeconds = Date.UTC(2010, 2, 30, 12) / 1000;
const open = (bytes: Uint8Array) => readGenea(memoryBytes(bytes, "made.bin"));
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);
const seconds = (count: number) =>
	Array.from({ length: count }, (_, k) =>
		Array.from({ length: 80 }, (_, i) => [-((80 * k + i) % 2000), 343, 327] as const),
	);
const made = (count: number, rest: Partial<MadeGenea> = {}) =>
	encodeGenea({ startSeconds, seconds: seconds(count), ...rest });
/** x is turned round, and its offset is 1. */
const ramp = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => (((from + i) % 2000) + 1) / 340);
/** Rounding apart: gains of 8192 over 8192 are one. */
const close = (found: readonly number[], expected: readonly number[]) => {
	expect(found.length).toBe(expected.length);
	expect(Math.max(...expected.map((value, i) => Math.abs(found[i]! - value)))).toBeLessThan(1e-9);
};

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readGenea"]);
});

describe("readGenea", () => {
	it("gives samples between marks of the time, x and z turned round, by gains and offsets", async () => {
		const recording = await open(made(20));
		expect(recording.start).toEqual({ localTime: "2010-03-30T12:00:00.000", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: "Unilever Discover",
			model: "GENEA",
			serialNumber: "01275",
			firmware: "c7931",
			wearSite: "RW",
		});
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		close(samples[0]!, ramp(0, 1600));
		expect([samples[1]![5], samples[2]![5]]).toEqual([1, -1]);
		expect(new Set(flags[0])).toEqual(new Set([0]));
		expect(
			recording.spots.map(({ name, unit, values, timesSeconds }) => [
				name,
				unit,
				values.length,
				values[1],
				timesSeconds[1],
			]),
		).toEqual([["battery", "V", 7, (113 * 3.3 * 11) / 1024, 3]]);
	});

	it("begins before the first mark where samples stand there", async () => {
		const before = Array.from({ length: 40 }, () => [0, 0, 1] as const);
		const recording = await open(made(5, { before }));
		expect(recording.start.localTime).toBe("2010-03-30T11:59:59.500");
		const { samples, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		close(samples[0]!.slice(40), ramp(0, 400));
	});

	it("flags a sample whose checksum is wrong, and leaves a hole for seconds that were not recorded", async () => {
		const bytes = made(6);
		const header = new TextDecoder("latin1").decode(bytes).indexOf("\r\n\r\n") + 4;
		bytes[header + 6 * 30 + 3]! ^= 1;
		const wrong = await readWhole(await open(bytes));
		expect(wrong.codes).toEqual(["checksum"]);
		expect(wrong.flags[0]!.filter((flag) => flag === sampleFlags.damaged).length).toBe(1);
		expect(wrong.samples[0]!.filter(Number.isNaN).length).toBe(1);
		const gappy = await readWhole(
			await open(made(6, { seconds: seconds(6).map((one, k) => (k === 2 ? "skip" : one)) })),
		);
		expect(gappy.codes).toEqual(["gap"]);
		expect(new Set(gappy.flags[0]!.slice(160, 240))).toEqual(new Set([sampleFlags.gap]));
		close(gappy.samples[0]!.slice(240), ramp(240, 480));
	});

	it("finds its place again after bytes were lost, and says where the file was cut", async () => {
		const bytes = made(30);
		const lost = new Uint8Array([...bytes.subarray(0, 3000), ...bytes.subarray(3004, bytes.length - 3)]);
		const { codes, samples } = await readWhole(await open(lost));
		expect(codes).toEqual(["lost-place", "cut-short"]);
		close(samples[0]!.slice(1600, 2300), ramp(1600, 2300));
	});

	it.each([
		[
			"an empty file",
			new Uint8Array(0),
			/^readGenea: made\.bin must begin with "GENEA\/" \(byte 0\); got an empty file/,
		],
		[
			"a GENEActiv's",
			new TextEncoder().encode("Device Identity"),
			/must begin with "GENEA\/" \(byte 0\); got "Device"/,
		],
		["a header that does not end", made(1).subarray(0, 60), /must end its header with an empty line/],
		[
			"no gains",
			made(1, { lines: { "Accel-Gains": "8192 8192" } }),
			/must give "Accel-Gains" \(byte \d+\); got 8192 8192/,
		],
		["a rate of 0", made(1, { lines: { "Sample-Rate": "0Hz" } }), /must give "Sample-Rate" \(byte \d+\); got 0Hz/],
		["no time", encodeGenea({ startSeconds, seconds: [], before: [[1, 2, 3]] }), /must mark the time/],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});
});

const realFile = fileURLToPath(
	new URL("../../../../../data/importer-samples/raw/GGIRread/genea_testfile.bin", import.meta.url),
);
const isHere = existsSync(realFile);

/** As R rounds. */
const halfToEven = (value: number) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value));

describe.skipIf(!isHere)(
	`GGIRread's genea_testfile.bin${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	() => {
		it("has the sum that GGIRread's test publishes of four pages, once rounded as there", () => {
			const bytes = readFileSync(realFile);
			const [gains, offsets] = [
				[8144, 8132, 8004],
				[1, -3, -13],
			];
			let [sum, nRows] = [0, 0];
			for (let page = 0; page < 4; page++) {
				for (let i = 0; i < 341; i++) {
					const at = 422 + 2048 * page + 6 * i;
					expect(chunkSum(bytes, at)).toBe(bytes[at]);
					if (bytes[at + 1]! >> 4 !== 0 || nRows === 1329) continue;
					nRows++;
					for (const axis of [0, 1, 2] as const) {
						const raw = rawAxis(bytes, at, axis) * (axis === 1 ? 1 : -1);
						sum += Math.round((halfToEven(((raw + offsets[axis]!) * gains[axis]!) / 8192) * 1000) / 340);
					}
				}
			}
			expect([nRows, sum]).toEqual([1329, 1_374_990]);
		});

		it("reads without a doubt", async () => {
			const recording = await open(readFileSync(realFile));
			const { samples, codes } = await readWhole(recording);
			expect([recording.start.localTime, samples[0]!.length, codes]).toEqual(["2010-03-30T12:08:36.400", 42_863, []]);
		});
	},
);
