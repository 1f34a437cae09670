/**
 * Counts templates of two values: a window over the first value moves along the sorted templates, and the second values
 * inside it are counted in a tree of running sums over their ranks (Fenwick 1994, doi:10.1002/spe.4380240306).
 *
 * @param order - Starts, sorted by their first value.
 */
export function countInLines(values: Float64Array, order: Int32Array, tolerance: number, counts: Int32Array): void {
	const n = order.length;
	const seconds = new Float64Array(n);
	for (let i = 0; i < n; i++) seconds[i] = values[order[i] + 1];
	const sorted = seconds.slice().sort();
	const rank = new Int32Array(n);
	const lowest = new Int32Array(n);
	const highest = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const value = seconds[i];
		rank[i] = firstWhere(sorted, value, 0, 0) + 1;
		lowest[i] = firstWhere(sorted, value, tolerance, 1);
		highest[i] = firstWhere(sorted, value, tolerance, 2);
	}
	const tree = new Int32Array(n + 1);
	let low = 0;
	let high = 0;
	for (let i = 0; i < n; i++) {
		const value = values[order[i]];
		for (; high < n && values[order[high]] - value <= tolerance; high++) {
			for (let r = rank[high]; r <= n; r += r & -r) tree[r]++;
		}
		for (; value - values[order[low]] > tolerance; low++) {
			for (let r = rank[low]; r <= n; r += r & -r) tree[r]--;
		}
		let count = 0;
		for (let r = highest[i]; r > 0; r -= r & -r) count += tree[r];
		for (let r = lowest[i]; r > 0; r -= r & -r) count -= tree[r];
		counts[order[i]] = count;
	}
}

/**
 * First index of the sorted values that (0) is not below `value`, (1) is at most `tolerance` below it, or (2) is more than
 * `tolerance` above it: by the same subtractions as the definition, so that rounding decides alike.
 */
function firstWhere(sorted: Float64Array, value: number, tolerance: number, which: 0 | 1 | 2): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const there = sorted[middle];
		const reached = which === 0 ? there >= value : which === 1 ? value - there <= tolerance : there - value > tolerance;
		if (reached) high = middle;
		else low = middle + 1;
	}
	return low;
}
