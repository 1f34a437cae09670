import { checkInteger, checkPositive, type Samples } from "@quickening/core";

export interface FromEpochsOptions {
	readonly epochSeconds: number;
	/** Length of the result. */
	readonly nSamples: number;
}

/**
 * A slow series, one value an epoch, brought to samples: straight lines between the epochs' midpoints, level before the
 * first midpoint and after the last.
 *
 * Between a finite and a missing epoch the finite value is kept up to their common border; a sample whose own epoch is
 * missing is NaN.
 *
 * @param epochs - One value an epoch; NaN marks a missing one.
 * @param samplingRateHz - Rate of the result.
 * @returns `nSamples` values.
 * @throws InvalidInputError when the rate or epochSeconds is not positive, or nSamples is not a whole number.
 * @example
 * fromEpochs([0, 4], 1, { epochSeconds: 4, nSamples: 8 }); // [0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]: midpoints at 1.5 and 5.5
 */
export function fromEpochs(
	epochs: Samples,
	samplingRateHz: number,
	{ epochSeconds, nSamples }: FromEpochsOptions,
): Float64Array {
	checkPositive("fromEpochs", "samplingRateHz", samplingRateHz);
	checkPositive("fromEpochs", "epochSeconds", epochSeconds);
	checkInteger("fromEpochs", "nSamples", nSamples);
	const perEpoch = epochSeconds * samplingRateHz;
	const n = epochs.length;
	const out = new Float64Array(nSamples);
	if (n === 0) return out.fill(Number.NaN);
	for (let i = 0; i < nSamples; i++) {
		const own = Math.min(n - 1, Math.floor((i + 0.5) / perEpoch));
		const value = epochs[own];
		const offset = (i + 0.5) / perEpoch - (own + 0.5);
		const other = offset < 0 ? own - 1 : own + 1;
		const neighbour = other < 0 || other >= n ? value : epochs[other];
		out[i] = neighbour - neighbour === 0 ? value + (neighbour - value) * Math.abs(offset) : value;
	}
	return out;
}
