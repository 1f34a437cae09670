/** Reused memory of {@link bestSplit}. */
export interface SplitScratch {
	/** One packed key a row: code * 2048 + weight * 2 + outcome; weights below 1024. */
	readonly keys: Int32Array;
	/** Weight of all rows, and of the events, for each code; zero between calls. */
	readonly weightAt: Float64Array;
	readonly eventsAt: Float64Array;
	/** Filled in: codes at most `splitCode` go left; the next code present is `nextCode`. */
	splitCode: number;
	nextCode: number;
	/** Filled in: sum over both sides of (events^2 + others^2) / weight, which rises as Gini impurity falls. */
	score: number;
}

/** The rows of one node and the column to split them on; one object, filled in anew for every question. */
export interface SplitQuestion {
	/** All codes, column-major, and where the column's begin. */
	readonly codes: Int32Array;
	codesFrom: number;
	/** Number of distinct codes of the column. */
	nCodes: number;
	/** Rows of the node: rows[start .. end - 1]. */
	readonly rows: Int32Array;
	start: number;
	end: number;
	/** Weight and outcome of every row of the data. */
	readonly weights: Int32Array;
	readonly outcomes: Uint8Array;
	/** Weight of the node, and of its events. */
	totalWeight: number;
	totalEvents: number;
	readonly minLeaf: number;
}

export function splitScratch(nRows: number): SplitScratch {
	return {
		keys: new Int32Array(nRows),
		weightAt: new Float64Array(nRows),
		eventsAt: new Float64Array(nRows),
		splitCode: -1,
		nextCode: -1,
		score: 0,
	};
}

/**
 * Best split of the rows of a node on one column, by Gini impurity; the first of equal splits, from the left.
 *
 * Small nodes sort packed keys; large ones count per code. Both give the same split. No allocation.
 *
 * @returns False when the column does not vary in the node or no split leaves `minLeaf` of weight on both sides.
 */
export function bestSplit(scratch: SplitScratch, question: SplitQuestion): boolean {
	const { codes, codesFrom, nCodes, rows, start, end, weights, outcomes, totalWeight, totalEvents, minLeaf } = question;
	scratch.splitCode = -1;
	scratch.score = Number.NEGATIVE_INFINITY;
	const size = end - start;
	if (size > 24 && size * 3 > nCodes) return byCounting(scratch, question);
	const keys = scratch.keys;
	for (let i = 0; i < size; i++) {
		const row = rows[start + i];
		keys[i] = (codes[codesFrom + row] << 11) | (weights[row] << 1) | outcomes[row];
	}
	if (size <= 24) insertionSort(keys, size);
	else keys.subarray(0, size).sort();
	let weight = 0;
	let events = 0;
	let i = 0;
	while (i < size) {
		const code = keys[i] >>> 11;
		let key = keys[i];
		do {
			const own = (key & 2047) >>> 1;
			weight += own;
			if ((key & 1) === 1) events += own;
			i++;
			key = keys[i];
		} while (i < size && key >>> 11 === code);
		if (i >= size) break;
		const restWeight = totalWeight - weight;
		if (weight < minLeaf) continue;
		if (restWeight < minLeaf) break;
		const others = weight - events;
		const restEvents = totalEvents - events;
		const restOthers = restWeight - restEvents;
		const score =
			(events * events + others * others) / weight + (restEvents * restEvents + restOthers * restOthers) / restWeight;
		if (score > scratch.score) {
			scratch.score = score;
			scratch.splitCode = code;
			scratch.nextCode = key >>> 11;
		}
	}
	return scratch.splitCode >= 0;
}

function byCounting(scratch: SplitScratch, question: SplitQuestion): boolean {
	const { codes, codesFrom, nCodes, rows, start, end, weights, outcomes, totalWeight, totalEvents, minLeaf } = question;
	const { weightAt, eventsAt } = scratch;
	let lowest = nCodes;
	let highest = -1;
	for (let i = start; i < end; i++) {
		const row = rows[i];
		const code = codes[codesFrom + row];
		const own = weights[row];
		weightAt[code] += own;
		eventsAt[code] += own * outcomes[row];
		if (code < lowest) lowest = code;
		if (code > highest) highest = code;
	}
	let weight = 0;
	let events = 0;
	let last = -1;
	for (let code = lowest; code <= highest; code++) {
		const own = weightAt[code];
		if (own === 0) continue;
		if (last >= 0) {
			const restWeight = totalWeight - weight;
			if (weight >= minLeaf && restWeight >= minLeaf) {
				const others = weight - events;
				const restEvents = totalEvents - events;
				const restOthers = restWeight - restEvents;
				const score =
					(events * events + others * others) / weight +
					(restEvents * restEvents + restOthers * restOthers) / restWeight;
				if (score > scratch.score) {
					scratch.score = score;
					scratch.splitCode = last;
					scratch.nextCode = code;
				}
			}
		}
		weight += own;
		events += eventsAt[code];
		weightAt[code] = 0;
		eventsAt[code] = 0;
		last = code;
	}
	return scratch.splitCode >= 0;
}

function insertionSort(keys: Int32Array, size: number): void {
	for (let i = 1; i < size; i++) {
		const key = keys[i];
		let j = i - 1;
		while (j >= 0 && keys[j] > key) {
			keys[j + 1] = keys[j];
			j--;
		}
		keys[j + 1] = key;
	}
}
