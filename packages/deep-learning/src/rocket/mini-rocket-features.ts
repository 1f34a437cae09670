import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";
import { checkSignal, countWindows, type Signal } from "../examples/signal.ts";
import { layTaps, makeScratch, runKernel } from "./convolved.ts";
import { loadWindow, makeWindow, sumChannels } from "./load-window.ts";
import { countFeatures, N_KERNELS, type RocketKernels } from "./rocket-kernels.ts";

/**
 * MiniRocket's features: for each kernel and bias the share of moments at which the kernel's output lies above the bias.
 *
 * @param signal - Windows of the shape that the kernels were fitted to. A missing value (NaN) adds nothing to an output, and the share is of
 *   moments at which any channel was observed; 0 of a window that holds nothing.
 * @returns One row a window, one column a feature, in 0 .. 1.
 * @throws InvalidInputError when the shape differs.
 *
 * Source: Dempster, Schmidt and Webb 2021, doi:10.1145/3447548.3467231.
 * Agrees with: aeon 1.6.0, `MiniRocket`, with the same kernels: every share within one moment, 99.9 % of them equal (tests/peers/aeon).
 */
export function miniRocketFeatures(signal: Signal, kernels: RocketKernels): Matrix {
	checkSignal("miniRocketFeatures", "signal", signal);
	const { nSamples, nChannels } = kernels;
	if (signal.nSamples !== nSamples || signal.nChannels !== nChannels) {
		const got = `${signal.nSamples} x ${signal.nChannels}`;
		throw new InvalidInputError(
			`miniRocketFeatures: signal must be windows of ${nSamples} samples x ${nChannels} channels, as the kernels were fitted to; got ${got}`,
			{ code: "shape-mismatch", argument: "signal", received: got },
		);
	}
	const nRows = countWindows(signal);
	const nColumns = countFeatures(kernels);
	const values = new Float64Array(nRows * nColumns);
	const window = makeWindow(signal);
	const scratch = makeScratch(nSamples);
	const { dilations, nBiases, starts, channels } = kernels;
	for (let i = 0; i < nRows; i++) {
		loadWindow(window, signal, i, kernels.centre);
		let feature = 0;
		for (let d = 0; d < dilations.length; d++) {
			const padding = 4 * dilations[d];
			let laid = -1;
			for (let kernel = 0; kernel < N_KERNELS; kernel++) {
				const combination = d * N_KERNELS + kernel;
				if (laid < 0 || !sameChannels(channels, starts, laid, combination)) {
					sumChannels(scratch.sum, window, kernels, combination);
					layTaps(scratch, nSamples, dilations[d]);
					laid = combination;
				}
				runKernel(scratch, nSamples, kernel);
				// Every other kernel leaves out the ends, where it reaches beyond the window.
				const margin = (d + kernel) % 2 === 0 ? 0 : padding;
				const n = window.isWhole ? nSamples - 2 * margin : gather(scratch.output, window.observed, margin);
				const offset = window.isWhole ? margin : 0;
				for (let b = 0; b < nBiases[d]; b++, feature++) {
					const above = countAbove(scratch.output, offset, offset + n, kernels.biases[feature]);
					values[i * nColumns + feature] = n > 0 ? above / n : 0;
				}
			}
		}
	}
	return { values, nRows, nColumns };
}

function countAbove(output: Float32Array, from: number, to: number, bias: number): number {
	let above = 0;
	for (let t = from; t < to; t++) above += output[t] > bias ? 1 : 0;
	return above;
}

/** Moves the outputs of observed moments to the front, in place, and counts them. */
function gather(output: Float32Array, observed: Uint8Array, margin: number): number {
	let n = 0;
	for (let t = margin; t < output.length - margin; t++) if (observed[t] === 1) output[n++] = output[t];
	return n;
}

function sameChannels(channels: Int32Array, starts: Int32Array, one: number, other: number): boolean {
	const n = starts[one + 1] - starts[one];
	if (starts[other + 1] - starts[other] !== n) return false;
	for (let k = 0; k < n; k++) if (channels[starts[one] + k] !== channels[starts[other] + k]) return false;
	return true;
}
