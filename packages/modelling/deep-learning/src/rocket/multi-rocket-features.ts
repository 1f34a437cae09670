import type { Matrix } from "@quickening/stats";
import { checkShape, checkSignal, countWindows, type Signal } from "../examples/signal.ts";
import { differenceSignal } from "./difference-signal.ts";
import type { MultiRocketKernels } from "./fit-multi-rocket.ts";
import { type KernelRunner, kernelRunner } from "./kernel-runner.ts";
import { kernelRuns } from "./kernel-runs.ts";
import { loadWindow, makeWindow, sumChannels } from "./load-window.ts";
import { countFeatures, type RocketKernels } from "./rocket-kernels.ts";

/** Numbers that an output is summed up in. */
const N_POOLS = 4;

/**
 * MultiRocket's features: for each kernel and bias, of the signal and of its differences, four numbers of the moments at which
 * the kernel's output lies above the bias: their share, how far above it lies in the mean, their mean place in samples (-1 where
 * there is none), and their longest run.
 *
 * @param signal - Windows of the shape that the kernels were fitted to. A missing value (NaN) adds nothing to an output; moments
 *   without any observed channel are not counted, and end a run.
 * @returns One row a window; columns in eight blocks: share, distance, place and run of the signal, then of its differences.
 *   Eight bytes each: 1,000 windows of the usual 49,728 features take 400 MB.
 * @throws InvalidInputError when the shape differs.
 *
 * Source: Tan 2022, doi:10.1007/s10618-022-00844-1, section 3. The authors' program, and aeon's, add the bias where the paper
 * takes it off, and count a run from the moment before it to the one behind it; for differences they shift the earlier weights by
 * one sample less.
 * Agrees with: aeon 1.6.0, `MultiRocket`, with the same kernels and these three allowed for (tests/peers/aeon).
 */
export function multiRocketFeatures(signal: Signal, kernels: MultiRocketKernels): Matrix {
	const where = "multiRocketFeatures";
	checkSignal(where, "signal", signal);
	checkShape(where, "signal", { signal, shape: kernels.signal, as: "the kernels were fitted to" });
	const nRows = countWindows(signal);
	const nColumns = N_POOLS * (countFeatures(kernels.signal) + countFeatures(kernels.difference));
	const values = new Float64Array(nRows * nColumns);
	poolOutputs(signal, kernels.signal, { values, nColumns, firstColumn: 0 });
	poolOutputs(differenceSignal(signal), kernels.difference, {
		values,
		nColumns,
		firstColumn: N_POOLS * countFeatures(kernels.signal),
	});
	return { values, nRows, nColumns };
}

interface Target {
	readonly values: Float64Array;
	readonly nColumns: number;
	readonly firstColumn: number;
}

function poolOutputs(signal: Signal, kernels: RocketKernels, { values, nColumns, firstColumn }: Target): void {
	const { nSamples, biases } = kernels;
	const nFeatures = countFeatures(kernels);
	const window = makeWindow(signal);
	const { sets, biases: inFours } = kernelRuns(kernels);
	const largestDilation = kernels.dilations[kernels.dilations.length - 1];
	const runner = kernelRunner(nSamples, { largestDilation, nBiases: inFours.length });
	runner.biases.set(inFours);
	const pooled = new Float64Array(N_POOLS);
	const nRows = countWindows(signal);
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
				const { margin, firstBias, nBiases } = run;
				const n = nSamples - 2 * margin;
				if (window.isWhole && n > 0) {
					runner.poolAbove(margin, margin + n, firstBias, 4 * Math.ceil(nBiases / 4));
				}
				for (let b = 0; b < nBiases; b++) {
					const feature = run.feature + b;
					if (window.isWhole && n > 0) poolOf(runner, firstBias + b, { n, bias: biases[feature] }, pooled);
					else poolObserved(runner.output, window.observed, { margin, bias: biases[feature] }, pooled);
					const at = i * nColumns + firstColumn + feature;
					for (let p = 0; p < N_POOLS; p++) values[at + p * nFeatures] = pooled[p];
				}
			}
		}
	}
}

/** Share, mean distance, mean place and longest run of what lies above the bias, of a window without gaps. */
function poolOf(
	{ pools, poolSums }: KernelRunner,
	place: number,
	{ n, bias }: { n: number; bias: number },
	pooled: Float64Array,
): void {
	const at = 16 * (place >> 2) + (place & 3);
	const above = pools[at];
	pooled[0] = above / n;
	pooled[1] = above > 0 ? poolSums[at + 4] / above - bias : 0;
	pooled[2] = above > 0 ? pools[at + 8] / above : -1;
	pooled[3] = pools[at + 12];
}

/** The same of a window with gaps: moments without any observed channel are not counted, and end a run. */
function poolObserved(
	output: Float32Array,
	observed: Uint8Array,
	{ margin, bias }: { margin: number; bias: number },
	pooled: Float64Array,
): void {
	let n = 0;
	let above = 0;
	let sum = 0;
	let places = 0;
	let run = 0;
	let longest = 0;
	for (let t = margin; t < observed.length - margin; t++) {
		if (observed[t] === 0) {
			run = 0;
			continue;
		}
		n++;
		if (output[t] > bias) {
			above++;
			sum += output[t];
			places += t;
			run++;
			if (run > longest) longest = run;
		} else run = 0;
	}
	pooled[0] = n > 0 ? above / n : 0;
	pooled[1] = above > 0 ? sum / above - bias : 0;
	pooled[2] = above > 0 ? places / above - margin : -1;
	pooled[3] = longest;
}
