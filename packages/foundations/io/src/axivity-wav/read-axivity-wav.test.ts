import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { encodeAxivityWav } from "../../test/encode-axivity-wav.ts";
import { readWhole } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/byte-source.ts";
import * as api from "./index.ts";
import { readAxivityWav } from "./read-axivity-wav.ts";

const open = (bytes: Uint8Array) => readAxivityWav(memoryBytes(bytes, "made.wav"));
const fault = (bytes: Uint8Array) =>
	open(bytes).then(
		() => "read",
		(error: Error) => error.message,
	);
const frames = (count: number) =>
	Array.from({ length: count }, (_, i) => [i % 30_000, -4096, 4096, i === 3 ? 0x8000 : i === 4 ? 0x4400 : 0x0800]);

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readAxivityWav"]);
});

describe("readAxivityWav", () => {
	it("scales samples as the file notes, and flags what was not measured", async () => {
		const recording = await open(encodeAxivityWav({ frames: frames(70_000) }));
		expect(recording.start).toEqual({ localTime: "2018-03-18T17:24:47.536", zone: null, utcSeconds: null });
		expect(recording.device).toEqual({
			maker: "Axivity",
			model: null,
			serialNumber: "37727",
			firmware: "44",
			wearSite: "left wrist",
		});
		expect(recording.signals.map(({ name, unit, samplingRateHz }) => [name, unit, samplingRateHz])).toEqual([
			["x", "[g]", 100],
			["y", "[g]", 100],
			["z", "[g]", 100],
		]);
		expect(recording.promisedSeconds).toBe(700);
		const { samples, flags, codes } = await readWhole(recording);
		expect(codes).toEqual([]);
		expect(samples[0]!.length).toBe(70_000);
		expect(samples[0]![69_999]).toBe(9999 / 4096);
		expect(samples.map((one) => one[0])).toEqual([0, -1, 1]);
		expect(samples[0]!.slice(2, 5)).toEqual([2 / 4096, Number.NaN, 4 / 4096]);
		expect(flags[0]!.slice(2, 6)).toEqual([0, sampleFlags.gap, sampleFlags.clipped, 0]);
	});

	it("reads what is there of a file that was cut", async () => {
		const bytes = encodeAxivityWav({ frames: frames(100) });
		const { samples, codes } = await readWhole(await open(bytes.subarray(0, bytes.length - 13)));
		expect(codes).toEqual(["cut-short", "partial-frame"]);
		expect(samples[0]!.length).toBe(98);
		expect((await readWhole(await open(new Uint8Array([...bytes, 1, 2, 3])))).codes).toEqual(["extra-bytes"]);
	});

	it.each([
		["an empty file", new Uint8Array(0), /^readAxivityWav: made\.wav must begin with "RIFF" and "WAVE" \(byte 0\)/],
		["sound", encodeAxivityWav({ frames: [], notes: { "Channel-1": "Left" } }), /must note which channels are Accel-X/],
		[
			"a scale of 0",
			encodeAxivityWav({ frames: [], notes: { "Scale-2": "0" } }),
			/must note "Scale-2" above 0 \(byte 0\); got 0/,
		],
		[
			"no time",
			encodeAxivityWav({ frames: [], notes: { Time: "2018-02-30 00:00:00" } }),
			/must note the "Time" of its first sample/,
		],
		["a header alone", encodeAxivityWav({ frames: [] }).subarray(0, 60), /must have a chunk "data"/],
	])("refuses %s", async (_, bytes, message) => {
		expect(await fault(bytes)).toMatch(message);
	});
});

const realFile = fileURLToPath(
	new URL("../../../../../data/importer-samples/raw/GGIRread/ax3test.wav", import.meta.url),
);
const isHere = existsSync(realFile);

it.skipIf(!isHere)(
	`gives the sum that GGIRread's test of ax3test.wav publishes${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	async () => {
		const recording = await open(readFileSync(realFile));
		const { samples, codes } = await readWhole(recording);
		// The sample is the beginning of a file of 760 MB.
		expect(codes).toEqual(["cut-short"]);
		const sum = samples.reduce((all, axis) => all + axis.slice(0, 100).reduce((one, value) => one + value, 0), 0);
		expect(sum).toBeCloseTo(-97.08, 2);
		expect(recording.start.localTime).toBe("2018-03-18T17:24:47.536");
	},
);
