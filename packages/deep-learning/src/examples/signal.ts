import { checkInteger, InvalidInputError } from "@quickening/core";

/**
 * One modality of n windows: `values[(i * nSamples + t) * nChannels + c]` is window i at sample t in channel c, in any unit. NaN is a
 * missing value: it is masked, never filled in.
 */
export interface Signal {
	readonly values: Float32Array | Float64Array;
	readonly nSamples: number;
	readonly nChannels: number;
}

/** Number of windows of a signal. */
export function countWindows({ values, nSamples, nChannels }: Signal): number {
	return values.length / (nSamples * nChannels);
}

export function checkSignal(where: string, argument: string, signal: Signal): void {
	checkInteger(where, `${argument}.nSamples`, signal.nSamples, 1);
	checkInteger(where, `${argument}.nChannels`, signal.nChannels, 1);
	const size = signal.nSamples * signal.nChannels;
	if (signal.values.length % size === 0) return;
	throw new InvalidInputError(
		`${where}: ${argument}.values must hold whole windows of ${signal.nSamples} samples x ${signal.nChannels} channels; got ${signal.values.length} values`,
		{ code: "length-mismatch", argument: `${argument}.values`, received: signal.values.length },
	);
}
