import type { Proportion, ProportionEstimate } from "./proportion.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/**
 * Difference of two independent proportions with Newcombe's hybrid score interval (from the two Wilson intervals).
 *
 * @param first - `nEvents` among `n` in the first group.
 * @param second - The same in the second group.
 * @param options.levelPercent - Coverage, 95 by default.
 * @returns first minus second with its interval, as fractions; NaN when a group is empty.
 * @throws InvalidInputError as {@link wilsonInterval}.
 *
 * Source: Newcombe RG. Interval estimation for the difference between independent proportions: comparison of eleven
 * methods. Stat Med 1998;17:873-890, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 * Agrees with: statsmodels, confint_proportions_2indep(method="newcomb"), to 1e-12 (tests/peers/statsmodels).
 * @example
 * newcombeDifference({ nEvents: 56, n: 70 }, { nEvents: 48, n: 80 }); // { estimate: 0.2, low: 0.0524, high: 0.3339 }
 */
export function newcombeDifference(
	first: Proportion,
	second: Proportion,
	options: { levelPercent?: number } = {},
): ProportionEstimate {
	const a = wilsonInterval(first, options);
	const b = wilsonInterval(second, options);
	const estimate = a.estimate - b.estimate;
	return {
		estimate,
		low: estimate - Math.hypot(a.estimate - a.low, b.high - b.estimate),
		high: estimate + Math.hypot(a.high - a.estimate, b.estimate - b.low),
	};
}
