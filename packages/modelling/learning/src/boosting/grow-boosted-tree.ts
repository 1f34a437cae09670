import {
	type BoostedSplit,
	bestBoostedSplit,
	type GrowData,
	type GrowingNode,
	type HistogramScratch,
	type SplitLimits,
} from "./best-boosted-split.ts";
import type { BoostedTree } from "./boosted-tree.ts";

/** How it is grown. */
export interface GrowOptions {
	readonly maximumLeaves: number;
	readonly maximumDepth: number;
	readonly learningRate: number;
	readonly limits: SplitLimits;
	readonly scratch: HistogramScratch;
}

interface Candidate {
	readonly node: number;
	readonly depth: number;
	readonly growing: GrowingNode;
	readonly split: BoostedSplit;
}

/** Splits the leaf that gains most, again and again, until there are enough leaves or none gains. */
export function growBoostedTree(data: GrowData, options: GrowOptions): BoostedTree {
	const { maximumLeaves, maximumDepth, learningRate, limits, scratch } = options;
	const column: number[] = [];
	const threshold: number[] = [];
	const missingLeft: number[] = [];
	const left: number[] = [];
	const right: number[] = [];
	const value: number[] = [];
	const open: Candidate[] = [];
	const add = (growing: GrowingNode, depth: number): number => {
		const node = column.length;
		column.push(-1);
		threshold.push(Number.NaN);
		missingLeft.push(0);
		left.push(-1);
		right.push(-1);
		value.push((-learningRate * growing.gradients) / (growing.hessians + limits.l2 + 1e-15));
		const isSmall = growing.to - growing.from < 2 * limits.minimumLeafRows || growing.hessians < limits.minimumHessian;
		if (depth >= maximumDepth || isSmall) return node;
		const split = bestBoostedSplit(growing, data, { limits, scratch });
		if (split !== undefined) open.push({ node, depth, growing, split });
		return node;
	};
	let gradients = 0;
	let hessians = 0;
	for (const row of data.order) {
		gradients += data.gradients[row];
		hessians += data.hessians[row];
	}
	add({ from: 0, to: data.order.length, gradients, hessians }, 0);
	for (let nLeaves = 1; nLeaves < maximumLeaves && open.length > 0; nLeaves++) {
		let first = 0;
		for (let i = 1; i < open.length; i++) if (open[i].split.gain > open[first].split.gain) first = i;
		const [{ node, depth, growing, split }] = open.splice(first, 1);
		const middle = growing.from + partition(data, growing, split);
		column[node] = split.column;
		const edges = data.columns.thresholds[split.column];
		threshold[node] = split.bin < edges.length ? edges[split.bin] : Number.POSITIVE_INFINITY;
		missingLeft[node] = split.missingLeft ? 1 : 0;
		left[node] = add(
			{ from: growing.from, to: middle, gradients: split.gradientsLeft, hessians: split.hessiansLeft },
			depth + 1,
		);
		right[node] = add(
			{
				from: middle,
				to: growing.to,
				gradients: growing.gradients - split.gradientsLeft,
				hessians: growing.hessians - split.hessiansLeft,
			},
			depth + 1,
		);
	}
	return {
		column: Int32Array.from(column),
		threshold: Float64Array.from(threshold),
		missingLeft: Uint8Array.from(missingLeft),
		left: Int32Array.from(left),
		right: Int32Array.from(right),
		value: Float64Array.from(value),
	};
}

/** Puts a node's rows that go left before the others, each side in the order in which it was; returns how many go left. */
function partition(
	{ columns, order }: GrowData,
	{ from, to }: GrowingNode,
	{ column, bin, missingLeft }: BoostedSplit,
): number {
	const bins = columns.bins[column];
	const missing = columns.thresholds[column].length + 1;
	const others: number[] = [];
	let at = from;
	for (let i = from; i < to; i++) {
		const row = order[i];
		const goesLeft = bins[row] === missing ? missingLeft : bins[row] <= bin;
		if (goesLeft) order[at++] = row;
		else others.push(row);
	}
	order.set(others, at);
	return at - from;
}
