import type { Samples } from "@quickening/core";
import { ranks } from "@quickening/stats";

/**
 * Placement values: for each event the share of non-events below it, for each non-event the share of events above it, ties
 * counting a half. Their means are the AUC, their variances give its standard error.
 *
 * From three rankings (all rows, events, non-events), as in Sun and Xu 2014, doi:10.1109/LSP.2014.2337313.
 * Trusts its input: both outcomes are present.
 */
export function placements(
	scores: Samples,
	outcomes: Samples,
): { ofEvents: Float64Array; ofOthers: Float64Array; auc: number } {
	let nEvents = 0;
	for (let i = 0; i < outcomes.length; i++) nEvents += outcomes[i];
	const nOthers = outcomes.length - nEvents;
	const eventScores = new Float64Array(nEvents);
	const otherScores = new Float64Array(nOthers);
	const all = ranks(scores);
	const ofEvents = new Float64Array(nEvents);
	const ofOthers = new Float64Array(nOthers);
	let e = 0;
	let o = 0;
	for (let i = 0; i < outcomes.length; i++) {
		if (outcomes[i] === 1) {
			eventScores[e] = scores[i];
			ofEvents[e++] = all[i];
		} else {
			otherScores[o] = scores[i];
			ofOthers[o++] = all[i];
		}
	}
	const amongEvents = ranks(eventScores);
	const amongOthers = ranks(otherScores);
	let sum = 0;
	for (let i = 0; i < nEvents; i++) {
		const below = ofEvents[i] - amongEvents[i];
		sum += below;
		ofEvents[i] = below / nOthers;
	}
	for (let i = 0; i < nOthers; i++) ofOthers[i] = 1 - (ofOthers[i] - amongOthers[i]) / nEvents;
	return { ofEvents, ofOthers, auc: sum / (nEvents * nOthers) };
}

/** Covariance of two sets of placement values about their means, divisor n - 1; NaN for one value. */
export function placementCovariance(a: Float64Array, b: Float64Array, meanA: number, meanB: number): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
	return a.length > 1 ? sum / (a.length - 1) : Number.NaN;
}
