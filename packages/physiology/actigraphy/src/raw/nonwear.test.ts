import { describe, expect, it } from "vitest";
import { nonwearBySpread } from "./nonwear-by-spread.ts";
import { nonwearByStillness } from "./nonwear-by-stillness.ts";
import { type NonwearDefinition, nonwearDefinitions } from "./nonwear-definitions.ts";
import { shortWearAsNonwear } from "./short-wear.ts";
import { windowMoments } from "./window-moments.ts";

/** One sample a second; an axis swings by 0.2 g but in the minutes of its rests. */
function moments(hours: number, ...rests: readonly (readonly (readonly [from: number, to: number])[])[]) {
	const axis = (k: number) =>
		Float64Array.from({ length: hours * 3600 }, (_, i) =>
			(rests[k] ?? rests[0] ?? []).some(([from, to]) => i >= from * 60 && i < to * 60) ? 0.5 : 0.5 + 0.2 * (i % 2),
		);
	return windowMoments({ x: axis(0), y: axis(1), z: axis(2), samplingRateHz: 1 });
}
/** Numbers of the steps that were not worn. */
const notWorn = (definition: NonwearDefinition, of: ReturnType<typeof moments>) =>
	[...nonwearBySpread(of, { definition }).codes.entries()].filter(([, code]) => code === 1).map(([k]) => k);
const { vanHees2013, ggir2023, skdh } = nonwearDefinitions;
const forward = { ...skdh, dropsShortWear: false };

describe("nonwearBySpread of a rest from minute 120 to 240 of six hours, by hand", () => {
	const rest = moments(6, [[120, 240]]);
	it("centred: steps whose hour around lies in the rest", () =>
		expect(notWorn(vanHees2013, rest)).toEqual([10, 11, 12, 13]));
	it("covering: every step of an hour that lies in the rest", () =>
		expect(notWorn(ggir2023, rest)).toEqual([8, 9, 10, 11, 12, 13, 14, 15]));
	it("forward: steps with which such an hour begins", () => expect(notWorn(forward, rest)).toEqual([8, 9, 10, 11, 12]));
	it("two axes are enough, and one is not", () => {
		expect(notWorn(vanHees2013, moments(6, [[120, 240]], [[120, 240]], []))).toEqual([10, 11, 12, 13]);
		expect(notWorn(vanHees2013, moments(6, [[120, 240]], [], []))).toEqual([]);
	});
	it("a single swing in the middle breaks it, for the range counts", () => {
		expect(
			notWorn(
				vanHees2013,
				moments(6, [
					[120, 180],
					[180.1, 240],
				]),
			),
		).toEqual([]);
	});
});

describe("nonwearBySpread at the ends and in holes", () => {
	it("the first hour judges the first three steps, the last 45 min the last four", () => {
		expect(notWorn(vanHees2013, moments(6, [[0, 60]]))).toEqual([0, 1, 2]);
		expect(notWorn(vanHees2013, moments(6, [[315, 360]]))).toEqual([20, 21, 22, 23]);
	});
	it("a step with one still axis between two not worn is not worn", () => {
		const quarter: NonwearDefinition = { ...vanHees2013, windowMinutes: 15 };
		const all = [
			[60, 90],
			[105, 135],
		] as const;
		const of = moments(4, [[60, 135]], all, all);
		expect(notWorn(quarter, of)).toEqual([4, 5, 6, 7, 8]);
		expect(notWorn({ ...quarter, fillsBetween: false }, of)).toEqual([4, 5, 7, 8]);
	});
	it("says unknown where less than half of an hour was measured", () => {
		const x = new Float64Array(6 * 3600).fill(Number.NaN, 3600, 4 * 3600);
		const { codes } = nonwearBySpread(windowMoments({ x, y: x, z: x, samplingRateHz: 1 }));
		expect(codes[10]).toBe(2);
		expect(codes[0]).toBe(1);
	});
	it("is empty for a recording of less than a step", () => {
		expect(nonwearBySpread(windowMoments({ x: [1], y: [1], z: [1], samplingRateHz: 1 })).codes.length).toBe(0);
	});
	it("refuses moments of windows that do not fit", () => {
		const of = windowMoments({ x: [1], y: [1], z: [1], samplingRateHz: 1 }, { windowSeconds: 7 });
		expect(() => nonwearBySpread(of)).toThrow("a whole number makes 450 s; got windows of 7 s");
	});
});

describe("nonwearByStillness", () => {
	it("needs more than 90 min, one window short of the rest", () => {
		expect(nonwearByStillness(moments(4, [[60, 60 + 541 / 6]]))).toEqual([]);
		expect(nonwearByStillness(moments(4, [[60, 60 + 542 / 6]]))).toEqual([{ startSeconds: 3600, endSeconds: 9010 }]);
	});
});

describe("shortWearAsNonwear, four steps an hour", () => {
	const stretches = (...hours: readonly number[]) =>
		Uint8Array.from(hours.flatMap((h) => new Array<number>(4 * Math.abs(h)).fill(h < 0 ? 1 : 0)));
	const worn = (codes: Uint8Array) => codes.filter((code) => code === 0).length / 4;
	it.each([
		["one hour between four and four is dropped", [-4, 1, -4], 0],
		["five hours between ten and ten are dropped", [-10, 5, -10], 0],
		["five hours between six and six are kept", [-6, 5, -6], 5],
		["three hours between one and two are kept", [-1, 3, -2], 3],
		["two hours at the begin are the setting up", [2, -1, 12], 12],
		["four hours at the begin are kept", [4, -1, 12], 16],
		["what one round joins the next drops", [-3, 1, -3, 5, -16], 0],
		["all worn stays", [24], 24],
		["never worn stays", [-24], 0],
		["nothing stays nothing", [], 0],
	] as const)("%s", (_, hours, left) => {
		const codes = stretches(...hours);
		const out = shortWearAsNonwear(codes, 4);
		expect(out.length).toBe(codes.length);
		expect(worn(out)).toBe(left);
	});
	it("keeps what is unknown", () => {
		expect([...shortWearAsNonwear(Uint8Array.of(1, 1, 2, 1, 1), 4)]).toEqual([1, 1, 2, 1, 1]);
	});
});
