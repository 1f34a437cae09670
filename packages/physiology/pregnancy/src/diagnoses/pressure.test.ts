import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePressure } from "./average-pressure.ts";
import { hypertensionInReadings } from "./hypertension-in-readings.ts";
import { type HypertensiveDisorderInput, hypertensiveDisorder } from "./hypertensive-disorder.ts";
import { meanArterialPressure } from "./mean-arterial-pressure.ts";
import type { PressureContext, PressureReading } from "./pressure-reading.ts";

/** A reading: "30+2 10.5 142/91 home"; hour and context may be left out. */
function reading(text: string): PressureReading {
	const [, weeks, days, hour, systolic, diastolic, context] =
		/^(\d+)\+(\d)(?: ([\d.]+))? ([\dna]+)\/([\dna]+)(?: (\w+))?$/.exec(text)!;
	const number = (digits: string) => (digits === "na" ? Number.NaN : Number(digits));
	return {
		gestationalAgeDays: 7 * Number(weeks) + Number(days),
		...(hour === undefined ? {} : { hourOfDay: Number(hour) }),
		systolicMmHg: number(systolic),
		diastolicMmHg: number(diastolic),
		context: (context ?? "office") as PressureContext,
	};
}
const readings = (...texts: string[]) => texts.map(reading);

describe("meanArterialPressure", () => {
	it("of 120/75 is 90, by hand", () => {
		expect(meanArterialPressure({ systolicMmHg: 120, diastolicMmHg: 75 })).toBe(90);
		expect(meanArterialPressure({ systolicMmHg: Number.NaN, diastolicMmHg: 75 })).toBeNaN();
	});
	it("refuses swapped values, kPa and equal values", () => {
		expect(() => meanArterialPressure({ systolicMmHg: 75, diastolicMmHg: 120 })).toThrow("Are the two swapped?");
		expect(() => meanArterialPressure({ systolicMmHg: 16, diastolicMmHg: 10 })).toThrow("between 50 and 280; got 16");
		expect(() => meanArterialPressure({ systolicMmHg: 90, diastolicMmHg: 90 })).toThrow("must be above");
	});
});

describe("averagePressure", () => {
	const three = [
		[138, 88],
		[128, 80],
		[126, 82],
	].map(([systolicMmHg, diastolicMmHg]) => ({ systolicMmHg, diastolicMmHg }));
	it("drops the first of three, and says so", () => {
		expect(averagePressure(three)).toEqual({
			systolicMmHg: 127,
			diastolicMmHg: 81,
			nUsed: 2,
			dropped: [0],
			nMissing: 0,
			rule: "drop-first",
			warnings: [],
		});
		expect(averagePressure(three, { rule: "all" }).systolicMmHg).toBeCloseTo(392 / 3, 12);
	});
	it("drops the first taken, not the first that is whole", () => {
		const missingFirst = [{ systolicMmHg: Number.NaN, diastolicMmHg: 88 }, ...three.slice(1)];
		expect(averagePressure(missingFirst)).toMatchObject({ systolicMmHg: 127, dropped: [], nMissing: 1 });
	});
	it("keeps a lone reading with a warning, and has NaN without any", () => {
		expect(averagePressure(three.slice(0, 1))).toMatchObject({
			systolicMmHg: 138,
			nUsed: 1,
			warnings: [{ code: "single-reading" }],
		});
		expect(averagePressure([]).systolicMmHg).toBeNaN();
	});
});

