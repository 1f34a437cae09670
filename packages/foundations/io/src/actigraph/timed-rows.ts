import type { SignalBlock } from "@quickening/core";
import { rowGrid } from "./row-grid.ts";

/** Longest hole before the last row that is believed without a row after it. */
const longestLastHoleSeconds = 86_400;

/** What became of rows that were not simply the next. */
export type RowFate = "gap" | "late" | "outlier";

/** Rows with a place in time, put on a regular grid. */
export interface TimedRows {
	/** The row after the last that was placed: where a row without a time belongs. */
	readonly nextRow: number;
	/** Hands a row over; call {@link settle} before the next. */
	offer(row: number, values: ArrayLike<number>, flags: ArrayLike<number>, line: number): void;
	/** Places what can be placed; false when {@link take} must be called first. */
	settle(): boolean;
	/** No more rows come: decides on what was held back. Call {@link settle} after it. */
	end(): void;
	take(): SignalBlock | null;
}

interface Held {
	readonly row: number;
	readonly values: Float64Array;
	readonly flags: Uint8Array;
	readonly line: number;
}

/**
 * A grid of rows that come in the order of their times. Missing rows are gaps. A row after a hole is held back until the next
 * one: where that goes on from before the hole, the time was wrong, and the row is left out, so that one damaged time neither
 * makes a hole of years nor hides what follows. Rows dated before what stands there are left out too.
 *
 * @param onFate - Told of each hole and its length, and of rows that are left out, with the line.
 */
export function timedRows({
	nSignals,
	samplingRateHz,
	onFate,
}: {
	readonly nSignals: number;
	readonly samplingRateHz: number;
	readonly onFate: (fate: RowFate, line: number, n: number) => void;
}): TimedRows {
	const grid = rowGrid({ nSignals, samplingRateHz });
	let held: Held | null = null;
	let waiting: Held[] = [];
	/** The row that is simply the next: not copied. */
	let current: { values: ArrayLike<number>; flags: ArrayLike<number> } | null = null;

	const believe = (one: Held) => {
		onFate("gap", one.line, one.row - grid.nextRow);
		waiting.push(one);
	};
	return {
		get nextRow() {
			return held === null ? grid.nextRow : held.row + 1;
		},
		offer(row, values, flags, line) {
			let next = grid.nextRow;
			if (held !== null && row > held.row) {
				believe(held);
				next = held.row + 1;
				held = null;
			}
			if (row < next || row === held?.row) {
				onFate("late", line, 1);
				return;
			}
			if (held !== null) {
				onFate("outlier", held.line, 1);
				held = null;
			}
			const isNext = row === next && waiting.length === 0;
			if (isNext) current = { values, flags };
			else {
				const copy = { row, values: Float64Array.from(values), flags: Uint8Array.from(flags), line };
				if (row === next) waiting.push(copy);
				else held = copy;
			}
		},
		settle() {
			while (waiting.length > 0) {
				const [first] = waiting as [Held];
				if (!grid.fillTo(first.row) || !grid.add(first.values, first.flags)) return false;
				waiting = waiting.slice(1);
			}
			if (current !== null) {
				if (!grid.add(current.values, current.flags)) return false;
				current = null;
			}
			return true;
		},
		end() {
			if (held === null) return;
			if ((held.row - grid.nextRow) / samplingRateHz <= longestLastHoleSeconds) believe(held);
			else onFate("outlier", held.line, 1);
			held = null;
		},
		take: grid.take,
	};
}

/**
 * Where a recording begins: the first of its times that is near what its header says, or else that the next one bears out.
 *
 * @param saidSeconds - By the header; NaN when it says nothing.
 * @returns NaN when there is no time.
 */
export function firstBorneOut(
	times: readonly number[],
	{ stepSeconds, saidSeconds }: { readonly stepSeconds: number; readonly saidSeconds: number },
): number {
	const near = Math.max(60, 10 * stepSeconds);
	const known = times.filter((time) => !Number.isNaN(time));
	const isBorneOut = (time: number, next: number | undefined) =>
		next !== undefined && next > time && next - time <= near;
	const found = known.find((time, i) => Math.abs(time - saidSeconds) <= near || isBorneOut(time, known[i + 1]));
	return found ?? known[0] ?? Number.NaN;
}
