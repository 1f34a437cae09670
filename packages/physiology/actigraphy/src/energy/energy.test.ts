import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPoints } from "../intensity/cut-points.ts";
import { activityEnergyFromEnmo } from "./activity-energy-from-enmo.ts";
import { kcalFromCounts } from "./kcal-from-counts.ts";
import { metsFromCounts } from "./mets-from-counts.ts";
import { oxygenEquations, oxygenFromEnmo } from "./oxygen-from-enmo.ts";
import { pregnancyEnergyCost } from "./pregnancy-energy-cost.ts";
import { restingEnergy } from "./resting-energy.ts";

const codes = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code);

describe("metsFromCounts", () => {
	it.each([
		["freedson1998", 1952, 3],
		["freedson1998", 5725, 6],
		["freedson1998", 9499, 9],
		["sasaki2011", 2690, 3],
		["sasaki2011", 6167, 6],
		["sasaki2011", 9643, 9],
	] as const)("%s gives its own cut point of %i counts %i METs", (equation, count, mets) => {
		expect(metsFromCounts([count], { equation, epochSeconds: 60 }).mets[0]).toBeCloseTo(mets, 1);
	});
	it("warns below the calibration, of age and of pregnancy, and gives what is known of the error", () => {
		const found = metsFromCounts([0, 4000], {
			equation: "freedson1998",
			epochSeconds: 60,
			ageYears: 8,
			pregnant: true,
		});
		expect(codes(found)).toEqual(["outside-age", "not-made-in-pregnancy", "below-calibration"]);
		expect(found.bias.mets).toEqual([-1.4, -0.1]);
	});
	it("refuses counts of another epoch and below 0, and answers none and missing ones", () => {
		expect(() => metsFromCounts([1], { equation: "freedson1998", epochSeconds: 15 })).toThrow(
			"epochSeconds must be 60",
		);
		expect(() => metsFromCounts([-1], { equation: "freedson1998", epochSeconds: 60 })).toThrow(
			"must not be negative; got -1",
		);
		expect(metsFromCounts([], { equation: "freedson1998", epochSeconds: 60 }).meanMets).toBeNaN();
		expect(metsFromCounts([Number.NaN], { equation: "sasaki2011", epochSeconds: 60 }).meanMets).toBeNaN();
	});
});

describe("kcalFromCounts", () => {
	const options = { equation: "freedsonCombination1998", weightKg: 70, epochSeconds: 60 } as const;
	it("by the line above its count and by work below it, by hand", () => {
		const { kcal, totalKcal } = kcalFromCounts([3000, 1000], [3000, 1000], options);
		expect(kcal[0]).toBeCloseTo(0.00094 * 3000 + 0.1346 * 70 - 7.37418, 12);
		expect(kcal[1]).toBeCloseTo(0.0000191 * 1000 * 70, 12);
		expect(totalKcal).toBeCloseTo(4.86782 + 1.337, 6);
	});
	it("never gives less than 0, and says where it would have", () => {
		const light = kcalFromCounts([2000], [2000], { ...options, weightKg: 30 });
		expect(light.kcal[0]).toBe(0);
		expect(codes(light)).toEqual(["below-zero"]);
	});
	it("by vector magnitude takes work from the vertical axis", () => {
		const { kcal } = kcalFromCounts([500, 500], [2000, 4000], { ...options, equation: "freedsonVm3Combination2011" });
		expect(kcal[0]).toBeCloseTo(0.0000191 * 500 * 70, 12);
		expect(kcal[1]).toBeCloseTo(0.001064 * 4000 + 0.087512 * 70 - 5.500229, 12);
	});
	it("is NaN where a count is missing", () => {
		expect(kcalFromCounts([Number.NaN], [1], options).kcal[0]).toBeNaN();
	});
});

