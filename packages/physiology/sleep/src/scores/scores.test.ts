import { seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rescoreWebster } from "./rescore-webster.ts";
import { scoreColeKripke } from "./score-cole-kripke.ts";
import { scoreInfantSleep } from "./score-infant-sleep.ts";
import { scoreOakley } from "./score-oakley.ts";
import { scoreRoenneberg } from "./score-roenneberg.ts";
import { scoreSadeh } from "./score-sadeh.ts";
import { scoreScripps } from "./score-scripps.ts";
import { tudorLockePeriods } from "./tudor-locke-periods.ts";

const none = Number.NaN;
const minute = { epochSeconds: 60 };

/** All scorings, as functions of counts by the minute. */
const scorings: readonly (readonly [string, (counts: Float64Array) => Float64Array])[] = [
	["Cole-Kripke, mean", (counts) => scoreColeKripke(counts, { variant: "meanPerMinute" })],
	["Cole-Kripke, ActiLife", (counts) => scoreColeKripke(counts, { variant: "actiLife" })],
	[
		"Cole-Kripke, activity index",
		(counts) =>
			scoreColeKripke(
				counts.map((count) => count / 1000),
				{ variant: "activityIndex" },
			),
	],
	["Sadeh", (counts) => scoreSadeh(counts, { variant: "sadeh1994" })],
	["Sadeh, ActiLife", (counts) => scoreSadeh(counts, { variant: "actiLife" })],
	["Sadeh, pyActigraphy", (counts) => scoreSadeh(counts, { variant: "pyActigraphy" })],
	["Scripps", (counts) => scoreScripps(counts)],
	["Oakley", (counts) => scoreOakley(counts, minute)],
	["Roenneberg", (counts) => scoreRoenneberg(counts, minute).scores],
];

/** Two days, still from 23 to 7. */
function twoDays(): Float64Array {
	const random = seededRandom(5);
	return Float64Array.from({ length: 2880 }, (_, i) => {
		const hour = (i / 60) % 24;
		return hour >= 23 || hour < 7 ? (random() < 0.02 ? 20 : 0) : 200 + Math.floor(1500 * random());
	});
}

describe.each(scorings)("%s", (_, score) => {
	const middle = (scores: Float64Array) => [...scores.subarray(30, scores.length - 30)];
	it("is as long as the counts, of none and of one too", () => {
		for (const n of [0, 1, 5, 100]) expect(score(new Float64Array(n))).toHaveLength(n);
	});
	it("finds the night and the day", () => {
		const scores = score(twoDays());
		const share = (from: number, to: number) =>
			scores.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
		expect(share(24 * 60, 30 * 60)).toBeGreaterThan(0.85);
		expect(share(9 * 60, 20 * 60)).toBeLessThan(0.15);
	});
	it("never scores what was never worn, and leaves a gap unknown, not asleep", () => {
		expect(score(new Float64Array(2880).fill(none)).every(Number.isNaN)).toBe(true);
		const gap = twoDays();
		gap.fill(none, 1500, 1560);
		const scores = score(gap);
		expect(scores.subarray(1500, 1560).every(Number.isNaN)).toBe(true);
		expect(scores[1400]).not.toBeNaN();
		expect(scores[1700]).not.toBeNaN();
	});
	it("stillness throughout is sleep, and storm throughout is wake", () => {
		expect(middle(score(new Float64Array(3000))).every((value) => value === 1) || _ === "Roenneberg").toBe(true);
		expect(middle(score(new Float64Array(3000).fill(5000))).every((value) => value === 0)).toBe(true);
	});
	it("refuses a negative count, and changes nothing that it is given", () => {
		expect(() => score(Float64Array.of(1, -1))).toThrow(/must be 0 or more, or NaN where not known; got -[\d.]+ at 1/);
		const counts = twoDays();
		score(counts);
		expect(counts).toEqual(twoDays());
	});
	it("a record in two, with the neighbours given, scores as the whole", () => {
		if (_ === "Roenneberg" || _.startsWith("Cole-Kripke, mean") || _.endsWith("index")) return;
		const counts = twoDays();
		const whole = score(counts);
		const part = score(counts.slice(1000, 2000));
		expect([...part.subarray(20, 980)]).toEqual([...whole.subarray(1020, 1980)]);
	});
});

