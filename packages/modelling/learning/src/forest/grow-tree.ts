import { drawInteger, type Random } from "@quickening/core";
import { bestSplit, type SplitQuestion, type SplitScratch } from "./best-split.ts";
import type { ColumnCodes } from "./column-codes.ts";
import type { Tree } from "./tree.ts";

/** What one tree is grown from. */
export interface TreeInput {
	readonly columns: ColumnCodes;
	readonly outcomes: Uint8Array;
	/** How often each row was drawn; rows with 0 are left out. */
	readonly weights: Int32Array;
	readonly maxFeatures: number;
	readonly minLeaf: number;
	readonly maxDepth: number;
	readonly random: Random;
	readonly scratch: SplitScratch;
	/** Reused memory: as many places as there are rows. */
	readonly rows: Int32Array;
}

/**
 * One classification tree (CART) by Gini impurity, grown until leaves are pure, smaller than 2 minLeaf, or at maxDepth.
 *
 * At each node columns are drawn without replacement until `maxFeatures` of them could be split; columns that do not
 * vary in the node do not count, as in scikit-learn. Thresholds lie halfway between neighbouring values. Equal splits: the
 * one of the column drawn first, then the leftmost.
 *
 * Source: Breiman L, Friedman J, Olshen R, Stone C. Classification and regression trees, 1984, doi:10.1201/9781315139470.
 */
export function growTree(input: TreeInput): Tree {
	const { columns, outcomes, weights, maxFeatures, minLeaf, maxDepth, random, scratch, rows } = input;
	const { codes, distinct, nRows } = columns;
	const nColumns = distinct.length;
	let nInBag = 0;
	for (let i = 0; i < nRows; i++) if (weights[i] > 0) rows[nInBag++] = i;
	const capacity = Math.max(1, 2 * nInBag - 1);
	const column = new Int32Array(capacity).fill(-1);
	const threshold = new Float64Array(capacity);
	const left = new Int32Array(capacity);
	const right = new Int32Array(capacity);
	const share = new Float64Array(capacity);
	const drawn = new Int32Array(nColumns);
	for (let j = 0; j < nColumns; j++) drawn[j] = j;
	const question: SplitQuestion = {
		codes,
		codesFrom: 0,
		nCodes: 0,
		rows,
		start: 0,
		end: 0,
		weights,
		outcomes,
		totalWeight: 0,
		totalEvents: 0,
		minLeaf,
	};
	// Nodes waiting to be split: number, first row, end, depth.
	const stack: number[] = [0, 0, nInBag, 0];
	let nNodes = 1;
	while (stack.length > 0) {
		const depth = stack.pop() as number;
		const end = stack.pop() as number;
		const start = stack.pop() as number;
		const node = stack.pop() as number;
		let weight = 0;
		let events = 0;
		for (let i = start; i < end; i++) {
			const own = weights[rows[i]];
			weight += own;
			events += own * outcomes[rows[i]];
		}
		share[node] = events / weight;
		if (events === 0 || events === weight || weight < 2 * minLeaf || depth >= maxDepth) continue;
		question.start = start;
		question.end = end;
		question.totalWeight = weight;
		question.totalEvents = events;
		let bestColumn = -1;
		let bestScore = Number.NEGATIVE_INFINITY;
		let splitCode = 0;
		let nextCode = 0;
		for (let tried = 0, nUsable = 0; tried < nColumns && nUsable < maxFeatures; tried++) {
			const other = tried + drawInteger(random, nColumns - tried);
			const j = drawn[other];
			drawn[other] = drawn[tried];
			drawn[tried] = j;
			const nCodes = distinct[j].length;
			if (nCodes < 2) continue;
			question.codesFrom = j * nRows;
			question.nCodes = nCodes;
			if (!bestSplit(scratch, question)) continue;
			nUsable++;
			if (scratch.score > bestScore) {
				bestScore = scratch.score;
				bestColumn = j;
				splitCode = scratch.splitCode;
				nextCode = scratch.nextCode;
			}
		}
		if (bestColumn < 0) continue;
		const low = distinct[bestColumn][splitCode];
		const high = distinct[bestColumn][nextCode];
		// The halfway point can round up to the higher value, which must go right.
		const halfway = low + (high - low) / 2;
		column[node] = bestColumn;
		threshold[node] = halfway < high ? halfway : low;
		const middle = partition(codes, bestColumn * nRows, splitCode, rows, start, end);
		left[node] = nNodes;
		right[node] = nNodes + 1;
		stack.push(nNodes + 1, middle, end, depth + 1, nNodes, start, middle, depth + 1);
		nNodes += 2;
	}
	return {
		column: column.slice(0, nNodes),
		threshold: threshold.slice(0, nNodes),
		left: left.slice(0, nNodes),
		right: right.slice(0, nNodes),
		share: share.slice(0, nNodes),
	};
}

/** Puts rows with a code of at most `splitCode` first and returns where the others begin. */
function partition(
	codes: Int32Array,
	codesFrom: number,
	splitCode: number,
	rows: Int32Array,
	start: number,
	end: number,
): number {
	let i = start;
	let j = end - 1;
	while (i <= j) {
		const row = rows[i];
		if (codes[codesFrom + row] <= splitCode) i++;
		else {
			rows[i] = rows[j];
			rows[j] = row;
			j--;
		}
	}
	return i;
}
