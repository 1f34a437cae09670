import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeCwa, type MadeCwa, type MadeCwaBlock, mendCwaChecksum } from "../../test/encode-cwa.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import { layOnGridNaive } from "../device/lay-on-grid.naive.ts";
import { cwaBlockSamples, cwaLayout, unpackCwaBlock } from "./cwa-block.ts";
import * as api from "./index.ts";
import { type ReadCwaOptions, readCwa } from "./read-cwa.ts";

const { gap, clipped, interpolated, damaged } = sampleFlags;
const startMs = Date.UTC(2024, 2, 1, 10);
const open = (bytes: Uint8Array, options?: ReadCwaOptions) => readCwa(memoryBytes(bytes, "made.cwa"), options);
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);

/** Blocks of 100 samples, a second apart: on the grid of 100 Hz as they are. x counts up to 499 steps, again and again. */
const seconds = (count: number, change: (block: MadeCwaBlock) => Partial<MadeCwaBlock> = () => ({})): MadeCwaBlock[] =>
	Array.from({ length: count }, (_, k) => {
		const samples = Array.from({ length: 100 }, (_, i) => [(100 * k + i) % 500, -7, 256]);
		const block = { sequence: k, startMs: startMs + 1000 * k, samples };
		return { ...block, ...change(block) };
	});
const made = (blocks: readonly MadeCwaBlock[], rest: Partial<MadeCwa> = {}) => encodeCwa({ blocks, ...rest });
const ramp = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ((from + i) % 500) / 256);

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readCwa"]);
});

