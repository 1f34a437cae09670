import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { epochAgreement } from "./epoch-agreement.ts";
import { nightAgreement } from "./night-agreement.ts";

const none = Number.NaN;

describe("epochAgreement", () => {
	const nights = [
		{ participantId: "a", reference: [1, 1, 1, 0], device: [1, 1, 0, 0] },
		{ participantId: "b", reference: [1, 0, 0, none], device: [1, 1, 0, 1] },
	];
	it("by hand", () => {
		const found = epochAgreement(nights, { repeats: 0 });
		expect(found.accuracy.pooled).toBeCloseTo(5 / 7, 12);
		expect(found.sensitivity.map(({ pooled }) => pooled)).toEqual([2 / 3, 3 / 4]);
		expect(found.precision.map(({ pooled }) => pooled)).toEqual([2 / 3, 3 / 4]);
		expect(found.pabak.pooled).toBeCloseTo(10 / 7 - 1, 12);
		// Chance: (3/7)(3/7) + (4/7)(4/7) = 25/49.
		expect(found.kappa.pooled).toBeCloseTo((5 / 7 - 25 / 49) / (24 / 49), 12);
		expect(found.confusion).toEqual([
			[2, 1],
			[1, 3],
		]);
		expect(found.accuracy.byPerson).toEqual([3 / 4, 2 / 3]);
		expect(found).toMatchObject({ nEpochs: 7, nUnknown: 1, participantIds: ["a", "b"] });
	});
	it("always asleep: the share of sleep for accuracy, no kappa beyond chance, no specificity", () => {
		const found = epochAgreement([{ participantId: "a", reference: [1, 1, 1, 0], device: [1, 1, 1, 1] }]);
		expect(found.accuracy.pooled).toBe(0.75);
		expect(found.kappa.pooled).toBe(0);
		expect(found.sensitivity.map(({ pooled }) => pooled)).toEqual([0, 1]);
		expect(found.precision[0].pooled).toBeNaN();
		expect(found.accuracy.low).toBeNaN();
	});
	it("nobody awake in either: kappa is not known", () => {
		expect(epochAgreement([{ participantId: "a", reference: [1, 1], device: [1, 1] }]).kappa.pooled).toBeNaN();
	});
	it("nothing known: nothing, without an error", () => {
		const found = epochAgreement([{ participantId: "a", reference: [none], device: [1] }], { repeats: 0 });
		expect(found.accuracy.pooled).toBeNaN();
		expect(found.nEpochs).toBe(0);
	});
	it("resamples people, not epochs: intervals are wide when people differ", () => {
		const random = seededRandom(4);
		const people = (spread: number) =>
			Array.from({ length: 12 }, (_, p) => {
				const right = 0.8 + spread * (p % 2 ? 1 : -1);
				const reference = Float64Array.from({ length: 500 }, () => (random() < 0.7 ? 1 : 0));
				return {
					participantId: `p${p}`,
					reference,
					device: reference.map((score) => (random() < right ? score : 1 - score)),
				};
			});
		const width = ({ low, high }: { low: number; high: number }) => high - low;
		const alike = width(epochAgreement(people(0), { repeats: 300 }).accuracy);
		const different = width(epochAgreement(people(0.15), { repeats: 300 }).accuracy);
		expect(different).toBeGreaterThan(3 * alike);
	});
	it("the order of nights does not matter; the same seed gives the same interval", () => {
		const options = () => ({ repeats: 200, random: seededRandom(9) });
		expect(epochAgreement(nights.toReversed(), options())).toEqual(epochAgreement(nights, options()));
	});
	it("stays within its bounds, whatever the classes", () => {
		const classes = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
			minLength: 1,
			maxLength: 60,
		});
		fc.assert(
			fc.property(classes, (pairs) => {
				const found = epochAgreement(
					[{ participantId: "a", reference: pairs.map(([a]) => a), device: pairs.map(([, b]) => b) }],
					{ nClasses: 3, repeats: 0 },
				);
				expect(found.accuracy.pooled).toBeGreaterThanOrEqual(0);
				expect(found.accuracy.pooled).toBeLessThanOrEqual(1);
				if (!Number.isNaN(found.kappa.pooled))
					expect(found.kappa.pooled).toBeLessThanOrEqual(found.accuracy.pooled + 1e-12);
			}),
		);
	});
	it("refuses classes that are none, lengths that differ, and no night", () => {
		expect(() => epochAgreement([{ participantId: "a", reference: [2], device: [1] }])).toThrow(
			"classes must be whole numbers of 0 to 1, or NaN; got 2 and 1 at 0",
		);
		expect(() => epochAgreement([{ participantId: "a", reference: [1, 1], device: [1] }])).toThrow(
			"device must be as long as reference (2); got 1 for a",
		);
		expect(() => epochAgreement([])).toThrow("nights must have at least 1 entry; got 0");
	});
});

