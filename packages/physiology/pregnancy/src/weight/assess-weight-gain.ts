import { checkInRange, checkInteger, checkName, type Warning } from "@quickening/core";
import { type BmiClass, bodyMassIndex, kgInOnePound } from "./body-mass-index.ts";
import { expectedWeightGain } from "./expected-weight-gain.ts";
import { twinWeightGainRanges, weightGainRanges } from "./weight-gain-ranges.ts";

/** What a gain is held against: the range to its day, or the range of the whole pregnancy. */
export type WeightGainRule = "day" | "total";

/** A weight in pregnancy, and what is known of the woman. */
export interface WeightGainInput {
	readonly weightKg: number;
	readonly gestationalAgeDays: number;
	/** NaN, null or left out: not known. */
	readonly weightBeforePregnancyKg?: number | null;
	readonly heightCm?: number | null;
	/** Number of children she carries. Default 1. */
	readonly nFetuses?: number;
	/** "total" only for the last weight before a birth at 37+0 or later. Default "day". */
	readonly against?: WeightGainRule;
}

/** Where a gain lies against what is advised. */
export interface WeightGainAssessment {
	readonly verdict: "below" | "within" | "above" | "not-determinable";
	/** kg since before pregnancy; NaN where the weight before is not known. */
	readonly gainKg: number;
	/** Range that it was held against, in kg; both NaN where there is none. */
	readonly rangeKg: readonly [low: number, high: number];
	readonly against: WeightGainRule | "nothing";
	readonly bmiClass: BmiClass | "not-known";
	/** What is missing, where the verdict is not determinable. */
	readonly missing: readonly string[];
	readonly warnings: readonly Warning[];
}

/**
 * Whether weight gain lies below, within or above the IOM's ranges.
 *
 * Against the day: {@link expectedWeightGain}, for one child. Against the total: the range of a whole pregnancy, for a last
 * weight at 37+0 or later; a total held against an earlier weight would call every preterm birth a low gain. The two do not
 * agree to the kg, since the IOM's rates and totals do not. Twins: the provisional total alone, since no rates were given for
 * them; triplets and more have no range.
 *
 * @param input - Weights in kg, height in cm. A missing weight before pregnancy or height gives "not-determinable".
 * @throws InvalidInputError when a value is outside its range.
 *
 * Source: IOM 2009, doi:10.17226/12584 (see {@link weightGainRanges}).
 * @example
 * const woman = { weightBeforePregnancyKg: 60, heightCm: 165 };
 * assessWeightGain({ ...woman, weightKg: 70, gestationalAgeDays: 196 }).verdict; // "above"
 */
export function assessWeightGain(input: WeightGainInput): WeightGainAssessment {
	const where = "assessWeightGain";
	const { weightKg, gestationalAgeDays } = input;
	const weightBeforePregnancyKg = input.weightBeforePregnancyKg ?? Number.NaN;
	const heightCm = input.heightCm ?? Number.NaN;
	const { nFetuses = 1, against = "day" } = input;
	checkInRange(where, "weightKg", weightKg, 25, 300);
	checkInRange(where, "gestationalAgeDays", gestationalAgeDays, 0, 308);
	checkInteger(where, "nFetuses", nFetuses, 1);
	checkName(where, "against", against, ["day", "total"]);
	const missing = [
		...(Number.isNaN(weightBeforePregnancyKg) ? ["weightBeforePregnancyKg"] : []),
		...(Number.isNaN(heightCm) ? ["heightCm"] : []),
	];
	const warnings: Warning[] = [];
	const gainKg = weightKg - weightBeforePregnancyKg;
	if (gainKg > 40 || gainKg < -25) warnings.push(implausibleGain(weightKg, weightBeforePregnancyKg));
	if (missing.length > 0) {
		if (missing.includes("weightBeforePregnancyKg"))
			warnings.push({
				code: "weight-before-pregnancy-missing",
				message:
					"Weight before pregnancy is not known, so there is no gain; a first weight in pregnancy is no substitute unless a study says so.",
			});
		return none({ gainKg, bmiClass: "not-known", missing, warnings });
	}
	const { bmiClass, warnings: ofSize } = bodyMassIndex({ weightKg: weightBeforePregnancyKg, heightCm });
	warnings.push(...ofSize);
	const ranges = nFetuses === 1 ? weightGainRanges : nFetuses === 2 ? twinWeightGainRanges : undefined;
	const range = ranges?.[bmiClass];
	const noRange = (message: string) => {
		warnings.push({ code: "no-range", message });
		return none({ gainKg, bmiClass, missing: ["a published range"], warnings });
	};
	if (!range)
		return noRange(
			`The IOM gives no range for ${nFetuses === 2 ? "underweight women with twins" : `${nFetuses} children`}.`,
		);
	if (against === "total") {
		if (gestationalAgeDays < 259)
			return noRange("Totals are for births at 37+0 or later: hold an earlier weight against its day.");
		return judged(gainKg, range.totalKg, against, bmiClass, warnings);
	}
	if (nFetuses > 1) return noRange("For twins the IOM gives provisional totals alone, and no rates.");
	const { lowKg, highKg } = expectedWeightGain(gestationalAgeDays, bmiClass);
	return judged(gainKg, [lowKg, highKg], against, bmiClass, warnings);
}

function judged(
	gainKg: number,
	rangeKg: readonly [number, number],
	against: WeightGainRule,
	bmiClass: BmiClass,
	warnings: readonly Warning[],
): WeightGainAssessment {
	const verdict = gainKg < rangeKg[0] ? "below" : gainKg > rangeKg[1] ? "above" : "within";
	return { verdict, gainKg, rangeKg, against, bmiClass, missing: [], warnings };
}

function none(known: Pick<WeightGainAssessment, "gainKg" | "bmiClass" | "missing" | "warnings">): WeightGainAssessment {
	return { verdict: "not-determinable", rangeKg: [Number.NaN, Number.NaN], against: "nothing", ...known };
}

function implausibleGain(weightKg: number, beforeKg: number): Warning {
	const nowInPounds = weightKg * kgInOnePound - beforeKg;
	const beforeInPounds = weightKg - beforeKg * kgInOnePound;
	const hint =
		nowInPounds > -10 && nowInPounds < 30
			? `; were the weight now in lb, the gain would be ${nowInPounds.toFixed(1)} kg`
			: beforeInPounds > -10 && beforeInPounds < 30
				? `; were the weight before pregnancy in lb, the gain would be ${beforeInPounds.toFixed(1)} kg`
				: "";
	return {
		code: "implausible-weight-gain",
		message: `A change of ${(weightKg - beforeKg).toFixed(1)} kg (${beforeKg} to ${weightKg} kg) is not plausible${hint}: look at the units.`,
	};
}
