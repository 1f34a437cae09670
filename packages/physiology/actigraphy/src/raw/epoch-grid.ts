import { InvalidInputError } from "@quickening/core";

/**
 * Which samples belong to which epoch. Epoch k holds the samples from round(k r) to before round((k + 1) r), r samples an
 * epoch: at 85.7 Hz, where 5 s are 428.5 samples, epochs have 428 and 429. A last epoch that is not whole is left out.
 */
export interface EpochGrid {
	readonly samplesPerEpoch: number;
	/** The longest epoch, in samples. */
	readonly longest: number;
}

export function epochGrid(where: string, samplingRateHz: number, epochSeconds: number): EpochGrid {
	const samplesPerEpoch = samplingRateHz * epochSeconds;
	if (samplesPerEpoch < 2)
		throw new InvalidInputError(
			`${where}: epochSeconds must hold at least 2 samples (${2 / samplingRateHz} s at ${samplingRateHz} Hz); got ${epochSeconds}`,
			{ code: "too-short", argument: "epochSeconds", received: epochSeconds },
		);
	return { samplesPerEpoch, longest: Math.ceil(samplesPerEpoch) + 1 };
}

/** First sample of epoch `k`. */
export function epochBegin({ samplesPerEpoch }: EpochGrid, k: number): number {
	return Math.round(k * samplesPerEpoch);
}

/** How many whole epochs `n` samples hold. */
export function wholeEpochs(grid: EpochGrid, n: number): number {
	let epochs = Math.floor(n / grid.samplesPerEpoch) + 1;
	while (epochs > 0 && epochBegin(grid, epochs) > n) epochs--;
	return epochs;
}
