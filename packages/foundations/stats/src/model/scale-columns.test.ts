import { expect, it } from "vitest";
import { columnScales } from "./column-scales.ts";
import { matrixFromColumns, matrixFromRows } from "./matrix.ts";
import { matrixProduct, transposed } from "./matrix-product.ts";
import { scaleColumns } from "./scale-columns.ts";

it("gives columns mean 0 and SD 1, and 0 where a column does not vary", () => {
	const features = matrixFromColumns([
		[1, 3, 5, 7],
		[4, 4, 4, 4],
	]);
	const scaled = scaleColumns(features, columnScales(features));
	expect(columnScales(scaled)).toEqual({ centres: Float64Array.of(0, 0), scales: Float64Array.of(1, 0) });
	const infinite = { centres: Float64Array.of(0, 0), scales: Float64Array.of(1, Number.POSITIVE_INFINITY) };
	expect([...scaleColumns(features, infinite).values]).toEqual([1, 0, 3, 0, 5, 0, 7, 0]);
});

it("multiplies and turns matrices as a pencil does", () => {
	const a = matrixFromRows([
		[1, 2, 3],
		[4, 5, 6],
	]);
	expect(matrixProduct(a, transposed(a))).toEqual({ values: Float64Array.of(14, 32, 32, 77), nRows: 2, nColumns: 2 });
});
