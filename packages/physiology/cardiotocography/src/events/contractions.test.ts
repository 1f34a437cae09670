import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateHz, tocogram } from "../../test/traces.ts";
import { classifyDeceleration, classifyDecelerations, contractions, tocogramPresent } from "../index.ts";

describe("contractions", () => {
	it("finds each bell with its acme and its width above a fifth of its height", () => {
		const found = contractions(tocogram(20, { acmesSeconds: [300, 500, 900] }), rateHz);
		expect(found.map(({ peakSeconds }) => Math.round(peakSeconds / 5) * 5)).toEqual([300, 500, 900]);
		for (const { startSeconds, endSeconds, amplitude } of found) {
			// A raised cosine of 80 s is above a fifth of its height for 56 s; smoothing over 15 s widens it a little.
			expect(endSeconds - startSeconds).toBeGreaterThan(54);
			expect(endSeconds - startSeconds).toBeLessThan(66);
			expect(amplitude).toBeGreaterThan(34);
			expect(amplitude).toBeLessThan(42);
		}
	});

	it("parts two acmes 60 s from each other, whose valley is deep", () => {
		expect(contractions(tocogram(20, { acmesSeconds: [600, 660] }), rateHz)).toHaveLength(2);
	});

	it("finds none in tone alone, and none where the sensor was off", () => {
		expect(contractions(tocogram(20, { acmesSeconds: [] }), rateHz)).toEqual([]);
		expect(contractions(new Float64Array(4800), rateHz)).toEqual([]);
		expect(contractions(new Float64Array(4800).fill(Number.NaN), rateHz)).toEqual([]);
		expect(contractions([], rateHz)).toEqual([]);
	});

	it("takes a step of the tone that stays for no contraction", () => {
		const activity = tocogram(30, { acmesSeconds: [] }).map((value, i) => (i > 3600 ? value + 30 : value));
		expect(contractions(activity, rateHz)).toEqual([]);
	});

	it("does not depend on where zero is: a constant changes nothing", () => {
		fc.assert(
			fc.property(fc.integer({ min: -8, max: 40 }), (constant) => {
				const activity = tocogram(20, { acmesSeconds: [250, 480, 700, 950] });
				const moved = contractions(
					activity.map((value) => value + constant),
					rateHz,
				);
				const times = (found: ReturnType<typeof contractions>) =>
					found.map(({ startSeconds, peakSeconds, endSeconds }) => [startSeconds, peakSeconds, endSeconds]);
				expect(times(moved)).toEqual(times(contractions(activity, rateHz)));
			}),
		);
	});
});

describe("tocogramPresent", () => {
	it("is false without one, for zeros, and for a flat line; true for a live one", () => {
		expect(tocogramPresent(undefined, rateHz)).toBe(false);
		expect(tocogramPresent([], rateHz)).toBe(false);
		expect(tocogramPresent(new Float64Array(4800), rateHz)).toBe(false);
		expect(tocogramPresent(new Float64Array(4800).fill(12), rateHz)).toBe(false);
		expect(tocogramPresent(tocogram(10, { acmesSeconds: [] }), rateHz)).toBe(true);
	});
});

describe("classifyDeceleration", () => {
	const contraction = { startSeconds: 100, peakSeconds: 130, endSeconds: 160, amplitude: 40 };
	const fall = (startSeconds: number, extremeSeconds: number, endSeconds: number) => ({
		startSeconds,
		extremeSeconds,
		endSeconds,
		amplitudeBpm: 25,
		areaBeats: 10,
	});
	it.each([
		["gradual, with the contraction", fall(100, 132, 160), "early"],
		["gradual, from 20 s after its beginning", fall(120, 155, 190), "early"],
		["gradual, from 21 s after its beginning, nadir after the acme", fall(121, 155, 190), "late"],
		["gradual, from 30 s after, nadir after its end", fall(130, 175, 220), "late"],
		["rapid, with the contraction", fall(110, 130, 160), "variable"],
		["rapid, long after any contraction", fall(400, 410, 440), "variable"],
		["gradual, long after any contraction", fall(400, 440, 480), "unclassified"],
		["gradual, before the contraction began, nadir after its end", fall(90, 170, 200), "unclassified"],
		["longer than 3 minutes", fall(100, 140, 281), "prolonged"],
		["3 minutes to the second, nadir in the contraction", fall(100, 132, 280), "early"],
	])("%s: %o is %s", (_, deceleration, kind) => {
		expect(classifyDeceleration(deceleration, [contraction])).toBe(kind);
	});

	it("is unclassified without a tocogram, but prolonged needs none", () => {
		expect(classifyDeceleration(fall(100, 105, 160), undefined)).toBe("unclassified");
		expect(classifyDeceleration(fall(100, 105, 400), undefined)).toBe("prolonged");
	});

	it("goes with the last contraction that begins before the nadir", () => {
		const two = [contraction, { startSeconds: 200, peakSeconds: 230, endSeconds: 260, amplitude: 40 }];
		expect(classifyDeceleration(fall(226, 262, 300), two)).toBe("late");
		expect(classifyDecelerations([fall(100, 132, 160), fall(226, 262, 300)], two)).toEqual(["early", "late"]);
	});

	it("refuses a nadir outside the deceleration", () => {
		expect(() => classifyDeceleration(fall(100, 90, 160), [])).toThrow("classifyDeceleration");
	});
});
