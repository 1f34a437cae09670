import { sampleFlags } from "@quickening/core";
import { memoryBytes } from "@quickening/io/bytes";
import { describe, expect, it } from "vitest";
import { gt3xFile, infoText, logRecord, payload12, payload16, ticks } from "../../test/gt3x-file.ts";
import { readWhole } from "../../test/read-whole.ts";
import { zipFile } from "../../test/zip-file.ts";
import { readGt3x } from "./index.ts";

const start = 1_616_169_420;
const rate = 30;
const second = (k: number, n = rate) => Array.from({ length: n }, (_, i) => [k, -i, 256 + k]);
const activity = (k: number, n = rate) => logRecord(26, start + k, payload16(second(k, n)));
const event = (k: number, code: number) => logRecord(3, start + k, [code]);
const read = (bytes: Uint8Array) => readGt3x(memoryBytes(bytes, "made.gt3x"));
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

/** The recording of some records, with the flag and the x of each second's first sample. */
async function seconds(records: readonly Uint8Array[], changes: Readonly<Record<string, string | number>> = {}) {
	const recording = await read(gt3xFile(records, { info: infoText(start, changes) }));
	const { samples, flags } = await readWhole(recording);
	const every = (values: readonly number[]) => values.filter((_, i) => i % rate === 0);
	return {
		recording,
		x: every(samples[0]!).map((value) => value * 256),
		flags: every(flags[0]!),
		n: samples[0]!.length,
	};
}

