import {
	type Recording,
	type RecordingStart,
	type SignalBlock,
	type SpotSeries,
	sampleFlags,
	seededRandom,
} from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { angleZDegrees } from "./angle-z.ts";
import { enmoMg } from "./enmo.ts";
import { bfenMg, hfenMg, hfenPlusMg, lfenMg } from "./filtered-norms.ts";
import { applyGravityCalibration } from "./gravity-calibration.ts";
import { gravityDefinitions } from "./gravity-definitions.ts";
import { madMg } from "./mad.ts";
import { meanByEpoch } from "./mean-by-epoch.ts";
import { nonwearBySpread } from "./nonwear-by-spread.ts";
import { nonwearDefinitions } from "./nonwear-definitions.ts";
import { type RecordingSummary, type SummariseOptions, summariseRecording } from "./summarise-recording.ts";
import { windowMoments } from "./window-moments.ts";

interface Samples {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
	readonly samplingRateHz: number;
}

const paris: RecordingStart = { localTime: "2024-03-30T23:00:00.000", zone: "Europe/Paris", utcSeconds: null };

/** A recording in memory that lends the same arrays for every block, as a reader does. */
function recordingOf(
	{ x, y, z, samplingRateHz }: Samples,
	{
		blockSizes = [1000],
		flags = new Uint8Array(x.length),
		start = paris,
		range,
		spots = [],
		unit = "[g]",
	}: {
		blockSizes?: readonly number[];
		flags?: Uint8Array;
		start?: RecordingStart;
		range?: readonly [number, number];
		spots?: readonly SpotSeries[];
		unit?: string;
	} = {},
): Recording {
	const lent = [x, y, z].map(() => new Float64Array(Math.max(...blockSizes)));
	const lentFlags = new Uint8Array(Math.max(...blockSizes));
	async function* blocks({ onProgress }: Parameters<Recording["blocks"]>[0] = {}): AsyncGenerator<SignalBlock> {
		for (let at = 0, k = 0; at < x.length; k++) {
			const n = Math.min(blockSizes[k % blockSizes.length]!, x.length - at);
			for (const [axis, values] of [x, y, z].entries()) lent[axis]!.set(values.subarray(at, at + n));
			lentFlags.set(flags.subarray(at, at + n));
			const shared = lentFlags.subarray(0, n);
			yield {
				startSeconds: at / samplingRateHz,
				samples: lent.map((values) => values.subarray(0, n)),
				flags: [shared, shared, shared],
			};
			at += n;
			onProgress?.({ bytesRead: at, bytesInAll: x.length });
		}
	}
	return {
		format: "made",
		start,
		device: { maker: "none", model: null, serialNumber: null, firmware: null, wearSite: null },
		signals: ["x", "y", "z"].map((name) => ({ name, unit, samplingRateHz, ...(range && { range }) })),
		promisedSeconds: null,
		blocks,
		warnings: [{ code: "made", message: "Made up." }],
		spots,
	};
}

/** Someone who turns about now and then, rests, and takes the device off from `off[0]` to `off[1]` (shares of the whole). */
function worn(
	seconds: number,
	samplingRateHz: number,
	{ seed = 1, off = [2, 2] }: { seed?: number; off?: number[] } = {},
): Samples {
	const random = seededRandom(seed);
	const n = Math.floor(seconds * samplingRateHz);
	const [x, y, z] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
	let up = 0;
	let around = 0;
	let lively = 0;
	for (let i = 0; i < n; i++) {
		const isOff = i >= off[0]! * n && i < off[1]! * n;
		if (!isOff && i % Math.round(40 * samplingRateHz) === 0) {
			up = Math.asin(2 * random() - 1);
			around = 2 * Math.PI * random();
			lively = random() < 0.5 ? 0 : 0.4 * random();
		}
		const noise = () => (random() - 0.5) * (isOff ? 0.004 : 0.008 + lively);
		x[i] = Math.cos(up) * Math.cos(around) + noise();
		y[i] = Math.cos(up) * Math.sin(around) + noise();
		z[i] = Math.sin(up) + noise();
	}
	return { x, y, z, samplingRateHz };
}

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
	expect(actual.length).toBe(expected.length);
	for (let k = 0; k < actual.length; k++) {
		const same = Number.isNaN(expected[k]) ? Number.isNaN(actual[k]) : Math.abs(actual[k]! - expected[k]!) <= tolerance;
		if (!same) expect(`${k}: ${actual[k]}`).toBe(`${k}: ${expected[k]}`);
	}
}

