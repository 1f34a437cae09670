import { checkInteger, drawInteger, type Random, seededRandom, shuffle } from "@quickening/core";
import { checkSignal, checkSomeWindows, countWindows, type Signal } from "../examples/signal.ts";
import { kernelRunner } from "./kernel-runner.ts";
import { loadWindow, makeWindow, sumChannels } from "./load-window.ts";
import { checkLongEnough, N_KERNELS, planDilations, type RocketKernels } from "./rocket-kernels.ts";

export interface MiniRocketOptions {
	/** About how many features; a multiple of 84 is made. Default 10,000, which gives 9,996. */
	readonly nFeatures?: number;
	/** Default 32. */
	readonly maximumDilations?: number;
	/**
	 * "window" (default): kernels run on deviations from each channel's mean in the window, so that neither an end nor a gap
	 * looks like a step of the size of the signal. "none": as published, zeros stand beyond the ends.
	 */
	readonly centre?: "window" | "none";
	readonly random?: Random;
}

/**
 * MiniRocket's kernels for windows of this kind: dilations by their length, channels at random, and biases as quantiles of the
 * kernels' output on training windows drawn at random. No outcome is looked at.
 *
 * @param signal - Training windows, at least 9 samples long; NaN is missing.
 * @throws InvalidInputError when there is no window, or windows are too short.
 *
 * Source: Dempster, Schmidt and Webb 2021, doi:10.1145/3447548.3467231. With missing values a quantile is of observed moments
 * alone.
 * @example
 * const kernels = fitMiniRocket(training, { random: seededRandom(1) });
 * const features = miniRocketFeatures(training, kernels);
 */
export function fitMiniRocket(
	signal: Signal,
	{ nFeatures = 10_000, maximumDilations = 32, centre = "window", random = seededRandom(1) }: MiniRocketOptions = {},
): RocketKernels {
	const where = "fitMiniRocket";
	checkSignal(where, "signal", signal);
	checkLongEnough(where, signal.nSamples);
	checkInteger(where, "nFeatures", nFeatures, N_KERNELS);
	checkInteger(where, "maximumDilations", maximumDilations, 1);
	const nWindows = countWindows(signal);
	checkSomeWindows(where, "signal", nWindows);
	const { nSamples, nChannels } = signal;
	const { dilations, nBiases } = planDilations(nSamples, { nFeatures, maximumDilations });
	const drawn = drawChannels(dilations.length * N_KERNELS, nChannels, random);
	const perKernel = nBiases.reduce((sum, count) => sum + count, 0);
	const biases = new Float32Array(perKernel * N_KERNELS);
	const kernels: RocketKernels = { nSamples, nChannels, dilations, nBiases, ...drawn, biases, centre };
	const runner = kernelRunner(nSamples, { largestDilation: dilations[dilations.length - 1], nBiases: 4 });
	const window = makeWindow(signal);
	const sorted = new Float32Array(nSamples);
	let feature = 0;
	for (let d = 0; d < dilations.length; d++) {
		for (let kernel = 0; kernel < N_KERNELS; kernel++) {
			loadWindow(window, signal, drawInteger(random, nWindows), centre);
			sumChannels(runner.sum, window, kernels, d * N_KERNELS + kernel);
			runner.spread();
			runner.prepare(dilations[d]);
			runner.run(kernel);
			let n = 0;
			for (let t = 0; t < nSamples; t++) if (window.observed[t] === 1) sorted[n++] = runner.output[t];
			const there = sorted.subarray(0, n).sort();
			for (let b = 0; b < nBiases[d]; b++, feature++) biases[feature] = quantileOf(there, goldenFraction(feature + 1));
		}
	}
	return kernels;
}

/** Fractions that spread evenly however many are taken: multiples of the golden ratio, without their whole part. */
function goldenFraction(i: number): number {
	return Math.fround((i * ((Math.sqrt(5) + 1) / 2)) % 1);
}

/** Type 7 quantile of sorted values; 0 of none. */
function quantileOf(sorted: Float32Array, fraction: number): number {
	if (sorted.length === 0) return 0;
	const at = fraction * (sorted.length - 1);
	const below = Math.floor(at);
	const low = sorted[below];
	return below + 1 < sorted.length ? low + (at - below) * (sorted[below + 1] - low) : low;
}

/** For each combination a number of channels that is small more often than large, and which they are. */
function drawChannels(
	nCombinations: number,
	nChannels: number,
	random: Random,
): Pick<RocketKernels, "channels" | "starts"> {
	const largest = Math.log2(Math.min(nChannels, 9) + 1);
	const starts = new Int32Array(nCombinations + 1);
	const channels: number[] = [];
	for (let i = 0; i < nCombinations; i++) {
		const n = Math.floor(2 ** (random() * largest));
		const all = shuffle(
			random,
			Array.from({ length: nChannels }, (_, c) => c),
		);
		channels.push(...all.slice(0, n));
		starts[i + 1] = channels.length;
	}
	return { channels: Int32Array.from(channels), starts };
}
