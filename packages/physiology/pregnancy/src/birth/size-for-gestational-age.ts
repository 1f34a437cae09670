import { checkInRange, type Warning } from "@quickening/core";
import { type BirthWeight, type BirthWeightForAge, birthWeightZScore } from "./birth-weight-z-score.ts";

/** Size of a newborn for its gestational age. */
export interface SizeForGestationalAge extends Omit<BirthWeightForAge, "warnings"> {
	readonly size: "small" | "appropriate" | "large" | "not-determinable";
	/** Below the third centile, which many take for severely small. */
	readonly isBelowThirdCentile: boolean;
	readonly warnings: readonly Warning[];
}

/**
 * Small, appropriate or large for gestational age: birth weight below the 10th, between, or above the 90th centile of
 * INTERGROWTH-21st for gestational age and sex.
 *
 * Small for gestational age is a size, not growth restriction; a dating error of a week moves the 10th centile at 34 weeks by
 * about 240 g. With an ultrasound that was itself used to date, a small baby may have been dated young.
 *
 * @param birth - As for {@link birthWeightZScore}; a missing weight (NaN) gives "not-determinable".
 * @param options.smallBelow - Centile below which a baby is small. Default 10.
 * @param options.largeAbove - Centile above which a baby is large. Default 90.
 * @throws InvalidInputError as {@link birthWeightZScore}, or when the cut-offs are not centiles.
 *
 * Source: {@link birthWeightZScore}; cut-offs: ACOG Practice bulletin 227, 2021, doi:10.1097/AOG.0000000000004251.
 * @example
 * sizeForGestationalAge({ weightG: 2700, gestationalAgeDays: 280, sex: "female" }).size; // "small"
 */
export function sizeForGestationalAge(
	birth: BirthWeight,
	{ smallBelow = 10, largeAbove = 90 }: { readonly smallBelow?: number; readonly largeAbove?: number } = {},
): SizeForGestationalAge {
	checkInRange("sizeForGestationalAge", "smallBelow", smallBelow, 0, 50);
	checkInRange("sizeForGestationalAge", "largeAbove", largeAbove, 50, 100);
	const forAge = birthWeightZScore(birth);
	const { centile } = forAge;
	const size = Number.isNaN(centile)
		? "not-determinable"
		: centile < smallBelow
			? "small"
			: centile > largeAbove
				? "large"
				: "appropriate";
	return { ...forAge, size, isBelowThirdCentile: centile < 3 };
}
