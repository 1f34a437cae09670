import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import { type CheckedTimes, checkRows, countAtMost, distinctOfSorted } from "./survival-times.ts";

/** Rows placed on the event times of their strata: all that risk sets need. */
export interface EventGrid {
	/** Event times, ascending within a stratum, one stratum after the other. */
	readonly times: Float64Array;
	/** Where each stratum's event times start; one more number than strata. */
	readonly starts: Int32Array;
	/** A row is at risk at the event times first .. end - 1; its own event is at end - 1. */
	readonly first: Int32Array;
	readonly end: Int32Array;
	/** Number of each row's stratum. */
	readonly strata: Int32Array;
	readonly labels: readonly (number | string)[];
}

export function eventGrid(
	where: string,
	{ times, events, entries }: CheckedTimes,
	strata: GroupLabels | undefined,
): EventGrid {
	const n = times.length;
	if (strata) checkRows(where, "strata", strata.length, n);
	const { codes, labels } = strata
		? groupingOf(where, "strata", strata, n)
		: { codes: new Int32Array(n), labels: ["all"] as const };
	const counts = new Int32Array(labels.length + 1);
	for (let i = 0; i < n; i++) if (events[i] === 1) counts[codes[i] + 1]++;
	for (let s = 0; s < labels.length; s++) counts[s + 1] += counts[s];
	const pooled = new Float64Array(counts[labels.length]);
	const next = counts.slice();
	for (let i = 0; i < n; i++) if (events[i] === 1) pooled[next[codes[i]]++] = times[i];
	const starts = new Int32Array(labels.length + 1);
	const grid = new Float64Array(pooled.length);
	for (let s = 0; s < labels.length; s++) {
		const distinct = distinctOfSorted(pooled.subarray(counts[s], counts[s + 1]).sort());
		grid.set(distinct, starts[s]);
		starts[s + 1] = starts[s] + distinct.length;
	}
	const first = new Int32Array(n);
	const end = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const from = starts[codes[i]];
		const to = starts[codes[i] + 1];
		first[i] = entries ? from + countAtMost(grid, entries[i], from, to) : from;
		end[i] = from + countAtMost(grid, times[i], from, to);
	}
	return { times: grid.slice(0, starts[labels.length]), starts, first, end, strata: codes, labels };
}
