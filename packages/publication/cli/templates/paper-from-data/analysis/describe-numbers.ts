import { mean, quantile, standardDeviation, studentTQuantile } from "@quickening/stats";

/** What results/describe/column.json holds. */
export interface ColumnDescription {
	readonly column: string;
	readonly unit: string;
	readonly n: number;
	readonly nMissing: number;
	readonly mean: number;
	/** 95% confidence interval of the mean. */
	readonly low: number;
	readonly high: number;
	readonly sd: number;
	readonly quartiles: readonly [number, number, number];
	readonly range: readonly [number, number];
	/** The numbers themselves, for the figure. */
	readonly values: readonly number[];
}

/** Describes the finite numbers of a column, two at least. */
export function describeNumbers(cells: readonly number[], column: string, unit: string): ColumnDescription {
	const values = cells.filter((cell) => Number.isFinite(cell));
	const n = values.length;
	if (n < 2) throw new Error(`${column}: a description needs two numbers at least; there are ${n}`);
	const centre = mean(values);
	const sd = standardDeviation(values);
	return {
		column,
		unit,
		n,
		nMissing: cells.length - n,
		mean: centre,
		...meanInterval({ n, mean: centre, sd }),
		sd,
		quartiles: [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)],
		range: [Math.min(...values), Math.max(...values)],
		values,
	};
}

/** The 95% t interval of a mean; NaN for fewer than two numbers. */
export function meanInterval({ n, mean, sd }: { readonly n: number; readonly mean: number; readonly sd: number }) {
	if (n < 2) return { low: Number.NaN, high: Number.NaN };
	const half = (studentTQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
	return { low: mean - half, high: mean + half };
}
