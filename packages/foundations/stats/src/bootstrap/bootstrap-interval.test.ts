import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { mean } from "../descriptive/mean.ts";
import { take } from "../model/matrix.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";

const meanOf = (values: readonly number[]) => (units: Int32Array) => mean(take(values, units));

describe("bootstrapInterval", () => {
	it("of a mean is near mean +- 1.96 standard errors, by either method", () => {
		const random = seededRandom(2);
		const values = Array.from({ length: 400 }, () => drawNormal(random));
		for (const method of ["percentile", "bca"] as const) {
			const { estimate, low, high, standardError } = bootstrapInterval(400, meanOf(values), { method });
			expect(standardError).toBeCloseTo(0.05, 2);
			expect(low).toBeGreaterThan(estimate - 2.3 * 0.05);
			expect(high).toBeLessThan(estimate + 2.3 * 0.05);
			expect(high - low).toBeGreaterThan(3.4 * 0.05);
		}
	});

	it("covers the true mean of a skewed distribution about 95 times in 100 (BCa, 200 samples of 60)", () => {
		let covered = 0;
		for (let s = 0; s < 200; s++) {
			const random = seededRandom(`coverage ${s}`);
			const values = Array.from({ length: 60 }, () => -Math.log(1 - random()));
			const { low, high } = bootstrapInterval(60, meanOf(values), { repeats: 500, random });
			if (low <= 1 && high >= 1) covered++;
		}
		// Binomial with p = 0.93 (known undercoverage at n = 60): 5 standard deviations are 18.
		expect(covered).toBeGreaterThan(168);
		expect(covered).toBeLessThan(200);
	});

	it("repeats itself for one seed and not for another", () => {
		const values = [1, 5, 2, 8, 3];
		const run = (seed: number) => bootstrapInterval(5, meanOf(values), { random: seededRandom(seed), repeats: 200 });
		expect(run(1)).toEqual(run(1));
		expect(run(1)).not.toEqual(run(2));
	});

	it("counts resamples that give nothing, and estimates nothing from none", () => {
		const onlyFirst = (units: Int32Array) => (units.includes(0) ? units.length : Number.NaN);
		const some = bootstrapInterval(4, onlyFirst, { method: "percentile", repeats: 100 });
		expect(some.nNotEstimable).toBeGreaterThan(0);
		const none = bootstrapInterval(3, () => Number.NaN, { repeats: 20 });
		expect(none.nNotEstimable).toBe(20);
		expect(none.low).toBeNaN();
	});

	it("has no width for one unit (percentile), and refuses none", () => {
		expect(bootstrapInterval(1, meanOf([3]), { method: "percentile" })).toMatchObject({ low: 3, high: 3 });
		expect(() => bootstrapInterval(0, meanOf([]))).toThrow("bootstrapInterval: n must be a whole number of at least 1");
	});
});