describe("weighted scores", () => {
	it("more movement never turns wake into sleep", () => {
		const counts = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 30, maxLength: 60 });
		fc.assert(
			fc.property(counts, fc.nat(59), fc.integer({ min: 1, max: 2000 }), (given, at, more) => {
				const place = at % given.length;
				const moved = given.map((count, i) => (i === place ? count + more : count));
				for (const score of [
					(c: number[]) => scoreColeKripke(c, { variant: "actiLife" }),
					(c: number[]) => scoreScripps(c),
					(c: number[]) => scoreOakley(c, minute),
				]) {
					const before = score(given);
					for (const [i, value] of score(moved).entries()) expect(value > before[i]).toBe(false);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe("scoreColeKripke", () => {
	it("by hand: 230 thousandths of a mean of 4.3 are just not asleep, of 4.4 awake", () => {
		const alone = (mean: number) =>
			scoreColeKripke(
				Array.from({ length: 11 }, (_, i) => (i === 5 ? 30 * mean : 0)),
				{ variant: "meanPerMinute", rescoring: "none" },
			);
		expect(alone(4.34)[5]).toBe(1);
		expect(alone(4.35)[5]).toBe(0);
		expect([...alone(4.35)]).toEqual([none, none, none, none, 1, 0, 1, 1, 1, none, none]);
	});
	it("names the variants there are", () => {
		expect(() => scoreColeKripke([1], { variant: "best" as "actiLife" })).toThrow(
			'variant must be one of "meanPerMinute", "actiLife", "activityIndex"; got "best"',
		);
	});
});

describe("scoreSadeh", () => {
	it("by hand: eleven still minutes give 7.601; a level of 15 gives 7.601 - 0.975 - 0.703 log 16 = 4.677", () => {
		expect(scoreSadeh(new Float64Array(11), { variant: "sadeh1994" })[5]).toBe(1);
		const level = (count: number) => scoreSadeh(new Float64Array(11).fill(count), { variant: "sadeh1994" })[5];
		expect(level(15)).toBe(1);
		// 7.601 - 0.065 x 75 - 1.08 x 11 - 0.703 log 76 is far below 0.
		expect(level(75)).toBe(0);
	});
	it("50 is moderate in the paper and not in pyActigraphy", () => {
		const counts = new Float64Array(12).fill(50);
		counts[6] = 0;
		expect(scoreSadeh(counts, { variant: "sadeh1994" })[5]).toBe(0);
		expect(scoreSadeh(counts, { variant: "pyActigraphy" })[5]).toBe(1);
	});
});

describe("scoreOakley", () => {
	it("by hand: 40 alone is asleep, 41 awake, in every epoch that the algorithm has", () => {
		for (const [epochSeconds, weight] of [
			[15, 4],
			[30, 2],
			[60, 1],
			[120, 0.5],
		] as const) {
			const at = (value: number) =>
				scoreOakley(
					Array.from({ length: 21 }, (_, i) => (i === 10 ? value / weight : 0)),
					{ epochSeconds },
				)[10];
			expect(at(40)).toBe(1);
			expect(at(41)).toBe(0);
		}
	});
	it("takes a threshold by name, by number, and from the record", () => {
		const counts = [0, 0, 0, 30, 0, 0, 0];
		expect(scoreOakley(counts, { ...minute, threshold: "low" })[3]).toBe(0);
		expect(scoreOakley(counts, { ...minute, threshold: 30 })[3]).toBe(1);
		expect(scoreOakley(counts, { ...minute, threshold: "automatic" })[3]).toBe(0);
		expect(scoreOakley([0, 0, 0, 0, 0], { ...minute, threshold: "automatic" })[2]).toBeNaN();
		expect(() => scoreOakley(counts, { epochSeconds: 45 })).toThrow("epochSeconds must be 15, 30, 60 or 120; got 45");
		expect(() => scoreOakley(counts, { ...minute, threshold: "wake" as "low" })).toThrow('got "wake"');
	});
});

describe("rescoreWebster", () => {
	const of = (text: string) => Float64Array.from(text, (c) => (c === "?" ? none : Number(c)));
	const text = (scores: Float64Array) => Array.from(scores, (value) => (Number.isNaN(value) ? "?" : value)).join("");
	const wake = (n: number) => "0".repeat(n);
	const asleep = (n: number) => "1".repeat(n);
	it.each([
		["4 of wake take 1", wake(4) + asleep(20), wake(5) + asleep(19)],
		["3 of wake take none", wake(3) + asleep(20), wake(3) + asleep(20)],
		["10 of wake take 3", wake(10) + asleep(20), wake(13) + asleep(17)],
		["15 of wake take 4", wake(15) + asleep(20), wake(19) + asleep(16)],
		["6 of sleep between 10 and 10 go", wake(10) + asleep(6) + wake(10), wake(26)],
		["7 of sleep between 10 and 10 lose 3", wake(10) + asleep(7) + wake(10), wake(13) + asleep(4) + wake(10)],
		["10 of sleep between 20 and 20 go", wake(20) + asleep(10) + wake(20), wake(50)],
		["unknown is no wake", `${wake(10)}?${asleep(6)}${wake(10)}`, `${wake(10)}?${asleep(6)}${wake(10)}`],
	])("%s", (_, given, expected) => expect(text(rescoreWebster(of(given)))).toBe(expected));
	it("readings differ by name", () => {
		const brief = wake(10) + asleep(2) + wake(3) + asleep(20);
		expect(text(rescoreWebster(of(brief)))).toBe(wake(15) + asleep(20));
		expect(text(rescoreWebster(of(brief), { reading: "pyActigraphy" }))).toBe(`${wake(11)}1000${asleep(20)}`);
		expect(text(rescoreWebster(of(brief), { reading: "inTurn" }))).toBe(wake(16) + asleep(19));
	});
	it("only ever makes wake of sleep", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(0, 1, none), { maxLength: 200 }),
				fc.constantFrom("webster1982", "pyActigraphy", "inTurn"),
				(scores, reading) => {
					for (const [i, value] of rescoreWebster(scores, { reading: reading as "inTurn" }).entries())
						expect(Object.is(value, scores[i]) || (value === 0 && scores[i] === 1)).toBe(true);
				},
			),
		);
	});
});

describe("scoreRoenneberg of acceleration", () => {
	it.each([1, 2, 4, 7])(
		"scores thousandths as it scores whole numbers: a moving sum loses nothing (seed %i)",
		(seed) => {
			const random = seededRandom(seed);
			// Two days of movement, nearly two on the table (longer than the trend's window), two of movement; by ten minutes.
			const whole = Float64Array.from({ length: 6 * 144 }, (_, i) =>
				i >= 2 * 144 && i < 3.9 * 144 ? 0 : Math.floor(900 * random()),
			);
			const options = { epochSeconds: 600, longestHours: 30 };
			const fractions = whole.map((value) => value / 1000);
			expect(scoreRoenneberg(fractions, options)).toEqual(scoreRoenneberg(whole, options));
		},
	);
});

describe("tudorLockePeriods", () => {
	it.each([
		[{ shortestMinutes: none }, "shortestMinutes must be a whole number"],
		[{ shortestMinutes: 600, longestMinutes: 100 }, "longestMinutes must be between 600 and Infinity; got 100"],
		[{ minimumMovingMinutes: -1 }, "minimumMovingMinutes must be a whole number"],
	])("refuses %o", (options, message) => {
		expect(() => tudorLockePeriods([1], [0], options)).toThrow(message);
	});
});

describe("scoreRoenneberg", () => {
	it("gives onset and offset of the nights", () => {
		const { bouts } = scoreRoenneberg(twoDays(), minute);
		const nights = bouts.map(({ onsetSeconds, offsetSeconds }) => [onsetSeconds / 3600, offsetSeconds / 3600]);
		// The third is still going on when the record ends: it has no end yet.
		expect(nights).toHaveLength(2);
		expect(nights[1][0]).toBeCloseTo(23, 0);
		expect(nights[1][1]).toBeCloseTo(31, 0);
	});
	it("does not depend on the unit of the counts", () => {
		const counts = twoDays();
		expect(
			scoreRoenneberg(
				counts.map((count) => 8 * count),
				minute,
			),
		).toEqual(scoreRoenneberg(counts, minute));
	});
});

describe("tudorLockePeriods", () => {
	const scores = Float64Array.from({ length: 700 }, (_, i) => (i >= 100 && i < 500 && i !== 300 ? 1 : 0));
	it("begins with five minutes of sleep and ends with ten of wake", () => {
		const [period] = tudorLockePeriods(scores, new Float64Array(700).fill(2));
		expect(period).toMatchObject({
			startMinute: 100,
			endMinute: 500,
			durationMinutes: 400,
			totalSleepTimeMinutes: 399,
			nAwakenings: 1,
			wakeAfterSleepOnsetMinutes: 1,
			cutOff: false,
			totalCounts: 800,
			movementIndexPercent: 100,
		});
	});
	it("says when the record ended first, and asks for movement where told", () => {
		expect(tudorLockePeriods(scores.subarray(0, 450), new Float64Array(450))[0].cutOff).toBe(true);
		expect(tudorLockePeriods(scores, new Float64Array(700), { minimumMovingMinutes: 1 })).toEqual([]);
		expect(tudorLockePeriods(new Float64Array(700).fill(none), new Float64Array(700).fill(none))).toEqual([]);
	});
});

describe("scoreInfantSleep", () => {
	const validated = { scoring: "sadeh", ageDays: 100, site: "shin", device: "Actical", setting: "nap" } as const;
	it("scores where it was validated, and says where that was", () => {
		const { scores, validation } = scoreInfantSleep(new Float64Array(20), validated);
		expect(scores[10]).toBe(1);
		expect(validation.source).toContain("doi:10.1016/j.sleep.2012.01.018");
	});
	it.each([
		[{ ageDays: 400 }, "sadeh at 400 days"],
		[{ site: "wrist" }, "wrist"],
		[{ device: "GT3X" }, "GT3X"],
		[{ setting: "night" }, "night"],
		[{ ageDays: none }, "NaN days"],
	] as const)("refuses %o", (other, found) => {
		expect(() => scoreInfantSleep([0], { ...validated, ...other })).toThrow(found);
	});
});
