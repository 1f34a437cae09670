import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";

/** One participant's values with the days they are of. */
export interface DatedSeries {
	/** Whole days since any common start, rising. */
	readonly days: Samples;
	/** One value a day; NaN is left out. */
	readonly values: Samples;
}

export interface LagCorrelation {
	readonly correlation: number;
	/** Pairs of days so far apart, of all participants. */
	readonly nPairs: number;
	/** Participants with at least one pair. */
	readonly nParticipants: number;
}

/**
 * Correlation of a participant's deviations from their own mean with those some days later, over all participants: how much one
 * night tells of the next. Gaps are kept: a pair counts only when its days are exactly so far apart.
 *
 * @param participants - Days and values of each.
 * @param options.lag - Days between the two of a pair, 1 by default.
 * @returns Correlation about zero (sum of products over the root of both sums of squares); NaN without pairs or variation.
 *   Taking each mean from the same n values draws it down by about (1 + 2 r) / n.
 * @throws InvalidInputError when lengths differ, days do not rise, or the lag is not a whole number of at least 1.
 *
 * Source: Bland JM, Altman DG. BMJ 1995;310:446, doi:10.1136/bmj.310.6977.446 (correlation within subjects).
 * @example
 * lagCorrelation([{ days: [1, 2, 3, 4], values: [1, 1, 3, 3] }]).correlation; // 0.333...
 */
export function lagCorrelation(
	participants: readonly DatedSeries[],
	{ lag = 1 }: { lag?: number } = {},
): LagCorrelation {
	checkInteger("lagCorrelation", "lag", lag, 1);
	let products = 0;
	let firsts = 0;
	let seconds = 0;
	let nPairs = 0;
	let nParticipants = 0;
	for (const [p, { days, values }] of participants.entries()) {
		if (days.length !== values.length) {
			throw new InvalidInputError(
				`lagCorrelation: days and values must be as long as one another in participant ${p}; got ${days.length} and ${values.length}`,
				{ code: "length-mismatch", argument: "participants", received: values.length },
			);
		}
		const deviations = new Map<number, number>();
		let sum = 0;
		let n = 0;
		for (let i = 0; i < days.length; i++) {
			if (i > 0 && !((days[i] as number) > (days[i - 1] as number))) {
				throw new InvalidInputError(
					`lagCorrelation: days must rise; got ${days[i]} after ${days[i - 1]} in participant ${p}`,
					{ code: "not-rising", argument: "participants", received: days[i] },
				);
			}
			if (Number.isNaN(values[i])) continue;
			sum += values[i] as number;
			n++;
		}
		for (let i = 0; i < days.length; i++) {
			if (!Number.isNaN(values[i])) deviations.set(days[i] as number, (values[i] as number) - sum / n);
		}
		let own = 0;
		for (const [day, deviation] of deviations) {
			const later = deviations.get(day + lag);
			if (later === undefined) continue;
			products += deviation * later;
			firsts += deviation * deviation;
			seconds += later * later;
			own++;
		}
		nPairs += own;
		if (own > 0) nParticipants++;
	}
	const scale = Math.sqrt(firsts * seconds);
	return { correlation: scale > 0 ? products / scale : Number.NaN, nPairs, nParticipants };
}
