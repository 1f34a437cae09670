import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { missingRuns } from "@quickening/signal";

/** A stretch without fetal heart rate, in seconds from the record's start; `endSeconds` is where the signal is back. */
export interface FetalHeartRateGap {
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/**
 * Gaps of a fetal heart rate: where no rate stands, at the record's ends too.
 *
 * @param fhrBpm - Any length; NaN marks a missing sample.
 * @param samplingRateHz - Sampling rate.
 * @param options.minimumSeconds - Shorter gaps are left out. Default 0: none.
 * @returns One entry a gap, in time order.
 * @throws InvalidInputError when the rate is not positive or minimumSeconds is negative.
 * @example
 * fetalHeartRateGaps([140, NaN, NaN, 141], 1); // [{ startSeconds: 1, endSeconds: 3 }]
 */
export function fetalHeartRateGaps(
	fhrBpm: Samples,
	samplingRateHz: number,
	{ minimumSeconds = 0 }: { minimumSeconds?: number } = {},
): FetalHeartRateGap[] {
	checkPositive("fetalHeartRateGaps", "samplingRateHz", samplingRateHz);
	checkInRange("fetalHeartRateGaps", "minimumSeconds", minimumSeconds, 0, Number.MAX_VALUE);
	const minimumSamples = Math.max(1, Math.ceil(minimumSeconds * samplingRateHz - 1e-9));
	return missingRuns(fhrBpm, { minimumSamples }).map(({ start, end }) => ({
		startSeconds: start / samplingRateHz,
		endSeconds: end / samplingRateHz,
	}));
}
