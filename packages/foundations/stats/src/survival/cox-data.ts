import type { Matrix } from "../model/matrix.ts";
import type { EventGrid } from "./event-grid.ts";

/** Rows of a Cox model, sorted for risk sets that are walked from the last event time to the first. */
export interface CoxData {
	readonly grid: EventGrid;
	readonly nColumns: number;
	/** Rows that are at risk at some event time, those that end last first; numbers of the rows as given. */
	readonly rows: Int32Array;
	/** Places (in `rows`) of rows that enter after their stratum's first event time, those that enter last first. */
	readonly late: Int32Array;
	/** In the order of `rows`: columns (row-major), weights, offsets, 1 where the row ends with the event. */
	readonly x: Float64Array;
	readonly weights: Float64Array;
	readonly offsets: Float64Array;
	readonly events: Uint8Array;
	readonly first: Int32Array;
	readonly end: Int32Array;
	readonly strata: Int32Array;
}

/** @param columns - n x p, in the order of the rows as given. */
export function coxData(
	grid: EventGrid,
	events: Uint8Array,
	columns: Matrix,
	weights: Float64Array,
	offsets: Float64Array,
): CoxData {
	const { first, end, strata, times, starts } = grid;
	const rows = sortedDown(end, times.length, (i) => end[i] > first[i]);
	const n = rows.length;
	const p = columns.nColumns;
	const x = new Float64Array(n * p);
	for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) x[i * p + j] = columns.values[rows[i] * p + j];
	const firstOf = rows.map((row) => first[row]);
	const strataOf = rows.map((row) => strata[row]);
	return {
		grid,
		nColumns: p,
		rows,
		late: sortedDown(firstOf, times.length, (i) => firstOf[i] > starts[strataOf[i]]),
		x,
		weights: Float64Array.from(rows, (row) => weights[row]),
		offsets: Float64Array.from(rows, (row) => offsets[row]),
		events: Uint8Array.from(rows, (row) => events[row]),
		first: firstOf,
		end: rows.map((row) => end[row]),
		strata: strataOf,
	};
}

/** Places of the keys (0 .. largest), largest key first, equal keys in their order. */
function sortedDown(keys: Int32Array, largest: number, wanted: (place: number) => boolean): Int32Array {
	const next = new Int32Array(largest + 2);
	let n = 0;
	for (let i = 0; i < keys.length; i++) {
		if (!wanted(i)) continue;
		next[largest - keys[i] + 1]++;
		n++;
	}
	for (let key = 1; key < next.length; key++) next[key] += next[key - 1];
	const places = new Int32Array(n);
	for (let i = 0; i < keys.length; i++) if (wanted(i)) places[next[largest - keys[i]]++] = i;
	return places;
}