describe("oxygenFromEnmo", () => {
	const sets = [
		["adultsWristActigraph", "hildebrandAdultsWristActigraph"],
		["adultsWristGeneactiv", "hildebrandAdultsWristGeneactiv"],
		["adultsHipActigraph", "hildebrandAdultsHipActigraph"],
		["adultsHipGeneactiv", "hildebrandAdultsHipGeneactiv"],
		["childrenWristActigraph", "hildebrandChildrenWristActigraph"],
		["childrenWristGeneactiv", "hildebrandChildrenWristGeneactiv"],
		["childrenHipActigraph", "hildebrandChildrenHipActigraph"],
		["childrenHipGeneactiv", "hildebrandChildrenHipGeneactiv"],
	] as const;
	it.each(sets)("%s gives 3 and 6 METs at the published cut points", (equation, name) => {
		const { moderate, vigorous } = cutPoints[name].levels;
		const { mets } = oxygenFromEnmo([moderate, vigorous], { equation });
		expect(mets[0]).toBeCloseTo(3, 2);
		expect(mets[1]).toBeCloseTo(6, 2);
	});
	it("warns of what looks like g, and refuses what no device measures", () => {
		expect(codes(oxygenFromEnmo([0.1, 1.2], { equation: "adultsWristActigraph" }))).toEqual(["looks-like-g"]);
		expect(codes(oxygenFromEnmo([0, 0], { equation: "adultsWristActigraph" }))).toEqual([]);
		expect(() => oxygenFromEnmo([-3], { equation: "adultsHipActigraph" })).toThrow("between 0 and 16000 mg; got -3");
		expect(() => oxygenFromEnmo([98066], { equation: "adultsHipActigraph" })).toThrow("got 98066");
	});
	it("rises with acceleration and never falls below the line's intercept", () => {
		const names = fc.constantFrom(...(Object.keys(oxygenEquations) as (keyof typeof oxygenEquations)[]));
		fc.assert(
			fc.property(names, fc.double({ min: 0, max: 8000, noNaN: true }), (equation, enmo) => {
				const { vo2MlPerKgMin } = oxygenFromEnmo([enmo, enmo + 1], { equation });
				expect(vo2MlPerKgMin[0]).toBeGreaterThanOrEqual(oxygenEquations[equation].intercept);
				expect(vo2MlPerKgMin[1]).toBeGreaterThan(vo2MlPerKgMin[0]!);
			}),
		);
	});
});

describe("activityEnergyFromEnmo", () => {
	it("of 100 mg by hand: -10.58 + 111.76 + 29.418 - 5.9277 J/kg/min", () => {
		const { joulesPerKgMin, mets } = activityEnergyFromEnmo([100]);
		expect(joulesPerKgMin[0]).toBeCloseTo(124.6703, 10);
		expect(mets[0]).toBeCloseTo(124.6703 / 71.255, 10);
	});
	it("is never negative: near rest it is 0, with a warning", () => {
		const rest = activityEnergyFromEnmo([0, 2, 50, Number.NaN]);
		expect([...rest.mets.slice(0, 2)]).toEqual([0, 0]);
		expect(rest.mets[3]).toBeNaN();
		expect(codes(rest)).toEqual(["below-zero"]);
	});
	it("has no energy beyond the top of its parabola, where more movement would cost less", () => {
		const hard = activityEnergyFromEnmo([982, 983, 2500]);
		expect(hard.joulesPerKgMin[0]).toBeCloseTo(607.467, 2);
		expect([...hard.mets.slice(1)]).toEqual([Number.NaN, Number.NaN]);
		expect(codes(hard)).toEqual(["beyond-calibration"]);
	});
	it("never falls as movement rises", () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 981, noNaN: true }), (enmo) => {
				const { mets } = activityEnergyFromEnmo([enmo, enmo + 1]);
				expect(mets[1]).toBeGreaterThanOrEqual(mets[0]!);
			}),
		);
	});
	it("says so when it is handed g", () => {
		expect(codes(activityEnergyFromEnmo([0.05, 0.3]))).toEqual(["looks-like-g", "below-zero"]);
	});
});

describe("restingEnergy", () => {
	it("by Schofield, with the interval of its standard error", () => {
		const found = restingEnergy({ equation: "schofield1985", sex: "female", ageYears: 25, weightKg: 60 });
		expect(found.kcalPerDay).toBeCloseTo(14.818 * 60 + 486.6, 9);
		expect(found.interval95KcalPerDay![1] - found.kcalPerDay).toBeCloseTo(1.96 * 119, 9);
	});
	it("by Henry and by Mifflin", () => {
		expect(restingEnergy({ equation: "henry2005", sex: "male", ageYears: 40, weightKg: 80 }).kcalPerDay).toBeCloseTo(
			1729,
			9,
		);
		const mifflin = { equation: "mifflin1990", sex: "female", ageYears: 30, weightKg: 65, heightCm: 165 } as const;
		expect(restingEnergy(mifflin).kcalPerDay).toBeCloseTo(9.99 * 65 + 6.25 * 165 - 4.92 * 30 - 161, 9);
		expect(restingEnergy({ ...mifflin, sex: "male" }).kcalPerDay - restingEnergy(mifflin).kcalPerDay).toBeCloseTo(
			166,
			9,
		);
		expect(restingEnergy(mifflin).interval95KcalPerDay).toBe(null);
	});
	it("changes line at the age that begins it", () => {
		const at = (ageYears: number) =>
			restingEnergy({ equation: "schofield1985", sex: "male", ageYears, weightKg: 70 }).kcalPerDay;
		expect(at(29.99)).toBe(at(18));
		expect(at(30)).not.toBe(at(29.99));
		expect(at(3)).not.toBe(at(2.9));
	});
	it("warns of pregnancy and age, and refuses what cannot be", () => {
		const person = { equation: "mifflin1990", sex: "female", ageYears: 12, weightKg: 40, heightCm: 150 } as const;
		expect(codes(restingEnergy({ ...person, pregnant: true }))).toEqual(["not-made-in-pregnancy", "outside-age"]);
		expect(() => restingEnergy({ ...person, weightKg: 0 })).toThrow("weightKg must be the mass of a person");
		expect(() => restingEnergy({ ...person, weightKg: 65_000 })).toThrow("0.2 to 700 kg; got 65000");
		expect(() => restingEnergy({ ...person, sex: "Female" as "female" })).toThrow(
			'sex must be one of "female", "male"',
		);
		expect(() => restingEnergy({ ...person, equation: "harris" as "henry2005" })).toThrow('got "harris"');
		expect(() => restingEnergy({ ...person, heightCm: 1.65 })).toThrow(
			"heightCm must be given in cm for mifflin1990; got 1.65",
		);
		expect(() => restingEnergy({ ...person, ageYears: -1 })).toThrow("ageYears must be between 0 and 130; got -1");
	});
});