/** The judge: the plain functions over the whole arrays. */
function expectTwin(summary: RecordingSummary, samples: Samples, options: SummariseOptions = {}): void {
	const { epochSeconds = 5, angleZ = "mean-of-angles", minimumMeasuredFraction = 0.5 } = options;
	const epochs = { epochSeconds, minimumMeasuredFraction };
	expectNear(summary.epochs.enmoMg, enmoMg(samples, epochs), 1e-9);
	expectNear(summary.epochs.madMg, madMg(samples, epochs), 1e-9);
	expectNear(summary.epochs.angleZDegrees, angleZDegrees(samples, { ...epochs, definition: angleZ }), 1e-9);
	expectNear(
		summary.epochs.yMeanG,
		meanByEpoch("twin", samples, epochs, (x, y, z) => y + 0 * (x + z)),
		1e-12,
	);
}

describe("summariseRecording, block by block", () => {
	const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 });
	it("gives what the plain functions give, whatever the blocks, the rate, the epoch and the holes", async () => {
		await fc.assert(
			fc.asyncProperty(
				sizes,
				fc.constantFrom(10, 12.5, 31.25, 40, 85.7),
				fc.constantFrom(1, 5, 7),
				fc.integer({ min: 0, max: 1000 }),
				fc.constantFrom("mean-of-angles" as const, "rolling-median" as const),
				fc.array(fc.tuple(fc.nat(99), fc.nat(40)), { maxLength: 4 }),
				async (blockSizes, rate, epochSeconds, seed, angleZ, holes) => {
					const samples = worn(120, rate, { seed });
					for (const [percent, length] of holes) {
						const from = Math.floor((samples.x.length * percent) / 100);
						samples.z.fill(Number.NaN, from, from + Math.round((length / 4) * rate));
					}
					const options = { calibrate: false, epochSeconds, angleZ };
					const summary = await summariseRecording(recordingOf(samples, { blockSizes }), options);
					expectTwin(summary, samples, options);
					const again = await summariseRecording(recordingOf(samples, { blockSizes: [4096] }), options);
					expect(summary.epochs).toEqual(again.epochs);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("filters forwards across blocks and begins anew after a hole", async () => {
		await fc.assert(
			fc.asyncProperty(sizes, fc.integer({ min: 0, max: 1000 }), fc.nat(90), async (blockSizes, seed, percent) => {
				const samples = worn(60, 40, { seed });
				samples.y.fill(Number.NaN, Math.floor(24 * percent), Math.floor(24 * percent) + 120);
				const { epochs } = await summariseRecording(recordingOf(samples, { blockSizes }), {
					calibrate: false,
					filteredNorms: ["bfen", "hfen", "lfen", "hfenPlus"],
				});
				const { bfen, hfen, lfen, hfenPlus } = epochs.filteredNormsMg;
				const forward = { direction: "forward" } as const;
				expectNear(bfen!, bfenMg(samples, forward), 1e-9);
				expectNear(hfen!, hfenMg(samples, forward), 1e-9);
				expectNear(lfen!, lfenMg(samples, forward), 1e-9);
				expectNear(hfenPlus!, hfenPlusMg(samples, forward), 1e-9);
			}),
			{ numRuns: 30 },
		);
	});

	it("gathers a rolling median over more samples than are kept at a time", async () => {
		const samples = worn(2000, 80);
		const options = { calibrate: false, angleZ: "rolling-median" } as const;
		expectTwin(await summariseRecording(recordingOf(samples, { blockSizes: [30_011] }), options), samples, options);
	});

	it("tells of missing, idle, interpolated and clipped samples, and measures a damaged one not at all", async () => {
		const samples = worn(20, 10);
		const flags = new Uint8Array(200);
		flags.fill(sampleFlags.idle, 0, 10);
		flags.fill(sampleFlags.interpolated, 50, 100);
		flags.fill(sampleFlags.damaged, 100, 120);
		samples.x.fill(9, 100, 120);
		samples.x.fill(8, 150, 155);
		const { epochs } = await summariseRecording(recordingOf(samples, { flags, range: [-8, 8] }), { calibrate: false });
		expect([...epochs.filledFraction]).toEqual([0.2, 0, 0, 0]);
		expect([...epochs.interpolatedFraction]).toEqual([0, 1, 0, 0]);
		expect([...epochs.missingFraction]).toEqual([0, 0, 0.4, 0]);
		expect([...epochs.clippedFraction]).toEqual([0, 0, 0, 0.1]);
		expect(epochs.enmoMg[2]).toBeLessThan(200);
		expect(epochs.enmoMg[3]).toBeGreaterThan(600);
	});
});

describe("summariseRecording, calibrated", () => {
	const hours = 6;
	const definition = { ...gravityDefinitions.vanHees2014, minimumHours: 3, moreHours: 3 };
	const truth = worn(hours * 3600, 10);
	const spoil = (values: Float64Array, scale: number, offset: number, warmth = (_: number) => 0) =>
		values.map((g, i) => g * scale + offset + warmth(i / 10));
	const spoilt = {
		...truth,
		x: spoil(truth.x, 0.95, 0.04),
		y: spoil(truth.y, 1.04, -0.03),
		z: spoil(truth.z, 1, 0.05),
	};

	it("finds what spoilt the samples, and gives the epochs of the calibrated ones", async () => {
		const summary = await summariseRecording(recordingOf(spoilt, { blockSizes: [777] }), { calibrate: definition });
		const { found, calibration, errorBeforeMg, errorAfterMg, hoursUsed } = summary.calibration!;
		expect(found).toBe(true);
		expect(errorBeforeMg).toBeGreaterThan(20);
		expect(errorAfterMg).toBeLessThan(1);
		expect(hoursUsed).toBe(3);
		expectNear(calibration.scale, [1 / 0.95, 1 / 1.04, 1], 2e-3);
		expectNear(calibration.offsetG, [-0.04, 0.03, -0.05], 2e-3);
		expectTwin(summary, applyGravityCalibration(spoilt, calibration));
		expect(summary.nonwear).toEqual(nonwearBySpread(windowMoments(applyGravityCalibration(spoilt, calibration))));
	});

	it("takes a drift with temperature out, and says that there was none to take where it is told not to look", async () => {
		const celsius = (seconds: number) => 20 + (8 * seconds) / (hours * 3600);
		const warmth = (seconds: number) => 0.004 * (celsius(seconds) - 20);
		const warm = {
			...truth,
			x: spoil(truth.x, 1, 0.02, warmth),
			y: spoil(truth.y, 1, 0, warmth),
			z: spoil(truth.z, 1, 0, warmth),
		};
		const timesSeconds = Float64Array.from({ length: hours * 60 + 1 }, (_, k) => 60 * k);
		const spots = [{ name: "temperature", unit: "Cel", timesSeconds, values: timesSeconds.map(celsius) }];
		const all = { ...definition, minimumHours: 6 };
		const recording = recordingOf(warm, { spots });
		const used = (await summariseRecording(recording, { calibrate: all })).calibration!;
		expectNear(used.calibration.temperatureGPerCelsius, [-0.004, -0.004, -0.004], 3e-4);
		expect(used.errorAfterMg).toBeLessThan(0.8);
		const unused = (await summariseRecording(recording, { calibrate: all, useTemperature: false })).calibration!;
		expect(unused.calibration.temperatureGPerCelsius).toEqual([0, 0, 0]);
		expect(unused.errorAfterMg).toBeGreaterThan(2 * used.errorAfterMg);
	});

	it.each([
		["too short", spoilt, gravityDefinitions.vanHees2014, "6.0 h were recorded, and calibration needs 72"],
		[
			"never at rest",
			{ ...spoilt, x: spoilt.x.map((g, i) => g + 0.1 * (i % 2)) },
			definition,
			"only 0 windows were still",
		],
		[
			"always on one side",
			{ ...truth, z: truth.z.map((g) => Math.abs(g) + 0.2) },
			definition,
			"axis z did not point beyond 0.3 g",
		],
	] as const)("leaves a recording %s as it is, and says why", async (_, samples, calibrate, reason) => {
		const { calibration, warnings, epochs } = await summariseRecording(recordingOf(samples), { calibrate });
		expect(calibration!.found).toBe(false);
		expect(warnings.find(({ code }) => code === "calibration-impossible")!.message).toContain(reason);
		expectNear(epochs.enmoMg, enmoMg(samples), 1e-9);
	});

	it("uses more hours where the first do not point every way", async () => {
		const z = spoilt.z.map((g, i) => (i < 3 * 36_000 ? Math.abs(g) + 0.2 : g));
		const { calibration } = await summariseRecording(recordingOf({ ...spoilt, z }), {
			calibrate: { ...definition, largestErrorMg: 1000 },
		});
		expect(calibration).toMatchObject({ found: true, hoursUsed: 6 });
	});

	it("reads twice and tells how far it has come; once where nothing is calibrated", async () => {
		const seen: string[] = [];
		const recording = recordingOf(worn(60, 10), { blockSizes: [300] });
		const onProgress = ({
			pass,
			passes,
			bytesRead,
			bytesInAll,
		}: {
			pass: number;
			passes: number;
			bytesRead: number;
			bytesInAll: number;
		}) => seen.push(`${pass}/${passes} ${bytesRead}/${bytesInAll}`);
		await summariseRecording(recording, { onProgress });
		await summariseRecording(recording, { onProgress, calibrate: false });
		expect(seen).toEqual(["1/2 300/600", "1/2 600/600", "2/2 300/600", "2/2 600/600", "1/1 300/600", "1/1 600/600"]);
	});
});

describe("summariseRecording, wear and days", () => {
	it("has a day of 23 hours, and takes what was not worn out of its means", async () => {
		const samples = worn(26 * 3600, 5, { off: [12 / 26, 16 / 26] });
		const summary = await summariseRecording(recordingOf(samples), { calibrate: false });
		expect(summary.days.map(({ date, hours, whole }) => [date, hours, whole])).toEqual([
			["2024-03-30", 24, false],
			["2024-03-31", 23, true],
			["2024-04-01", 24, false],
		]);
		const [, day] = summary.days;
		expect(day!.wearHours + day!.nonwearHours + day!.missingHours).toBeCloseTo(23, 9);
		expect(day!.nonwearHours).toBeGreaterThanOrEqual(3);
		expect(day!.nonwearHours).toBeLessThanOrEqual(5);
		expect(day!.valid).toBe(true);
		expect(summary.warnings.map(({ code }) => code)).toEqual(["made", "clocks-changed"]);
	});

	it("calls a recording that was never worn not worn, by every definition, and has no mean", async () => {
		const samples = worn(5 * 3600, 5, { off: [0, 1] });
		for (const nonwear of Object.values(nonwearDefinitions)) {
			const { days, epochs } = await summariseRecording(recordingOf(samples), { calibrate: false, nonwear });
			expect(new Set(epochs.nonwear)).toEqual(new Set([1]));
			expect(days.map(({ wearHours, meanEnmoMg, valid }) => [wearHours, meanEnmoMg, valid])[0]).toEqual([
				0,
				Number.NaN,
				false,
			]);
		}
	});

	it("knows nothing of wear where nothing was measured, and does not take a hole for non-wear", async () => {
		const samples = worn(6 * 3600, 5);
		samples.x.fill(Number.NaN, 2 * 18_000, 4.5 * 18_000);
		const { days, nonwear } = await summariseRecording(recordingOf(samples), { calibrate: false, zone: "UTC" });
		expect(nonwear.codes[12]).toBe(2);
		const missing = days.reduce((sum, { missingHours }) => sum + missingHours, 0);
		expect(missing).toBeGreaterThanOrEqual(2.5);
		expect(days.reduce((sum, { nonwearHours }) => sum + nonwearHours, 0)).toBe(0);
	});

	it("takes ten minutes, in which wear cannot be judged, as worn, and says so", async () => {
		const { days, warnings, nonwear } = await summariseRecording(recordingOf(worn(600, 10)), { calibrate: false });
		expect(nonwear.codes.length).toBe(0);
		expect(days[0]).toMatchObject({ wearHours: 600 / 3600, unjudgedHours: 600 / 3600, missingHours: 0, valid: false });
		expect(days[0]!.meanEnmoMg).toBeGreaterThan(0);
		expect(warnings.map(({ code }) => code)).toEqual(["made", "wear-not-judged"]);
	});

	it("has no days and says so where nobody names a zone, and takes the caller's zone where the file has none", async () => {
		const start = { localTime: "2024-01-01T10:00:00", zone: null, utcSeconds: null };
		const recording = recordingOf(worn(60, 10), { start });
		const without = await summariseRecording(recording, { calibrate: false });
		expect(without.days).toEqual([]);
		expect(without.startUtcSeconds).toBeNaN();
		expect(without.warnings.map(({ code }) => code)).toEqual(["made", "zone-unknown", "no-days", "wear-not-judged"]);
		const { days, warnings } = await summariseRecording(recording, { calibrate: false, zone: "Asia/Kathmandu" });
		expect(days.map(({ date }) => date)).toEqual(["2024-01-01"]);
		expect(warnings.map(({ code }) => code)).toEqual(["made", "zone-assumed", "wear-not-judged"]);
	});
});

describe("summariseRecording refuses", () => {
	it("counts, and says what it wants", async () => {
		const counts = recordingOf(worn(60, 10), { unit: "1" });
		await expect(summariseRecording(counts)).rejects.toThrow(
			"summariseRecording: recording must have signals x, y and z in [g] at one rate; got x in 1 at 10 Hz",
		);
	});
	it("a filtered norm that is none", async () => {
		const filteredNorms = ["enmo" as "bfen"];
		await expect(summariseRecording(recordingOf(worn(60, 10)), { filteredNorms })).rejects.toThrow(
			'filteredNorms must be of bfen, hfen, lfen, hfenPlus; got "enmo"',
		);
	});
	it("a zone that is none, before it reads", async () => {
		await expect(summariseRecording(recordingOf(worn(60, 10)), { zone: "Mars" })).rejects.toThrow(
			"must be an IANA zone",
		);
	});
	it("blocks with a hole between them", async () => {
		const recording = recordingOf(worn(60, 10), { blockSizes: [100] });
		async function* holed() {
			for await (const block of recording.blocks()) if (block.startSeconds !== 10) yield block;
		}
		await expect(summariseRecording({ ...recording, blocks: holed })).rejects.toThrow("blocks without holes");
	});
	it("to go on when it is told to stop", async () => {
		const controller = new AbortController();
		const recording = recordingOf(worn(60, 10), { blockSizes: [100] });
		const work = summariseRecording(recording, { signal: controller.signal, onProgress: () => controller.abort() });
		await expect(work).rejects.toThrow("aborted");
	});
	it("no recording for being empty: it has no epochs and no days", async () => {
		const empty = new Float64Array(0);
		const { epochs, days } = await summariseRecording(
			recordingOf({ x: empty, y: empty, z: empty, samplingRateHz: 10 }),
		);
		expect([epochs.enmoMg.length, epochs.nonwear.length, days.length]).toEqual([0, 0, 0]);
	});
});
