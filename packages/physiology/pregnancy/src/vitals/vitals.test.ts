import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vitalSignCurve, vitalSignDays } from "./vital-sign-curve.ts";
import { type VitalSign, vitalSignReferences } from "./vital-sign-references.ts";
import { vitalSignAtCentile, vitalSignZScore } from "./vital-sign-z-score.ts";

const signs = Object.keys(vitalSignReferences["green-2020"]) as VitalSign[];
const office = { context: "office" } as const;

describe("vitalSignCurve", () => {
	it.each(signs)("passes through every printed point of %s", (sign) => {
		for (const { week, p3, p50, p97 } of vitalSignReferences["green-2020"][sign]!.points) {
			const curve = vitalSignCurve(sign, week * 7);
			expect([curve.p3, curve.p50, curve.p97]).toEqual([p3, p50, p97]);
		}
	});
	it("has its lowest pressure and highest heart rate at the printed weeks, and nowhere else", () => {
		const days = Array.from({ length: vitalSignDays[1] - vitalSignDays[0] + 1 }, (_, i) => vitalSignDays[0] + i);
		const medians = (sign: VitalSign) => days.map((day) => vitalSignCurve(sign, day).p50);
		const turn = (values: number[], best: number) => days[values.indexOf(best)] / 7;
		expect(turn(medians("systolicMmHg"), Math.min(...medians("systolicMmHg")))).toBeCloseTo(18.6, 0);
		expect(turn(medians("diastolicMmHg"), Math.min(...medians("diastolicMmHg")))).toBeCloseTo(19.2, 0);
		expect(turn(medians("heartRateBpm"), Math.max(...medians("heartRateBpm")))).toBeCloseTo(34.1, 0);
	});
	it("by hand: systolic pressure at 29.3 weeks lies a quarter of the way from 113 to 121", () => {
		expect(vitalSignCurve("systolicMmHg", 29.3 * 7).p50).toBeCloseTo(115, 10);
	});
	it("says what is printed, between, beyond and outside", () => {
		expect(vitalSignCurve("heartRateBpm", 84).basis).toBe("published");
		expect(vitalSignCurve("heartRateBpm", 150).basis).toBe("interpolated");
		expect(vitalSignCurve("heartRateBpm", 270).basis).toBe("extended");
		expect(vitalSignCurve("heartRateBpm", 83)).toEqual({
			p3: Number.NaN,
			p50: Number.NaN,
			p97: Number.NaN,
			basis: "outside",
		});
		expect(vitalSignCurve("systolicMmHg", 281).basis).toBe("outside");
		expect(vitalSignCurve("systolicMmHg", Number.NaN).p50).toBeNaN();
	});
	it("keeps INTERGROWTH's medians apart from Green's, and refuses what was not read", () => {
		expect(vitalSignCurve("systolicMmHg", 280, { reference: "intergrowth-2021" }).p50).toBeCloseTo(119.6, 12);
		expect(vitalSignCurve("systolicMmHg", 280, { reference: "intergrowth-2021" }).p97).toBeNaN();
		expect(() => vitalSignCurve("heartRateBpm", 280, { reference: "intergrowth-2021" })).toThrow("sign must be one of");
		expect(() => vitalSignCurve("toString" as VitalSign, 280)).toThrow("sign must be one of");
	});
});

describe("vitalSignZScore", () => {
	it("gives the printed centiles at the printed weeks", () => {
		for (const sign of signs)
			for (const { week, p3, p50, p97 } of vitalSignReferences["green-2020"][sign]!.points)
				for (const [value, centile] of [
					[p3!, 3],
					[p50, 50],
					[p97!, 97],
				])
					expect(vitalSignZScore(sign, { gestationalAgeDays: week * 7, value }, office).centile).toBeCloseTo(
						centile,
						8,
					);
	});
	it("refuses readings of another context rather than shift them", () => {
		for (const context of ["home", "ambulatory", "asleep"] as const)
			expect(() => vitalSignZScore("systolicMmHg", { gestationalAgeDays: 200, value: 110 }, { context })).toThrow(
				'context must be "office"',
			);
		expect(() => vitalSignZScore("systolicMmHg", { gestationalAgeDays: 200, value: 110 }, {} as typeof office)).toThrow(
			"undefined",
		);
	});
	it("refuses a temperature in Fahrenheit, a pressure in kPa and a saturation as a fraction", () => {
		const at = (sign: VitalSign, value: number) => () =>
			vitalSignZScore(sign, { gestationalAgeDays: 200, value }, office);
		expect(at("temperatureCel", 98.2)).toThrow("between 33 and 43; got 98.2");
		expect(at("systolicMmHg", 15)).toThrow("between 50 and 280");
		expect(at("spo2Percent", 0.97)).toThrow("between 50 and 100");
	});
	it("is NaN with a warning outside the reference, and NaN for a missing reading", () => {
		const early = vitalSignZScore("systolicMmHg", { gestationalAgeDays: 60, value: 110 }, office);
		expect(early.z).toBeNaN();
		expect(early.warnings.map(({ code }) => code)).toEqual(["outside-reference"]);
		expect(vitalSignZScore("systolicMmHg", { gestationalAgeDays: 150, value: Number.NaN }, office).centile).toBeNaN();
	});
	it("has no centile where only medians were read", () => {
		expect(() =>
			vitalSignZScore(
				"systolicMmHg",
				{ gestationalAgeDays: 200, value: 110 },
				{ ...office, reference: "intergrowth-2021" },
			),
		).toThrow("of which only medians were read");
	});
	it("rises with the reading, and turns back into it", () => {
		fc.assert(
			fc.property(
				fc.constantFrom<VitalSign>("heartRateBpm", "systolicMmHg", "diastolicMmHg", "temperatureCel"),
				fc.double({ min: 84, max: 280, noNaN: true }),
				fc.double({ min: 1, max: 99, noNaN: true }),
				(sign, gestationalAgeDays, centile) => {
					const value = vitalSignAtCentile(sign, gestationalAgeDays, centile);
					const back = vitalSignZScore(sign, { gestationalAgeDays, value }, office);
					expect(back.centile).toBeCloseTo(centile, 6);
					expect(vitalSignZScore(sign, { gestationalAgeDays, value: value + 0.01 }, office).z).toBeGreaterThan(back.z);
				},
			),
		);
	});
});
