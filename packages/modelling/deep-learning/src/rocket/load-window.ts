import type { Signal } from "../examples/signal.ts";
import type { RocketKernels } from "./rocket-kernels.ts";

/** One window by channel, missing values as 0, and which moments have an observed channel. */
export interface LoadedWindow {
	/** `[nChannels x nSamples]` */
	readonly channels: Float32Array;
	/** 1 where any channel was observed. */
	readonly observed: Uint8Array;
	isWhole: boolean;
}

export function makeWindow({ nSamples, nChannels }: Pick<Signal, "nSamples" | "nChannels">): LoadedWindow {
	return { channels: new Float32Array(nSamples * nChannels), observed: new Uint8Array(nSamples), isWhole: true };
}

/** Reads window i. A missing value adds nothing to any kernel: it is 0, which is the channel's mean where windows are centred. */
export function loadWindow(
	into: LoadedWindow,
	{ values, nSamples, nChannels }: Signal,
	i: number,
	centre: RocketKernels["centre"],
): void {
	const { channels, observed } = into;
	const from = i * nSamples * nChannels;
	observed.fill(0);
	let nMissing = 0;
	for (let c = 0; c < nChannels; c++) {
		let mean = 0;
		if (centre === "window") {
			let sum = 0;
			let n = 0;
			for (let t = 0; t < nSamples; t++) {
				const value = values[from + t * nChannels + c];
				if (value - value !== 0) continue;
				sum += value;
				n++;
			}
			mean = n > 0 ? sum / n : 0;
		}
		for (let t = 0; t < nSamples; t++) {
			const value = values[from + t * nChannels + c];
			const isThere = value - value === 0;
			channels[c * nSamples + t] = isThere ? value - mean : 0;
			if (isThere) observed[t] = 1;
		}
	}
	for (let t = 0; t < nSamples; t++) if (observed[t] === 0) nMissing++;
	into.isWhole = nMissing === 0;
}

/** Sum of some channels of a window, in single precision. */
export function sumChannels(
	sum: Float32Array,
	{ channels }: LoadedWindow,
	{ channels: chosen, starts }: RocketKernels,
	combination: number,
): void {
	const nSamples = sum.length;
	const [from, to] = [starts[combination], starts[combination + 1]];
	sum.set(channels.subarray(chosen[from] * nSamples, (chosen[from] + 1) * nSamples));
	for (let k = from + 1; k < to; k++) {
		const row = chosen[k] * nSamples;
		for (let t = 0; t < nSamples; t++) sum[t] += channels[row + t];
	}
}
