import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Acceleration } from "./acceleration.ts";
import { angleZDegrees } from "./angle-z.ts";
import { enmoMg } from "./enmo.ts";
import { bfenMg, hfenMg, hfenPlusMg, lfenMg } from "./filtered-norms.ts";
import { madMg } from "./mad.ts";
import { windowMoments } from "./window-moments.ts";

/** Two samples an epoch of 1 s, from rows of x, y, z. */
const rows = (...xyz: readonly (readonly [number, number, number])[]): Acceleration => ({
	x: xyz.map(([x]) => x),
	y: xyz.map(([, y]) => y),
	z: xyz.map(([, , z]) => z),
	samplingRateHz: 2,
});
const second = { epochSeconds: 1 };
const still = (n: number, value = 0): Acceleration => ({
	x: new Float64Array(n).fill(value),
	y: new Float64Array(n).fill(value),
	z: new Float64Array(n).fill(value + 1),
	samplingRateHz: 40,
});
const measures = { enmoMg, madMg, angleZDegrees, bfenMg, hfenMg, lfenMg, hfenPlusMg };

describe("mg for g, and what is infinite", () => {
	it.each<readonly [string, (acceleration: Acceleration) => unknown]>([
		["enmoMg", enmoMg],
		["madMg", madMg],
		["angleZDegrees", angleZDegrees],
		["hfenMg", hfenMg],
		["windowMoments", windowMoments],
	])("are refused by %s", (name, measure) => {
		for (const value of [1000, Number.NEGATIVE_INFINITY])
			expect(() => measure({ x: [0, 0], y: [0, value], z: [0, 0], samplingRateHz: 1 })).toThrow(
				`${name}: y must be in g, within 100 g, or NaN where missing; got ${value} at sample 1`,
			);
	});
});

describe("by hand", () => {
	it("ENMO of 1.1 g and 0.8 g counts the first alone, by default", () => {
		const two = rows([1.1, 0, 0], [0, 0.8, 0]);
		expect(enmoMg(two, second)[0]).toBeCloseTo(50, 9);
		expect(enmoMg(two, { ...second, below: "absolute" })[0]).toBeCloseTo(150, 9);
		expect(enmoMg(two, { ...second, below: "keep" })[0]).toBeCloseTo(-50, 9);
	});
	it("MAD of 0.9 and 1.1 g is 100 mg, however the axes share them", () => {
		expect(madMg(rows([0.9, 0, 0], [0, 0, -1.1]), second)[0]).toBeCloseTo(100, 9);
	});
	it("angle-z of 3, 0, 3 and 0, 4, 0 is 45 and 0, on average 22.5 degrees", () => {
		expect(angleZDegrees(rows([3, 0, 3], [0, 4, 0]), second)[0]).toBeCloseTo(22.5, 9);
		expect(angleZDegrees(rows([0, 0, -1], [0, 0, -1]), second)[0]).toBe(-90);
	});
	it("a sample of three zeros has no angle and is left out of it alone", () => {
		expect(angleZDegrees(rows([1, 0, 1], [0, 0, 0]), second)[0]).toBeCloseTo(45, 9);
		expect(enmoMg(rows([2, 0, 0], [0, 0, 0]), second)[0]).toBe(500);
	});
	it("a lone jerk does not turn the rolling median, and turns the mean of angles", () => {
		const n = 400;
		const x = new Float64Array(n).fill(1);
		const z = new Float64Array(n);
		for (let i = 200; i < 240; i++) z[i] = 5;
		const acceleration = { x, y: new Float64Array(n), z, samplingRateHz: 20 };
		expect([...angleZDegrees(acceleration, { definition: "rolling-median" })]).toEqual([0, 0, 0, 0]);
		expect(angleZDegrees(acceleration)[2]).toBeGreaterThan(20);
	});
	it("epochs of 2.5 samples have three and two", () => {
		const acceleration = { x: [2, 2, 3, 2, 2], y: [0, 0, 0, 0, 0], z: [0, 0, 0, 0, 0], samplingRateHz: 2.5 };
		expect([...enmoMg(acceleration, second)].map((mg) => Math.round(mg))).toEqual([1333, 1000]);
	});
});

describe("the awkward", () => {
	const table: [string, Acceleration, number][] = [
		["empty", still(0), 0],
		["shorter than an epoch", still(199), 0],
		["missing altogether", still(400, Number.NaN), 2],
	];
	for (const [name, measure] of Object.entries(measures)) {
		it.each(table)(`${name} of a recording that is %s`, (_, acceleration, epochs) => {
			expect([...measure(acceleration)]).toEqual(new Array(epochs).fill(Number.NaN));
		});
		it(`${name} has no value where less than half was measured, and its neighbours have`, () => {
			const { x, y, z, samplingRateHz } = still(600);
			(y as Float64Array).fill(Number.NaN, 200, 301);
			expect([...measure({ x, y, z, samplingRateHz })].map(Number.isNaN)).toEqual([false, true, false]);
		});
		it(`${name} refuses axes of unequal length, and no rate`, () => {
			expect(() => measure({ ...still(400), z: [1] })).toThrow(`${name}: z must be as long as x (400); got 1`);
			expect(() => measure({ ...still(400), samplingRateHz: 0 })).toThrow(`${name}: samplingRateHz must be`);
			expect(() => measure(still(400), { epochSeconds: 0.02 })).toThrow("must hold at least 2 samples");
		});
	}
});

describe("whatever the samples", () => {
	const value = fc.double({ min: -8, max: 8, noNaN: true });
	// No three zeros, for they have no angle.
	const samples = fc.array(
		fc.tuple(value, value, value).filter(([x, y, z]) => Math.hypot(x, y, z) > 1e-6),
		{ minLength: 2, maxLength: 60 },
	);
	it("turning the device by a quarter changes neither ENMO nor MAD, and z up is z down mirrored", () => {
		fc.assert(
			fc.property(samples, (xyz) => {
				const turned = rows(...xyz.map(([x, y, z]) => [z, x, y] as const));
				const mirrored = rows(...xyz.map(([x, y, z]) => [x, y, -z] as const));
				const given = rows(...xyz);
				for (const measure of [enmoMg, madMg])
					for (const [k, mg] of measure(turned, second).entries())
						expect(mg).toBeCloseTo(measure(given, second)[k]!, 6);
				for (const [k, angle] of angleZDegrees(mirrored, second).entries())
					expect(-angle).toBeCloseTo(angleZDegrees(given, second)[k]!, 9);
			}),
		);
	});
	it("MAD scales with the samples; the angle does not", () => {
		fc.assert(
			fc.property(samples, fc.double({ min: 0.1, max: 3, noNaN: true }), (xyz, factor) => {
				const scaled = rows(...xyz.map(([x, y, z]) => [factor * x, factor * y, factor * z] as const));
				const given = rows(...xyz);
				const mad = madMg(given, second);
				for (const [k, mg] of madMg(scaled, second).entries()) expect(mg).toBeCloseTo(factor * mad[k]!, 6);
				for (const [k, angle] of angleZDegrees(scaled, second).entries()) {
					expect(Math.abs(angle)).toBeLessThanOrEqual(90 + 1e-9);
					expect(angle).toBeCloseTo(angleZDegrees(given, second)[k]!, 6);
				}
			}),
		);
	});
});
