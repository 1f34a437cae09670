import { type ForwardFilter, forwardFilter } from "@quickening/signal";
import { type FilteredNorm, type FilteredNormEdges, filtersOf } from "./filtered-norms.ts";
import { cutColumns, growingColumns, reserveRow } from "./growing-columns.ts";

/** Means of filtered norms by epoch, in mg: a column for each that was asked for. */
export type FilteredNorms = Readonly<Partial<Record<FilteredNorm, Float64Array>>>;

/**
 * Filtered norms epoch by epoch, filtered in one direction, as GGIR does: the twin of bfenMg and its siblings with direction
 * "forward". Epochs must come in order and whole, so that the filters see every sample.
 */
export function filteredNormCollector(
	names: readonly FilteredNorm[],
	{
		samplingRateHz,
		longest,
		minimumMeasuredFraction,
		edges,
	}: {
		readonly samplingRateHz: number;
		/** The longest epoch in samples. */
		readonly longest: number;
		readonly minimumMeasuredFraction: number;
		readonly edges?: FilteredNormEdges | undefined;
	},
) {
	const norms = names.map((name) => {
		const filters = filtersOf("summariseRecording", name, samplingRateHz, edges);
		return filters.map((filter) => [0, 1, 2].map(() => forwardFilter(filter)));
	});
	const table = growingColumns(names.length);
	const filtered = [0, 1].map(() => [0, 1, 2].map(() => new Float64Array(longest)));
	return {
		/** One epoch of raw samples, with what calibrates them. */
		push(
			axes: readonly Float64Array[],
			from: number,
			to: number,
			scale: readonly number[],
			shift: readonly number[],
		): void {
			if (names.length === 0) return;
			const n = to - from;
			reserveRow(table);
			for (const [column, filters] of norms.entries()) {
				for (const [k, perAxis] of filters.entries()) filterAxes(perAxis, axes, filtered[k]!, from, n, scale, shift);
				const mean = meanNorm(filtered, filters.length, n, minimumMeasuredFraction);
				table.columns[column]![table.rows] = 1000 * mean;
			}
			table.rows++;
		},
		finish(): FilteredNorms {
			const columns = names.length === 0 ? [] : cutColumns(table);
			return Object.fromEntries(names.map((name, k) => [name, columns[k]!]));
		},
	};
}

function filterAxes(
	filters: readonly ForwardFilter[],
	axes: readonly Float64Array[],
	into: readonly Float64Array[],
	from: number,
	n: number,
	scale: readonly number[],
	shift: readonly number[],
): void {
	for (let axis = 0; axis < 3; axis++) {
		const raw = axes[axis]!;
		const out = into[axis]!;
		for (let j = 0; j < n; j++) out[j] = raw[from + j]! * scale[axis]! + shift[axis]!;
		filters[axis]!.filterNext(out.subarray(0, n));
	}
}

/** Mean norm of one filter's axes; of two filters, high and low, their norms together above one g (HFEN+). */
function meanNorm(
	filtered: readonly (readonly Float64Array[])[],
	filters: number,
	n: number,
	minimumMeasuredFraction: number,
): number {
	const [x, y, z] = filtered[0] as [Float64Array, Float64Array, Float64Array];
	const [lowX, lowY, lowZ] = filtered[1] as [Float64Array, Float64Array, Float64Array];
	let sum = 0;
	let measured = 0;
	for (let j = 0; j < n; j++) {
		let norm = Math.sqrt(x[j]! * x[j]! + y[j]! * y[j]! + z[j]! * z[j]!);
		if (filters === 2)
			norm = Math.max(0, norm + Math.sqrt(lowX[j]! * lowX[j]! + lowY[j]! * lowY[j]! + lowZ[j]! * lowZ[j]!) - 1);
		if (Number.isNaN(norm)) continue;
		sum += norm;
		measured++;
	}
	return measured > 0 && measured >= minimumMeasuredFraction * n ? sum / measured : Number.NaN;
}
