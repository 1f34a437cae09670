import { checkInteger, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import type { Matrix } from "@quickening/stats";
import type { FrameFeatures } from "../frames/frame-features.ts";
import { type LogMelOptions, logMelSpectrogram } from "../mel/log-mel-spectrogram.ts";

export interface CepstraOptions {
	/** Coefficients kept, the zeroth (loudness) with them. Default 13. */
	readonly nCoefficients?: number;
	/** Coefficient k is multiplied by 1 + lifter / 2 sin(pi (k + 1) / lifter); 0 leaves all as they are. Default 0. */
	readonly lifter?: number;
}

export interface MfccOptions extends CepstraOptions, LogMelOptions {}

/** Mel-frequency cepstral coefficients: one row a frame, one column a coefficient from the zeroth. */
export interface Mfcc extends FrameFeatures {
	/** Code: empty-filters. */
	readonly warnings: readonly Warning[];
}

/**
 * Mel-frequency cepstral coefficients: the shape of the spectrum in a few nearly uncorrelated numbers, the vocal tract more than
 * the pitch.
 *
 * @param samples - Fractions of full scale, length n >= 1 (or one segment, with framing "inside"). A frame with a sample that is
 *   not finite is NaN.
 * @param options - Of the frames, the filters and the cepstrum; `melDefinitions.librosa` holds librosa's.
 * @returns The orthonormal cosine transform (type 2) of each frame's mel spectrum in dB.
 * @throws InvalidInputError when there are too few samples, or an option breaks its rule.
 *
 * Source: Davis and Mermelstein 1980, doi:10.1109/TASSP.1980.1163420.
 * Agrees with: librosa 0.11.0, `feature.mfcc`, to 1e-6 (relative, or in dB): its filters are in single precision; with filters in
 * double precision to 1e-9 (tests/peers/librosa).
 * @example
 * mfcc(new Float64Array(8000), 8000).nColumns; // 13
 */
export function mfcc(samples: Samples, samplingRateHz: number, options: MfccOptions = {}): Mfcc {
	const logMel = logMelSpectrogram(samples, samplingRateHz, options);
	const { values, nRows, nColumns } = mfccFromLogMel(logMel, options);
	const { timesSeconds, warnings } = logMel;
	return { values, nRows, nColumns, timesSeconds, warnings };
}

/**
 * {@link mfcc} of a mel spectrum that is already there.
 *
 * @param logMel - One row a frame, one column a band, in dB; a row with NaN gives NaN.
 * @returns One row a frame, one column a coefficient.
 * @throws InvalidInputError when more coefficients are wanted than there are bands, or an option breaks its rule.
 * @example
 * mfccFromLogMel({ values: Float64Array.of(1, 1, 1, 1), nRows: 1, nColumns: 4 }, { nCoefficients: 2 }).values; // Float64Array
 * [2, 0]
 */
export function mfccFromLogMel(logMel: Matrix, { nCoefficients = 13, lifter = 0 }: CepstraOptions = {}): Matrix {
	const { values: decibels, nRows, nColumns: nBands } = logMel;
	checkInteger("mfccFromLogMel", "nCoefficients", nCoefficients, 1);
	if (nCoefficients > nBands) {
		throw new InvalidInputError(
			`mfccFromLogMel: nCoefficients must be at most the number of bands (${nBands}); got ${nCoefficients}`,
			{ code: "out-of-range", argument: "nCoefficients", received: nCoefficients },
		);
	}
	if (!(lifter >= 0 && lifter < Number.POSITIVE_INFINITY)) {
		throw new InvalidInputError(`mfccFromLogMel: lifter must be a finite number of at least 0; got ${lifter}`, {
			code: "out-of-range",
			argument: "lifter",
			received: lifter,
		});
	}
	const cosines = cosineTransform(nCoefficients, nBands, lifter);
	const values = new Float64Array(nRows * nCoefficients);
	for (let row = 0; row < nRows; row++) {
		const from = row * nBands;
		for (let k = 0; k < nCoefficients; k++) {
			const at = k * nBands;
			let sum = 0;
			for (let band = 0; band < nBands; band++) sum += cosines[at + band] * decibels[from + band];
			values[row * nCoefficients + k] = sum;
		}
	}
	return { values, nRows, nColumns: nCoefficients };
}

/** Rows of the orthonormal cosine transform of type 2, each times its lifter. */
function cosineTransform(nCoefficients: number, nBands: number, lifter: number): Float64Array {
	const cosines = new Float64Array(nCoefficients * nBands);
	for (let k = 0; k < nCoefficients; k++) {
		const lift = lifter > 0 ? 1 + (lifter / 2) * Math.sin((Math.PI * (k + 1)) / lifter) : 1;
		const scale = lift * Math.sqrt((k === 0 ? 1 : 2) / nBands);
		for (let band = 0; band < nBands; band++) {
			cosines[k * nBands + band] = scale * Math.cos((Math.PI * k * (2 * band + 1)) / (2 * nBands));
		}
	}
	return cosines;
}
