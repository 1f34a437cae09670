import { checkInRange, checkInteger, checkPositive, InvalidInputError, type Warning } from "@quickening/core";
import { hertzToMel, type MelScale, melToHertz } from "./mel-scale.ts";

export interface MelFilterBankOptions {
	/** Length of the transform whose power the filters weigh. */
	readonly fftSamples: number;
	/** Number of filters. Default 40. */
	readonly nBands?: number;
	/** Lower end of the lowest filter in Hz. Default 0. */
	readonly lowHz?: number;
	/** Upper end of the highest filter in Hz. Default half the sampling rate. */
	readonly highHz?: number;
	/** Default "slaney". */
	readonly scale?: MelScale;
	/** `area`: every filter has the same area, 1 over the Hz; `height`: every filter is 1 at its top. Default "area". */
	readonly normalisation?: "area" | "height";
}

/** Triangular filters, equally spaced on a mel scale. */
export interface MelFilterBank {
	readonly nBands: number;
	readonly nBins: number;
	/** The top of each filter in Hz. */
	readonly centresHz: Float64Array;
	/** Row-major, one row a filter: the weight of each bin. */
	readonly weights: Float64Array;
	/** Of each filter, the first bin with a weight, and the one after the last; equal when a filter falls between two bins. */
	readonly firstBins: Int32Array;
	readonly endBins: Int32Array;
	/** Code: empty-filters. */
	readonly warnings: readonly Warning[];
}

/**
 * Filters of a mel spectrum: triangles that overlap by half and whose tops are equally far apart on a mel scale.
 *
 * @param samplingRateHz - Of the sound, in Hz.
 * @returns Weights of nBands filters at fftSamples / 2 + 1 bins. A filter narrower than the distance of two bins may hold none:
 *   then it is 0 throughout, and a warning says so.
 * @throws InvalidInputError when the edges are not 0 <= lowHz < highHz <= half the sampling rate, or a number is not whole.
 *
 * Source: Davis and Mermelstein 1980, doi:10.1109/TASSP.1980.1163420; scales by {@link hertzToMel}.
 * Agrees with: librosa 0.11.0, `filters.mel` in double precision, to 1e-12 of the largest weight (tests/peers/librosa).
 * @example
 * melFilterBank(8000, { fftSamples: 256 }).centresHz[0]; // 57.177...
 */
export function melFilterBank(samplingRateHz: number, options: MelFilterBankOptions): MelFilterBank {
	const where = "melFilterBank";
	checkPositive(where, "samplingRateHz", samplingRateHz);
	const { fftSamples, nBands = 40, lowHz = 0, highHz = samplingRateHz / 2 } = options;
	const { scale = "slaney", normalisation = "area" } = options;
	checkInteger(where, "fftSamples", fftSamples, 1);
	checkInteger(where, "nBands", nBands, 1);
	checkInRange(where, "highHz", highHz, 0, samplingRateHz / 2);
	if (!(lowHz >= 0 && lowHz < highHz)) {
		throw new InvalidInputError(`${where}: lowHz must be at least 0 and below highHz (${highHz}); got ${lowHz}`, {
			code: "out-of-range",
			argument: "lowHz",
			received: lowHz,
		});
	}
	if (normalisation !== "area" && normalisation !== "height") {
		throw new InvalidInputError(`${where}: normalisation must be area or height; got ${normalisation}`, {
			code: "unknown-name",
			argument: "normalisation",
			received: normalisation,
		});
	}
	const nBins = Math.floor(fftSamples / 2) + 1;
	const lowMel = hertzToMel(lowHz, { scale });
	const stepMel = (hertzToMel(highHz, { scale }) - lowMel) / (nBands + 1);
	const cornersHz = Float64Array.from({ length: nBands + 2 }, (_, i) => melToHertz(lowMel + i * stepMel, { scale }));
	const weights = new Float64Array(nBands * nBins);
	const firstBins = new Int32Array(nBands);
	const endBins = new Int32Array(nBands);
	let nEmpty = 0;
	for (let band = 0; band < nBands; band++) {
		const [left, top, right] = cornersHz.subarray(band, band + 3);
		const height = normalisation === "area" ? 2 / (right - left) : 1;
		let first = 0;
		let end = 0;
		for (let bin = 0; bin < nBins; bin++) {
			const hertz = (bin * samplingRateHz) / fftSamples;
			const weight = Math.min((hertz - left) / (top - left), (right - hertz) / (right - top));
			if (!(weight > 0)) continue;
			if (end === 0) first = bin;
			end = bin + 1;
			weights[band * nBins + bin] = height * weight;
		}
		if (end === 0) nEmpty++;
		firstBins[band] = first;
		endBins[band] = end;
	}
	const warnings: Warning[] = [];
	if (nEmpty > 0) {
		warnings.push({
			code: "empty-filters",
			message: `${where}: ${nEmpty} of ${nBands} filters fall between two bins and are always 0; fewer bands or a longer transform avoid that.`,
		});
	}
	return { nBands, nBins, centresHz: cornersHz.slice(1, -1), weights, firstBins, endBins, warnings };
}
