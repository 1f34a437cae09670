import { InvalidInputError, type Samples } from "@quickening/core";
import { type Matrix, take, takeRows } from "@quickening/stats";
import type { Leak } from "./leak.ts";

/** What is done to the features of all rows before they are split: scaling, filling in, choosing columns. */
export interface Preparation {
	readonly raw: Matrix;
	/** Where columns are chosen by the outcome: one a row. */
	readonly outcomes?: Samples;
	/** Features of the rows that it is given, a row each. The same rows must give the same features. */
	readonly prepare: (raw: Matrix, outcomes: Samples) => Matrix;
}

/** Sums in another order. */
const TOLERANCE = 1e-9;

/**
 * Whether rows are prepared otherwise once a part is left out: then the preparation has learnt from that part, and a test on it
 * knows its rows. Undefined where no row is.
 */
export function fittingLeak(
	parts: ArrayLike<string | number>,
	{ raw, outcomes = new Float64Array(raw.nRows), prepare }: Preparation,
): Leak | undefined {
	const run = (rows: readonly number[]) => {
		const features = prepare(takeRows(raw, rows), take(outcomes, rows));
		if (features.nRows === rows.length) return features;
		throw new InvalidInputError(
			`leakageAudit: preparation.prepare must give as many rows as it is given (${rows.length}); got ${features.nRows}`,
			{ code: "length-mismatch", argument: "preparation.prepare", received: features.nRows },
		);
	};
	const everyRow = Array.from({ length: parts.length }, (_, row) => row);
	const whole = run(everyRow);
	const changed = new Set<number>();
	let nParts = 0;
	for (const part of new Set(Array.from(parts))) {
		const kept = everyRow.filter((row) => parts[row] !== part);
		if (kept.length === 0) continue;
		const alone = run(kept);
		const differing = kept.filter((row, i) => !sameRow(whole, row, alone, i));
		if (differing.length > 0) nParts++;
		for (const row of differing) changed.add(row);
	}
	if (nParts === 0) return undefined;
	const rows = Int32Array.from(changed).sort();
	return {
		kind: "fitting",
		rows,
		nShared: nParts,
		message: `Features were fitted to all rows: without the rows of a part, ${rows.length} of ${parts.length} rows are prepared otherwise (${nParts} ${nParts === 1 ? "part" : "parts"}). Fit the preparation inside each training part.`,
	};
}

function sameRow(one: Matrix, i: number, other: Matrix, j: number): boolean {
	if (one.nColumns !== other.nColumns) return false;
	for (let c = 0; c < one.nColumns; c++) {
		const a = one.values[i * one.nColumns + c];
		const b = other.values[j * one.nColumns + c];
		const isClose = Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
		if (!isClose && !Object.is(a, b)) return false;
	}
	return true;
}
