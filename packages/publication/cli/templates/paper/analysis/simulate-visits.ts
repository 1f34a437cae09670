import { drawNormal, seededRandom } from "@quickening/core";
import type { Visit } from "./visit.ts";

export interface VisitDesign {
	readonly seed: number;
	readonly women: number;
	readonly weeks: readonly number[];
	readonly heartRate: {
		readonly at12WeeksBpm: number;
		readonly risePerWeekBpm: number;
		readonly betweenWomenSdBpm: number;
		readonly withinWomanSdBpm: number;
	};
	/** Share of visits that do not take place, 0 to 1. */
	readonly missedVisits: number;
}

/** Synthetic visits: each woman has a level of her own, and all have the same rise. The same seed gives the same visits. */
export function simulateVisits({ seed, women, weeks, heartRate, missedVisits }: VisitDesign): Visit[] {
	const visits: Visit[] = [];
	for (let i = 0; i < women; i++) {
		// A generator for each woman, so that one more woman changes no other.
		const random = seededRandom(`${seed} woman ${i}`);
		const level = heartRate.at12WeeksBpm + heartRate.betweenWomenSdBpm * drawNormal(random);
		for (const gestationWeeks of weeks) {
			const noise = heartRate.withinWomanSdBpm * drawNormal(random);
			const isMissed = random() < missedVisits;
			const heartRateBpm = level + heartRate.risePerWeekBpm * (gestationWeeks - 12) + noise;
			if (!isMissed) visits.push({ participantId: `woman-${i + 1}`, gestationWeeks, heartRateBpm });
		}
	}
	return visits;
}
