import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Augmentation, augmentedInputs, checkAugmentation } from "./augmentation.ts";

const nSamples = 20;
const nChannels = 4;
/** Value t * 10 + c in window 0, 1000 more in each further one. */
const values = Float32Array.from({ length: 3 * nSamples * nChannels }, (_, i) => {
	const within = i % (nSamples * nChannels);
	return 1000 * Math.floor(i / (nSamples * nChannels)) + 10 * Math.floor(within / nChannels) + (within % nChannels);
});
const inputs = { signals: { sound: { values, nSamples, nChannels } } };
const sds = [1, 2, 4, 8];
const scaling = { signals: { sound: { means: [0, 0, 0, 0], sds } } };
const changed = (augmentation: Augmentation, draw = "1", rows = Int32Array.of(0, 1, 2)) =>
	augmentedInputs(inputs, rows, { augmentation, scaling, draw }).signals.sound.values;

describe("augmentedInputs", () => {
	it("changes nothing without options, takes the rows asked for, and leaves the originals alone", () => {
		const before = values.slice();
		expect(changed({})).toEqual(values);
		expect(changed({}, "1", Int32Array.of(2, 0)).subarray(0, 80)).toEqual(values.subarray(160));
		changed({ shiftSamples: 3, hiddenFraction: 0.3, hiddenChannels: 2, offsetSd: 1, noiseSd: 1 });
		expect(values).toEqual(before);
	});

	it("draws the same from the same seed, and another from another", () => {
		const all = { shiftSamples: 3, hiddenFraction: 0.3, hiddenChannels: 2, offsetSd: 1, noiseSd: 1 };
		expect(changed(all)).toEqual(changed(all));
		expect(changed(all)).not.toEqual(changed(all, "2"));
	});

	it("shifts whole moments, each as it was, and what comes in is missing", () => {
		const shifts = new Set<number>();
		for (let draw = 0; draw < 60; draw++) {
			const window = changed({ shiftSamples: 2 }, `${draw}`, Int32Array.of(0));
			const kept = Array.from(window).flatMap((value, i) => (Number.isNaN(value) ? [] : [{ value, i }]));
			const by = new Set(kept.map(({ value, i }) => Math.floor(i / nChannels) - Math.floor(value / 10)));
			expect(by.size).toBe(1);
			const [shift] = by;
			expect(kept.length).toBe((nSamples - Math.abs(shift)) * nChannels);
			expect(kept.every(({ value, i }) => value % 10 === i % nChannels)).toBe(true);
			shifts.add(shift);
		}
		expect([...shifts].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
	});

	it("hides the stated share of moments, all channels together", () => {
		const window = changed({ hiddenFraction: 0.25, spanSamples: 2 }, "1", Int32Array.of(1));
		const hidden = Array.from({ length: nSamples }, (_, t) => window.subarray(t * nChannels, (t + 1) * nChannels));
		expect(hidden.filter((moment) => moment.every(Number.isNaN)).length).toBe(5);
		expect(hidden.filter((moment) => moment.some(Number.isNaN)).length).toBe(5);
	});

	it("hides up to so many neighbouring channels from end to end", () => {
		const counts = new Set<number>();
		for (let draw = 0; draw < 60; draw++) {
			const window = changed({ hiddenChannels: 2 }, `${draw}`, Int32Array.of(0));
			const gone = [0, 1, 2, 3].filter((c) => Number.isNaN(window[c]));
			for (let i = 0; i < window.length; i++) expect(Number.isNaN(window[i])).toBe(gone.includes(i % nChannels));
			expect(gone.length < 2 || gone[1] - gone[0] === 1).toBe(true);
			counts.add(gone.length);
		}
		expect([...counts].sort()).toEqual([0, 1, 2]);
	});

	it("adds one number to a window and another to each value, in standard deviations of the channel", () => {
		const louder = changed({ offsetSd: 1 }, "1", Int32Array.of(0));
		const offset = louder[0] - values[0];
		for (let i = 0; i < 80; i++) expect(louder[i] - values[i]).toBeCloseTo(offset * sds[i % nChannels], 3);
		const draws = Array.from({ length: 200 }, (_, draw) => changed({ noiseSd: 0.5 }, `${draw}`, Int32Array.of(0)));
		for (let c = 0; c < nChannels; c++) {
			const noise = draws.flatMap((window) =>
				Array.from({ length: nSamples }, (_, t) => window[t * 4 + c] - values[t * 4 + c]),
			);
			const sd = Math.sqrt(noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length);
			// 4000 draws: a standard deviation is within 5 % with 4.5 standard errors.
			expect(Math.abs(sd / (0.5 * sds[c]) - 1)).toBeLessThan(0.05);
		}
	});

	it("leaves a window its length and its missing values, whatever is asked", () => {
		fc.assert(
			fc.property(
				fc.record({
					shiftSamples: fc.integer({ min: 0, max: 19 }),
					hiddenFraction: fc.double({ min: 0, max: 0.99, noNaN: true }),
					hiddenChannels: fc.integer({ min: 0, max: 3 }),
					spanSamples: fc.integer({ min: 1, max: 40 }),
				}),
				(augmentation) => {
					checkAugmentation("test", augmentation, inputs.signals);
					const gappy = {
						signals: { sound: { values: values.map((v, i) => (i % 7 === 0 ? Number.NaN : v)), nSamples, nChannels } },
					};
					const out = augmentedInputs(gappy, Int32Array.of(0, 1, 2), { augmentation, scaling, draw: "p" }).signals.sound
						.values;
					expect(out.length).toBe(values.length);
					const before = gappy.signals.sound.values.filter((v) => Number.isNaN(v)).length;
					const after = out.filter((v) => Number.isNaN(v)).length;
					if (augmentation.shiftSamples === 0) expect(after).toBeGreaterThanOrEqual(before);
				},
			),
		);
	});
});

describe("checkAugmentation", () => {
	it.each([
		[{ shiftSamples: 20 }, "augmentation.shiftSamples must be at most 19, so that something of sound is left; got 20"],
		[{ hiddenChannels: 4 }, "augmentation.hiddenChannels must be at most 3"],
		[{ hiddenFraction: 1 }, "augmentation.hiddenFraction must be between 0 and 0.99; got 1"],
		[{ noiseSd: -1 }, "augmentation.noiseSd must be between 0"],
		[{ offsetSd: Number.NaN }, "augmentation.offsetSd must be between 0"],
		[{ shiftSamples: 0.5 }, "augmentation.shiftSamples must be a whole number"],
	])("refuses %o", (augmentation, message) => {
		expect(() => checkAugmentation("trainNetwork", augmentation, inputs.signals)).toThrow(message);
	});
});
