import { lastSignalSample } from "@quickening/cardiotocography";
import { type Inputs, windowsOfRecord } from "@quickening/deep-learning";
import { matrixFromRows } from "@quickening/stats";
import type { FeatureRow } from "./features.ts";
import { readRecording, samplingRateHz } from "./recordings.ts";

/** How the raw signal is given to a model. */
export interface RawWindow {
	readonly windowMinutes: number;
	/** Rate of the grid; what falls into one cell is averaged. */
	readonly gridHz: number;
}

/**
 * The last minutes with signal of each birth, heart rate and contractions, on a grid. A zero is a missing value in these files,
 * for both channels, and stays missing; a recording that is shorter than the window is missing at its start.
 */
export function rawWindows(rows: readonly FeatureRow[], folder: string, { windowMinutes, gridHz }: RawWindow): Inputs {
	const nSamples = Math.round(windowMinutes * 60 * gridHz);
	const values = new Float32Array(rows.length * nSamples * 2);
	const length = windowMinutes * 60 * samplingRateHz;
	const timesSeconds = Float64Array.from({ length }, (_, i) => i / samplingRateHz);
	rows.forEach((row, i) => {
		const { fhrBpm, uterineActivity } = readRecording(`${folder}/${row.recordingId}.csv`);
		const end = lastSignalSample(fhrBpm);
		const channel = (samples: Float64Array) => ({
			timesSeconds,
			values: timesSeconds.map((_, t) => samples[end - length + t] || Number.NaN),
		});
		const { signal } = windowsOfRecord([channel(fhrBpm), channel(uterineActivity)], {
			windowSeconds: windowMinutes * 60,
			samplingRateHz: gridHz,
			startSeconds: 0,
		});
		values.set(signal.values, i * nSamples * 2);
	});
	return { signals: { cardiotocogram: { values, nSamples, nChannels: 2 } } };
}

/** What is known of a birth beforehand: weeks of gestation, earlier births, the mother's age, the baby's sex. */
export function clinicalColumns(rows: readonly FeatureRow[]) {
	return matrixFromRows(
		rows.map(({ gestationWeeks, parity, maternalAgeYears, sexCode }) => [
			gestationWeeks,
			parity,
			maternalAgeYears,
			sexCode,
		]),
	);
}
