import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiWear } from "./choi-wear.ts";
import { troianoWear } from "./troiano-wear.ts";

/** Runs of [count, minutes]. */
const minutes = (...runs: readonly [count: number, length: number][]) =>
	runs.flatMap(([count, length]) => new Array<number>(length).fill(count));

describe("choiWear", () => {
	it("calls 90 minutes without a count nonwear, and 89 not", () => {
		expect(choiWear(minutes([50, 10], [0, 90], [50, 10])).nonwear).toEqual([{ start: 10, end: 100 }]);
		expect(choiWear(minutes([50, 10], [0, 89], [50, 10])).nonwear).toEqual([]);
	});
	it("forgives a spike of two minutes between half hours without a count, not one of three", () => {
		expect(choiWear(minutes([0, 45], [9, 2], [0, 45])).nonwear).toEqual([{ start: 0, end: 92 }]);
		expect(choiWear(minutes([0, 45], [9, 3], [0, 45])).nonwear).toEqual([]);
		expect(choiWear(minutes([0, 29], [9, 2], [0, 90])).nonwear).toEqual([{ start: 31, end: 121 }]);
	});
	it("takes two spikes with a minute between them for one longer spike, unless told otherwise", () => {
		const counts = minutes([0, 60], [9, 1], [0, 1], [9, 1], [0, 60]);
		expect(choiWear(counts).nonwear).toEqual([]);
		expect(choiWear(counts, { joinSpikes: false }).nonwear).toEqual([]);
		expect(choiWear(counts, { spikeMinutes: 3 }).nonwear).toEqual([{ start: 0, end: 123 }]);
	});
	it("refuses a window shorter than a spike", () => {
		expect(() => choiWear([0], { windowMinutes: 1 })).toThrow("windowMinutes must be at least spikeMinutes (2); got 1");
	});
});

describe("troianoWear", () => {
	it("calls 60 minutes without a count nonwear, forgives two small minutes and not three", () => {
		expect(troianoWear(minutes([0, 60])).nonwear).toEqual([{ start: 0, end: 60 }]);
		expect(troianoWear(minutes([0, 40], [99, 2], [0, 40])).nonwear).toEqual([{ start: 0, end: 82 }]);
		expect(troianoWear(minutes([0, 40], [99, 3], [0, 40])).nonwear).toEqual([]);
	});
	it("ends nonwear with one minute over 100 counts", () => {
		expect(troianoWear(minutes([0, 60], [101, 1], [0, 59])).nonwear).toEqual([{ start: 0, end: 60 }]);
	});
	it("counts spikes in a row, or all of them as the SAS program does", () => {
		const counts = minutes([0, 30], [9, 1], [0, 30], [9, 1], [0, 30], [9, 1], [0, 30]);
		expect(troianoWear(counts).nonwear).toEqual([{ start: 0, end: 123 }]);
		expect(troianoWear(counts, { spikes: "inAll" }).nonwear).toEqual([{ start: 0, end: 92 }]);
	});
	it("reads a count that cannot be as none", () => {
		const counts = minutes([0, 40], [32767, 1], [0, 40]);
		expect(troianoWear(counts, { largestCount: 20000, spikeStopCounts: Number.POSITIVE_INFINITY }).nonwear).toEqual([
			{ start: 0, end: 81 },
		]);
	});
});

describe.each([
	["choiWear", choiWear],
	["troianoWear", troianoWear],
])("%s", (name, find) => {
	it.each([
		["empty", [], { wearMinutes: 0, nonwearMinutes: 0, missingMinutes: 0 }],
		["never worn", minutes([0, 200]), { wearMinutes: 0, nonwearMinutes: 200, missingMinutes: 0 }],
		["always worn", minutes([300, 200]), { wearMinutes: 200, nonwearMinutes: 0, missingMinutes: 0 }],
		["all missing", minutes([Number.NaN, 9]), { wearMinutes: 0, nonwearMinutes: 0, missingMinutes: 9 }],
		[
			"a gap in nonwear",
			minutes([0, 100], [Number.NaN, 5], [0, 100]),
			{ wearMinutes: 0, nonwearMinutes: 200, missingMinutes: 5 },
		],
	])("answers counts that are %s", (_, counts, expected) => {
		expect(find(counts)).toMatchObject(expected);
	});
	it("says in a warning when nothing was worn, and that minutes are missing", () => {
		const codes = find(minutes([0, 100], [Number.NaN, 5])).warnings.map(({ code }) => code);
		expect(codes).toEqual(["missing-minutes", "never-worn"]);
	});
	it("divides the minutes between worn, not worn and missing; nonwear lies in order and holds no large count", () => {
		const run = fc.tuple(fc.constantFrom(0, 0, 0, 40, 400, Number.NaN), fc.integer({ min: 1, max: 120 }));
		fc.assert(
			fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
				const counts = minutes(...(runs as [number, number][]));
				const { wear, nonwear, wearMinutes, nonwearMinutes, missingMinutes } = find(counts);
				expect(wearMinutes + nonwearMinutes + missingMinutes).toBe(counts.length);
				expect(wear.filter((value) => value === 0).length).toBe(nonwearMinutes);
				for (const [i, { start, end }] of nonwear.entries()) {
					expect(end).toBeGreaterThan(start);
					if (i > 0) expect(start).toBeGreaterThanOrEqual(nonwear[i - 1]!.end);
					expect(counts.slice(start, end).filter((count) => count > 0).length).toBeLessThanOrEqual((end - start) / 2);
				}
			}),
		);
	});
	it("refuses a negative count", () => {
		expect(() => find([0, -1])).toThrow(`${name}: counts must not be negative; got -1 in minute 1`);
		expect(() => find([Number.POSITIVE_INFINITY])).toThrow(`${name}: counts must be finite; got Infinity in minute 0`);
	});
});
