import { checkSameLength, type Samples } from "@quickening/core";
import { checkBinaryOutcomes, checkFinite } from "@quickening/stats";

/**
 * What every measure of a prediction asks: one finite score and one outcome (0 or 1) a row.
 *
 * @returns The number of events.
 * @throws InvalidInputError when lengths differ, a score is not finite (NaN included) or an outcome is not 0 or 1.
 */
export function checkScores(where: string, argument: string, scores: Samples, outcomes: Samples): number {
	checkSameLength(where, { argument, values: scores }, { argument: "outcomes", values: outcomes });
	checkFinite(where, argument, scores);
	return checkBinaryOutcomes(where, outcomes);
}
