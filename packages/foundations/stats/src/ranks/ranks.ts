import { InvalidInputError, type Samples } from "@quickening/core";

/**
 * Order of the values from the smallest to the largest: the positions, equal values in their original order.
 *
 * @param values - n numbers without NaN.
 * @throws InvalidInputError when a value is NaN.
 * @example
 * order([30, 10, 20]); // Int32Array [1, 2, 0]
 */
export function order(values: Samples): Int32Array {
	checkNoNaN("order", values);
	const positions = new Int32Array(values.length);
	for (let i = 0; i < positions.length; i++) positions[i] = i;
	// The position as second key keeps equal values in order; Infinity - Infinity would be NaN, so no subtraction.
	return positions.sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
}

/**
 * Ranks from 1 to n; equal values share the mean of their ranks (midranks).
 *
 * @param values - n numbers without NaN.
 * @returns Midranks in the order of the values; their sum is n (n + 1) / 2.
 * @throws InvalidInputError when a value is NaN.
 * @example
 * ranks([10, 20, 10, 40]); // Float64Array [1.5, 3, 1.5, 4]
 */
export function ranks(values: Samples): Float64Array {
	checkNoNaN("ranks", values);
	const sorted = Float64Array.from(values).sort();
	// Distinct values with the mean of the ranks that each holds; a search among them is faster than sorting positions.
	const distinct = new Float64Array(sorted.length);
	const shared = new Float64Array(sorted.length);
	let nDistinct = 0;
	for (let start = 0; start < sorted.length; ) {
		let end = start + 1;
		while (end < sorted.length && sorted[end] === sorted[start]) end++;
		distinct[nDistinct] = sorted[start];
		shared[nDistinct++] = (start + 1 + end) / 2;
		start = end;
	}
	const result = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		let low = 0;
		let high = nDistinct - 1;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (distinct[middle] < value) low = middle + 1;
			else high = middle;
		}
		result[i] = shared[low];
	}
	return result;
}

function checkNoNaN(where: string, values: Samples): void {
	for (let i = 0; i < values.length; i++) {
		if (!Number.isNaN(values[i])) continue;
		throw new InvalidInputError(`${where}: values must not hold NaN; got NaN at position ${i}`, {
			code: "not-finite",
			argument: "values",
			received: Number.NaN,
		});
	}
}
