import { checkInRange, checkPositive, type Samples } from "@quickening/core";

export interface EpochMeansOptions {
	readonly epochSeconds: number;
	/** Smallest share of an epoch's samples that must be finite for it to have a mean. Default 0.5. */
	readonly minimumFraction?: number;
}

/**
 * Means over consecutive epochs of equal length, from the record's start.
 *
 * Epoch k holds the samples whose time (index over rate) lies in [k, k + 1) epochs. A last part shorter than an epoch is
 * left out.
 *
 * @param samples - Samples; NaN marks a missing one.
 * @param samplingRateHz - At least one sample an epoch.
 * @returns One mean an epoch (floor of duration over epochSeconds of them), over its finite samples; NaN where fewer
 *   than `minimumFraction` of them are finite.
 * @throws InvalidInputError when the rate or epochSeconds is not positive, or an epoch is shorter than a sample.
 * @example
 * epochMeans([1, 3, 5, NaN], 1, { epochSeconds: 2 }); // [2, 5]
 */
export function epochMeans(
	samples: Samples,
	samplingRateHz: number,
	{ epochSeconds, minimumFraction = 0.5 }: EpochMeansOptions,
): Float64Array {
	checkPositive("epochMeans", "samplingRateHz", samplingRateHz);
	checkPositive("epochMeans", "epochSeconds", epochSeconds);
	checkInRange("epochMeans", "epochSeconds * samplingRateHz", epochSeconds * samplingRateHz, 1, Number.MAX_VALUE);
	checkInRange("epochMeans", "minimumFraction", minimumFraction, 0, 1);
	const perEpoch = epochSeconds * samplingRateHz;
	const nEpochs = Math.floor(samples.length / perEpoch + 1e-9);
	const means = new Float64Array(nEpochs);
	for (let k = 0; k < nEpochs; k++) {
		const start = Math.ceil(k * perEpoch - 1e-9);
		const end = Math.min(samples.length, Math.ceil((k + 1) * perEpoch - 1e-9));
		let sum = 0;
		let finite = 0;
		for (let i = start; i < end; i++) {
			const value = samples[i];
			if (value - value === 0) {
				sum += value;
				finite++;
			}
		}
		means[k] = finite > 0 && finite >= minimumFraction * (end - start) ? sum / finite : Number.NaN;
	}
	return means;
}
