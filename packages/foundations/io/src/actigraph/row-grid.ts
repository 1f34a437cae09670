import { type SignalBlock, sampleFlags } from "@quickening/core";

const rowsOfBlock = 20_000;

/** Rows of values, one a signal, on a regular grid. */
export interface RowGrid {
	/** The first row that is not there yet. */
	readonly nextRow: number;
	/** Adds gaps as far as a row, or until the block is full; true when that row is next. */
	fillTo(row: number): boolean;
	/** Adds the next row. NaN is flagged as a gap, or as damaged too; other values carry their flag. False when the block is full. */
	add(values: ArrayLike<number>, flags?: ArrayLike<number>): boolean;
	/** What was added since the last call; null when that is nothing. Valid until the next row is added. */
	take(): SignalBlock | null;
}

/** An empty grid; `samplingRateHz` is 1 / 60 for rows of a minute. */
export function rowGrid({
	nSignals,
	samplingRateHz,
}: {
	readonly nSignals: number;
	readonly samplingRateHz: number;
}): RowGrid {
	const columns = Array.from({ length: nSignals }, () => new Float64Array(rowsOfBlock));
	const flagColumns = Array.from({ length: nSignals }, () => new Uint8Array(rowsOfBlock));
	let base = 0;
	let filled = 0;
	return {
		get nextRow() {
			return base + filled;
		},
		fillTo(row) {
			const to = Math.min(rowsOfBlock, row - base);
			if (to > filled) {
				for (const column of columns) column.fill(Number.NaN, filled, to);
				for (const column of flagColumns) column.fill(sampleFlags.gap, filled, to);
				filled = to;
			}
			return base + filled >= row;
		},
		add(values, flags) {
			if (filled === rowsOfBlock) return false;
			for (let i = 0; i < nSignals; i++) {
				columns[i]![filled] = values[i]!;
				flagColumns[i]![filled] = (flags?.[i] ?? 0) | (Number.isNaN(values[i]!) ? sampleFlags.gap : 0);
			}
			filled++;
			return true;
		},
		take() {
			if (filled === 0) return null;
			const block = {
				startSeconds: base / samplingRateHz,
				samples: columns.map((column) => column.subarray(0, filled)),
				flags: flagColumns.map((column) => column.subarray(0, filled)),
			};
			base += filled;
			filled = 0;
			return block;
		},
	};
}
