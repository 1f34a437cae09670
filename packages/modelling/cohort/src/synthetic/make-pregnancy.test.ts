import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { defaultDesign, type SyntheticPregnancy, scenarios, syntheticPregnancy } from "./index.ts";

/** SHA-256 of all bytes of a pregnancy: numbers as their 64 bits, texts as they are. */
function hashOf(pregnancy: SyntheticPregnancy): string {
	const hash = createHash("sha256");
	const take = (value: unknown): void => {
		if (value instanceof Float64Array) hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
		else if (Array.isArray(value)) for (const each of value) take(each);
		else if (typeof value === "object" && value !== null) {
			for (const key of Object.keys(value).sort()) {
				hash.update(key);
				take((value as Record<string, unknown>)[key]);
			}
		} else hash.update(`${typeof value}:${String(value)};`);
	};
	take(pregnancy);
	return hash.digest("hex").slice(0, 16);
}

describe("syntheticPregnancy", () => {
	it("gives the same bytes for a seed and a number, whatever was made before", () => {
		const alone = hashOf(syntheticPregnancy(defaultDesign, 7));
		for (const index of [3, 9, 1]) syntheticPregnancy({ ...defaultDesign, seed: 5 }, index);
		expect(hashOf(syntheticPregnancy(defaultDesign, 7))).toBe(alone);
		expect(hashOf(syntheticPregnancy({ ...defaultDesign }, 7))).toBe(alone);
		expect(hashOf(syntheticPregnancy(defaultDesign, 8))).not.toBe(alone);
		expect(hashOf(syntheticPregnancy({ ...defaultDesign, seed: 2 }, 7))).not.toBe(alone);
	});

	it("gives the bytes that it has always given, on any machine", () => {
		// A change of these hashes is a change of every cohort that was ever made: say so in the commit, and why.
		expect([0, 1, 4095].map((index) => hashOf(syntheticPregnancy(defaultDesign, index)))).toMatchInlineSnapshot(`
			[
			  "d6bdf9cb9b42fdea",
			  "2985299092347d7d",
			  "6bc9b7dcfa68df5f",
			]
		`);
	});

	it("keeps within the body's bounds in every scenario (100 pregnancies each)", () => {
		for (const scenario of Object.values(scenarios)) {
			for (let index = 0; index < 100; index++) {
				const { days, truth, observed } = syntheticPregnancy({ ...defaultDesign, scenario }, index);
				expect(days.endIndex).toBe(90 + truth.gestationalAgeAtEndDays);
				expect(truth.gestationalAgeAtEndDays).toBeGreaterThanOrEqual(35);
				for (let i = 0; i < days.n; i++) {
					const sleep = days.lightSleepMinutes[i] + days.deepSleepMinutes[i] + days.remSleepMinutes[i];
					const isSound =
						days.spo2Percent[i] < 100 &&
						days.spo2Percent[i] > 50 &&
						days.systolicHomeMmHg[i] > days.diastolicHomeMmHg[i] &&
						sleep < days.timeInBedMinutes[i] &&
						days.rmssdMs[i] > 0 &&
						days.restingHeartRateBpm[i] > 30 &&
						days.steps[i] >= 0;
					if (!isSound) expect.fail(`${scenario.name}, pregnancy ${index}, day ${i} is out of bounds`);
				}
				const seen = observed.days;
				for (let i = 0; i < seen.date.length; i++) {
					if (seen.spo2Percent[i] > 100) expect.fail(`SpO2 of ${seen.spo2Percent[i]} was observed`);
					if (seen.totalSleepMinutes[i] > seen.timeInBedMinutes[i]) expect.fail("more sleep than time in bed");
				}
			}
		}
	});
});
