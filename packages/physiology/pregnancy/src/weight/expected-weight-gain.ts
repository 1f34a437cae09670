import { checkInRange, checkName } from "@quickening/core";
import { type BmiClass, bmiClassStarts } from "./body-mass-index.ts";
import { firstTrimesterGainKg, weightGainRanges } from "./weight-gain-ranges.ts";

/** Gain advised up to a day, in kg since before pregnancy. */
export interface ExpectedWeightGain {
	readonly lowKg: number;
	readonly meanKg: number;
	readonly highKg: number;
}

/** First day of the second trimester, 14+0, and day to which the totals refer, 40+0. */
const [secondTrimester, term] = [98, 280];

/**
 * Gain that the IOM's ranges come to at a gestational day, for one child.
 *
 * To 14+0 the assumed gain of the first trimester (0.5 to 2 kg, mean 1.25) grows in a straight line from 0 at 0+0; from then on
 * the weekly rates of the class run to 40+0 and stay there. The straight lines are ours; the IOM draws such lines too, and
 * gives the end points. Low and high take lowest and highest of gain and of rate. At 40+0 they come to 9.6 and 15.0 kg for a
 * normal index, where the total advised is 11.5 to 16: rates and totals of the IOM do not add up to the kg, and both stand as
 * published.
 *
 * @param gestationalAgeDays - 0 to 308 (44+0), one value; NaN gives NaN.
 * @param bmiClass - Class before pregnancy.
 * @throws InvalidInputError when the day is outside 0 to 308 or the class is not known.
 *
 * Source: IOM 2009, doi:10.17226/12584.
 * @example
 * expectedWeightGain(196, "normal").meanKg; // 7.13 = 1.25 + 14 * 0.42, at 28+0
 */
export function expectedWeightGain(gestationalAgeDays: number, bmiClass: BmiClass): ExpectedWeightGain {
	checkName("expectedWeightGain", "bmiClass", bmiClass, bmiClassStarts);
	if (Number.isNaN(gestationalAgeDays)) return { lowKg: Number.NaN, meanKg: Number.NaN, highKg: Number.NaN };
	checkInRange("expectedWeightGain", "gestationalAgeDays", gestationalAgeDays, 0, 308);
	const shareOfFirst = Math.min(1, gestationalAgeDays / secondTrimester);
	const weeks = (Math.min(term, Math.max(secondTrimester, gestationalAgeDays)) - secondTrimester) / 7;
	const { low, mean, high } = weightGainRanges[bmiClass].kgPerWeek;
	const [least, most] = firstTrimesterGainKg;
	return {
		lowKg: least * shareOfFirst + low * weeks,
		meanKg: ((least + most) / 2) * shareOfFirst + mean * weeks,
		highKg: most * shareOfFirst + high * weeks,
	};
}
