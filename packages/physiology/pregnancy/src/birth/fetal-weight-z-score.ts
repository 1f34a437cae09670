import { checkInRange } from "@quickening/core";
import { normalCdf, normalQuantile } from "@quickening/stats";

/** Gestational days that the curve was made from: 10+0 to 40+0. */
export const fetalWeightDays = [70, 280] as const;

/**
 * Estimated fetal weight for gestational age by Hadlock 1991, whatever the sex: the curve is of babies still in the womb, so that
 * before term it lies above one of birth weights, of which many were born early for being ill.
 *
 * @param weightG - Estimated from ultrasound, in g, 10 to 7,000; NaN gives NaN.
 * @param gestationalAgeDays - 70 to 280; outside the result is NaN.
 * @returns z, in SD of 12.7 % of the mean, which the paper found the same at all ages, and the centile, 0 to 100.
 * @throws InvalidInputError when the weight is outside its range.
 *
 * Source: Hadlock et al. 1991, doi:10.1148/radiology.181.1.1887021: ln(g) = 0.578 + 0.332 weeks - 0.00354 weeks^2, SD 12.7 %;
 * its own abstract gives 35 g at 10 and 3,619 g at 40 weeks. From 392 women of one practice in Texas.
 * @example
 * fetalWeightZScore(3619, 280).z; // 0.00
 */
export function fetalWeightZScore(
	weightG: number,
	gestationalAgeDays: number,
): { readonly z: number; readonly centile: number } {
	if (!Number.isNaN(weightG)) checkInRange("fetalWeightZScore", "weightG", weightG, 10, 7000);
	const mean = meanFetalWeightG(gestationalAgeDays);
	const z = (weightG - mean) / (sdShare * mean);
	return { z, centile: 100 * normalCdf(z) };
}

/** Fetal weight in g at a centile, above 0 and below 100; NaN outside 10+0 to 40+0. See {@link fetalWeightZScore}. */
export function fetalWeightAtCentile(gestationalAgeDays: number, centile: number): number {
	checkInRange("fetalWeightAtCentile", "centile", centile, 0.001, 99.999);
	return meanFetalWeightG(gestationalAgeDays) * (1 + sdShare * normalQuantile(centile / 100));
}

const sdShare = 0.127;

function meanFetalWeightG(gestationalAgeDays: number): number {
	const [first, last] = fetalWeightDays;
	if (!(gestationalAgeDays >= first && gestationalAgeDays <= last)) return Number.NaN;
	const weeks = gestationalAgeDays / 7;
	return Math.exp(0.578 + 0.332 * weeks - 0.00354 * weeks * weeks);
}
