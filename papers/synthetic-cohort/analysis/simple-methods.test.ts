import { defaultDesign, sourcePoints, syntheticPregnancy } from "@quickening/cohort/synthetic";
import { describe, expect, it } from "vitest";
import { breakBeforeBirth, weeksToBirth } from "./break-before-birth.ts";
import { keyPoints } from "./key-points.ts";
import { missingCollector } from "./missing.ts";
import { plantedCollector } from "./planted.ts";

describe("breakBeforeBirth", () => {
	const bent = (days: number) =>
		Float64Array.from({ length: 24 }, (_, week) => {
			const t = 7 * week + 3.5;
			return t < days ? 30 - 0.1 * t : 30 - 0.1 * days + 0.05 * (t - days);
		});

	it("finds where two lines meet, to a day, whoever's level is higher", () => {
		for (const days of [35, 49, 70]) {
			const women = [bent(days), bent(days).map((value) => 2 * value)];
			expect(Math.abs(breakBeforeBirth(women) - days)).toBeLessThanOrEqual(1);
		}
	});

	it("leaves out a week with fewer than two nights, and a woman with fewer than 12 weeks", () => {
		const values = new Float64Array(280).fill(40);
		values.fill(Number.NaN, 273, 279);
		const weekly = weeksToBirth(values, 280) as Float64Array;
		expect(weekly[0]).toBeNaN();
		expect(weekly[1]).toBe(40);
		expect(weeksToBirth(new Float64Array(280).fill(Number.NaN), 280)).toBeNull();
	});
});

describe("what is gathered", () => {
	const missing = missingCollector();
	const planted = plantedCollector(defaultDesign, 20);
	for (let index = 0; index < 250; index++) {
		const pregnancy = syntheticPregnancy(defaultDesign, index);
		missing.add(pregnancy);
		planted.add(pregnancy);
	}

	it("counts every day of a week once", () => {
		const sums = new Map<string, number>();
		for (const { week, isAfterBirth, percent } of missing.rows()) {
			const key = `${week} ${isAfterBirth}`;
			sums.set(key, (sums.get(key) ?? 0) + percent);
		}
		expect(sums.size).toBe(101);
		for (const [week, sum] of sums) expect(sum, week).toBeCloseTo(100, 9);
	});

	it("has each finding within its interval", () => {
		for (const { key, found, low, high, n } of planted.rows()) {
			expect(n, key).toBeGreaterThan(10);
			expect(found, key).toBeGreaterThanOrEqual(low);
			expect(found, key).toBeLessThanOrEqual(high);
		}
	});

	it("speaks of published numbers that are there", () => {
		const ids = new Set(sourcePoints.map(({ id }) => id));
		for (const [id] of Object.values(keyPoints)) expect(ids.has(id), id).toBe(true);
	});
});