describe("what is no person or no count", () => {
	it("is NaN with a warning where the line of a child falls below 0", () => {
		const child = { equation: "schofield1985", sex: "female", ageYears: 0, weightKg: 0.5 } as const;
		const found = restingEnergy(child);
		expect(found.kcalPerDay).toBeNaN();
		expect(found.interval95KcalPerDay).toBe(null);
		expect(codes(found)).toEqual(["below-zero"]);
		expect(restingEnergy({ ...child, weightKg: 3.5 }).kcalPerDay).toBeCloseTo(173.0095, 9);
	});
	it("is refused: an infinite count, axes of other lengths, an equation of another name", () => {
		const kcal = { equation: "freedsonCombination1998", weightKg: 70, epochSeconds: 60 } as const;
		const mets = { equation: "freedson1998", epochSeconds: 60 } as const;
		const infinite = Number.POSITIVE_INFINITY;
		expect(() => metsFromCounts([infinite], mets)).toThrow("counts must be finite; got Infinity in epoch 0");
		expect(() => metsFromCounts([1], { ...mets, equation: "crouter" as "freedson1998" })).toThrow('got "crouter"');
		expect(() => kcalFromCounts([infinite], [1], kcal)).toThrow("axis1 must be finite");
		expect(() => kcalFromCounts([1], [-1], kcal)).toThrow("vectorMagnitude must not be negative; got -1 in epoch 0");
		expect(() => kcalFromCounts([1, 2], [1], kcal)).toThrow("vectorMagnitude must be as long as axis1 (2); got 1");
		expect(() => kcalFromCounts([1], [1], { ...kcal, weightKg: 70_000 })).toThrow("0.2 to 700 kg; got 70000");
		expect(() => oxygenFromEnmo([1], { equation: "wrist" as "adultsHipActigraph" })).toThrow('got "wrist"');
	});
	it("has no total where no minute is known", () => {
		const kcal = { equation: "freedsonCombination1998", weightKg: 70, epochSeconds: 60 } as const;
		expect(kcalFromCounts([], [], kcal).totalKcal).toBeNaN();
		const some = kcalFromCounts([Number.NaN, 1000], [1, 1000], kcal);
		expect(some.totalKcal).toBeCloseTo(1.337, 9);
		expect(codes(some)).toEqual(["missing-epochs"]);
	});
});

describe("pregnancyEnergyCost", () => {
	it.each([
		[0, 1, 375],
		[97, 1, 375],
		[98, 2, 1200],
		[195, 2, 1200],
		[196, 3, 1950],
		[301, 3, 1950],
	])("at %i days is that of trimester %i: %i kJ a day", (days, trimester, kilojoulesPerDay) => {
		expect(pregnancyEnergyCost(days)).toMatchObject({ trimester, kilojoulesPerDay, interval95KcalPerDay: null });
	});
	it("adds up to the 321 to 325 MJ of its source over 280 days, within a twentieth", () => {
		let total = 0;
		for (let day = 0; day < 280; day++) total += pregnancyEnergyCost(day).kilojoulesPerDay / 1000;
		expect(total).toBeGreaterThan(0.95 * 321);
		expect(total).toBeLessThan(1.05 * 325);
	});
	it("refuses days that are no pregnancy's", () => {
		expect(() => pregnancyEnergyCost(400)).toThrow("gestationalAgeDays must be between 0 and 301; got 400");
	});
});
