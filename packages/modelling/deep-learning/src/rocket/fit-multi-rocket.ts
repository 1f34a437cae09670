import { checkInteger, seededRandom } from "@quickening/core";
import { checkSignal, type Signal } from "../examples/signal.ts";
import { differenceSignal } from "./difference-signal.ts";
import { fitMiniRocket, type MiniRocketOptions } from "./fit-mini-rocket.ts";
import { checkLongEnough, N_KERNELS, type RocketKernels } from "./rocket-kernels.ts";

/** What MultiRocket has drawn and fitted: MiniRocket's kernels for the signal and for its differences. */
export interface MultiRocketKernels {
	readonly signal: RocketKernels;
	readonly difference: RocketKernels;
}

/** Ways to sum up an output, and series that it is made of. */
const FEATURES_A_BIAS = 8;

/**
 * MultiRocket's kernels: MiniRocket's, with dilations and biases of their own, for the signal and for its first differences. No
 * outcome is looked at.
 *
 * @param signal - Training windows, at least 10 samples long; NaN is missing.
 * @param options - As MiniRocket's; `nFeatures` is 50,000 by default, which gives 49,728.
 * @throws InvalidInputError when there is no window, or windows are too short.
 *
 * Source: Tan CW, Dempster A, Bergmeir C, Webb GI. Data Min Knowl Discov 2022;36:1623-1646, doi:10.1007/s10618-022-00844-1.
 * @example
 * const kernels = fitMultiRocket(training, { random: seededRandom(1) });
 * const features = multiRocketFeatures(training, kernels);
 */
export function fitMultiRocket(
	signal: Signal,
	{ nFeatures = 50_000, random = seededRandom(1), ...options }: MiniRocketOptions = {},
): MultiRocketKernels {
	const where = "fitMultiRocket";
	checkSignal(where, "signal", signal);
	checkLongEnough(where, signal.nSamples - 1);
	checkInteger(where, "nFeatures", nFeatures, FEATURES_A_BIAS * N_KERNELS);
	const nBiases = Math.floor(nFeatures / FEATURES_A_BIAS);
	return {
		signal: fitMiniRocket(signal, { ...options, nFeatures: nBiases, random }),
		difference: fitMiniRocket(differenceSignal(signal), { ...options, nFeatures: nBiases, random }),
	};
}
