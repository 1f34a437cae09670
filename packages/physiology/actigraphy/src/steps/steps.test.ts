import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadenceSummary } from "./cadence.ts";
import { oakSteps } from "./oak-steps.ts";
import { stepsPerMinute } from "./steps-per-minute.ts";
import { verisenseSteps } from "./verisense-steps.ts";

/** A wrist that swings with every step: 1 g and a bump of `g` `perSecond` times a second, at 15 Hz. */
function walking(seconds: number, perSecond: number, g: number): Float64Array[] {
	const z = Float64Array.from(
		{ length: 15 * seconds },
		(_, i) => 1 + g * Math.max(0, Math.sin((2 * Math.PI * perSecond * i) / 15)),
	);
	return [new Float64Array(z.length), new Float64Array(z.length), z];
}

describe("verisenseSteps", () => {
	it.each(["original", "revised"] as const)(
		"counts a walk of 100 steps a minute to within a tenth, %s",
		(definition) => {
			const steps = verisenseSteps(walking(120, 100 / 60, 0.6), { definition }).reduce((sum, n) => sum + n, 0);
			expect(steps).toBeGreaterThan(180);
			expect(steps).toBeLessThanOrEqual(200);
		},
	);
	it("finds none at rest, in a shake too weak, and in noise without a rhythm", () => {
		expect(verisenseSteps(walking(60, 1.7, 0)).every((n) => n === 0)).toBe(true);
		expect(verisenseSteps(walking(60, 1.7, 0.1)).every((n) => n === 0)).toBe(true);
	});
	it("is NaN in a second with a missing sample, and counts on both sides of it", () => {
		const axes = walking(60, 100 / 60, 0.6);
		axes[0]!.fill(Number.NaN, 15 * 20 + 3, 15 * 21);
		const steps = verisenseSteps(axes);
		expect(steps[20]).toBeNaN();
		expect(steps.filter(Number.isNaN).length).toBe(1);
		expect(steps.slice(0, 20).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(20);
		expect(steps.slice(21).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(45);
	});
	it("takes no notice of how the device was turned", () => {
		const [x, y, z] = walking(60, 1.6, 0.7) as [Float64Array, Float64Array, Float64Array];
		expect(verisenseSteps([z, x, y])).toEqual(verisenseSteps([x, y, z]));
	});
	it.each([
		["empty", 0, []],
		["shorter than a second", 4, [0]],
		["all zero", 45, [0, 0, 0]],
	])("answers %s samples", (_, length, expected) => {
		const axis = new Float64Array(length);
		expect([...verisenseSteps([axis, axis, axis])]).toEqual(expected);
	});
	it("answers missing samples with NaN, and never with less than 0 or more than the pieces allow", () => {
		const value = fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constant(Number.NaN));
		fc.assert(
			fc.property(fc.array(value, { maxLength: 200 }), (samples) => {
				const steps = verisenseSteps([samples, samples, samples], { definition: "original" });
				expect(steps.length).toBe(Math.ceil(samples.length / 15));
				for (const [i, n] of steps.entries()) {
					const known = samples.slice(15 * i, 15 * i + 15).every((one) => !Number.isNaN(one));
					if (known) expect(n).toBeLessThanOrEqual(5);
					else expect(n).toBeNaN();
				}
			}),
		);
	});
	it("refuses another number of axes, and unequal ones", () => {
		expect(() => verisenseSteps([[0]])).toThrow("axes must be three, x, y and z; got 1");
		expect(() => verisenseSteps([[0], [0], []])).toThrow("z must be as long as x (1); got 0");
	});
});

/** A body that swings with every step, at 10 Hz. */
function swinging(seconds: number, perSecond: number, g: number): Float64Array[] {
	const z = Float64Array.from({ length: 10 * seconds }, (_, i) => 1 + g * Math.sin((2 * Math.PI * perSecond * i) / 10));
	return [new Float64Array(z.length), new Float64Array(z.length), z];
}

describe("oakSteps", () => {
	it.each([1.5, 1.8, 2.2])("reads a walk of %d steps a second to 0.05", (perSecond) => {
		const steps = oakSteps(swinging(30, perSecond, 0.4));
		expect(steps.length).toBe(30);
		for (const frequency of steps.slice(2, 28)) expect(Math.abs(frequency - perSecond)).toBeLessThan(0.051);
	});
	it("finds none at rest and in a swing too weak", () => {
		for (const g of [0, 0.1]) expect(oakSteps(swinging(30, 1.8, g)).every((n) => n === 0)).toBe(true);
	});
	it("takes a pure shake at 0.8 or 3.5 Hz for no walk when either far higher peak disqualifies", () => {
		for (const perSecond of [0.8, 3.5]) {
			expect(oakSteps(swinging(30, perSecond, 0.4), { disqualifies: "either" }).every((n) => n === 0)).toBe(true);
		}
		expect(oakSteps(swinging(30, 1.8, 0.4), { disqualifies: "either" })[15]).toBeCloseTo(1.8, 1);
	});
	it("wants a walk of three seconds", () => {
		const axes = swinging(60, 1.8, 0.4);
		for (const axis of axes) axis.fill(0, 20);
		axes[2]!.fill(1, 20);
		expect([...oakSteps(axes)].every((n) => n === 0)).toBe(true);
	});
	it("is NaN in a second with a missing sample, and goes on after it", () => {
		const axes = swinging(60, 1.8, 0.4);
		axes[1]![205] = Number.NaN;
		const steps = oakSteps(axes);
		expect([...steps.keys()].filter((i) => Number.isNaN(steps[i]))).toEqual([20]);
		expect(steps[40]).toBeCloseTo(1.8, 1);
	});
	it.each([
		["empty", 0, []],
		["less than a second", 9, []],
		["all zero", 35, [0, 0, 0]],
	])("answers %s samples", (_, length, expected) => {
		const axis = new Float64Array(length);
		expect([...oakSteps([axis, axis, axis])]).toEqual(expected);
	});
	it("answers missing samples with NaN, any others with 0 or a frequency of steps", () => {
		const value = fc.oneof(
			{ weight: 30, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
			fc.constant(Number.NaN),
		);
		fc.assert(
			fc.property(fc.array(value, { maxLength: 400 }), (samples) => {
				for (const [i, n] of oakSteps([samples, samples, samples]).entries()) {
					const known = samples.slice(10 * i, 10 * i + 10).every((one) => !Number.isNaN(one));
					if (!known) expect(n).toBeNaN();
					else if (n !== 0) expect(Math.abs(n - 1.85)).toBeLessThan(0.451);
				}
			}),
			{ numRuns: 20 },
		);
	});
	it("refuses another number of axes", () => {
		expect(() => oakSteps([[0]])).toThrow("axes must be three, x, y and z; got 1");
	});
});

describe("steps of what is not acceleration in g", () => {
	const axes = (value: number) => [Float64Array.of(0, value), new Float64Array(2), new Float64Array(2)];
	it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1000])("are refused: %d", (value) => {
		expect(() => verisenseSteps(axes(value))).toThrow(`verisenseSteps: axes must be in g, within 100 g`);
		expect(() => oakSteps(axes(value))).toThrow(`got ${value} at sample 1`);
	});
	it("and by no name that is none", () => {
		expect(() => verisenseSteps(axes(1), { definition: "old" as "original" })).toThrow('got "old"');
		expect(() => oakSteps(axes(1), { disqualifies: "none" as "both" })).toThrow('got "none"');
	});
	it("are no steps of a day of which nothing is known", () => {
		for (const day of [[], [Number.NaN, Number.NaN]]) expect(cadenceSummary(day).steps).toBeNaN();
		expect(cadenceSummary([0, Number.NaN]).steps).toBe(0);
		expect(() => cadenceSummary([Number.POSITIVE_INFINITY])).toThrow("stepsPerMinute must be finite");
		expect(() => stepsPerMinute([-1], { epochSeconds: 60 })).toThrow("steps must not be negative; got -1 in epoch 0");
	});
});

