import { countWindows, type Signal } from "../examples/signal.ts";

/** Each value less the one before it in its window and channel: one sample shorter, missing where either is. */
export function differenceSignal(signal: Signal): Signal {
	const { values, nSamples, nChannels } = signal;
	const width = (nSamples - 1) * nChannels;
	const n = countWindows(signal);
	const differences = new Float32Array(n * width);
	for (let i = 0; i < n; i++) {
		const from = i * nSamples * nChannels;
		for (let j = 0; j < width; j++) differences[i * width + j] = values[from + j + nChannels] - values[from + j];
	}
	return { values: differences, nSamples: nSamples - 1, nChannels };
}
