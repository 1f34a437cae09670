import { checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import type { FrameFeatures } from "../frames/frame-features.ts";
import { type FrameOptions, framePlan } from "../frames/frame-plan.ts";
import { powerSpectra } from "../frames/power-spectra.ts";
import { type MelFilterBankOptions, melFilterBank } from "./mel-filter-bank.ts";

export interface LogMelOptions extends FrameOptions, Omit<MelFilterBankOptions, "fftSamples"> {
	/** Power below this counts as this. Default 1e-10. */
	readonly smallestPower?: number;
	/** What lies further below the loudest value of the recording is raised to that; Infinity leaves all as it is. Default 80. */
	readonly dynamicRangeDb?: number;
}

/** A mel spectrum over time, in dB: one row a frame, one column a band. */
export interface LogMelSpectrogram extends FrameFeatures {
	/** The top of each band's filter in Hz. */
	readonly centresHz: Float64Array;
	/** Code: empty-filters. */
	readonly warnings: readonly Warning[];
}

/**
 * Mel spectrum of a sound over time in dB: the power of each frame's spectrum in bands equally wide to the ear.
 *
 * @param samples - Fractions of full scale, length n >= 1 (or one segment, with framing "inside"). A frame with a sample that is
 *   not finite is NaN.
 * @returns 10 log10 of the power (squared magnitudes of an unscaled transform, weighed by the filters), not below smallestPower,
 *   and not further below the loudest value than dynamicRangeDb.
 * @throws InvalidInputError when there are too few samples, or an option breaks its rule.
 *
 * Source: Davis and Mermelstein 1980, doi:10.1109/TASSP.1980.1163420.
 * Agrees with: librosa 0.11.0, `feature.melspectrogram` and `power_to_db`, to 1e-9 dB with filters in double precision, and to
 * 1e-6 dB with librosa's own, which are in single precision (tests/peers/librosa).
 * @example
 * logMelSpectrogram(new Float64Array(8000), 8000).nRows; // 101
 */
export function logMelSpectrogram(
	samples: Samples,
	samplingRateHz: number,
	options: LogMelOptions = {},
): LogMelSpectrogram {
	const where = "logMelSpectrogram";
	const plan = framePlan(where, samples, samplingRateHz, options);
	const { smallestPower = 1e-10, dynamicRangeDb = 80 } = options;
	checkPositive(where, "smallestPower", smallestPower);
	if (!(dynamicRangeDb >= 0)) {
		throw new InvalidInputError(`${where}: dynamicRangeDb must be at least 0; got ${dynamicRangeDb}`, {
			code: "out-of-range",
			argument: "dynamicRangeDb",
			received: dynamicRangeDb,
		});
	}
	const bank = melFilterBank(samplingRateHz, { ...options, fftSamples: plan.fftSamples });
	const { nBands, nBins, weights, firstBins, endBins, centresHz, warnings } = bank;
	const { nFrames, timesSeconds } = plan;
	const { power, load } = powerSpectra(plan);
	const values = new Float64Array(nFrames * nBands);
	const smallestDb = 10 * Math.log10(smallestPower);
	let loudestDb = smallestDb;
	for (let frame = 0; frame < nFrames; frame++) {
		load(frame);
		// A sample that is not finite is in every bin of a transform, the empty filters aside.
		const isMissing = !Number.isFinite(power[0]);
		for (let band = 0; band < nBands; band++) {
			const row = band * nBins;
			const end = endBins[band];
			let sum = 0;
			for (let bin = firstBins[band]; bin < end; bin++) sum += weights[row + bin] * power[bin];
			const decibels = isMissing ? Number.NaN : sum > smallestPower ? 10 * Math.log10(sum) : smallestDb;
			values[frame * nBands + band] = decibels;
			if (decibels > loudestDb) loudestDb = decibels;
		}
	}
	const floorDb = loudestDb - dynamicRangeDb;
	for (let i = 0; i < values.length; i++) if (values[i] < floorDb) values[i] = floorDb;
	return { values, nRows: nFrames, nColumns: nBands, timesSeconds, centresHz, warnings };
}
