import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { checkProportion, type Proportion, type ProportionEstimate } from "./proportion.ts";

/**
 * A proportion with Wilson's score interval: good also for small n and for 0 or n events.
 *
 * @param proportion - `nEvents` among `n`.
 * @param options.levelPercent - Coverage, 95 by default.
 * @returns Estimate and interval as fractions; NaN when n = 0.
 * @throws InvalidInputError when the counts are not whole, nEvents > n, or the level is not between 0 and 100.
 *
 * Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc
 * 1927;22:209-212, doi:10.1080/01621459.1927.10502953 (without continuity correction).
 * Agrees with: statsmodels, proportion_confint(method="wilson"), to 1e-12 (tests/peers/statsmodels).
 * @example
 * wilsonInterval({ nEvents: 81, n: 263 }); // { estimate: 0.3080, low: 0.2553, high: 0.3662 }
 */
export function wilsonInterval(
	proportion: Proportion,
	{ levelPercent = 95 }: { levelPercent?: number } = {},
): ProportionEstimate {
	checkProportion("wilsonInterval", proportion);
	const z = twoSidedZ("wilsonInterval", levelPercent);
	const { nEvents, n } = proportion;
	if (n === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN };
	const estimate = nEvents / n;
	const square = z * z;
	const centre = (nEvents + square / 2) / (n + square);
	const half = (z / (n + square)) * Math.sqrt((nEvents * (n - nEvents)) / n + square / 4);
	return {
		estimate,
		low: nEvents === 0 ? 0 : centre - half,
		high: nEvents === n ? 1 : centre + half,
	};
}
