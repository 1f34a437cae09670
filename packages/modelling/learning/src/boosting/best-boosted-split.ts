import type { ColumnBins } from "./column-bins.ts";

/** A node on its way: rows `from` .. `to` of the order, with their sums. */
export interface GrowingNode {
	readonly from: number;
	readonly to: number;
	readonly gradients: number;
	readonly hessians: number;
}

/** Where a node is best split. */
export interface BoostedSplit {
	readonly column: number;
	/** Bins up to this go left. */
	readonly bin: number;
	readonly missingLeft: boolean;
	readonly gain: number;
	readonly gradientsLeft: number;
	readonly hessiansLeft: number;
}

/** What trees are grown from. */
export interface GrowData {
	readonly columns: ColumnBins;
	/** Row numbers; sorted by node while the tree grows. */
	readonly order: Int32Array;
	readonly gradients: Float64Array;
	readonly hessians: Float64Array;
}

/** What a split must keep to. */
export interface SplitLimits {
	readonly minimumLeafRows: number;
	readonly minimumHessian: number;
	readonly l2: number;
}

/** Sums by bin, used again for every node and column. */
export interface HistogramScratch {
	readonly gradients: Float64Array;
	readonly hessians: Float64Array;
	readonly counts: Int32Array;
}

export function histogramScratch(maximumBins: number): HistogramScratch {
	const n = maximumBins + 2;
	return { gradients: new Float64Array(n), hessians: new Float64Array(n), counts: new Int32Array(n) };
}

/** The split with the largest gain over all columns, the first of equal ones; undefined when none gains. */
export function bestBoostedSplit(
	node: GrowingNode,
	data: GrowData,
	{ limits, scratch }: { limits: SplitLimits; scratch: HistogramScratch },
): BoostedSplit | undefined {
	let best: BoostedSplit | undefined;
	for (let column = 0; column < data.columns.bins.length; column++) {
		sumByBin(node, column, data, scratch);
		const nBins = data.columns.thresholds[column].length + 1;
		best = scan(node, best, { column, nBins, missingLeft: false, limits, scratch });
		if (data.columns.hasMissing[column]) {
			best = scan(node, best, { column, nBins, missingLeft: true, limits, scratch });
		}
	}
	return best;
}

function sumByBin(
	{ from, to }: GrowingNode,
	column: number,
	{ columns, order, gradients, hessians }: GrowData,
	scratch: HistogramScratch,
): void {
	const bins = columns.bins[column];
	scratch.gradients.fill(0);
	scratch.hessians.fill(0);
	scratch.counts.fill(0);
	for (let i = from; i < to; i++) {
		const row = order[i];
		const bin = bins[row];
		scratch.gradients[bin] += gradients[row];
		scratch.hessians[bin] += hessians[row];
		scratch.counts[bin]++;
	}
}

interface Scan {
	readonly column: number;
	/** Behind these lies the bin of what is missing. */
	readonly nBins: number;
	readonly missingLeft: boolean;
	readonly limits: SplitLimits;
	readonly scratch: HistogramScratch;
}

function scan(node: GrowingNode, best: BoostedSplit | undefined, options: Scan): BoostedSplit | undefined {
	const { column, nBins, missingLeft, limits, scratch } = options;
	const { minimumLeafRows, minimumHessian, l2 } = limits;
	const nRows = node.to - node.from;
	const missing = scratch.counts[nBins];
	let gradients = missingLeft ? scratch.gradients[nBins] : 0;
	let hessians = missingLeft ? scratch.hessians[nBins] : 0;
	let n = missingLeft ? missing : 0;
	let found = best;
	const whole = scoreOf(node.gradients, node.hessians, l2);
	// The last bin against what is missing is a split too, when that goes right.
	const end = !missingLeft && missing > 0 ? nBins : nBins - 1;
	for (let bin = 0; bin < end; bin++) {
		gradients += scratch.gradients[bin];
		hessians += scratch.hessians[bin];
		n += scratch.counts[bin];
		if (n < minimumLeafRows || hessians < minimumHessian) continue;
		if (nRows - n < minimumLeafRows || node.hessians - hessians < minimumHessian) break;
		const gain =
			scoreOf(gradients, hessians, l2) + scoreOf(node.gradients - gradients, node.hessians - hessians, l2) - whole;
		if (!(gain > (found?.gain ?? 0))) continue;
		// Where nothing was missing, it goes with the larger side.
		const sendsLeft = missing > 0 ? missingLeft : n > nRows - n;
		found = { column, bin, missingLeft: sendsLeft, gain, gradientsLeft: gradients, hessiansLeft: hessians };
	}
	return found;
}

/** Twice what the best constant takes off the loss. */
function scoreOf(gradients: number, hessians: number, l2: number): number {
	return (gradients * gradients) / (hessians + l2 + 1e-15);
}
