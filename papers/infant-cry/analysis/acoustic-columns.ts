import { type Matrix, matrixFromRows } from "@quickening/stats";
import { audioSpectralFeatures, deltas, mfcc, summariseFrames } from "@quickening/voice";

/** A sound with its rate. */
export interface Sound {
	readonly samples: Float64Array;
	readonly samplingRateHz: number;
}

/**
 * What a classical model is given of each sound: mean and standard deviation of 13 cepstra, standard deviation of their slopes,
 * and median and standard deviation of six measures of the spectrum, over frames of 25 ms.
 */
export function acousticColumns(sounds: readonly Sound[], onEach?: (done: number) => void): Matrix {
	return matrixFromRows(
		sounds.map(({ samples, samplingRateHz }, i) => {
			const cepstra = mfcc(samples, samplingRateHz);
			const slopes = summariseFrames(deltas(cepstra));
			const { summary } = audioSpectralFeatures(samples, samplingRateHz);
			onEach?.(i + 1);
			return [
				...summariseFrames(cepstra).flatMap(({ mean, standardDeviation }) => [mean, standardDeviation]),
				...slopes.map(({ standardDeviation }) => standardDeviation),
				...Object.values(summary).flatMap(({ median, standardDeviation }) => [median, standardDeviation]),
			];
		}),
	);
}
