import type { Samples } from "@quickening/core";
import { averageHazard, giniIndex, mean, powerLawExponent } from "@quickening/stats";
import { boutsOf } from "./bouts-of.ts";

/** How the bouts of one state are distributed; lengths in epochs. */
export interface BoutDistribution {
	readonly nBouts: number;
	readonly meanEpochs: number;
	/** Chance an epoch that the bout ends: 1 over the mean length (ASTP of active bouts, SATP of resting ones). */
	readonly transitionProbability: number;
	/** 0: all bouts alike; 1: one bout holds all the time. */
	readonly giniIndex: number;
	/** Mean over the lengths that occur of the chance to end at that length. */
	readonly averageHazard: number;
	/** Larger: more of the time stands in short bouts. */
	readonly powerLawExponent: number;
}

/** Fragmentation of activity and of rest. */
export interface ActivityFragmentation {
	readonly active: BoutDistribution;
	readonly rest: BoutDistribution;
}

/**
 * Fragmentation: how the bouts of activity and of rest are distributed.
 *
 * @param values - Activity by epoch; NaN marks an epoch that is not known and ends a bout.
 * @param options.activeAbove - An epoch above it is active, any other rests; in the unit of the values.
 * @returns For both states; NaN where there is no bout, and as the measures say where there are too few.
 * @throws InvalidInputError when a value is infinite or the threshold is no number.
 *
 * Source: Di J et al. bioRxiv 2017, doi:10.1101/182337; Chastin SFM, Granat MH. Gait Posture 2010;31:82-86,
 * doi:10.1016/j.gaitpost.2009.09.002.
 * Agrees with: scikit-digital-health 0.17.18, the same measures of bouts of sleep (tests/peers/sleep).
 * @example
 * activityFragmentation([9, 9, 9, 0, 9], { activeAbove: 4 }).active.transitionProbability; // 0.5
 */
export function activityFragmentation(
	values: Samples,
	{ activeAbove }: { readonly activeAbove: number },
): ActivityFragmentation {
	const { active, rest } = boutsOf("activityFragmentation", values, activeAbove);
	return { active: distribution(active), rest: distribution(rest) };
}

function distribution(lengths: Float64Array): BoutDistribution {
	const meanEpochs = mean(lengths);
	return {
		nBouts: lengths.length,
		meanEpochs,
		transitionProbability: 1 / meanEpochs,
		giniIndex: giniIndex(lengths),
		averageHazard: averageHazard(lengths),
		powerLawExponent: powerLawExponent(lengths),
	};
}
