import { checkInteger, type Samples } from "@quickening/core";
import { type ProportionEstimate, quantile, wilsonInterval } from "@quickening/stats";
import { checkProbabilities } from "../accuracy/check-probabilities.ts";

/** One group of similar predictions. */
export interface CalibrationGroup {
	/** Mean predicted probability. */
	readonly predicted: number;
	/** Observed share with its Wilson interval. */
	readonly observed: ProportionEstimate;
	readonly nEvents: number;
	readonly n: number;
}

/**
 * Observed share of events in groups of similar predictions (by default tenths): the points of a calibration plot.
 *
 * Groups are cut at quantiles (type 7) of the predictions; a prediction equal to a cut goes below it. Empty groups, which
 * equal predictions can cause, are left out. Groups hide what happens inside them: show them with `calibrationCurve`.
 *
 * @param probabilities - n predicted probabilities, 0 to 1.
 * @param outcomes - n values, 0 or 1.
 * @param options - `nGroups` (10) and `levelPercent` (95).
 * @throws InvalidInputError when lengths differ, a probability is outside 0..1 or an outcome is not 0 or 1.
 *
 * Source: Van Calster 2016, doi:10.1016/j.jclinepi.2015.12.005; intervals: Wilson.
 * Agrees with: scikit-learn, calibration_curve(strategy="quantile"), to 1e-12 (tests/peers/scikit-learn).
 * @example
 * calibrationGroups([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], { nGroups: 2 })[1].observed.estimate; // 1
 */
export function calibrationGroups(
	probabilities: Samples,
	outcomes: Samples,
	{ nGroups = 10, levelPercent = 95 }: { nGroups?: number; levelPercent?: number } = {},
): readonly CalibrationGroup[] {
	checkProbabilities("calibrationGroups", probabilities, outcomes);
	checkInteger("calibrationGroups", "nGroups", nGroups, 1);
	const cuts = Array.from({ length: nGroups - 1 }, (_, g) => quantile(probabilities, (g + 1) / nGroups));
	const sums = new Float64Array(nGroups);
	const events = new Float64Array(nGroups);
	const counts = new Float64Array(nGroups);
	for (let i = 0; i < outcomes.length; i++) {
		let group = 0;
		while (group < cuts.length && probabilities[i] > cuts[group]) group++;
		sums[group] += probabilities[i];
		events[group] += outcomes[i];
		counts[group]++;
	}
	const groups: CalibrationGroup[] = [];
	for (let g = 0; g < nGroups; g++) {
		if (counts[g] === 0) continue;
		const proportion = { nEvents: events[g], n: counts[g] };
		groups.push({
			predicted: sums[g] / counts[g],
			observed: wilsonInterval(proportion, { levelPercent }),
			...proportion,
		});
	}
	return groups;
}