describe("hypertensionInReadings", () => {
	it.each<[string, string[], object]>([
		[
			"two raised 4 h apart",
			["30+0 8 141/80", "30+0 12 138/90"],
			{ hypertension: "yes", onsetGestationalAgeDays: 210 },
		],
		[
			"two raised 3 h apart",
			["30+0 8 141/80", "30+0 11 138/90"],
			{ hypertension: "not-determinable", isTransient: false },
		],
		["raised, then normal", ["30+0 8 141/80", "30+0 14 130/80"], { hypertension: "no", isTransient: true }],
		["one raised alone", ["30+0 8 141/80"], { hypertension: "not-determinable" }],
		[
			"two raised on one day, hours not known",
			["30+0 141/80", "30+0 138/92"],
			{ hypertension: "not-determinable", missing: ["hourOfDay of the raised readings"] },
		],
		["two raised on distant days, hours not known", ["30+0 141/80", "30+4 138/92"], { hypertension: "yes" }],
		["139/89", ["30+0 139/89", "31+0 139/89"], { hypertension: "no", severe: "no" }],
		[
			"raised at home alone",
			["30+0 8 150/95 home", "30+2 8 150/95 home"],
			{ hypertension: "not-determinable", nLeftOut: 2 },
		],
		["severe, confirmed after 10 min", ["30+0 8 165/95", "30+0 8.1667 162/90"], { hypertension: "yes", severe: "yes" }],
		[
			"severe once, then not",
			["30+0 8 165/95", "30+0 8.25 150/90"],
			{ hypertension: "not-determinable", severe: "no" },
		],
		["severe once alone", ["30+0 8 165/95"], { severe: "not-determinable" }],
		[
			"nothing",
			[],
			{ hypertension: "not-determinable", severe: "not-determinable", missing: ["a reading in the clinic"] },
		],
		["diastolic alone, raised twice", ["30+0 na/92", "30+4 na/92"], { hypertension: "yes" }],
		["diastolic alone, not raised", ["30+0 na/80"], { hypertension: "not-determinable" }],
	])("%s", (_, texts, expected) => {
		expect(hypertensionInReadings(readings(...texts))).toMatchObject(expected);
	});
	it("does not go by the order in which readings are given", () => {
		const list = readings("30+0 8 141/80", "30+0 9 130/80", "31+0 9 145/80", "20+0 10 120/70", "22+0 9 165/95");
		fc.assert(
			fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
				expect(hypertensionInReadings(shuffled)).toEqual(hypertensionInReadings(list));
			}),
		);
	});
});

