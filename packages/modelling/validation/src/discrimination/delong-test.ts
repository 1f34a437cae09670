import type { Samples } from "@quickening/core";
import { normalCdf, twoSidedZ } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";
import { placementCovariance, placements } from "./placements.ts";

/** Result of {@link delongTest}; NaN where it cannot be estimated. */
export interface DelongTest {
	readonly firstAuc: number;
	readonly secondAuc: number;
	/** firstAuc - secondAuc, with its normal interval. */
	readonly difference: number;
	readonly low: number;
	readonly high: number;
	readonly se: number;
	readonly z: number;
	/** Two-sided. */
	readonly p: number;
}

/**
 * Compares two AUCs on the same rows (paired), by DeLong's covariance of the two.
 *
 * Not for a model and the same model with a column added, both fitted to these rows: the test is then far too conservative
 * (Demler 2012, doi:10.1002/sim.5328).
 *
 * @param paired - `first` and `second`: n finite scores each, of the same rows.
 * @param outcomes - n values, 0 or 1; rows independent of each other.
 * @param options.levelPercent - Coverage of the interval of the difference, 95 by default.
 * @returns Both AUCs, their difference with interval, z and p; z and p are NaN when the two scores rank the rows alike.
 * @throws InvalidInputError as {@link delong}.
 *
 * Source: DeLong 1988, doi:10.2307/2531595; algorithm: Sun and Xu 2014, doi:10.1109/LSP.2014.2337313.
 * Agrees with: pROC 1.18.0, roc.test(method="delong", paired=TRUE), z to 1e-9 and p to 1e-6 at p = 7e-65 (tests/peers/proc).
 * @example
 * delongTest({ first: [0.1, 0.4, 0.35, 0.8], second: [0.1, 0.3, 0.5, 0.8] }, [0, 0, 1, 1]).difference; // -0.25
 */
export function delongTest(
	{ first, second }: { readonly first: Samples; readonly second: Samples },
	outcomes: Samples,
	{ levelPercent = 95 }: { levelPercent?: number } = {},
): DelongTest {
	const nEvents = checkScores("delongTest", "first", first, outcomes);
	checkScores("delongTest", "second", second, outcomes);
	const quantile = twoSidedZ("delongTest", levelPercent);
	const nOthers = outcomes.length - nEvents;
	if (nEvents === 0 || nOthers === 0) {
		const none = Number.NaN;
		return { firstAuc: none, secondAuc: none, difference: none, low: none, high: none, se: none, z: none, p: none };
	}
	const a = placements(first, outcomes);
	const b = placements(second, outcomes);
	const difference = a.auc - b.auc;
	// The variance of the difference from the placements' differences: no cancellation of two nearly equal variances.
	const events = a.ofEvents.map((value, i) => value - b.ofEvents[i]);
	const others = a.ofOthers.map((value, i) => value - b.ofOthers[i]);
	const variance =
		placementCovariance(events, events, difference, difference) / nEvents +
		placementCovariance(others, others, difference, difference) / nOthers;
	const se = Math.sqrt(variance);
	const z = se > 0 ? difference / se : Number.NaN;
	return {
		firstAuc: a.auc,
		secondAuc: b.auc,
		difference,
		low: difference - quantile * se,
		high: difference + quantile * se,
		se,
		z,
		p: 2 * normalCdf(-Math.abs(z)),
	};
}
