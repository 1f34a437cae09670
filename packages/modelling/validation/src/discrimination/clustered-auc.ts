import type { Samples } from "@quickening/core";
import { type ParticipantIds, rowsByParticipant } from "../resampling/participants.ts";
import { placements } from "./placements.ts";

/**
 * Variance of the AUC when a participant may have several rows, from the sums of placement values within participants.
 * With one row each it is DeLong's.
 *
 * Trusts its input: both outcomes are present.
 *
 * @returns The variance; NaN when events or non-events come from fewer than two participants.
 *
 * Source: Obuchowski NA. Nonparametric analysis of clustered ROC curve data. Biometrics 1997;53:567-578,
 * doi:10.2307/2533958.
 */
export function clusteredAucVariance(scores: Samples, outcomes: Samples, participantIds: ParticipantIds): number {
	const participants = rowsByParticipant("delong", outcomes.length, participantIds);
	const { ofEvents, ofOthers, auc } = placements(scores, outcomes);
	const placeOfRow = new Float64Array(outcomes.length);
	let e = 0;
	let o = 0;
	for (let i = 0; i < outcomes.length; i++) placeOfRow[i] = outcomes[i] === 1 ? ofEvents[e++] : ofOthers[o++];
	const nEvents = ofEvents.length;
	const nOthers = ofOthers.length;
	let nWithEvents = 0;
	let nWithOthers = 0;
	let eventSquares = 0;
	let otherSquares = 0;
	let products = 0;
	for (const rows of participants) {
		let own = 0;
		let event = 0;
		let other = 0;
		for (const row of rows) {
			if (outcomes[row] === 1) {
				own++;
				event += placeOfRow[row];
			} else other += placeOfRow[row];
		}
		const eventExcess = event - own * auc;
		const otherExcess = other - (rows.length - own) * auc;
		if (own > 0) nWithEvents++;
		if (own < rows.length) nWithOthers++;
		eventSquares += eventExcess * eventExcess;
		otherSquares += otherExcess * otherExcess;
		products += eventExcess * otherExcess;
	}
	if (nWithEvents < 2 || nWithOthers < 2) return Number.NaN;
	const n = participants.length;
	return (
		((nWithEvents / (nWithEvents - 1)) * eventSquares) / nEvents ** 2 +
		((nWithOthers / (nWithOthers - 1)) * otherSquares) / nOthers ** 2 +
		((2 * n) / (n - 1)) * (products / (nEvents * nOthers))
	);
}
