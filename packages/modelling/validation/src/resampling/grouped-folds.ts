import { checkInteger, InvalidInputError, type Random, type Samples, seededRandom, shuffle } from "@quickening/core";
import { checkBinaryOutcomes } from "@quickening/stats";
import { type ParticipantIds, rowsByParticipant } from "./participants.ts";

/**
 * Folds for cross-validation: all rows of a participant go into the same fold, and (unless turned off) events are spread
 * evenly.
 *
 * Participants are shuffled, then dealt out, those with most events first: one with events to the fold with fewest events,
 * one without to the fold with fewest rows. With one row a participant, events and rows differ by at most one between folds.
 *
 * @param outcomes - n values, 0 or 1.
 * @param options - `folds` (5), `participantIds` (default: every row is its own), `stratified` (true), `random`.
 * @returns The fold of each row, 0 .. folds - 1.
 * @throws InvalidInputError when folds is not a whole number of at least 2 or there are fewer participants than folds.
 *
 * Source: Kohavi R. IJCAI 1995;2:1137-1145 (stratified folds); keeping participants whole: Saeb S, et al. GigaScience
 * 2017;6:gix019, doi:10.1093/gigascience/gix019.
 * @example
 * groupedFolds([0, 0, 1, 1], { folds: 2, participantIds: ["a", "a", "b", "b"] }); // rows of a and of b apart
 */
export function groupedFolds(
	outcomes: Samples,
	{
		folds = 5,
		participantIds,
		stratified = true,
		random = seededRandom(1),
	}: { folds?: number; participantIds?: ParticipantIds; stratified?: boolean; random?: Random } = {},
): Int32Array {
	checkBinaryOutcomes("groupedFolds", outcomes);
	checkInteger("groupedFolds", "folds", folds, 2);
	const participants = rowsByParticipant("groupedFolds", outcomes.length, participantIds);
	if (participants.length < folds) {
		throw new InvalidInputError(
			`groupedFolds: folds must be at most the number of participants (${participants.length}); got ${folds}`,
			{ code: "out-of-range", argument: "folds", received: folds },
		);
	}
	const units = shuffle(
		random,
		participants.map((rows) => ({ rows, nEvents: countEvents(rows, outcomes) })),
	);
	// The sort is stable, so equal participants stay shuffled.
	units.sort((a, b) => (stratified ? b.nEvents - a.nEvents : 0) || b.rows.length - a.rows.length);
	const fold = new Int32Array(outcomes.length);
	const eventsIn = new Int32Array(folds);
	const rowsIn = new Int32Array(folds);
	for (const { rows, nEvents } of units) {
		let chosen = 0;
		for (let f = 1; f < folds; f++) {
			const fewerEvents = stratified && nEvents > 0 ? eventsIn[f] - eventsIn[chosen] : 0;
			if ((fewerEvents || rowsIn[f] - rowsIn[chosen]) < 0) chosen = f;
		}
		for (const row of rows) fold[row] = chosen;
		eventsIn[chosen] += nEvents;
		rowsIn[chosen] += rows.length;
	}
	return fold;
}

function countEvents(rows: readonly number[], outcomes: Samples): number {
	let nEvents = 0;
	for (const row of rows) nEvents += outcomes[row];
	return nEvents;
}
