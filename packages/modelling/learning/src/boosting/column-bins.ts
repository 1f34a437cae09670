import type { Matrix } from "@quickening/stats";

/** Each value as the number of a bin of its column; what is missing has a bin of its own, behind all others. */
export interface ColumnBins {
	/** By column: bin of row i at `bins[j][i]`. */
	readonly bins: readonly Uint16Array[];
	/** By column: bin b holds values up to `thresholds[j][b]`, the last bin all above. */
	readonly thresholds: readonly Float64Array[];
	/** By column: whether a training value is missing. */
	readonly hasMissing: readonly boolean[];
}

/** Bins by midpoints between values while a column has few of them, else by quantiles. */
export function columnBins({ values, nRows, nColumns }: Matrix, maximumBins: number): ColumnBins {
	const bins: Uint16Array[] = [];
	const thresholds: Float64Array[] = [];
	const hasMissing: boolean[] = [];
	for (let j = 0; j < nColumns; j++) {
		const column = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) column[i] = values[i * nColumns + j];
		const there = column.filter((value) => !Number.isNaN(value)).sort();
		const edges = edgesOf(there, maximumBins);
		thresholds.push(edges);
		hasMissing.push(there.length < nRows);
		bins.push(Uint16Array.from(column, (value) => (Number.isNaN(value) ? edges.length + 1 : binOf(edges, value))));
	}
	return { bins, thresholds, hasMissing };
}

function edgesOf(sorted: Float64Array, maximumBins: number): Float64Array {
	const distinct = sorted.filter((value, i) => i === 0 || value > sorted[i - 1]);
	if (distinct.length <= maximumBins) {
		return Float64Array.from(
			{ length: Math.max(0, distinct.length - 1) },
			(_, i) => (distinct[i] + distinct[i + 1]) / 2,
		);
	}
	const edges: number[] = [];
	for (let k = 1; k < maximumBins; k++) {
		// Hyndman and Fan's type 2: a step of the distribution, or the middle between two where it is flat.
		const at = (k * sorted.length) / maximumBins;
		const below = Math.ceil(at) - 1;
		const edge = Number.isInteger(at) ? (sorted[below] + sorted[below + 1]) / 2 : sorted[below];
		if (edges.length === 0 || edge > edges[edges.length - 1]) edges.push(edge);
	}
	return Float64Array.from(edges);
}

/** The first bin whose threshold is not below the value. */
function binOf(edges: Float64Array, value: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (edges[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
