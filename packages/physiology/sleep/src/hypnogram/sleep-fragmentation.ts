import { checkPositive, type Samples } from "@quickening/core";
import { averageHazard, giniIndex, mean, powerLawExponent } from "@quickening/stats";
import { checkScores } from "../scores/check-counts.ts";
import { runsOf } from "../scores/runs.ts";

/** How the bouts of sleep, or of wake, of a night are distributed. */
export interface SleepBouts {
	readonly nBouts: number;
	readonly meanMinutes: number;
	/** Chance an epoch that a bout ends: 1 over its mean length in epochs. */
	readonly transitionProbability: number;
	/** 0: all alike; 1: one bout holds all the time. */
	readonly giniIndex: number;
	/** Mean over the lengths that occur of the chance to end at that length. */
	readonly averageHazard: number;
	/** Larger: more of the time stands in short bouts. */
	readonly powerLawExponent: number;
}

/**
 * Fragmentation of sleep: how long sleep lasts until wake, and wake until sleep.
 *
 * @param scores - By epoch of a night: 1 asleep, 0 awake, NaN not known, which ends a bout.
 * @param options.epochSeconds - Length of an epoch.
 * @returns For both states; NaN without a bout, and the Gini index of one bout alone.
 * @throws InvalidInputError when a score is none, or the epoch is not above 0.
 *
 * Source: Di J et al. bioRxiv 2017, doi:10.1101/182337.
 * Agrees with: scikit-digital-health 0.17.18, sleep endpoints, to 1e-9 on a night (tests/peers/sleep). It gives 0 or 1 where this
 *   gives NaN.
 * @example
 * sleepFragmentation([1, 1, 1, 0, 1], { epochSeconds: 60 }).sleep.meanMinutes; // 2
 */
export function sleepFragmentation(
	scores: Samples,
	{ epochSeconds }: { readonly epochSeconds: number },
): { readonly sleep: SleepBouts; readonly wake: SleepBouts } {
	checkPositive("sleepFragmentation", "epochSeconds", epochSeconds);
	checkScores("sleepFragmentation", "scores", scores);
	const runs = runsOf(scores);
	const bouts = (state: number): SleepBouts => {
		const lengths = runs.filter((run) => run.state === state).map(({ start, end }) => end - start);
		return {
			nBouts: lengths.length,
			meanMinutes: (mean(lengths) * epochSeconds) / 60,
			transitionProbability: 1 / mean(lengths),
			giniIndex: giniIndex(lengths),
			averageHazard: averageHazard(lengths),
			powerLawExponent: powerLawExponent(lengths),
		};
	};
	return { sleep: bouts(1), wake: bouts(0) };
}
