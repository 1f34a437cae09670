import { checkInRange, checkPositive } from "@quickening/core";

/** How large the steps are over the epochs. */
export interface LearningRate {
	/** The largest. */
	readonly peak: number;
	/**
	 * "cosine" falls to `floor` by the last epoch; "exponential" falls by a constant factor to it; "constant" stays. Default
	 * "cosine".
	 */
	readonly schedule?: "constant" | "cosine" | "exponential";
	/** Epochs over which the steps grow in a line from 0. Default 0. */
	readonly warmupEpochs?: number;
	/** Where the fall ends, as a fraction of `peak`. Default 0.01. */
	readonly floor?: number;
}

/** Size of the steps at a time counted in epochs (2.5 is the middle of the third one). Cosine: doi:10.48550/arXiv.1608.03983. */
export function learningRateAt(
	{ peak, schedule = "cosine", warmupEpochs = 0, floor = 0.01 }: LearningRate,
	{ epoch, nEpochs }: { readonly epoch: number; readonly nEpochs: number },
): number {
	checkPositive("trainNetwork", "learningRate.peak", peak);
	checkInRange("trainNetwork", "learningRate.floor", floor, 1e-6, 1);
	checkInRange("trainNetwork", "learningRate.warmupEpochs", warmupEpochs, 0, nEpochs);
	if (epoch < warmupEpochs) return (peak * epoch) / warmupEpochs;
	if (schedule === "constant") return peak;
	const done = Math.min(1, (epoch - warmupEpochs) / Math.max(1e-9, nEpochs - warmupEpochs));
	if (schedule === "exponential") return peak * floor ** done;
	return peak * (floor + ((1 - floor) * (1 + Math.cos(Math.PI * done))) / 2);
}
