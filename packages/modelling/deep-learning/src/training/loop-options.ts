import { checkInteger, checkPositive } from "@quickening/core";
import type { TrainOptions } from "./train-options.ts";
import type { LoopOptions } from "./training-loop.ts";

/** What a training with or without outcomes leaves to its caller. */
export type SharedOptions = Pick<
	TrainOptions,
	"nEpochs" | "batchSize" | "learningRate" | "weightDecay" | "clipNorm" | "patienceEpochs" | "seed" | "frozen"
>;

/** @throws InvalidInputError when a number is not usable. */
export function loopOptions(
	where: string,
	{
		nEpochs = 50,
		batchSize = 32,
		learningRate = { peak: 0.001 },
		weightDecay = 1e-4,
		clipNorm = 1,
		patienceEpochs = 10,
		seed = 1,
		frozen = [],
	}: SharedOptions,
): LoopOptions {
	checkInteger(where, "nEpochs", nEpochs, 1);
	checkInteger(where, "batchSize", batchSize, 1);
	checkInteger(where, "patienceEpochs", patienceEpochs, 1);
	checkPositive(where, "clipNorm", clipNorm);
	const isFrozen = (name: string) => frozen.some((beginning) => name.startsWith(beginning));
	return { nEpochs, batchSize, learningRate, weightDecay, clipNorm, patienceEpochs, seed, isFrozen };
}