describe("hypertensiveDisorder", () => {
	const well = {
		gestationalAgeDays: 231,
		eclampsia: false,
		alteredMentalStatus: false,
		blindness: false,
		stroke: false,
		clonus: false,
		severeHeadache: false,
		persistentVisualScotomata: false,
		pulmonaryOedema: false,
		disseminatedIntravascularCoagulation: false,
		haemolysis: false,
		plateletsPerNl: 210,
		creatinineUmolL: 55,
		altUL: 18,
	};
	const placentaWell = {
		placentalAbruption: false,
		fetalGrowthRestriction: false,
		abnormalUmbilicalArteryDoppler: false,
		intrauterineFetalDeath: false,
	};
	const raisedLate = readings("10+0 9 112/68", "33+0 9 146/94", "33+1 9 150/92");
	const known: HypertensiveDisorderInput = {
		readings: raisedLate,
		takesAntihypertensives: false,
		urine: [{ gestationalAgeDays: 231, proteinCreatinineMgMmol: 12 }],
		maternal: [well],
		uteroplacental: placentaWell,
	};
	const cases: readonly [string, HypertensiveDisorderInput, object][] = [
		["gestational", known, { disorder: "gestational-hypertension", onset: "from-20-weeks", missing: [] }],
		[
			"pre-eclampsia by proteinuria",
			{ ...known, urine: [{ gestationalAgeDays: 231, proteinCreatinineMgMmol: 30 }] },
			{ disorder: "pre-eclampsia" },
		],
		[
			"pre-eclampsia by platelets alone",
			{ ...known, urine: [], maternal: [{ gestationalAgeDays: 231, plateletsPerNl: 149 }] },
			{ disorder: "pre-eclampsia" },
		],
		[
			"pre-eclampsia by growth restriction",
			{ ...known, uteroplacental: { fetalGrowthRestriction: true } },
			{ disorder: "pre-eclampsia" },
		],
		[
			"urine not tested",
			{ ...known, urine: [] },
			{ disorder: "not-determinable", atLeast: "gestational-hypertension" },
		],
		[
			"dipstick 1+ alone",
			{ ...known, urine: [{ gestationalAgeDays: 231, dipstick: "1+" }] },
			{ disorder: "not-determinable" },
		],
		[
			"dipstick 2+ alone",
			{ ...known, urine: [{ gestationalAgeDays: 231, dipstick: "2+" }] },
			{ disorder: "pre-eclampsia" },
		],
		[
			"dipstick 2+, but measured",
			{ ...known, urine: [{ gestationalAgeDays: 231, dipstick: "2+", albuminCreatinineMgMmol: 3 }] },
			{ disorder: "gestational-hypertension" },
		],
		[
			"urine clear ten weeks before",
			{ ...known, urine: [{ gestationalAgeDays: 160, proteinCreatinineMgMmol: 8 }] },
			{ disorder: "not-determinable" },
		],
		[
			"protein in urine since 9 weeks",
			{
				...known,
				urine: [
					{ gestationalAgeDays: 63, proteinCreatinineMgMmol: 60 },
					{ gestationalAgeDays: 231, proteinCreatinineMgMmol: 60 },
				],
			},
			{ disorder: "gestational-hypertension", warnings: [{ code: "proteinuria-before-20-weeks" }] },
		],
		[
			"signs not written down",
			{ ...known, maternal: [{ gestationalAgeDays: 231, plateletsPerNl: 200, creatinineUmolL: 50, altUL: 20 }] },
			{ disorder: "not-determinable", atLeast: "gestational-hypertension" },
		],
		[
			"nothing known before 20+0",
			{ ...known, readings: raisedLate.slice(1) },
			{ disorder: "not-determinable", onset: "not-determinable" },
		],
		[
			"nothing known before 20+0 but the history",
			{ ...known, readings: raisedLate.slice(1), hypertensionBeforePregnancy: false },
			{ disorder: "gestational-hypertension" },
		],
		[
			"one raised reading before 20+0",
			{ ...known, readings: readings("10+0 9 142/90", "33+0 9 146/94", "33+1 9 150/92") },
			{ disorder: "not-determinable" },
		],
		[
			"chronic by history",
			{ ...known, hypertensionBeforePregnancy: true, readings: readings("10+0 9 128/80", "33+0 9 130/84") },
			{ disorder: "chronic-hypertension", onset: "before-pregnancy" },
		],
		[
			"chronic by readings",
			{ ...known, readings: readings("10+0 9 142/90", "12+0 9 144/92", "33+0 9 146/94") },
			{ disorder: "chronic-hypertension", onset: "before-20-weeks" },
		],
		[
			"superimposed",
			{ ...known, hypertensionBeforePregnancy: true, maternal: [{ ...well, creatinineUmolL: 90 }] },
			{ disorder: "superimposed-pre-eclampsia" },
		],
		[
			"chronic, urine not tested",
			{ ...known, hypertensionBeforePregnancy: true, urine: [] },
			{ disorder: "not-determinable", atLeast: "chronic-hypertension" },
		],
		[
			"white-coat",
			{ ...known, readings: [...raisedLate, ...readings("33+2 8 122/76 home", "33+2 20 124/78 home")] },
			{ disorder: "white-coat-hypertension", warnings: [{ code: "white-coat-threshold" }] },
		],
		[
			"raised at home, too",
			{ ...known, readings: [...raisedLate, ...readings("33+2 8 138/84 home", "33+2 20 140/86 home")] },
			{ disorder: "gestational-hypertension" },
		],
		[
			"asleep is no home",
			{ ...known, readings: [...raisedLate, ...readings("33+2 3 102/60 asleep")] },
			{ disorder: "gestational-hypertension", outOfOffice: { nReadings: 0 } },
		],
		[
			"masked",
			{ ...known, readings: readings("10+0 9 112/68", "33+0 9 132/84", "33+1 8 140/88 home", "33+1 20 138/86 home") },
			{ disorder: "masked-hypertension" },
		],
		[
			"transient",
			{ ...known, readings: readings("10+0 9 112/68", "33+0 9 146/94", "33+1 9 128/82") },
			{ disorder: "transient-gestational-hypertension" },
		],
		[
			"none",
			{ ...known, readings: readings("10+0 9 112/68", "33+0 9 126/74") },
			{ disorder: "no-hypertension", onset: "none" },
		],
		[
			"none, but on drugs",
			{ ...known, takesAntihypertensives: true, readings: readings("10+0 9 112/68", "33+0 9 126/74") },
			{ disorder: "not-determinable" },
		],
		[
			"no reading from 20+0",
			{ ...known, readings: readings("10+0 9 112/68") },
			{ disorder: "not-determinable", missing: ["a reading in the clinic (from 20+0 to birth)"] },
		],
		[
			"after birth, new",
			{
				...known,
				birthGestationalAgeDays: 270,
				readings: readings("10+0 9 112/68", "36+0 9 122/70", "39+0 9 150/95", "39+1 9 148/94"),
				urine: [{ gestationalAgeDays: 273, proteinCreatinineMgMmol: 10 }],
				maternal: [{ ...well, gestationalAgeDays: 273 }],
			},
			{ disorder: "postpartum-hypertension", onset: "postpartum" },
		],
		[
			"after birth, pre-eclampsia",
			{
				...known,
				birthGestationalAgeDays: 270,
				readings: readings("10+0 9 112/68", "36+0 9 122/70", "39+0 9 150/95", "39+1 9 148/94"),
				urine: [{ gestationalAgeDays: 273, proteinCreatinineMgMmol: 80 }],
			},
			{ disorder: "pre-eclampsia", onset: "postpartum" },
		],
		[
			"a year after birth",
			{
				...known,
				birthGestationalAgeDays: 270,
				readings: readings("10+0 9 112/68", "36+0 9 122/70", "90+0 9 150/95", "90+4 9 148/94"),
			},
			{ disorder: "no-hypertension", warnings: [{ code: "readings-long-after-birth" }] },
		],
		["empty", { readings: [] }, { disorder: "not-determinable" }],
	];
	it.each(cases)("%s", (_, input, expected) => {
		expect(hypertensiveDisorder(input)).toMatchObject(expected);
	});
	it("takes null for not known", () => {
		const unknown = { hypertensionBeforePregnancy: null, takesAntihypertensives: null, birthGestationalAgeDays: null };
		const late = { ...known, readings: raisedLate.slice(1) };
		expect(hypertensiveDisorder({ ...late, ...unknown }).disorder).toBe("not-determinable");
		expect(() => hypertensiveDisorder({ ...late, takesAntihypertensives: "no" as never })).toThrow(
			"must be true or false",
		);
	});
	it("takes signs that are not written down for absent only when told to", () => {
		const input = {
			...known,
			maternal: [{ gestationalAgeDays: 231, plateletsPerNl: 200, creatinineUmolL: 50, altUL: 20 }],
		};
		expect(hypertensiveDisorder(input, { unrecordedSigns: "absent" }).disorder).toBe("gestational-hypertension");
	});
	it("never says no where a fact is left out of what made it no", () => {
		const facts = ["urine", "maternal", "uteroplacental"] as const;
		for (const fact of facts) {
			const { [fact]: _, ...rest } = known;
			expect(hypertensiveDisorder(rest).disorder).toBe("not-determinable");
		}
		for (const key of Object.keys(well).filter((name) => name !== "gestationalAgeDays")) {
			const { [key as "clonus"]: _, ...rest } = well;
			expect(hypertensiveDisorder({ ...known, maternal: [rest] }).disorder).toBe("not-determinable");
		}
	});
	it("refuses a birth before 20+0, platelets per microlitre, creatinine in mg/dL, and a day that is none", () => {
		expect(() => hypertensiveDisorder({ ...known, birthGestationalAgeDays: 100 })).toThrow("between 140 and 320");
		expect(() => hypertensiveDisorder({ ...known, maternal: [{ ...well, plateletsPerNl: 210_000 }] })).toThrow(
			"between 1 and 2000",
		);
		expect(() => hypertensiveDisorder({ ...known, maternal: [{ ...well, creatinineUmolL: 0.7 }] })).toThrow(
			"between 10 and 2000",
		);
		expect(() =>
			hypertensiveDisorder({ ...known, urine: [{ gestationalAgeDays: Number.NaN, dipstick: "2+" }] }),
		).toThrow("got NaN");
	});
});
