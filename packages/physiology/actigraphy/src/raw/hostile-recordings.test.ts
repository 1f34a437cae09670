import { type Recording, type SignalBlock, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { angleZDegrees } from "./angle-z.ts";
import { dailyActivity } from "./daily-activity.ts";
import { enmoMg } from "./enmo.ts";
import { bfenMg } from "./filtered-norms.ts";
import { nonwearDefinitions } from "./nonwear-definitions.ts";
import { type SummariseOptions, summariseRecording } from "./summarise-recording.ts";

const none = Number.NaN;

/** A recording of the blocks given, which no reader stands behind. */
function recordingOf(blocks: readonly SignalBlock[], more: Partial<Recording> & { rateHz?: number } = {}): Recording {
	const { rateHz = 10, ...rest } = more;
	return {
		format: "made",
		start: { localTime: "2024-03-30T23:00:00.000", zone: "Europe/Paris", utcSeconds: null },
		device: { maker: null, model: null, serialNumber: null, firmware: null, wearSite: null },
		signals: ["x", "y", "z"].map((name) => ({ name, unit: "[g]", samplingRateHz: rateHz })),
		promisedSeconds: null,
		warnings: [],
		spots: [],
		blocks: async function* () {
			yield* blocks;
		},
		...rest,
	};
}

function block(startSeconds: number, n: number, [x, y, z]: readonly number[] = [0, 0, 1], flags = n): SignalBlock {
	const samples = [x!, y!, z!].map((value) => new Float64Array(n).fill(value));
	return { startSeconds, samples, flags: samples.map(() => new Uint8Array(flags)) };
}

const once = { calibrate: false } as const;
const codes = async (recording: Recording, options: SummariseOptions = once) =>
	(await summariseRecording(recording, options)).warnings.map(({ code }) => code);

describe("summariseRecording of a broken recording", () => {
	it.each<readonly [string, SignalBlock]>([
		["a time that is none", block(none, 10)],
		["a time before the last block's end", block(5, 10)],
		["fewer flags than samples", block(10, 10, [0, 0, 1], 5)],
		["no flags", { ...block(10, 10), flags: [] }],
		["an axis fewer", { ...block(10, 10), samples: block(10, 10).samples.slice(0, 2) }],
	])("refuses a block with %s", async (_, second) => {
		const work = summariseRecording(recordingOf([block(0, 100), second]), once);
		await expect(work).rejects.toThrow("must give blocks without holes, with axes and flags of one length");
		await expect(work).rejects.toMatchObject({ code: "broken-blocks" });
	});
	it.each([0, -10, none, Number.POSITIVE_INFINITY])("refuses a rate of %d Hz", async (rateHz) => {
		await expect(summariseRecording(recordingOf([block(0, 100)], { rateHz }), once)).rejects.toMatchObject({
			code: "no-acceleration",
		});
	});
	it("refuses a file that changes between two passes", async () => {
		let passes = 0;
		const blocks = async function* () {
			yield block(0, 200);
			if (passes++ === 0) yield block(20, 100);
		};
		await expect(summariseRecording(recordingOf([], { blocks }))).rejects.toThrow("got 300 and then 200");
	});
	it("refuses a start that is none", async () => {
		const start = { localTime: "2024-03-30T23:00:00.000", zone: null, utcSeconds: none };
		await expect(summariseRecording(recordingOf([block(0, 100)], { start }), once)).rejects.toThrow("start.utcSeconds");
	});
	it("takes blocks without a sample for nothing", async () => {
		const pieces = [block(0, 0), block(0, 120), block(12, 0), block(12, 130), block(25, 0)];
		const { epochs, durationSeconds } = await summariseRecording(recordingOf(pieces), once);
		expect(durationSeconds).toBe(25);
		expect([...epochs.enmoMg]).toEqual([0, 0, 0, 0, 0]);
	});
	it("takes an infinite sample for a missing one, in every measure", async () => {
		const spoilt = block(0, 300);
		spoilt.samples[1]!.fill(Number.NEGATIVE_INFINITY, 60, 70);
		const options = { ...once, filteredNorms: ["hfen"], angleZ: "rolling-median" } as const;
		const { epochs } = await summariseRecording(recordingOf([spoilt]), options);
		expect(epochs.missingFraction[1]).toBe(0.2);
		for (const measure of [epochs.enmoMg, epochs.angleZDegrees, epochs.filteredNormsMg.hfen!])
			expect([...measure].every(Number.isFinite)).toBe(true);
		expect(spoilt.samples[1]![60]).toBe(Number.NEGATIVE_INFINITY);
	});
	it.each([
		["mg for g", [0, 0, 1000]],
		["m/s2 for g", [0, 0, 9.81]],
		["a device that shows nothing", [0, 0, 0]],
	])("warns of %s, where gravity should be 1 g", async (_, axes) => {
		expect(await codes(recordingOf([block(0, 3000, axes)]))).toContain("gravity-not-1-g");
		expect(await codes(recordingOf([block(0, 3000, [0.6, 0, -0.8])]))).not.toContain("gravity-not-1-g");
	});
	it("says where there is no epoch, and where nothing was measured", async () => {
		expect(await codes(recordingOf([]))).toEqual(["no-epoch"]);
		expect(await codes(recordingOf([block(0, 49)]))).toEqual(["no-epoch"]);
		expect(await codes(recordingOf([block(0, 100, [none, none, none])]))).toEqual(["nothing-measured"]);
	});
	it("refuses names and rules that are none before it reads", async () => {
		const refuses = (options: object, message: string) =>
			expect(summariseRecording(recordingOf([block(0, 100)]), { ...once, ...options })).rejects.toThrow(message);
		await refuses({ angleZ: "median" }, 'angleZ must be one of "mean-of-angles", "rolling-median"; got "median"');
		await refuses({ validDay: {} }, "validDay.minimumWearHours must be between 0 and 25; got undefined");
		await refuses({ nonwear: { ...nonwearDefinitions.skdh, axes: 0 } }, "nonwear.axes must be between 1 and 3; got 0");
		await refuses({ nonwear: { ...nonwearDefinitions.skdh, stillSdMg: none } }, "nonwear.stillSdMg");
		await refuses({ filteredNorms: ["lfen"] }, "highCutoffHz must lie below half the rate for lfen (5 Hz at 10 Hz)");
		const still = { x: [0, 0], y: [0, 0], z: [1, 1], samplingRateHz: 2 };
		expect(() => enmoMg(still, { below: "drop" as "keep" })).toThrow('got "drop"');
		expect(() => angleZDegrees(still, { definition: "mean" as "rolling-median" })).toThrow('got "mean"');
		expect(() => bfenMg(still, { direction: "back" as "forward" })).toThrow('got "back"');
	});
});

describe("summariseRecording at odd rates and epochs", () => {
	it("gives what the whole arrays give, whatever the blocks", async () => {
		const rates = fc.constantFrom(12.5, 25, 31.25, 85.7, 100);
		const lengths = fc.constantFrom(1, 5, 7, 7.3, 15, 30, 60);
		const sizes = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(rates, lengths, sizes, fc.integer(), async (samplingRateHz, epochSeconds, blockSizes, seed) => {
				const random = seededRandom(seed);
				const n = Math.floor(150 * samplingRateHz);
				const [x, y, z] = [0, 0, 1].map((level) => Float64Array.from({ length: n }, () => level + random() - 0.5)) as [
					Float64Array,
					Float64Array,
					Float64Array,
				];
				x.fill(none, 200, 260);
				const pieces: SignalBlock[] = [];
				for (let at = 0, k = 0; at < n; k++) {
					const size = k < 100 ? blockSizes[k % blockSizes.length]! : n - at;
					const samples = [x, y, z].map((axis) => axis.slice(at, at + size));
					const flags = samples.map(({ length }) => new Uint8Array(length));
					pieces.push({ startSeconds: at / samplingRateHz, samples, flags });
					at += samples[0]!.length;
				}
				const { epochs } = await summariseRecording(recordingOf(pieces, { rateHz: samplingRateHz }), {
					...once,
					epochSeconds,
				});
				const whole = { x, y, z, samplingRateHz };
				expect(epochs.enmoMg.length).toBe(enmoMg(whole, { epochSeconds }).length);
				for (const [k, value] of enmoMg(whole, { epochSeconds }).entries()) {
					if (Number.isNaN(value)) expect(epochs.enmoMg[k]).toBeNaN();
					else expect(epochs.enmoMg[k]!).toBeCloseTo(value, 9);
				}
			}),
			{ numRuns: 30 },
		);
	});
	it("gives an epoch to the day with which it begins, where the start carries a fraction of a second", () => {
		// 0.1 s after a whole second of 2024: the day's begin comes out a quarter of a microsecond late.
		const late = 3600 + 2.4e-7;
		const days = [
			{ date: "2024-03-30", startSeconds: 0, endSeconds: late, hours: 24, whole: false },
			{ date: "2024-03-31", startSeconds: late, endSeconds: 7200, hours: 23, whole: false },
		];
		const enmo = Float64Array.from({ length: 1440 }, (_, k) => (k < 720 ? 0 : 1000));
		const epochs = { epochSeconds: 5, enmoMg: enmo, madMg: enmo, nonwear: new Uint8Array(1440) };
		expect(dailyActivity(epochs, days).map(({ meanEnmoMg }) => meanEnmoMg)).toEqual([0, 1000]);
	});
});