describe("cadence", () => {
	it("adds steps up by minutes", () => {
		expect([...stepsPerMinute([...new Array(60).fill(2), ...new Array(59).fill(1), Number.NaN, 5])]).toEqual([
			120,
			Number.NaN,
		]);
		expect(() => stepsPerMinute([1], { epochSeconds: 7 })).toThrow("epochSeconds must divide 60; got 7");
	});
	it("takes the peaks from the highest minutes, in a row or not", () => {
		const day = new Array<number>(1440).fill(0);
		for (let i = 0; i < 15; i++) {
			day[100 + i] = 120;
			day[900 + 2 * i] = 60;
		}
		const summary = cadenceSummary(day);
		expect(summary.peak1StepsPerMinute).toBe(120);
		expect(summary.peak30StepsPerMinute).toBe(90);
		expect(summary.steps).toBe(2700);
		expect(summary.bandMinutes).toMatchObject({ none: 1410, faster: 15, "slow walking": 15, "brisk walking": 0 });
	});
	it("puts each minute into one band, at its lower bound", () => {
		expect(cadenceSummary([0, 0.5, 1, 19, 20, 39, 40, 59, 60, 79, 80, 99, 100, 119, 120, 200]).bandMinutes).toEqual({
			none: 2,
			incidental: 2,
			sporadic: 2,
			purposeful: 2,
			"slow walking": 2,
			"medium walking": 2,
			"brisk walking": 2,
			faster: 2,
		});
	});
	it.each([
		["empty", []],
		["all missing", [Number.NaN, Number.NaN]],
	])("gives no peak for %s minutes", (_, minutes) => {
		const summary = cadenceSummary(minutes);
		expect(summary.peak1StepsPerMinute).toBeNaN();
		expect(summary.peak30StepsPerMinute).toBeNaN();
		expect(summary.warnings.length).toBe(minutes.length > 0 ? 1 : 0);
	});
});
