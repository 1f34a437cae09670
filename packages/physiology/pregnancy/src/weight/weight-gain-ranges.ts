import type { BmiClass } from "./body-mass-index.ts";

/** What a class of body mass index is advised to gain. */
export interface WeightGainRange {
	/** Over the whole pregnancy, in kg: lowest and highest. */
	readonly totalKg: readonly [low: number, high: number];
	/** In the second and third trimester, in kg a week: lowest, mean and highest; undefined where the source gives none. */
	readonly kgPerWeek?: { readonly low: number; readonly mean: number; readonly high: number };
}

/** Gain that the IOM assumes for the first trimester, in kg: lowest and highest. */
export const firstTrimesterGainKg = [0.5, 2] as const;

/**
 * Gestational weight gain advised for one child, by body mass index before pregnancy.
 *
 * Source: IOM 2009, doi:10.17226/12584, table S-1, as printed in PMC4119107 and doi:10.1186/s13023-017-0685-2 (table 11); the
 * rates assume 0.5 to 2 kg in the first trimester.
 */
export const weightGainRanges: Readonly<Record<BmiClass, Required<WeightGainRange>>> = {
	underweight: { totalKg: [12.5, 18], kgPerWeek: { low: 0.44, mean: 0.51, high: 0.58 } },
	normal: { totalKg: [11.5, 16], kgPerWeek: { low: 0.35, mean: 0.42, high: 0.5 } },
	overweight: { totalKg: [7, 11.5], kgPerWeek: { low: 0.23, mean: 0.28, high: 0.33 } },
	obese: { totalKg: [5, 9], kgPerWeek: { low: 0.17, mean: 0.22, high: 0.27 } },
};

/**
 * Provisional ranges of the total for twins born at 37 to 42 weeks; null where the IOM found too little to give one. They are
 * the middle half of women whose twins weighed 2,500 g or more on average, in lb: 37-54, 31-50, 25-42; kg here are those pounds.
 *
 * Source: IOM 2009, page 4, read at nap.edu (record 12584); in kg with one digit: doi:10.1038/s41598-023-31766-7, table 3.
 */
export const twinWeightGainRanges: Readonly<Record<BmiClass, WeightGainRange | null>> = {
	underweight: null,
	normal: { totalKg: [16.8, 24.5] },
	overweight: { totalKg: [14.1, 22.7] },
	obese: { totalKg: [11.3, 19.1] },
};