describe("nightAgreement", () => {
	/** People with their own bias, several nights each. */
	function made({ people = 40, perPerson = 6, bias = 10, between = 8, within = 12, slope = 0 }) {
		const random = seededRandom(11);
		return Array.from({ length: people }, (_, p) => {
			const own = bias + between * drawNormal(random);
			return Array.from({ length: perPerson }, () => {
				const reference = 420 + 40 * drawNormal(random);
				return {
					participantId: `p${p}`,
					reference,
					device: reference + own + slope * (reference - 420) + within * drawNormal(random),
				};
			});
		}).flat();
	}
	it("finds bias and both variances again, and limits that hold 95 % of new people's nights", () => {
		const found = nightAgreement(made({ people: 400 }), { repeats: 0 });
		expect(found.bias.estimate).toBeCloseTo(10, -0.5);
		expect(found.withinSd).toBeGreaterThan(11);
		expect(found.withinSd).toBeLessThan(13);
		expect(found.betweenSd).toBeGreaterThan(7);
		expect(found.betweenSd).toBeLessThan(9);
		expect(found.totalSd).toBeCloseTo(Math.hypot(found.withinSd, found.betweenSd), 9);
		const inside = made({ people: 300, perPerson: 1 }).filter(
			({ reference, device }) =>
				device - reference > found.lowerLimit.estimate && device - reference < found.upperLimit.estimate,
		);
		expect(inside.length / 300).toBeGreaterThan(0.92);
	});
	it("one night a person is the plain analysis", () => {
		const found = nightAgreement(
			[1, 3, 5].map((device, i) => ({ participantId: `p${i}`, reference: 0, device })),
			{ repeats: 0 },
		);
		expect(found).toMatchObject({ withinSd: none, betweenSd: 2, totalSd: 2, nPeople: 3, nNights: 3 });
		expect(found.upperLimit.estimate).toBeCloseTo(3 + 1.959964 * 2, 5);
		expect(found.warnings.map(({ code }) => code)).toEqual(["few-people"]);
	});
	it("warns of a bias that grows with what is measured, and of none that does not", () => {
		const sloped = nightAgreement(made({ slope: -0.3 }), { repeats: 300 });
		expect(sloped.proportionalSlope.estimate).toBeCloseTo(-0.3, 1);
		expect(sloped.warnings.map(({ code }) => code)).toContain("proportional-bias");
		expect(nightAgreement(made({}), { repeats: 300 }).warnings.map(({ code }) => code)).not.toContain(
			"proportional-bias",
		);
		expect(sloped.bias.low).toBeLessThan(sloped.bias.estimate);
		expect(sloped.bias.high).toBeGreaterThan(sloped.bias.estimate);
	});
	it("counts what is not known, and is not known of one person's limits", () => {
		const found = nightAgreement([
			{ participantId: "a", reference: 400, device: 410 },
			{ participantId: "b", reference: none, device: 410 },
		]);
		expect(found).toMatchObject({ nNights: 1, nUnknown: 1, nPeople: 1, betweenSd: none });
		expect(found.bias.estimate).toBe(10);
		expect(found.lowerLimit.estimate).toBeNaN();
	});
	it("device and reference exchanged turn the bias and the limits round", () => {
		const nights = made({ people: 12 });
		const turned = nights.map(({ participantId, reference, device }) => ({
			participantId,
			reference: device,
			device: reference,
		}));
		const plain = nightAgreement(nights, { repeats: 0, against: "mean" });
		const found = nightAgreement(turned, { repeats: 0, against: "mean" });
		expect(found.bias.estimate).toBeCloseTo(-plain.bias.estimate, 9);
		expect(found.lowerLimit.estimate).toBeCloseTo(-plain.upperLimit.estimate, 9);
		expect(found.proportionalSlope.estimate).toBeCloseTo(-plain.proportionalSlope.estimate, 9);
	});
	it("refuses no night, and an option with another name", () => {
		expect(() => nightAgreement([])).toThrow("nights must have at least 1 entry; got 0");
		expect(() => nightAgreement(made({ people: 2 }), { against: "device" as "mean" })).toThrow(
			'against must be "reference" or "mean"; got "device"',
		);
	});
});