describe("readGt3x, newer generation", () => {
	it.each([false, true])("reads samples, header and spot values (deflated: %s)", async (isDeflated) => {
		const records = [
			logRecord(21, start - 60, [0, 0, 55, 0, 0, 0, 0x40, 9, 1, 0, 10, 0, 30, 0, 0, 0]),
			activity(0),
			logRecord(2, start, [0xd1, 0x0f]),
			logRecord(13, start, [0, 0, 0, 0, 1, 200]),
			logRecord(5, start + 1, [44, 1]),
			activity(1),
			logRecord(26, start + 2, [1]),
		];
		const recording = await read(gt3xFile(records, { info: infoText(start), isDeflated }));
		const { samples, flags } = await readWhole(recording);
		expect(recording.start).toEqual({
			localTime: "2021-03-19T15:57:00.000",
			zone: "-05:00",
			utcSeconds: start + 5 * 3600,
		});
		expect(recording.device).toEqual({
			maker: "ActiGraph",
			model: "Link",
			serialNumber: "TAS1E00000001",
			firmware: "1.7.2",
			wearSite: "Left Wrist",
		});
		expect(recording.signals[2]).toEqual({ name: "z", unit: "[g]", samplingRateHz: 30, range: [-8, 8] });
		expect(samples[0]!.slice(28, 32)).toEqual([0, 0, 1 / 256, 1 / 256]);
		expect(samples[1]!.slice(28, 32)).toEqual([-28 / 256, -29 / 256, 0, -1 / 256]);
		expect(samples[2]!.slice(29, 31)).toEqual([1, 257 / 256]);
		expect(new Set(flags.flat())).toEqual(new Set([0]));
		expect(recording.warnings).toEqual([]);
		expect(
			recording.spots.map(({ name, unit, timesSeconds, values }) => [name, unit, timesSeconds[0], values[0]]),
		).toEqual([
			["battery", "V", 0, 4.049],
			["worn", "1", 0, 1],
			["light", "lx", 1, 300],
		]);
	});

	it("reads 12-bit samples as y, x, z (ACTIVITY) and as x, y, z (ACTIVITY3), of the format's own example too", async () => {
		const example = Buffer.from("006008EBD007009EBF007008EBF0", "hex");
		const info = infoText(start, { "Sample Rate": 3, "Acceleration Scale": 341 });
		const older = await readWhole(await read(gt3xFile([logRecord(0, start, example)], { info })));
		expect(older.samples.map((values) => values.map((value) => Math.round(value * 341)))).toEqual([
			[8, 9, 8],
			[6, 7, 7],
			[-323, -321, -321],
		]);
		const newer = await readWhole(await read(gt3xFile([logRecord(27, start, payload12(second(5, 3)))], { info })));
		expect(newer.samples.map((values) => values.map((value) => Math.round(value * 341)))).toEqual([
			[5, 5, 5],
			[0, -1, -2],
			[261, 261, 261],
		]);
	});

	it("fills idle sleep with the last values, flagged, and leaves other missing seconds as gaps", async () => {
		const { x, flags, recording } = await seconds([
			activity(0),
			activity(1),
			event(2, 8),
			event(5, 9),
			activity(5),
			activity(8),
		]);
		expect(x).toEqual([0, 1, 1, 1, 1, 5, Number.NaN, Number.NaN, 8]);
		expect(flags).toEqual([0, 0, 2, 2, 2, 0, 1, 1, 0]);
		expect(codes(recording.warnings)).toEqual(["gap"]);
	});

	it("fills idle sleep at the end until the last right record, which a damaged one after it does not move", async () => {
		const asleep = [activity(0), event(1, 8), logRecord(2, start + 5, [0xd1, 0x0f])];
		const damaged = logRecord(2, start + 9, [0xd1, 0x0f]);
		damaged[9]! ^= 4;
		expect((await seconds(asleep)).flags).toEqual([0, 2, 2, 2, 2]);
		const { flags, recording } = await seconds([...asleep, damaged]);
		expect(flags).toEqual([0, 2, 2, 2, 2]);
		expect(codes(recording.warnings)).toEqual(["wrong-checksum", "cut-record"]);
	});

	it("never fills as sleep what it lost: a wrong checksum is a damaged gap", async () => {
		const damaged = activity(1);
		damaged[40]! ^= 1;
		const { x, flags, recording } = await seconds([activity(0), damaged, event(2, 8), event(4, 9), activity(4)]);
		expect(x).toEqual([0, Number.NaN, 0, 0, 4]);
		expect(flags).toEqual([0, sampleFlags.gap | sampleFlags.damaged, 2, 2, 0]);
		expect(recording.warnings[0]).toEqual({
			code: "wrong-checksum",
			message:
				"made.gt3x: 1 records of log.bin have a wrong checksum and are left out (damage begins at byte 189 of log.bin).",
		});
	});

	it("finds the next record after stray bytes, passes over zeros, and warns of a cut end", async () => {
		const stray = Buffer.from([0x1e, 26, 1, 2, 3, 0x1e, 0x1e, 200]);
		const { x, recording } = await seconds([
			activity(0),
			stray,
			activity(1),
			Buffer.alloc(5),
			activity(2),
			activity(3).subarray(0, 60),
		]);
		expect(x).toEqual([0, 1, 2]);
		expect(codes(recording.warnings)).toEqual(["stray-bytes", "cut-record"]);
	});

	it("takes late seconds to their place, the same second once, and tells of those that contradict", async () => {
		const other = logRecord(26, start + 1, payload16(second(9)));
		const { x, flags, recording } = await seconds([
			activity(0),
			activity(1),
			activity(3),
			activity(2),
			activity(3),
			other,
		]);
		expect(x).toEqual([0, 1, 2, 3]);
		expect(flags).toEqual([0, 16, 0, 0]);
		expect(codes(recording.warnings)).toEqual(["repeated-second", "conflicting-second"]);
	});

	it("flags values at the ends of the converter", async () => {
		const samples = [...second(0, 28), [2047, 0, 0], [0, -2048, 0]];
		const recording = await read(gt3xFile([logRecord(26, start, payload16(samples))], { info: infoText(start) }));
		const { flags } = await readWhole(recording);
		expect(flags.map((values) => values.slice(27))).toEqual(Array.from({ length: 3 }, () => [0, 4, 4]));
	});

	it("keeps what goes on after a download whose date was wrong, and not what lies days beyond", async () => {
		const info = infoText(start, { "Download Date": ticks(start + 1) });
		const at = (days: number) => logRecord(26, start + days * 86_400, payload16(second(2)));
		const recording = await read(gt3xFile([activity(0), at(0.6), at(1.2), at(4)], { info }));
		let n = 0;
		for await (const { samples } of recording.blocks()) n += samples[0]!.length;
		expect(n).toBe(30 * (1.2 * 86_400 + 1));
		expect(codes(recording.warnings)).toEqual(["gap", "impossible-time", "after-download"]);
	});

	it("leaves missing samples of a second as gaps, and records of an impossible time out", async () => {
		const { n, recording } = await seconds([
			activity(0, 20),
			activity(1),
			logRecord(26, start + 500 * 86_400, payload16(second(2))),
		]);
		expect(n).toBe(60);
		expect(codes(recording.warnings)).toEqual(["uneven-second", "impossible-time"]);
		expect(recording.warnings[0]!.message).toContain("the first at 2021-03-19T15:57:00.000, byte 0 of log.bin");
	});

	it("reads a recording twice, block by block, without a hole between them", async () => {
		const records = Array.from({ length: 2000 }, (_, k) => activity(k));
		const recording = await read(gt3xFile(records, { info: infoText(start), isDeflated: true }));
		const first = await readWhole(recording);
		expect(first.starts.length).toBeGreaterThan(2);
		expect(first.samples[0]!.length).toBe(60_000);
		expect(first.samples[0]!.every((value, i) => value * 256 === Math.floor(i / rate))).toBe(true);
		expect(await readWhole(recording)).toEqual(first);
		expect(recording.warnings).toEqual([]);
	});

	it("says when the clock kept UTC, and when log and info.txt differ", async () => {
		const note = Buffer.from(JSON.stringify({ MetadataType: "LocalTimeLog", UsedUtc: true, UtcOffset: "-05:00:00" }));
		const settings = [0, 0, 55, 0, 0, 0, 0x40, 10, 1, 0, 10, 0, 60, 0, 0, 0];
		const records = [logRecord(6, start, note), logRecord(21, start, settings), activity(7)];
		const { recording } = await seconds(records);
		expect(recording.start).toEqual({ localTime: "2021-03-19T15:57:07.000", zone: "+00:00", utcSeconds: start + 7 });
		expect(codes(recording.warnings)).toEqual(["other-rate", "other-start", "clock-utc", "other-scale"]);
	});

	it("takes the log's rate where its samples bear it out, and counts payloads that hold part of a sample", async () => {
		const settings = [1, 0, 10, 0, 60, 0, 0, 0];
		const odd = logRecord(26, start + 1, [...payload16(second(1, 60)), 7, 7]);
		const recording = await read(
			gt3xFile([logRecord(21, start, settings), activity(0, 60), odd, logRecord(14, start, [0, 72])], {
				info: infoText(start),
			}),
		);
		expect(recording.signals[0]!.samplingRateHz).toBe(60);
		expect((await readWhole(recording)).samples[0]!.length).toBe(120);
		expect(codes(recording.warnings)).toEqual(["other-rate", "uneven-second"]);
		expect(recording.spots.map(({ name, values }) => [name, values[0]])).toEqual([["heartRate", 72]]);
	});

	it("calibrates the watch's values, and refuses a calibration that it does not know", async () => {
		const constants = { XX: 25_000, YY: 20_000, ZZ: 25_000, XY: 0, XZ: 0, YZ: 0 };
		const calibration = {
			isCalibrated: false,
			calibrationMethod: 2,
			...Object.fromEntries(Object.entries(constants).map(([name, value]) => [`sensitivity${name}_30`, value])),
			...{ offsetX_30: 6, offsetY_30: 0, offsetZ_30: 6 },
		};
		const file = (changes: object) =>
			gt3xFile([logRecord(27, start, payload12(second(6)))], {
				info: infoText(start),
				more: { "calibration.json": JSON.stringify({ ...calibration, ...changes }) },
			});
		const { samples } = await readWhole(await read(file({})));
		expect(samples.map((values) => values[20]!)).toEqual([0, -20 / 200, 256 / 250]);
		await expect(read(file({ calibrationMethod: 3 }))).rejects.toThrow(
			/constants of calibration method 2 at 30 Hz.*got method 3/,
		);
		await expect(read(file({ offsetX_30: "6" }))).rejects.toThrow(/some that are missing/);
	});

	it("tells of damage that only the archive's checksum shows", async () => {
		const info = infoText(start);
		const bytes = zipFile([
			{ name: "info.txt", content: Buffer.from(info) },
			{ name: "log.bin", content: activity(0), claims: { crc32: 1 } },
		]);
		const recording = await read(bytes);
		await readWhole(recording);
		expect(recording.warnings).toEqual([
			{
				code: "damaged-entry",
				message:
					"log.bin in made.gt3x has another checksum (CRC-32) than its directory says: a part of the file was lost or changed.",
			},
		]);
	});

	it.each([
		["no samples", [logRecord(2, start, [0xd1, 0x0f])], {}, /must hold samples in log\.bin; got none/],
		["a rate that cannot be", [activity(0)], { "Sample Rate": 0 }, /a Sample Rate of 1 to 256 Hz; got 0/],
		["no rate", [activity(0)], { "Sample Rate": "" }, /a Sample Rate of 1 to 256 Hz; got none/],
	] as const)("refuses %s", async (_, records, changes, message) => {
		await expect(read(gt3xFile(records, { info: infoText(start, changes) }))).rejects.toThrow(message);
	});
});

