import { describe, expect, it } from "vitest";
import { controlTable } from "../control/control-table.ts";
import { openSafely } from "../control/rules.ts";
import { controlValue } from "../values/control-value.ts";
import { roundStatistic } from "./round-statistic.ts";

const ids = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`);

describe("a released statistic", () => {
	it("has four significant digits, or as few as it is printed with", () => {
		expect(roundStatistic(2471 / 19, "mean", openSafely)).toBe(130.1);
		expect(roundStatistic(2471 / 19, "mean", openSafely, 0)).toBe(130);
		expect(roundStatistic(0.123456, "estimate", openSafely, 8)).toBe(0.1235);
		expect(roundStatistic(1234, "count", openSafely)).toBe(1234);
		expect(roundStatistic(Number.NaN, "mean", openSafely)).toBeNaN();
	});
	it("does not tell how many are behind it", () => {
		const rows = [{ arm: "A", mean: 2471 / 19, ids: ids(19) }];
		const rule = { groups: ["arm"], people: "ids", columns: { mean: "mean" } } as const;
		expect(controlTable("t", rows, rule, openSafely).rows).toEqual([{ arm: "A", mean: 130.1 }]);
		const interval = { low: 2400 / 19, high: 2500 / 19, levelPercent: 95, method: "t" };
		const given = {
			value: 2471 / 19,
			unit: "mmHg",
			digits: 1,
			n: 19,
			interval,
			spread: { kind: "SD", value: 10 / 3 } as const,
		};
		const { value } = controlValue("sbp", given, "mean", { people: ids(19) }, openSafely);
		expect(value).toEqual({
			...given,
			value: 130.1,
			n: 20,
			interval: { ...interval, low: 126.3, high: 131.6 },
			spread: { kind: "SD", value: 3.3 },
		});
	});
});
