import { type DateOrder, dateOrders, readDate } from "./local-date.ts";

/**
 * Finds out in which order a file's dates stand, from the dates alone: rows that follow one another by `stepSeconds` past
 * midnight show it (in 30/04, 01/05 the day changed), as do numbers above 12. The first is the stronger sign and settles it
 * at once.
 */
export interface DateOrderJudge {
	/** Takes the next row's date and its seconds since midnight. */
	see(date: string, clockSeconds: number): void;
	/** Takes a date that stands alone, as a header has it. */
	seeAlone(date: string): void;
	/** True when rows after this one cannot change the answer. */
	readonly isSettled: boolean;
	/** The order; null when two are as good as each other. */
	order(): DateOrder | null;
}

/**
 * @param stepSeconds - from one row to the next; null where rows come at times of their own, and a new date that is up to a day
 *   and a half from the one before tells the order.
 */
export function dateOrderJudge(stepSeconds: number | null): DateOrderJudge {
	const votes = new Map<DateOrder, number>();
	let possible: readonly DateOrder[] = ["day-first", "month-first", "year-first"];
	let sequence: DateOrder | null = null;
	let last: { date: string; clockSeconds: number } | null = null;
	let nSeen = 0;
	const known = new Set<string>();
	const vote = (date: string) => {
		if (known.has(date)) return;
		known.add(date);
		const orders = dateOrders(date);
		if (orders.length === 0) return;
		nSeen++;
		if (orders.length === 1) votes.set(orders[0]!, (votes.get(orders[0]!) ?? 0) + 1);
		const left = possible.filter((order) => orders.includes(order));
		if (left.length > 0) possible = left;
	};
	return {
		see(date, clockSeconds) {
			vote(date);
			if (last !== null && last.date !== date && sequence === null) {
				const before = last;
				const fitting = dateOrders(date).filter((order) => {
					const [a, b] = [readDate(before.date, order), readDate(date, order)];
					if (a === undefined || b === undefined) return false;
					const step = (b - a) * 86_400 + clockSeconds - before.clockSeconds;
					return stepSeconds === null ? Math.abs(step) < 1.5 * 86_400 : Math.abs(step - stepSeconds) < 0.5;
				});
				if (fitting.length === 1) sequence = fitting[0]!;
			}
			last = { date, clockSeconds };
		},
		seeAlone: vote,
		get isSettled() {
			return sequence !== null;
		},
		order() {
			if (sequence !== null) return sequence;
			const voted = [...votes.keys()];
			if (voted.length === 1) return voted[0]!;
			if (nSeen > 0 && possible.length === 1) return possible[0]!;
			return null;
		},
	};
}

/** The advice of every reader that cannot tell day from month. */
export const dateOrderAdvice = 'Say which comes first: { dateOrder: "day-first" } or { dateOrder: "month-first" }.';
