import { meanWithInterval } from "./mean-with-interval.ts";
import type { Visit, WeekRow } from "./visit.ts";

/** Resting heart rate week by week, in the order of the weeks. */
export function summariseWeeks(visits: readonly Visit[]): WeekRow[] {
	const weeks = [...new Set(visits.map(({ gestationWeeks }) => gestationWeeks))].sort((a, b) => a - b);
	return weeks.map((gestationWeeks) => {
		const rates = visits.filter((visit) => visit.gestationWeeks === gestationWeeks).map((visit) => visit.heartRateBpm);
		const { n, mean, sd, low, high } = meanWithInterval(rates);
		return { gestationWeeks, n, meanBpm: mean, sdBpm: sd, lowBpm: low, highBpm: high };
	});
}