describe("readCwa", () => {
	it("gives samples that lie on the grid as the device measured them, with what the header and the blocks say", async () => {
		const recording = await open(made(seconds(4)));
		expect(recording.start).toEqual({ localTime: "2024-03-01T10:00:00.000", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: "Axivity",
			model: "AX3",
			serialNumber: "39434",
			firmware: "44",
			wearSite: "left wrist",
		});
		expect(
			recording.signals.map(({ name, unit, samplingRateHz, range }) => [name, unit, samplingRateHz, range]),
		).toEqual([
			["x", "[g]", 100, [-8, 8 - 1 / 256]],
			["y", "[g]", 100, [-8, 8 - 1 / 256]],
			["z", "[g]", 100, [-8, 8 - 1 / 256]],
		]);
		expect(recording.promisedSeconds).toBe(7 * 86_400);
		const first = await readWhole(recording);
		const { samples, flags, codes } = first;
		expect(codes).toEqual([]);
		expect(samples[0]).toEqual(ramp(0, 400));
		expect(new Set(samples[1])).toEqual(new Set([-7 / 256]));
		expect(new Set(samples[2])).toEqual(new Set([1]));
		expect(new Set(flags[0])).toEqual(new Set([0]));
		expect(recording.spots.map(({ name, unit, values }) => [name, unit, values[0], values.length])).toEqual([
			["light", "1", 300, 4],
			["temperature", "Cel", 25, 4],
			["battery", "V", 3 * (190 / 256 + 1), 4],
		]);
		expect([...recording.spots[0]!.timesSeconds]).toEqual([0, 1, 2, 3]);
		expect(await readWhole(recording)).toEqual(first);
	});

	it.each([0.96, 0.99, 1.02])(
		"lays samples of a device that runs at %d of its rate on the grid as the slow twin does",
		async (pace) => {
			// Starts in whole 32,768ths of a second, as the device writes them.
			const starts = Array.from({ length: 12 }, (_, k) => Math.round((32_768 * 1.2 * k) / pace) / 32_768);
			const value = (k: number, i: number) => ((k * 120 + i) * 37) % 500;
			const blocks = starts.map((start, k) => ({
				sequence: k,
				startMs: startMs + 1000 * start,
				samples: Array.from({ length: 120 }, (_, i) => [value(k, i), 0, 0]),
			}));
			const { samples, flags, codes } = await readWhole(await open(made(blocks)));
			const timed = starts.flatMap((start, k) => {
				const length = k === 11 ? start - starts[10]! : starts[k + 1]! - start;
				return Array.from({ length: 120 }, (_, i) => ({
					seconds: start + (i * length) / 120,
					value: value(k, i) / 256,
				}));
			});
			const slow = layOnGridNaive(timed, 100);
			expect(samples[0]!.length).toBe(slow.length);
			expect(Math.max(...slow.map((expected, i) => Math.abs(samples[0]![i]! - expected)))).toBeLessThan(1e-9);
			expect(flags[0]!.filter((flag) => flag === interpolated).length).toBeGreaterThan(1000);
			expect(codes).toEqual([]);
			const nearest = await readWhole(await open(made(blocks), { resample: "nearest" }));
			expect(nearest.samples[0]!.every((one) => Number.isInteger(one * 256))).toBe(true);
			expect(nearest.samples[0]!.length).toBe(slow.length);
		},
	);

	it("reads across the ends of what it holds in memory", async () => {
		const blocks = seconds(4300, ({ samples, sequence }) => ({
			samples: samples.map((_, i) => [(sequence * 31 + i) % 500, 0, 0]),
		}));
		const { samples } = await readWhole(await open(made(blocks)));
		expect(samples[0]).toEqual(blocks.flatMap((block) => block.samples.map(([x]) => x! / 256)));
	});

	it("leaves a hole with a flag where a block's checksum is wrong", async () => {
		const bytes = made(seconds(5));
		bytes[1024 + 2 * 512 + 100]! ^= 4;
		const { samples, flags, codes } = await readWhole(await open(bytes));
		expect(codes).toEqual(["checksum", "gap"]);
		expect(samples[0]!.slice(0, 200)).toEqual(ramp(0, 200));
		expect(samples[0]!.slice(200, 300).every(Number.isNaN)).toBe(true);
		expect(new Set(flags[0]!.slice(200, 300))).toEqual(new Set([gap | damaged]));
		expect(samples[0]!.slice(300)).toEqual(ramp(300, 500));
	});

	it("leaves a hole where blocks are missing", async () => {
		const { samples, flags, codes } = await readWhole(await open(made(seconds(6).toSpliced(2, 2))));
		expect(codes).toEqual(["gap"]);
		expect(flags[0]!.map((flag, i) => (flag === gap ? i : -1)).filter((i) => i >= 0)).toEqual(
			Array.from({ length: 200 }, (_, i) => 200 + i),
		);
		expect(samples[0]!.slice(400)).toEqual(ramp(400, 600));
	});

	it("begins with the first block that is whole", async () => {
		const bytes = made(seconds(3));
		bytes[1024 + 50]! ^= 1;
		const recording = await open(bytes);
		expect(recording.start.localTime).toBe("2024-03-01T10:00:01.000");
		expect((await readWhole(recording)).samples[0]).toEqual(ramp(100, 300));
	});

	it("lays a block whose time fits neither neighbour where its place says", async () => {
		const later = ({ sequence }: MadeCwaBlock) => (sequence === 2 ? { startMs: startMs + 500_000 } : {});
		const { samples, flags, codes } = await readWhole(await open(made(seconds(5, later))));
		expect(codes).toEqual(["time"]);
		expect(samples[0]).toEqual(ramp(0, 500));
		expect(new Set(flags[0]!.slice(200, 300))).toEqual(new Set([damaged]));
	});

	it.each([
		["back", -3_600_000, "clock-back"],
		["forward by months", 9_000_000_000, "clock-forward"],
	])("goes on where the clock was set %s", async (_, by, code) => {
		const set = ({ sequence, startMs }: MadeCwaBlock) => (sequence >= 2 ? { startMs: startMs + by } : {});
		const { samples, codes } = await readWhole(await open(made(seconds(5, set))));
		expect(codes).toEqual([code]);
		expect(samples[0]).toEqual(ramp(0, 500));
	});

	it("leaves out a block that stands there twice, and one of another session", async () => {
		const blocks = seconds(4);
		const twice = await readWhole(await open(made([blocks[0]!, blocks[1]!, blocks[1]!, blocks[2]!, blocks[3]!])));
		expect(twice.codes).toEqual(["repeated"]);
		expect(twice.samples[0]).toEqual(ramp(0, 400));
		const other = await readWhole(await open(made([...blocks, { ...blocks[0]!, session: 25 }])));
		expect(other.codes).toEqual(["session"]);
		expect(other.samples[0]).toEqual(ramp(0, 400));
	});

	it("finds its place again after bytes were lost, and says where the file was cut", async () => {
		const bytes = made(seconds(6));
		const lost = new Uint8Array([...bytes.subarray(0, 2200), ...bytes.subarray(2207, bytes.length - 100)]);
		const { samples, codes } = await readWhole(await open(lost));
		expect(codes).toEqual(["checksum", "lost-place", "gap", "cut-short"]);
		expect(samples[0]!.slice(300)).toEqual(ramp(300, 500));
	});

	it("reads 16-bit values with a gyroscope, and flags the end of the range", async () => {
		const blocks = Array.from({ length: 3 }, (_, k) => ({
			sequence: k,
			startMs: startMs + 250 * k,
			samples: Array.from({ length: 25 }, (_, i) => [131 * i, -32_768, 0, i === 7 ? 32_767 : 2048, -2048, 1]),
		}));
		const recording = await open(made(blocks, { nAxes: 6, isPacked: false }));
		expect(recording.device.model).toBe("AX6");
		expect(recording.signals.map(({ name, unit, range }) => [name, unit, range![0]])).toEqual([
			["x", "[g]", -16],
			["y", "[g]", -16],
			["z", "[g]", -16],
			["gyroscopeX", "deg/s", -250],
			["gyroscopeY", "deg/s", -250],
			["gyroscopeZ", "deg/s", -250],
		]);
		const { samples, flags } = await readWhole(recording);
		expect([samples[0]![0], samples[1]![0], samples[2]![0], samples[4]![0], samples[5]![0]]).toEqual([
			1,
			-1,
			1 / 2048,
			-250,
			0,
		]);
		expect(samples[3]!.slice(0, 3)).toEqual([0, (131 * 250) / 32_768, (262 * 250) / 32_768]);
		expect(flags[0]!.slice(0, 25).map((flag) => flag & clipped)).toEqual(
			Array.from({ length: 25 }, (_, i) => (i === 7 ? clipped : 0)),
		);
	});

	it("flags the end of the range of packed values, and not values near it", async () => {
		const blocks = seconds(3, () => ({
			samples: Array.from({ length: 100 }, (_, i) => [[2044, -2048, 2040, 500][i % 4]!, 0, 0]),
		}));
		const { samples, flags } = await readWhole(await open(made(blocks)));
		expect(samples[0]!.slice(0, 4)).toEqual([7.984375, -8, 7.96875, 500 / 256]);
		expect(flags[0]!.slice(0, 4)).toEqual([clipped, clipped, 0, 0]);
	});

	it("reads 12.5 Hz, and the form without checksums of the first devices", async () => {
		const slow = seconds(3, ({ sequence }) => ({ startMs: startMs + 8000 * sequence }));
		const recording = await open(made(slow, { samplingRateHz: 12.5 }));
		expect(recording.signals[0]!.samplingRateHz).toBe(12.5);
		expect((await readWhole(recording)).samples[0]).toEqual(ramp(0, 300));
		expect((await readWhole(await open(made(seconds(3), { isOld: true })))).samples[0]).toEqual(ramp(0, 300));
	});

	it("notes events, and a block that declares another range", async () => {
		const recording = await open(made(seconds(4, ({ sequence }) => (sequence === 2 ? { events: 1 } : {}))));
		await readWhole(recording);
		expect([...recording.spots.find(({ name }) => name === "events")!.timesSeconds]).toEqual([2]);
		const bytes = made(seconds(4));
		bytes[1024 + 512 + 24] = 0x0a;
		mendCwaChecksum(new DataView(bytes.buffer), 1024 + 512);
		expect((await readWhole(await open(bytes))).codes).toEqual(["layout", "gap"]);
	});

	it.each([
		[
			"an empty file",
			new Uint8Array(0),
			/^readCwa: made\.cwa must begin with "MD" \(byte 0\); got an empty file\. .*copy it/,
		],
		["another format", new TextEncoder().encode("PK, a GT3X file"), /must begin with "MD" \(byte 0\); got "PK"/],
		[
			"half a header",
			made(seconds(1)).subarray(0, 700),
			/must have a header of 1024 bytes \(byte 700\); got 700 bytes/,
		],
		["no block", made(seconds(0)), /must hold a block .*\(byte 1024\); got 0 bytes without one/],
		["half a block", made(seconds(1)).subarray(0, 1500), /must hold a block .*; got 476 bytes without one/],
		["no good block", made(seconds(2)).fill(1, 1100), /must hold a block .*; got 1024 bytes without one/],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});

	it("refuses a block without a date, and an option that it does not know", async () => {
		const bytes = made(seconds(1));
		new DataView(bytes.buffer).setUint32(1024 + 14, 0, true);
		mendCwaChecksum(new DataView(bytes.buffer), 1024);
		expect(await fault(bytes)).toMatch(/must hold a block with samples, a date/);
		await expect(open(made(seconds(1)), { resample: "cubic" as "linear" })).rejects.toThrow(/resample must be/);
	});
});

