import { describe, expect, it } from "vitest";
import { openSafely } from "../control/rules.ts";
import type { StatisticKind } from "../control/statistic-kind.ts";
import { controlValue, type ValueEvidence } from "./control-value.ts";
import type { ReleasableValue } from "./releasable-value.ts";

const ids = (n: number) => Array.from({ length: n }, (_, index) => `p${index}`);
const control = (
	value: Partial<ReleasableValue>,
	kind: StatisticKind,
	people: number,
	more: Partial<ValueEvidence> = {},
) =>
	controlValue(
		"age.mean",
		{ value: 31.2, unit: "years", n: people, ...value },
		kind,
		{ people: ids(people), ...more },
		openSafely,
	);

describe("controlValue", () => {
	it("rounds n and keeps the value of many", () => {
		const { value, suppressed, refusals, cell } = control({}, "mean", 41);
		expect(value).toEqual({ value: 31.2, unit: "years", n: 40 });
		expect([suppressed, refusals, cell?.columns]).toEqual([undefined, [], ["age mean years"]]);
	});
	it("takes the value of few out with its spread and interval, n 0", () => {
		const interval = { low: 1, high: 2, levelPercent: 95, method: "t" };
		const { value, suppressed, cell } = control({ spread: { kind: "SD", value: 4 }, interval }, "mean", 7);
		expect(value).toEqual({ value: null, unit: "years", n: 0 });
		expect(suppressed).toBe("Too few people are behind it.");
		expect(cell?.columns).toEqual([]);
	});
	it("refuses a value without evidence, but not a constant", () => {
		const value = { value: 5, n: 12 };
		expect(controlValue("x", value, "mean", undefined, openSafely)).toMatchObject({
			value: { value: null, n: 0 },
			refusals: [{ where: "value x" }],
		});
		expect(controlValue("x", value, "constant", undefined, openSafely)).toEqual({
			value: { value: 5, n: 10 },
			refusals: [],
		});
	});
	it("rounds a count, keeps 0, and takes out few and all but few", () => {
		const count = (value: number, people = 100) => control({ value }, "count", people).value.value;
		expect([count(41), count(0), count(5), count(95), count(100)]).toEqual([40, 0, null, null, 100]);
		expect(control({ value: 101 }, "count", 100).refusals).toHaveLength(1);
		expect(control({ value: "41" }, "count", 100).refusals).toHaveLength(1);
	});
	it("keeps a count of 0 without the small n beside it, and takes the interval of a count out", () => {
		expect(control({ value: 0 }, "count", 3).value).toEqual({ value: 0, unit: "years", n: 0 });
		const interval = { low: 29.4, high: 55.6, levelPercent: 95, method: "Poisson" };
		const { value, suppressed } = control({ value: 41, interval }, "count", 41);
		expect(value).toEqual({ value: 40, unit: "years", n: 40 });
		expect(suppressed).toMatch(/^Its spread and interval/);
	});
	it("works a percent and its interval out of rounded counts", () => {
		const interval = { low: 12, high: 29, levelPercent: 95, method: "bootstrap" };
		const { value } = control({ value: (100 * 16) / 81, interval }, "percent", 81);
		// 15 of 80 by Wilson: (15 + 1.921) / 83.84 less 1.96 / 83.84 times the root of 15 x 65 / 80 + 0.960, so 0.2018 - 0.0848.
		expect(value.value).toBe(18.75);
		expect(value.interval?.low).toBeCloseTo(11.7, 1);
		expect(value.interval?.method).toBe("Wilson, from rounded counts");
	});
	it("takes out a percent of few, of none, of all but few and of all", () => {
		expect([4, 0, 96, 100].map((percent) => control({ value: percent }, "percent", 100).value.value)).toEqual([
			null,
			null,
			null,
			null,
		]);
	});
	it("takes out an SD of 0 with its mean", () => {
		expect(control({ spread: { kind: "SD", value: 0 } }, "mean", 50).value).toEqual({
			value: null,
			unit: "years",
			n: 0,
		});
	});
	it("keeps a median of 20 and leaves its quartiles out; keeps them of 29; refuses a range", () => {
		const spread = { kind: "IQR", low: 25, high: 35 } as const;
		const few = control({ spread }, "median", 20);
		expect(few.value).toEqual({ value: 31.2, unit: "years", n: 20 });
		expect(few.suppressed).toMatch(/^Its interquartile range/);
		expect(control({ spread }, "median", 29).value.spread).toEqual(spread);
		expect(control({ spread: { ...spread, kind: "range" } }, "median", 200).refusals).toHaveLength(1);
		const interval = { low: 1, high: 2, levelPercent: 100, method: "observed", label: "range" };
		expect(control({ interval }, "median", 200).refusals).toHaveLength(1);
	});
	it("asks a model for degrees of freedom", () => {
		expect(control({}, "estimate", 20, { parameters: 11 }).value.value).toBeNull();
		expect(control({}, "estimate", 21, { parameters: 11 }).value.value).toBe(31.2);
	});
	it("asks a sum for its contributions", () => {
		expect(control({ value: 30 }, "sum", 30).refusals).toHaveLength(1);
		expect(control({ value: 31 }, "sum", 30, { contributions: Array(30).fill(1) }).refusals).toHaveLength(1);
		expect(control({ value: 30 }, "sum", 30, { contributions: Array(30).fill(1) }).value.value).toBe(30);
		expect(control({ value: 529 }, "sum", 30, { contributions: [500, ...Array(29).fill(1)] }).value.value).toBeNull();
	});
	it("takes out a value of few recordings or events", () => {
		expect(control({ n: 4 }, "mean", 50).value.value).toBeNull();
	});
});
