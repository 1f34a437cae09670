import { checkInRange } from "@quickening/core";
import { normalCdf, normalQuantile } from "@quickening/stats";

/** First and last gestational day of the standard: 14+0 and 40+0. */
export const weightGainStandardDays = [98, 280] as const;

/**
 * Weight gain for gestational age, as a z-score of the INTERGROWTH-21st standard.
 *
 * For women of a body mass index of 18.5 to under 25 in the first trimester, and gain since the first weight taken before 14+0:
 * not since before pregnancy. The standard is of healthy, well nourished women at low risk in eight countries.
 *
 * @param gestationalAgeDays - 98 to 280 (14+0 to 40+0); outside, the result is NaN (no standard, no error).
 * @param gainKg - kg gained since the first visit before 14+0; NaN gives NaN. A loss of 8.75 kg or more gives NaN.
 * @throws InvalidInputError when the day is outside 0 to 320 or the gain outside -40 to 60 kg.
 *
 * Source: Cheikh Ismail et al. 2016, doi:10.1136/bmj.i555, table 4: ln(gain + 8.75) is normal with mean 1.382972 - 56.14743
 * GA^-2 + 0.2787683 GA^0.5 and SD 0.2501993731 + 142.4297879 GA^-2 - 61.45345 GA^-2 ln(GA), GA in weeks; read in the R packages
 * growthstandards (ki-tools, MIT) and gigs (lshtm-gigs). nutriverse/intergrowth takes the logarithm's mean and SD for kg: its
 * z-scores are not of this standard.
 * Agrees with: the published centiles from 14 to 40 weeks, to 0.011 kg; the table took 1.88, 1.28 and 0.674 for z
 * (weight.test.ts).
 * @example
 * weightGainZScore(280, 13.69); // 0.00, the median at 40+0
 */
export function weightGainZScore(gestationalAgeDays: number, gainKg: number): number {
	if (!Number.isNaN(gainKg)) checkInRange("weightGainZScore", "gainKg", gainKg, -40, 60);
	const { mu, sigma } = lognormalOf("weightGainZScore", gestationalAgeDays);
	return gainKg > -shiftKg ? (Math.log(gainKg + shiftKg) - mu) / sigma : Number.NaN;
}

/**
 * Weight gain in kg at a centile of the INTERGROWTH-21st standard; see {@link weightGainZScore}.
 *
 * @param centile - Above 0 and below 100.
 * @returns kg since the first visit before 14+0; NaN outside 98 to 280 days.
 * @example
 * weightGainAtCentile(280, 50); // 13.69
 */
export function weightGainAtCentile(gestationalAgeDays: number, centile: number): number {
	checkInRange("weightGainAtCentile", "centile", centile, 0.001, 99.999);
	const { mu, sigma } = lognormalOf("weightGainAtCentile", gestationalAgeDays);
	return Math.exp(mu + normalQuantile(centile / 100) * sigma) - shiftKg;
}

/** Centile, 0 to 100, of a z-score. */
export function centileOfZScore(z: number): number {
	return 100 * normalCdf(z);
}

/** kg added before the logarithm is taken, so that a loss has one. */
const shiftKg = 8.75;

function lognormalOf(where: string, gestationalAgeDays: number): { readonly mu: number; readonly sigma: number } {
	if (!Number.isNaN(gestationalAgeDays)) checkInRange(where, "gestationalAgeDays", gestationalAgeDays, 0, 320);
	const [first, last] = weightGainStandardDays;
	if (!(gestationalAgeDays >= first && gestationalAgeDays <= last)) return { mu: Number.NaN, sigma: Number.NaN };
	const weeks = gestationalAgeDays / 7;
	const inverseSquare = 1 / (weeks * weeks);
	return {
		mu: 1.382972 - 56.14743 * inverseSquare + 0.2787683 * Math.sqrt(weeks),
		sigma: 0.2501993731 + 142.4297879 * inverseSquare - 61.45345 * inverseSquare * Math.log(weeks),
	};
}
