import { InvalidInputError, type Samples } from "@quickening/core";
import { checkScores } from "../discrimination/check-scores.ts";

/**
 * {@link checkScores}, and every score between 0 and 1.
 *
 * @returns The number of events.
 * @throws InvalidInputError as checkScores, and when a probability is outside 0..1.
 */
export function checkProbabilities(where: string, probabilities: Samples, outcomes: Samples): number {
	const nEvents = checkScores(where, "probabilities", probabilities, outcomes);
	for (let i = 0; i < probabilities.length; i++) {
		if (probabilities[i] >= 0 && probabilities[i] <= 1) continue;
		throw new InvalidInputError(
			`${where}: probabilities must be between 0 and 1; got ${probabilities[i]} at row ${i}`,
			{ code: "out-of-range", argument: "probabilities", received: probabilities[i] },
		);
	}
	return nEvents;
}
