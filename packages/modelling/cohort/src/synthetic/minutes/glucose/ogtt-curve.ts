import { checkMinimumLength, checkPositive, InvalidInputError, type Samples } from "@quickening/core";

/** Plasma glucose of an oral glucose tolerance test, as a visit has it. */
export interface OgttValues {
	readonly ogttFastingMgDl: number;
	readonly ogtt1hMgDl: number;
	readonly ogtt2hMgDl: number;
}

/**
 * Plasma glucose through an oral glucose tolerance test: a smooth curve through its three values, without overshoot between them.
 *
 * The half hour and the third hour are our assumptions: at 30 min four fifths of the rise to the first hour are there, and at 3
 * h a quarter of what was left at 2 h above fasting.
 *
 * @param values - In mg/dL.
 * @param minutes - Minutes after the load at which it is wanted, 0 to 180.
 * @returns In mg/dL, as long as `minutes`; at 0, 60 and 120 the three values.
 * @throws InvalidInputError when a value is not above 0 or a time lies outside the test.
 *
 * Source of the interpolation: Fritsch FN, Butland J. SIAM J Sci Stat Comput 1984;5:300, doi:10.1137/0905021 (monotone cubic).
 * @example
 * ogttCurve({ ogttFastingMgDl: 80, ogtt1hMgDl: 130, ogtt2hMgDl: 110 }, [0, 60, 120]); // 80, 130, 110
 */
export function ogttCurve(values: OgttValues, minutes: Samples): Float64Array {
	const { ogttFastingMgDl: fasting, ogtt1hMgDl: first, ogtt2hMgDl: second } = values;
	for (const [name, value] of Object.entries({ fasting, first, second })) checkPositive("ogttCurve", name, value);
	checkMinimumLength("ogttCurve", "minutes", minutes, 1);
	const times = [0, 30, 60, 120, 180];
	const levels = [fasting, fasting + 0.8 * (first - fasting), first, second, fasting + 0.25 * (second - fasting)];
	const slopes = times.map((_, i) => slopeAt(times, levels, i));
	return Float64Array.from(minutes, (minute) => {
		if (!(minute >= 0 && minute <= 180)) {
			throw new InvalidInputError(`ogttCurve: minutes must lie between 0 and 180; got ${minute}`, {
				code: "out-of-range",
				argument: "minutes",
				received: minute,
			});
		}
		const i = Math.max(
			0,
			times.findLastIndex((time, k) => time <= minute && k < times.length - 1),
		);
		const h = times[i + 1]! - times[i]!;
		const t = (minute - times[i]!) / h;
		return (
			levels[i]! * (1 + 2 * t) * (1 - t) ** 2 +
			h * slopes[i]! * t * (1 - t) ** 2 +
			levels[i + 1]! * t * t * (3 - 2 * t) +
			h * slopes[i + 1]! * t * t * (t - 1)
		);
	});
}

/** Weighted harmonic mean of the slopes on both sides; 0 at a peak and at both ends. */
function slopeAt(times: readonly number[], levels: readonly number[], i: number): number {
	if (i === 0 || i === times.length - 1) return 0;
	const [before, after] = [times[i]! - times[i - 1]!, times[i + 1]! - times[i]!];
	const [down, up] = [(levels[i]! - levels[i - 1]!) / before, (levels[i + 1]! - levels[i]!) / after];
	if (down * up <= 0) return 0;
	const share = (before + 2 * after) / (3 * (before + after));
	return (down * up) / (share * up + (1 - share) * down);
}