const samplesFolder = fileURLToPath(new URL("../../../../../data/importer-samples/raw/GGIRread/", import.meta.url));
const isHere = existsSync(`${samplesFolder}ax3_testfile.cwa`);
const sumOf = (signals: readonly (readonly number[])[]) =>
	signals.flat().reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);

describe.skipIf(!isHere)(
	`the test files of GGIRread${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	() => {
		const file = (name: string) => readFileSync(`${samplesFolder}${name}`);

		// Sums that actipy 3.8.3 gives (AX3), and that GGIRread's tests publish within its own resampling (AX6, first values).
		it("unpacks every sample of an AX3 as actipy does", () => {
			const bytes = file("ax3_testfile.cwa");
			const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			const layout = cwaLayout(view, 1024)!;
			const target = {
				samples: [0, 1, 2].map(() => new Float64Array(cwaBlockSamples(layout) + 1)),
				flags: new Uint8Array(121),
			};
			let sum = 0;
			for (let at = 1024; at < bytes.length; at += 512) {
				unpackCwaBlock(view, at, 120, layout, target);
				for (const signal of target.samples) for (let i = 1; i <= 120; i++) sum += Math.abs(signal[i]!);
			}
			expect(sum).toBeCloseTo(25_160.172, 3);
		});

		it("gives the values that GGIRread's tests publish", async () => {
			const ax3 = await open(file("ax3_testfile.cwa"));
			const { samples, codes } = await readWhole(ax3);
			expect(codes).toEqual([]);
			// GGIRread smears the last block over two, and has 17,599 rows with a sum of 25,367.5 for that.
			expect(samples[0]!.length).toBe(17_600);
			expect(sumOf(samples)).toBeCloseTo(25_405.2008, 3);
			expect(ax3.start.localTime).toBe("2019-02-26T10:55:06.000488");
			expect(ax3.spots.map(({ name, values }) => [name, values[0], values[1]])).toEqual([
				["light", 283, 347],
				["temperature", 25.5859375, 26.46484375],
				["battery", 5.2265625, 5.2265625],
				["events", 1, undefined],
			]);
			const ax6 = await open(file("ax6_testfile.cwa"));
			const six = await readWhole(ax6);
			expect(ax6.device).toEqual({
				maker: "Axivity",
				model: "AX6",
				serialNumber: "6011834",
				firmware: "54",
				wearSite: null,
			});
			expect(six.samples[0]!.length).toBe(11_429);
			expect(six.samples.map(([first]) => first)).toEqual([
				0.00732421875, 0.0712890625, 0.0087890625, 0.274658203125, -0.5035400390625, 15.76995849609375,
			]);
		});

		it("leaves holes where GGIRread makes values up: blocks 0, 13, 14 and 142 to 144 came to harm", async () => {
			const whole = await readWhole(await open(file("ax3_testfile.cwa")));
			const recording = await open(file("ax3_testfile_corrupt_blocks_0_13_14_142_143_144.cwa"));
			const { samples, flags, codes } = await readWhole(recording);
			expect(codes).toEqual(["checksum", "gap", "cut-short"]);
			expect(recording.warnings[0]!.message).toMatch(/byte 1024, and 5 more/);
			expect(flags[0]!.filter((flag) => flag === (gap | damaged)).length).toBe(242);
			expect(whole.samples[0]!.length - samples[0]!.length).toBe(485);
		});
	},
);
