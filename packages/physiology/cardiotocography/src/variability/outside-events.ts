import type { FetalHeartRateEvent } from "../events/event.ts";

/** A copy of the signal in which every sample of the given events is missing. */
export function outsideEvents(
	fhrBpm: ArrayLike<number>,
	samplingRateHz: number,
	events: readonly FetalHeartRateEvent[],
): Float64Array {
	const rest = Float64Array.from(fhrBpm);
	for (const { startSeconds, endSeconds } of events) {
		rest.fill(Number.NaN, Math.floor(startSeconds * samplingRateHz), Math.ceil(endSeconds * samplingRateHz));
	}
	return rest;
}
