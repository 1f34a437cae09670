import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { limitsOfAgreement } from "./limits-of-agreement.ts";
import { prevalenceAdjustedKappa } from "./prevalence-adjusted-kappa.ts";

const none = Number.NaN;

/** Participants with their own bias, several rows each. */
function made({ people = 40, perPerson = 6, bias = 10, between = 8, within = 12, slope = 0 }) {
	const random = seededRandom(11);
	const participantIds: string[] = [];
	const measured: number[] = [];
	const reference: number[] = [];
	for (let p = 0; p < people; p++) {
		const own = bias + between * drawNormal(random);
		for (let i = 0; i < perPerson; i++) {
			const truth = 420 + 40 * drawNormal(random);
			participantIds.push(`p${p}`);
			reference.push(truth);
			measured.push(truth + own + slope * (truth - 420) + within * drawNormal(random));
		}
	}
	return { measured, reference, participantIds };
}
type Options = Parameters<typeof limitsOfAgreement>[2];
const of = ({ measured, reference, participantIds }: ReturnType<typeof made>, options: Options = {}) =>
	limitsOfAgreement(measured, reference, { participantIds, ...options });

describe("limitsOfAgreement", () => {
	it("finds bias and both variances again, and limits that hold new rows of new participants", () => {
		const found = of(made({ people: 400 }), { repeats: 0 });
		expect(Math.abs(found.bias.estimate - 10)).toBeLessThan(1.5);
		expect(Math.abs(found.withinSd - 12)).toBeLessThan(1);
		expect(Math.abs(found.betweenSd - 8)).toBeLessThan(1);
		expect(found.totalSd).toBeCloseTo(Math.hypot(found.withinSd, found.betweenSd), 9);
		const { measured, reference } = made({ people: 900, perPerson: 1 });
		const inside = measured.filter((value, i) => {
			const difference = value - reference[i];
			return difference > found.lower.estimate && difference < found.upper.estimate;
		});
		expect(inside.length / 900).toBeGreaterThan(0.93);
		expect(inside.length / 900).toBeLessThan(0.97);
	});
	it("one row a participant is the plain analysis", () => {
		const found = limitsOfAgreement([1, 3, 5], [0, 0, 0], { repeats: 0 });
		expect(found).toMatchObject({ withinSd: none, betweenSd: 2, totalSd: 2, nParticipants: 3, nRows: 3 });
		expect(found.upper.estimate).toBeCloseTo(3 + 1.959964 * 2, 5);
		expect(found.warnings.map(({ code }) => code)).toEqual(["few-participants"]);
	});
	it("warns of a bias that changes with what is measured, and of none that does not", () => {
		const sloped = of(made({ slope: -0.3 }), { repeats: 300 });
		expect(sloped.proportionalSlope.estimate).toBeCloseTo(-0.3, 1);
		expect(sloped.warnings.map(({ code }) => code)).toContain("proportional-bias");
		expect(sloped.bias.low).toBeLessThan(sloped.bias.estimate);
		expect(sloped.bias.high).toBeGreaterThan(sloped.bias.estimate);
		expect(of(made({}), { repeats: 300 }).warnings.map(({ code }) => code)).not.toContain("proportional-bias");
	});
	it("draws participants, not rows: an interval of the bias is as wide as their own biases say", () => {
		const width = (between: number) => {
			const { low, high } = of(made({ between, within: 1, perPerson: 20 }), { repeats: 300 }).bias;
			return high - low;
		};
		expect(width(10)).toBeGreaterThan(10 * width(0));
	});
	it("counts what is not known, and gives one participant no limits", () => {
		const found = limitsOfAgreement([410, 410], [400, none]);
		expect(found).toMatchObject({ nRows: 1, nUnknown: 1, nParticipants: 1, betweenSd: none });
		expect(found.bias.estimate).toBe(10);
		expect(found.lower.estimate).toBeNaN();
	});
	it("knows no spread between participants where there are none, or one", () => {
		for (const measured of [[Number.NaN, Number.NaN], [1]]) {
			const { betweenSd, totalSd, lower } = limitsOfAgreement(measured, measured);
			expect([betweenSd, totalSd, lower.estimate]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
		}
	});
	it("both exchanged turn bias, limits and slope round", () => {
		const given = made({ people: 12 });
		const plain = of(given, { repeats: 0, against: "mean" });
		const turned = of(
			{ ...given, measured: given.reference, reference: given.measured },
			{ repeats: 0, against: "mean" },
		);
		expect(turned.bias.estimate).toBeCloseTo(-plain.bias.estimate, 9);
		expect(turned.lower.estimate).toBeCloseTo(-plain.upper.estimate, 9);
		expect(turned.proportionalSlope.estimate).toBeCloseTo(-plain.proportionalSlope.estimate, 9);
	});
	it("refuses no row, lengths that differ, and an option with another name", () => {
		expect(() => limitsOfAgreement([], [])).toThrow(
			"limitsOfAgreement: rows of measured must be a whole number of at least 1; got 0",
		);
		expect(() => limitsOfAgreement([1], [1, 2])).toThrow("reference must be as long as measured (1); got 2");
		expect(() => limitsOfAgreement([1], [1], { participantIds: ["a", "b"] })).toThrow(
			"participantIds must be as long as there are rows (1); got 2",
		);
		expect(() => limitsOfAgreement([1], [1], { against: "device" as "mean" })).toThrow(
			'against must be "reference" or "mean"; got "device"',
		);
	});
});

describe("prevalenceAdjustedKappa", () => {
	it("is accuracy on the scale of kappa", () => {
		const table = (...values: number[]) => ({
			values: Float64Array.from(values),
			nRows: Math.sqrt(values.length),
			nColumns: Math.sqrt(values.length),
		});
		expect(prevalenceAdjustedKappa(table(90, 0, 10, 0))).toBeCloseTo(0.8, 12);
		expect(prevalenceAdjustedKappa(table(44, 7, 9, 5, 20, 5, 1, 3, 6))).toBeCloseTo(0.55, 12);
		expect(prevalenceAdjustedKappa(table(0, 5, 5, 0))).toBe(-1);
		expect(prevalenceAdjustedKappa(table(0, 0, 0, 0))).toBeNaN();
	});
});
