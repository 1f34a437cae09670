import type { Inputs } from "@quickening/deep-learning";
import { logMelSpectrogram } from "@quickening/voice";
import type { Sound } from "./acoustic-columns.ts";

/** How a sound is given to a network. */
export interface MelWindow {
	readonly nBands: number;
	readonly segmentSamples: number;
	readonly stepSamples: number;
}

/** Mel spectra over time in dB, a channel a band: one window a recording. */
export function melWindows(sounds: readonly Sound[], mel: MelWindow): Inputs {
	const spectra = sounds.map(({ samples, samplingRateHz }) =>
		logMelSpectrogram(samples, samplingRateHz, { ...mel, framing: "inside" }),
	);
	const nSamples = spectra[0]!.nRows;
	const values = new Float32Array(sounds.length * nSamples * mel.nBands);
	for (let i = 0; i < spectra.length; i++) values.set(spectra[i]!.values, i * nSamples * mel.nBands);
	return { signals: { mel: { values, nSamples, nChannels: mel.nBands } } };
}
