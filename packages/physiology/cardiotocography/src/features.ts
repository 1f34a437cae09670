import type { FetalHeartRateEvent } from "./events/event.ts";

/** The four features of DeepCTG 1.0. */
export interface CardiotocogramFeatures {
	/** Lowest baseline, bpm; NaN when there is no baseline. */
	readonly baselineMinimumBpm: number;
	/** Highest baseline, bpm; NaN when there is no baseline. */
	readonly baselineMaximumBpm: number;
	/** Area of all accelerations, beats (bpm times minutes); NaN when there is no baseline. */
	readonly accelerationArea: number;
	/** Area of all decelerations, beats; NaN when there is no baseline. */
	readonly decelerationArea: number;
}

/**
 * The four features from which DeepCTG 1.0 predicts acidaemia, for a segment of 30 minutes: lowest and highest baseline,
 * and the areas of accelerations and decelerations.
 *
 * @param parts - Baseline in bpm (NaN where none) and the events of the segment.
 * @returns The four numbers; all NaN when the segment has no baseline.
 *
 * Source: Ben M'Barek I, et al. DeepCTG 1.0: an interpretable model to detect fetal hypoxia from cardiotocography data
 * during labor and delivery. Front Pediatr 2023, doi:10.3389/fped.2023.1190441. Their baseline and event detection are
 * their own, so these are the same quantities, not the same numbers.
 * @example
 * cardiotocogramFeatures({ baselineBpm: [140, 142], accelerations: [], decelerations: [] }).baselineMaximumBpm; // 142
 */
export function cardiotocogramFeatures({
	baselineBpm,
	accelerations,
	decelerations,
}: {
	readonly baselineBpm: ArrayLike<number>;
	readonly accelerations: readonly FetalHeartRateEvent[];
	readonly decelerations: readonly FetalHeartRateEvent[];
}): CardiotocogramFeatures {
	let lowest = Number.POSITIVE_INFINITY;
	let highest = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < baselineBpm.length; i++) {
		if (baselineBpm[i] < lowest) lowest = baselineBpm[i];
		if (baselineBpm[i] > highest) highest = baselineBpm[i];
	}
	if (highest < lowest) {
		return {
			baselineMinimumBpm: Number.NaN,
			baselineMaximumBpm: Number.NaN,
			accelerationArea: Number.NaN,
			decelerationArea: Number.NaN,
		};
	}
	return {
		baselineMinimumBpm: lowest,
		baselineMaximumBpm: highest,
		accelerationArea: totalArea(accelerations),
		decelerationArea: totalArea(decelerations),
	};
}

function totalArea(events: readonly FetalHeartRateEvent[]): number {
	let area = 0;
	for (const event of events) area += event.areaBeats;
	return area;
}
