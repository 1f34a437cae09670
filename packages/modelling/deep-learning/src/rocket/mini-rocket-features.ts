import type { Matrix } from "@quickening/stats";
import { checkShape, checkSignal, countWindows, type Signal } from "../examples/signal.ts";
import { kernelRunner } from "./kernel-runner.ts";
import { kernelRuns } from "./kernel-runs.ts";
import { loadWindow, makeWindow, sumChannels } from "./load-window.ts";
import { countFeatures, type RocketKernels } from "./rocket-kernels.ts";

/**
 * MiniRocket's features: for each kernel and bias the share of moments at which the kernel's output lies above the bias.
 *
 * @param signal - Windows of the shape that the kernels were fitted to. A missing value (NaN) adds nothing to an output, and the
 *   share is of moments at which any channel was observed; 0 of a window that holds nothing.
 * @returns One row a window, one column a feature, in 0 .. 1.
 * @throws InvalidInputError when the shape differs.
 *
 * Source: Dempster, Schmidt and Webb 2021, doi:10.1145/3447548.3467231.
 * Agrees with: aeon 1.6.0, `MiniRocket`, with the same kernels: every share within one moment, 99.9 % of them equal
 * (tests/peers/aeon).
 */
export function miniRocketFeatures(signal: Signal, kernels: RocketKernels): Matrix {
	checkSignal("miniRocketFeatures", "signal", signal);
	const { nSamples } = kernels;
	checkShape("miniRocketFeatures", "signal", { signal, shape: kernels, as: "the kernels were fitted to" });
	const nRows = countWindows(signal);
	const nColumns = countFeatures(kernels);
	const values = new Float64Array(nRows * nColumns);
	const window = makeWindow(signal);
	const { sets, biases } = kernelRuns(kernels);
	const largestDilation = kernels.dilations[kernels.dilations.length - 1];
	const runner = kernelRunner(nSamples, { largestDilation, nBiases: biases.length });
	runner.biases.set(biases);
	for (let i = 0; i < nRows; i++) {
		loadWindow(window, signal, i, kernels.centre);
		for (const { combination, runs } of sets) {
			sumChannels(runner.sum, window, kernels, combination);
			runner.spread();
			let dilation = 0;
			for (const run of runs) {
				if (run.dilation !== dilation) runner.prepare(run.dilation);
				dilation = run.dilation;
				runner.run(run.kernel);
				const n = window.isWhole ? nSamples - 2 * run.margin : gather(runner.output, window.observed, run.margin);
				const from = window.isWhole ? run.margin : 0;
				if (n > 0) runner.countAbove(from, from + n, run.firstBias, 4 * Math.ceil(run.nBiases / 4));
				const row = i * nColumns + run.feature;
				for (let b = 0; b < run.nBiases; b++) values[row + b] = n > 0 ? runner.counts[run.firstBias + b] / n : 0;
			}
		}
	}
	return { values, nRows, nColumns };
}

/** Moves the outputs of observed moments to the front, in place, and counts them. */
function gather(output: Float32Array, observed: Uint8Array, margin: number): number {
	let n = 0;
	for (let t = margin; t < observed.length - margin; t++) if (observed[t] === 1) output[n++] = output[t];
	return n;
}
