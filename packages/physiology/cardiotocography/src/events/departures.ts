import { checkInRange, checkPositive, checkSameLength, type Samples } from "@quickening/core";
import { bridgeGaps, movingMean } from "@quickening/signal";
import { checkTrace } from "../trace/check-trace.ts";
import type { EventOptions, FetalHeartRateEvent } from "./event.ts";

/** Single beats do not make or break an event: limits are judged on a running mean over this. */
const smoothingSeconds = 2.5;
/** The level of the extreme counts as reached at this share of the amplitude: a floor may sag for minutes. */
const nearShare = 0.95;
/** The foot of a departure, where it is still inside the band, is followed back for so long. */
const longestFootSeconds = 15;

/**
 * Departures of the rate from its baseline on one side, by the rule that FIGO gives for both sides.
 *
 * A departure begins where the smoothed rate leaves the band around the baseline and ends where it comes back into it;
 * it counts when it reaches `minimumAmplitudeBpm` and lasts `minimumSeconds`. A gap longer than `bridgeSeconds`, or a
 * missing baseline, ends it there: what comes after is judged on its own. At least half of it must be measured, not
 * bridged.
 *
 * @param side - 1 above the baseline, -1 below.
 */
export function departures(
	where: string,
	{ fhrBpm, samplingRateHz, side }: { fhrBpm: Samples; samplingRateHz: number; side: 1 | -1 },
	{ baselineBpm, minimumAmplitudeBpm = 15, minimumSeconds = 15, bandBpm = 5, bridgeSeconds = 15 }: EventOptions,
): FetalHeartRateEvent[] {
	checkTrace(where, fhrBpm, samplingRateHz);
	checkSameLength(where, { argument: "fhrBpm", values: fhrBpm }, { argument: "baselineBpm", values: baselineBpm });
	checkPositive(where, "minimumAmplitudeBpm", minimumAmplitudeBpm);
	checkPositive(where, "minimumSeconds", minimumSeconds);
	checkInRange(where, "bandBpm", bandBpm, 0, minimumAmplitudeBpm);
	checkInRange(where, "bridgeSeconds", bridgeSeconds, 0, Number.MAX_VALUE);
	const bridged = bridgeGaps(fhrBpm, { longestSamples: Math.floor(bridgeSeconds * samplingRateHz + 1e-9) });
	return departuresOfBridged(
		{ fhrBpm, bridged, samplingRateHz, side },
		{ baselineBpm, minimumAmplitudeBpm, minimumSeconds, bandBpm },
	);
}

/** {@link departures} on a signal whose short gaps are already bridged and whose arguments are checked. */
export function departuresOfBridged(
	{
		fhrBpm,
		bridged,
		samplingRateHz,
		side,
	}: { fhrBpm: Samples; bridged: Float64Array; samplingRateHz: number; side: 1 | -1 },
	{ baselineBpm, minimumAmplitudeBpm = 15, minimumSeconds = 15, bandBpm = 5 }: Omit<EventOptions, "bridgeSeconds">,
): FetalHeartRateEvent[] {
	const windowSamples = 1 + 2 * Math.floor((smoothingSeconds * samplingRateHz) / 2);
	const smooth = movingMean(bridged, { windowSamples });
	const n = bridged.length;
	const minimumSamples = minimumSeconds * samplingRateHz - 1e-9;
	/** Samples from where the rate last was at its baseline to where it first is near its extreme. */
	const approach = (start: number, extreme: number, amplitude: number) => {
		let onset = start;
		const earliest = Math.max(0, start - longestFootSeconds * samplingRateHz);
		while (onset > earliest && side * (smooth[onset - 1] - baselineBpm[onset - 1]) > 0) onset--;
		let reached = start;
		while (reached < extreme && side * (smooth[reached] - baselineBpm[reached]) < nearShare * amplitude) reached++;
		return reached - onset;
	};
	const events: FetalHeartRateEvent[] = [];
	let start = -1;
	// Edges are set by the signal itself, inside the smoothed departure: smoothing widens an abrupt one by a second or two.
	let first = -1;
	let last = -1;
	let extreme = 0;
	let amplitude = 0;
	let area = 0;
	let measured = 0;
	for (let i = 0; i <= n; i++) {
		// A sample that is missing after bridging has no distance, which ends an event: NaN is not above the band.
		const raw = i < n ? side * (bridged[i] - baselineBpm[i]) : Number.NaN;
		const distance = raw - raw === 0 ? side * (smooth[i] - baselineBpm[i]) : Number.NaN;
		if (distance > bandBpm) {
			if (start < 0) {
				start = i;
				first = -1;
				amplitude = 0;
				area = 0;
				measured = 0;
			}
			if (fhrBpm[i] > 0) measured++;
			if (raw > bandBpm) {
				if (first < 0) first = i;
				last = i + 1;
			}
			if (distance > amplitude) {
				amplitude = distance;
				extreme = i;
			}
			if (raw > 0) area += raw;
		} else if (start >= 0) {
			// The limit is reached to within rounding: a mean of ten 155s less a mean of 140s may miss 15 by 1e-13.
			const long = first >= 0 && last - first >= minimumSamples && 2 * measured >= i - start;
			if (long && amplitude >= minimumAmplitudeBpm - 1e-9) {
				events.push({
					startSeconds: first / samplingRateHz,
					endSeconds: last / samplingRateHz,
					extremeSeconds: Math.max(first, Math.min(extreme, last)) / samplingRateHz,
					approachSeconds: approach(start, extreme, amplitude) / samplingRateHz,
					amplitudeBpm: amplitude,
					areaBeats: area / samplingRateHz / 60,
				});
			}
			start = -1;
		}
	}
	return events;
}
