import { checkName, InvalidInputError, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { weightedSums } from "./weighted-sums.ts";

/** Wake thresholds of the Actiwatch software, counts. */
export const oakleyThresholds = { low: 20, medium: 40, high: 80 } as const;

const weightsByEpoch: Readonly<Record<number, readonly number[]>> = {
	15: [0.04, 0.04, 0.04, 0.04, 0.2, 0.2, 0.2, 0.2, 4, 0.2, 0.2, 0.2, 0.2, 0.04, 0.04, 0.04, 0.04],
	30: [0.04, 0.04, 0.2, 0.2, 2, 0.2, 0.2, 0.04, 0.04],
	60: [0.04, 0.2, 1, 0.2, 0.04],
	120: [0.12, 0.5, 0.12],
};

export interface OakleyOptions {
	/** 15, 30, 60 or 120: the weights are given for these. */
	readonly epochSeconds: number;
	/** A name of {@link oakleyThresholds}, "automatic", or counts. "medium" by default. */
	readonly threshold?: keyof typeof oakleyThresholds | "automatic" | number;
}

/**
 * Oakley: asleep or awake by epoch, from the activity of two minutes on either side: the algorithm of Actiwatch devices.
 *
 * Awake where the weighted sum is above the threshold. "automatic" is 0.88888 x counts in all over the minutes that are mobile:
 * those with as many counts as the epoch has stretches of 15 s.
 *
 * @param counts - Counts of an Actiwatch by epoch; NaN marks an epoch that is not known.
 * @returns As long as the counts: 1 asleep, 0 awake, NaN where an epoch that it needs is not known or lies beyond the record's
 *   ends, and throughout where the automatic threshold has no mobile minute.
 * @throws InvalidInputError when a count is negative, or epoch or threshold are none that the algorithm has.
 *
 * Source: Oakley NR. Technical report to Mini-Mitter Co., 1997; weights and thresholds as in the Actiwatch manual.
 * Against polysomnography: Kushida CA et al. Sleep Med 2001;2:389-396, doi:10.1016/S1389-9457(00)00098-8.
 * Agrees with: Actiware, all 51,344 epochs of three weeks of Actiwatches at 30 and 60 s; pyActigraphy 1.2.2, Oakley(), but for
 *   a sum of just the threshold, which it scores as wake (tests/peers/sleep).
 * @example
 * scoreOakley([0, 0, 100, 0, 0, 0, 0], { epochSeconds: 60 }); // [NaN, NaN, 0, 1, 1, NaN, NaN]
 */
export function scoreOakley(counts: Samples, { epochSeconds, threshold = "medium" }: OakleyOptions): Float64Array {
	const where = "scoreOakley";
	checkCounts(where, "counts", counts);
	const weights = weightsByEpoch[epochSeconds];
	if (!weights)
		throw new InvalidInputError(`${where}: epochSeconds must be 15, 30, 60 or 120; got ${epochSeconds}`, {
			code: "unknown-option",
			argument: "epochSeconds",
			received: epochSeconds,
		});
	const limit = thresholdOf(counts, epochSeconds, threshold);
	const sums = weightedSums(counts, weights, weights.length >> 1, "unknown");
	return sums.map((sum) => (Number.isNaN(sum + limit) ? Number.NaN : sum > limit ? 0 : 1));
}

function thresholdOf(
	counts: Samples,
	epochSeconds: number,
	threshold: NonNullable<OakleyOptions["threshold"]>,
): number {
	if (typeof threshold === "number" && threshold >= 0) return threshold;
	if (threshold !== "automatic") {
		checkName("scoreOakley", "threshold", String(threshold), { ...oakleyThresholds, automatic: 0 });
		return oakleyThresholds[threshold as keyof typeof oakleyThresholds];
	}
	let sum = 0;
	let mobile = 0;
	for (const count of counts) {
		if (Number.isNaN(count)) continue;
		sum += count;
		if (count >= epochSeconds / 15) mobile++;
	}
	return mobile > 0 ? (0.88888 * sum) / ((mobile * epochSeconds) / 60) : Number.NaN;
}
