import { checkInRange, InvalidInputError, type Warning } from "@quickening/core";

/** Weight in kg and height in cm, before pregnancy. */
export interface BodySize {
	readonly weightKg: number;
	readonly heightCm: number;
}

/** Classes of body mass index before pregnancy, as the IOM took them over from the WHO. */
export type BmiClass = "underweight" | "normal" | "overweight" | "obese";

/** Body mass index with its class. */
export interface BodyMassIndex {
	readonly kgPerM2: number;
	readonly bmiClass: BmiClass;
	readonly warnings: readonly Warning[];
}

/** Lowest index of each class, in kg/m2. */
export const bmiClassStarts = { underweight: 0, normal: 18.5, overweight: 25, obese: 30 } as const;

/**
 * Body mass index before pregnancy, with its class, and a warning where the unit looks wrong.
 *
 * A unit is never guessed: 140 (lb) is taken as 140 kg, and the result says that an index of 48 would be 22 in pounds.
 *
 * @param size - Weight in kg, 25 to 300; height in cm, 120 to 220. Adults: the classes are not for girls under 20 (IOM 2009 uses
 *   them for adolescents too, and says that they then fall into a lighter class).
 * @throws InvalidInputError when a value is missing (NaN) or outside its range; a height of 1.65 or 65 names its likely unit.
 *
 * Source: IOM. Weight gain during pregnancy: reexamining the guidelines. 2009, doi:10.17226/12584; classes of the WHO, Obesity:
 * preventing and managing the global epidemic, Technical report 894, 2000.
 * @example
 * bodyMassIndex({ weightKg: 60, heightCm: 165 }).kgPerM2; // 22.04...
 */
export function bodyMassIndex({ weightKg, heightCm }: BodySize): BodyMassIndex {
	const where = "bodyMassIndex";
	if (heightCm > 1 && heightCm < 2.3) wrongUnit(where, heightCm, "m");
	if (heightCm > 40 && heightCm < 90) wrongUnit(where, heightCm, "inches");
	checkInRange(where, "weightKg", weightKg, 25, 300);
	checkInRange(where, "heightCm", heightCm, 120, 220);
	const kgPerM2 = weightKg / (heightCm / 100) ** 2;
	const warnings: Warning[] = [];
	const inPounds = kgPerM2 * kgInOnePound;
	if (kgPerM2 >= 45 && inPounds >= 17 && inPounds < 40)
		warnings.push({
			code: "weight-may-be-in-pounds",
			message: `A weight of ${weightKg} kg at ${heightCm} cm is an index of ${kgPerM2.toFixed(1)} kg/m2; were it in lb, it would be ${inPounds.toFixed(1)}: look at the source.`,
		});
	if (kgPerM2 < 13)
		warnings.push({
			code: "implausible-bmi",
			message: `An index of ${kgPerM2.toFixed(1)} kg/m2 is hardly compatible with life: look at weight and height.`,
		});
	return { kgPerM2, bmiClass: bmiClassOf(kgPerM2), warnings };
}

/** Class of a body mass index in kg/m2. */
export function bmiClassOf(kgPerM2: number): BmiClass {
	checkInRange("bmiClassOf", "kgPerM2", kgPerM2, 8, 120);
	if (kgPerM2 < bmiClassStarts.normal) return "underweight";
	if (kgPerM2 < bmiClassStarts.overweight) return "normal";
	return kgPerM2 < bmiClassStarts.obese ? "overweight" : "obese";
}

/** kg in one international pound, by definition. */
export const kgInOnePound = 0.45359237;

function wrongUnit(where: string, heightCm: number, unit: string): never {
	throw new InvalidInputError(
		`${where}: heightCm must be between 120 and 220; got ${heightCm}, which looks like ${unit}: convert it to cm`,
		{ code: "out-of-range", argument: "heightCm", received: heightCm },
	);
}
