import { checkInteger, type Samples } from "@quickening/core";

export interface BridgeGapsOptions {
	/** The longest run of missing samples that is filled; longer ones stay missing, whole. */
	readonly longestSamples: number;
}

/**
 * Fills short gaps by straight lines between their finite neighbours, and refuses longer ones.
 *
 * A gap at the record's start or end has a neighbour on one side only, so it is never filled.
 *
 * @param samples - Any length; NaN marks a missing sample.
 * @returns A copy of the same length; gaps longer than `longestSamples` are NaN from end to end.
 * @throws InvalidInputError when longestSamples is not a whole number.
 * @example
 * bridgeGaps([0, NaN, 4, NaN, NaN, 7], { longestSamples: 1 }); // [0, 2, 4, NaN, NaN, 7]
 */
export function bridgeGaps(samples: Samples, { longestSamples }: BridgeGapsOptions): Float64Array {
	checkInteger("bridgeGaps", "longestSamples", longestSamples);
	const n = samples.length;
	const out = new Float64Array(n);
	let last = -1;
	for (let i = 0; i < n; i++) {
		const value = samples[i];
		if (!Number.isFinite(value)) {
			out[i] = Number.NaN;
			continue;
		}
		out[i] = value;
		const missing = i - last - 1;
		if (last >= 0 && missing > 0 && missing <= longestSamples) {
			const from = samples[last];
			for (let j = 1; j <= missing; j++) out[last + j] = from + ((value - from) * j) / (missing + 1);
		}
		last = i;
	}
	return out;
}