describe("readGt3x, older generation", () => {
	const file = (samples: readonly (readonly number[])[], more: readonly { name: string; content: Uint8Array }[] = []) =>
		zipFile([
			{
				name: "info.txt",
				content: Buffer.from(infoText(start, { "Serial Number": "NEO1C00000001" })),
				isDeflated: true,
			},
			{ name: "activity.bin", content: payload12(samples), isDeflated: true },
			...more,
		]);

	it("reads y, x, z, rounded to three decimals, and light", async () => {
		const samples = [
			...Array.from({ length: 40_000 }, (_, i) => [(i % 7) - 3, i % 2047, (i % 2047) - 2046]),
			[6, 8, -323],
		];
		const light = Buffer.from("00001300FFFF98084C04", "hex");
		const recording = await read(file(samples, [{ name: "lux.bin", content: light }]));
		const read3 = await readWhole(recording);
		const rounded = (value: number) => Math.round((value / 341) * 1000) / 1000;
		expect(read3.samples).toEqual([1, 0, 2].map((axis) => samples.map((sample) => rounded(sample[axis]!))));
		expect(read3.samples.map((values) => values.at(-1))).toEqual([0.023, 0.018, -0.947]);
		expect(recording.spots[0]).toEqual({
			name: "light",
			unit: "lx",
			timesSeconds: Float64Array.of(0, 1, 2, 3, 4),
			values: Float64Array.of(0, 0, 0, 2500, 1375),
		});
		expect(recording.warnings).toEqual([]);
	});

	it("warns of a sample that is cut", async () => {
		const whole = payload12([
			[1, 2, 3],
			[4, 5, 6],
		]);
		const bytes = zipFile([
			{ name: "info.txt", content: Buffer.from(infoText(start)) },
			{ name: "activity.bin", content: whole.subarray(0, 7) },
		]);
		const recording = await read(bytes);
		expect((await readWhole(recording)).samples[0]!.length).toBe(1);
		expect(codes(recording.warnings)).toEqual(["cut-sample"]);
	});

	it("needs a date to begin with", async () => {
		const info = infoText(start, { "Start Date": ticks(-50_000_000_000) });
		const bytes = zipFile([
			{ name: "info.txt", content: Buffer.from(info) },
			{ name: "activity.bin", content: payload12([[1, 2, 3]]) },
		]);
		await expect(read(bytes)).rejects.toThrow(/must give a Start Date in info\.txt/);
	});
});

it("public API: exports exactly this name", async () => {
	expect(Object.keys(await import("./index.ts"))).toEqual(["readGt3x"]);
});
