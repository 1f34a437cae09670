import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeParmayMatrix, type MadePacket } from "../../test/encode-parmay-matrix.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import * as api from "./index.ts";
import { readPacket, unpackPacket } from "./matrix-packet.ts";
import { readParmayMatrix } from "./read-parmay-matrix.ts";

const { gap, damaged, clipped } = sampleFlags;
const startSeconds = Date.UTC(2025, 0, 24, 20) / 1000;
const open = (bytes: Uint8Array) => readParmayMatrix(memoryBytes(bytes, "made.BIN"));
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);

/** Packets of 20 s at 25 Hz whose samples lie on the grid. */
const packets = (count: number): MadePacket[] =>
	Array.from({ length: count }, (_, k) => ({
		startSeconds: startSeconds + 20 * k,
		endSeconds: startSeconds + 20 * (k + 1),
		acceleration: Array.from({ length: 500 }, (_, i) => [500 * k + i, -32_768, 32_767]),
		rotation: Array.from({ length: 500 }, (_, i) => [i, 0, -i]),
		temperatures: [
			[281, 220],
			[282, 221],
		],
		heartRates: [
			[9, 74],
			[0, 0],
		],
	}));
const ramp = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => (from + i) * (8 / 32_767));

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readParmayMatrix"]);
});

describe("readParmayMatrix", () => {
	it("gives acceleration, rotation, temperatures and heart rate", async () => {
		const recording = await open(encodeParmayMatrix(packets(4)));
		expect(recording.start.localTime).toBe("2025-01-24T20:00:00.000");
		expect(recording.signals.map(({ name, unit, samplingRateHz }) => [name, unit, samplingRateHz])).toEqual([
			["x", "[g]", 25],
			["y", "[g]", 25],
			["z", "[g]", 25],
			["gyroscopeX", "deg/s", 25],
			["gyroscopeY", "deg/s", 25],
			["gyroscopeZ", "deg/s", 25],
		]);
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		expect(samples[0]).toEqual(ramp(0, 2000));
		expect([samples[1]![7], samples[2]![7], samples[3]![7], samples[5]![7]]).toEqual([
			-8,
			8,
			7 * (2000 / 32_767),
			-7 * (2000 / 32_768),
		]);
		expect(new Set(flags[0])).toEqual(new Set([clipped]));
		expect(
			recording.spots.map(({ name, unit, values, timesSeconds }) => [name, unit, values[1], timesSeconds[1]]),
		).toEqual([
			["skinTemperature", "Cel", 28.2, 10],
			["ambientTemperature", "Cel", 22.1, 10],
			["heartRate", "/min", 74, 20],
		]);
	});

	it("leaves a hole for a packet with a wrong checksum, and for a lost one", async () => {
		const bytes = encodeParmayMatrix(packets(4));
		const size = (bytes.length - 524) / 4;
		bytes[524 + size + 90]! ^= 1;
		const wrong = await readWhole(await open(bytes));
		expect(wrong.codes).toEqual(["checksum", "gap"]);
		expect(new Set(wrong.flags[0]!.slice(500, 1000))).toEqual(new Set([gap | damaged]));
		expect(wrong.samples[0]!.slice(1000)).toEqual(ramp(1000, 2000));
		const lost = await readWhole(await open(encodeParmayMatrix(packets(4).toSpliced(1, 1))));
		expect(lost.codes).toEqual(["gap"]);
		expect(new Set(lost.flags[0]!.slice(500, 1000))).toEqual(new Set([gap]));
	});

	it("finds its place again after bytes were lost, and says where the file was cut", async () => {
		const bytes = encodeParmayMatrix(packets(4));
		const lost = new Uint8Array([...bytes.subarray(0, 9000), ...bytes.subarray(9005)]);
		expect((await readWhole(await open(lost))).codes).toEqual(["checksum", "gap"]);
		const cut = await readWhole(await open(bytes.subarray(0, bytes.length - 5)));
		expect(cut.codes).toEqual(["cut-short"]);
		expect(cut.samples[0]!.length).toBe(1500);
	});

	it("says that packets are missing, and that rotation does not fit", async () => {
		const bytes = encodeParmayMatrix(
			packets(4).map((one, k) => (k === 2 ? { ...one, rotation: one.rotation!.slice(1) } : one)),
		);
		bytes[516] = 9;
		const { codes, samples } = await readWhole(await open(bytes));
		expect(codes).toEqual(["rotation", "packets"]);
		expect(samples[3]!.slice(1000, 1500).every(Number.isNaN)).toBe(true);
	});

	it.each([
		[
			"an empty file",
			new Uint8Array(0),
			/^readParmayMatrix: made\.BIN must have a header of 524 bytes \(byte 0\); got 0 bytes/,
		],
		["another format", new Uint8Array(600), /must have "MDTC" after its remarks \(byte 512\)/],
		["a header alone", encodeParmayMatrix([]), /must hold a packet of acceleration/],
		[
			"a range of 0 g",
			encodeParmayMatrix(packets(1)).fill(0, 520, 522),
			/must have a range of 1 to 64 g \(byte 520\); got 0/,
		],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});
});

const folder = fileURLToPath(new URL("../../../../../data/importer-samples/raw/GGIRread/", import.meta.url));
const isHere = existsSync(`${folder}mtx_12.5Hz_acc.BIN`);

describe.skipIf(!isHere)(
	`GGIRread's files of a Matrix${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	() => {
		// As many rows as GGIRread's tests publish.
		it.each([
			["mtx_12.5Hz_acc.BIN", 12.5, 12_587],
			["mtx_25Hz_acc_HR.BIN", 25, 24_525],
			["mtx_100Hz_acc_HR_temp.BIN", 100, 39_400],
		])("%s has %d Hz and %d samples", async (file, rate, count) => {
			const recording = await open(readFileSync(`${folder}${file}`));
			const { samples, codes } = await readWhole(recording);
			expect([recording.signals[0]!.samplingRateHz, samples[0]!.length, codes]).toEqual([rate, count, []]);
		});

		it("unpacks every sample as actipy does", () => {
			const bytes = readFileSync(`${folder}mtx_12.5Hz_acc.BIN`);
			const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			let sum = 0;
			for (let at = 524; at < bytes.length; ) {
				const packet = readPacket(bytes, at, bytes.length);
				if (typeof packet === "string") throw new Error(packet);
				const samples = [0, 1, 2].map(() => new Float64Array(packet.nAcceleration + 1));
				const target = { samples, flags: new Uint8Array(packet.nAcceleration + 1) };
				unpackPacket(view, at, packet, { accelerationG: 8, rotationDegreesPerSecond: 2000 }, target);
				for (const one of samples) for (const value of one) sum += Math.abs(value);
				at += packet.bytes;
			}
			// actipy keeps six decimals in single precision.
			expect(sum).toBeCloseTo(18_268.898, 1);
		});

		it("the one that lost two bytes begins with its second packet, the one without a mark is refused", async () => {
			const recording = await open(readFileSync(`${folder}mtx_corrupted.bin`));
			const { samples, codes } = await readWhole(recording);
			expect([recording.start.localTime, samples[0]!.length, codes]).toEqual([
				"2025-01-24T21:45:14.000",
				33_400,
				["checksum"],
			]);
			expect(await fault(readFileSync(`${folder}mtx_corrupted_full.bin`))).toMatch(/must have "MDTC"/);
		});
	},
);
