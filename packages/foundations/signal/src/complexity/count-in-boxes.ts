import { countInLines } from "./count-in-lines.ts";
import { countInPlanes } from "./count-in-planes.ts";

/** Up to which comparing one by one is faster than setting up a grid. */
const fewTemplates = 6000;

/**
 * For each template of `dimension` neighbouring values: how many templates lie within the tolerance in every coordinate.
 * Templates are sorted by their first value, and a window of those within the tolerance moves along; what is left is counting
 * in one dimension less, for which there are structures in one and two dimensions. Longer templates are compared one by one.
 *
 * @param counts - One for each start; written.
 * @param whole - Values that have to be present from the start on; at least `dimension`.
 * @returns Templates that took part.
 */
export function countInBoxes(
	values: Float64Array,
	dimension: number,
	tolerance: number,
	counts: Int32Array,
	whole: number,
): number {
	const starts = presentStarts(values, counts.length, whole);
	const order = sortedBy(starts, values);
	if (dimension === 1) countSorted(values, order, tolerance, counts);
	else if (dimension === 2) countInLines(values, order, tolerance, counts);
	else if (dimension === 3 && order.length > fewTemplates) countInPlanes(values, order, tolerance, counts);
	else if (dimension === 3) compareThrees(values, order, tolerance, counts);
	else compareEach(values, dimension, order, tolerance, counts);
	return order.length;
}

/** Starts of templates without a missing value. */
function presentStarts(values: Float64Array, count: number, whole: number): Int32Array {
	const starts = new Int32Array(count);
	let n = 0;
	let run = 0;
	for (let i = 0; i < values.length; i++) {
		run = Number.isFinite(values[i]) ? run + 1 : 0;
		const start = i - whole + 1;
		if (run >= whole && start < count) starts[n++] = start;
	}
	return starts.subarray(0, n);
}

/** Starts in the order of their first value: keys and starts are sorted together as pairs of one number where they fit. */
function sortedBy(starts: Int32Array, values: Float64Array): Int32Array {
	const n = starts.length;
	const keys = new Float64Array(n);
	for (let i = 0; i < n; i++) keys[i] = values[starts[i]];
	const sorted = keys.slice().sort();
	// Where each key goes: the places of equal keys are taken in the order of the starts.
	const order = new Int32Array(n);
	const taken = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		let low = 0;
		let high = n;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sorted[middle] < keys[i]) low = middle + 1;
			else high = middle;
		}
		order[low + taken[low]++] = starts[i];
	}
	return order;
}

function countSorted(values: Float64Array, order: Int32Array, tolerance: number, counts: Int32Array): void {
	const n = order.length;
	let low = 0;
	let high = 0;
	for (let i = 0; i < n; i++) {
		const value = values[order[i]];
		while (value - values[order[low]] > tolerance) low++;
		while (high < n && values[order[high]] - value <= tolerance) high++;
		counts[order[i]] = high - low;
	}
}

/** Templates of three values, one by one, each pair once. */
function compareThrees(values: Float64Array, order: Int32Array, tolerance: number, counts: Int32Array): void {
	const n = order.length;
	const first = new Float64Array(n);
	const second = new Float64Array(n);
	const third = new Float64Array(n);
	const matches = new Int32Array(n).fill(1);
	for (let i = 0; i < n; i++) {
		first[i] = values[order[i]];
		second[i] = values[order[i] + 1];
		third[i] = values[order[i] + 2];
	}
	let end = 0;
	for (let i = 0; i < n; i++) {
		const [y, z] = [second[i], third[i]];
		while (end < n && first[end] - first[i] <= tolerance) end++;
		let found = 0;
		for (let j = i + 1; j < end; j++) {
			if (Math.abs(second[j] - y) <= tolerance && Math.abs(third[j] - z) <= tolerance) {
				found++;
				matches[j]++;
			}
		}
		matches[i] += found;
	}
	for (let i = 0; i < n; i++) counts[order[i]] = matches[i];
}

function compareEach(
	values: Float64Array,
	dimension: number,
	order: Int32Array,
	tolerance: number,
	counts: Int32Array,
): void {
	const n = order.length;
	for (let i = 0; i < n; i++) {
		const a = order[i];
		counts[a]++;
		for (let j = i + 1; j < n; j++) {
			const b = order[j];
			if (values[b] - values[a] > tolerance) break;
			let same = true;
			for (let k = 1; same && k < dimension; k++) same = Math.abs(values[b + k] - values[a + k]) <= tolerance;
			if (!same) continue;
			counts[a]++;
			counts[b]++;
		}
	}
}
