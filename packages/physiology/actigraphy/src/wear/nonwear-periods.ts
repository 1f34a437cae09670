import type { Samples, Warning } from "@quickening/core";

/** A stretch in which the device was not worn: minutes `start` to `end`, the last one not included. */
export interface NonwearPeriod {
	readonly start: number;
	readonly end: number;
}

/** Where a device was worn, by minute. */
export interface CountWear {
	/** Per minute: 1 worn, 0 not worn, NaN where the count is missing. */
	readonly wear: Float64Array;
	readonly nonwear: readonly NonwearPeriod[];
	readonly wearMinutes: number;
	readonly nonwearMinutes: number;
	readonly missingMinutes: number;
	readonly warnings: readonly Warning[];
}

/** A run of equal states. */
export interface StateRun {
	state: number;
	readonly start: number;
	length: number;
}

/** Runs of equal states of minutes `from` to `end`. */
export function stateRuns(states: ArrayLike<number>, from: number, end: number): StateRun[] {
	const runs: StateRun[] = [];
	for (let i = from; i < end; i++) {
		const last = runs.at(-1);
		if (last && last.state === states[i]) last.length++;
		else runs.push({ state: states[i]!, start: i, length: 1 });
	}
	return runs;
}

/** The same runs with equal neighbours joined. */
export function joinRuns(runs: readonly StateRun[]): StateRun[] {
	const joined: StateRun[] = [];
	for (const run of runs) {
		const last = joined.at(-1);
		if (last && last.state === run.state) last.length += run.length;
		else joined.push({ ...run });
	}
	return joined;
}

/** Puts together what was found in the stretches between missing minutes. */
export function countWear(counts: Samples, find: (from: number, end: number) => readonly NonwearPeriod[]): CountWear {
	const wear = Float64Array.from(counts, (count) => (Number.isNaN(count) ? Number.NaN : 1));
	const nonwear: NonwearPeriod[] = [];
	let missingMinutes = 0;
	for (let i = 0; i < counts.length; ) {
		if (Number.isNaN(counts[i])) {
			missingMinutes++;
			i++;
			continue;
		}
		let end = i;
		while (end < counts.length && !Number.isNaN(counts[end])) end++;
		for (const period of find(i, end)) {
			wear.fill(0, period.start, period.end);
			nonwear.push(period);
		}
		i = end;
	}
	const nonwearMinutes = nonwear.reduce((sum, { start, end }) => sum + end - start, 0);
	const wearMinutes = counts.length - missingMinutes - nonwearMinutes;
	const warnings: Warning[] = [];
	if (missingMinutes > 0) {
		warnings.push({
			code: "missing-minutes",
			message: `${missingMinutes} of ${counts.length} minutes have no count: they are neither wear nor nonwear, and a stretch of nonwear ends there.`,
		});
	}
	if (counts.length > 0 && wearMinutes === 0) {
		warnings.push({ code: "never-worn", message: "No minute is worn by this rule." });
	}
	return { wear, nonwear, wearMinutes, nonwearMinutes, missingMinutes, warnings };
}
