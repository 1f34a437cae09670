import { op } from "@quickening/table";
import { meanWithInterval } from "./mean-with-interval.ts";
import type { Visits, WeekRow } from "./visit.ts";

/** Resting heart rate week by week, in the order of the weeks. */
export function summariseWeeks(visits: Visits): WeekRow[] {
	const weeks = visits
		.groupby("gestationWeeks")
		.rollup({ rates: (d) => op.array_agg(d.heartRateBpm) })
		.orderby("gestationWeeks");
	return weeks.objects().map(({ gestationWeeks, rates }) => {
		const { n, mean, sd, low, high } = meanWithInterval(rates);
		return { gestationWeeks, n, meanBpm: mean, sdBpm: sd, lowBpm: low, highBpm: high };
	});
}
