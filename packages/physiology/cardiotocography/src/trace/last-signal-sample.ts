import type { Samples } from "@quickening/core";

/**
 * Where the signal of a record ends: the index after the last sample that holds a rate.
 *
 * Records often end in minutes without signal, longer before a caesarean, since the transducer is taken off before the
 * recording is stopped. "The last 30 minutes" should end here, not at the end of the file.
 *
 * @param fhrBpm - Any length, raw or cleaned; 0, negative or NaN marks a missing sample.
 * @returns A whole number in 0 .. length; 0 when the record holds no rate at all.
 * @example
 * lastSignalSample([140, 141, 0, 0]); // 2
 */
export function lastSignalSample(fhrBpm: Samples): number {
	let end = fhrBpm.length;
	while (end > 0 && !(fhrBpm[end - 1] > 0 && Number.isFinite(fhrBpm[end - 1]))) end--;
	return end;
}
