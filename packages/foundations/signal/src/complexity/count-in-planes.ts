import { addPoint, countAround, countGrid, removePoint } from "./count-grid.ts";

/** Cells in each direction over twice the tolerance: finer ones leave fewer points to look at one by one. */
const cellsPerTolerance = 12;
/** Most cells in one direction. */
const mostCells = 1023;

/**
 * Counts templates of three values: a window over the first value moves along the sorted templates, and those inside
 * it stand in a grid over the second and third. Cells wholly inside the box are added up, those at its edge are looked into.
 *
 * @param order - Starts, sorted by their first value.
 */
export function countInPlanes(values: Float64Array, order: Int32Array, tolerance: number, counts: Int32Array): void {
	const n = order.length;
	if (n === 0) return;
	const second = new Float64Array(n);
	const third = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		second[i] = values[order[i] + 1];
		third[i] = values[order[i] + 2];
	}
	const grid = countGrid(second, third, tolerance, cellsPerTolerance, mostCells);
	let low = 0;
	let high = 0;
	for (let i = 0; i < n; i++) {
		const value = values[order[i]];
		while (high < n && values[order[high]] - value <= tolerance) addPoint(grid, high++);
		while (value - values[order[low]] > tolerance) removePoint(grid, low++);
		counts[order[i]] = countAround(grid, second[i], third[i]);
	}
}
