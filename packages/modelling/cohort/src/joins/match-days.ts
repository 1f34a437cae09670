import { checkInRange, checkName, checkSameLength, InvalidInputError } from "@quickening/core";

/** Rows that have a day within a group: a woman's pregnancy, a person. Arrays are of one length. */
export interface DatedRows {
	/** What must be equal on both sides; null where it is not known: such a row is matched with none. */
	readonly group: ArrayLike<string | number | null>;
	/** Days, whole, on one scale on both sides (gestational days, or days since 1970-01-01); NaN where not known. */
	readonly day: ArrayLike<number>;
}

export interface MatchOptions {
	/** Largest difference in days, 0 or more. */
	readonly toleranceDays: number;
	/** "nearest", before or after; "last-before": the latest that is not after the row, its own day included. */
	readonly rule: "nearest" | "last-before";
	/** Which of two equally near days: "earlier" (default) or "later". Of two rows of one day the first is taken. */
	readonly ties?: "earlier" | "later";
	/** Whether a row of the right may be taken by several of the left ("many"), or by the nearest of them alone ("once"). */
	readonly use: "many" | "once";
}

/** Which row of the right belongs to each row of the left. */
export interface DayMatch {
	/** Row of the right for each row of the left; -1 where there is none. */
	readonly row: Int32Array;
	/** Its day less the left row's; NaN where there is none. */
	readonly offsetDays: Float64Array;
	readonly nMatched: number;
	/** Rows of the left with a group and a day, and no row of the right within the tolerance (or left, where each is used once). */
	readonly nUnmatched: number;
	/** Rows of the left without a group or a day. */
	readonly nWithoutKey: number;
	/** Rows of the left for which two rows of the right were equally near. */
	readonly nTies: number;
	/** Rows of the right that no row of the left took. */
	readonly nRightUnused: number;
	/** Rows of the right that more than one took. */
	readonly nRightReused: number;
}

/**
 * Finds for each row of the left the row of the right that lies nearest in days within the same group.
 *
 * Where each row of the right is used once, the nearest pairs are made first; of equally near ones that of the earlier row of the
 * left. It takes n log n steps.
 *
 * @throws InvalidInputError when lengths differ, a day is not whole, or an option is not one of those named.
 * @example
 * const visits = { group: ["q1"], day: [84] };
 * const days = { group: ["q1", "q1"], day: [80, 86] };
 * matchDays(visits, days, { toleranceDays: 7, rule: "nearest", use: "many" }).row; // [1]
 */
export function matchDays(left: DatedRows, right: DatedRows, options: MatchOptions): DayMatch {
	const { toleranceDays, rule, ties = "earlier", use } = options;
	checkRows("left", left);
	checkRows("right", right);
	checkInRange("matchDays", "toleranceDays", toleranceDays, 0, 1e6);
	checkName("matchDays", "rule", rule, { nearest: 1, "last-before": 1 });
	checkName("matchDays", "ties", ties, { earlier: 1, later: 1 });
	checkName("matchDays", "use", use, { many: 1, once: 1 });
	const groups = sortedByGroup(right);
	const n = left.day.length;
	const row = new Int32Array(n).fill(-1);
	const offsetDays = new Float64Array(n).fill(Number.NaN);
	const uses = new Int32Array(right.day.length);
	const pairs: Pair[] = [];
	let nWithoutKey = 0;
	let nTies = 0;
	for (let i = 0; i < n; i++) {
		const group = left.group[i];
		const day = left.day[i]!;
		if (group === null || group === undefined || Number.isNaN(day)) {
			nWithoutKey++;
			continue;
		}
		const own = groups.get(group);
		if (own === undefined) continue;
		const near = candidates(own, right.day, { day, toleranceDays, rule, ties });
		const [first, second] = near;
		if (first === undefined) continue;
		const distance = (at: number) => Math.abs(right.day[at]! - day);
		if (second !== undefined && distance(first) === distance(second)) nTies++;
		if (use === "many") take(i, first);
		else for (const [place, at] of near.entries()) pairs.push({ i, at, distance: distance(at), place });
	}
	// The nearest pairs first; ties by the left's order, then as the rule for ties has it.
	pairs.sort((a, b) => a.distance - b.distance || a.i - b.i || a.place - b.place);
	for (const { i, at } of pairs) if (row[i] === -1 && uses[at] === 0) take(i, at);
	const nMatched = row.reduce((sum, at) => sum + (at >= 0 ? 1 : 0), 0);
	return {
		...{ row, offsetDays, nMatched, nUnmatched: n - nMatched - nWithoutKey, nWithoutKey, nTies },
		nRightUnused: uses.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0),
		nRightReused: uses.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0),
	};

	function take(i: number, at: number): void {
		row[i] = at;
		offsetDays[i] = right.day[at]! - left.day[i]!;
		uses[at]!++;
	}
}

interface Pair {
	readonly i: number;
	readonly at: number;
	readonly distance: number;
	readonly place: number;
}

function checkRows(side: string, { group, day }: DatedRows): void {
	checkSameLength("matchDays", { argument: `${side}.group`, values: group }, { argument: `${side}.day`, values: day });
	for (let i = 0; i < day.length; i++) {
		if (Number.isNaN(day[i]!) || Number.isSafeInteger(day[i])) continue;
		throw new InvalidInputError(`matchDays: ${side}.day must be whole days, or NaN; got ${day[i]} in row ${i + 1}`, {
			code: "not-whole",
			argument: `${side}.day`,
			received: day[i],
		});
	}
}

/** Rows of each group in the order of their days, then of the rows. */
function sortedByGroup({ group, day }: DatedRows): Map<string | number, number[]> {
	const groups = new Map<string | number, number[]>();
	for (let i = 0; i < day.length; i++) {
		const own = group[i];
		if (own === null || own === undefined || Number.isNaN(day[i]!)) continue;
		const rows = groups.get(own);
		if (rows === undefined) groups.set(own, [i]);
		else rows.push(i);
	}
	for (const rows of groups.values()) rows.sort((a, b) => day[a]! - day[b]! || a - b);
	return groups;
}

/** Rows within the tolerance, the nearest first. */
function candidates(
	rows: readonly number[],
	days: ArrayLike<number>,
	{
		day,
		toleranceDays,
		rule,
		ties,
	}: { readonly day: number } & Required<Pick<MatchOptions, "toleranceDays" | "rule" | "ties">>,
): number[] {
	const last = rule === "nearest" ? day + toleranceDays : day;
	const found: number[] = [];
	for (let i = firstFrom(rows, days, day - toleranceDays); i < rows.length && days[rows[i]!]! <= last; i++)
		found.push(rows[i]!);
	const sign = ties === "earlier" ? 1 : -1;
	const distance = (at: number) => Math.abs(days[at]! - day);
	return found.sort((a, b) => distance(a) - distance(b) || sign * (days[a]! - days[b]!) || a - b);
}

function firstFrom(rows: readonly number[], days: ArrayLike<number>, day: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (days[rows[middle]!]! < day) low = middle + 1;
		else high = middle;
	}
	return low;
}
