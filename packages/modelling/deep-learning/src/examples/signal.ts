import { checkInteger, InvalidInputError } from "@quickening/core";

/**
 * One modality of n windows: `values[(i * nSamples + t) * nChannels + c]` is window i at sample t in channel c, in any unit. NaN
 * is a missing value: it is masked, never filled in.
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

/** @throws InvalidInputError when there is no window. */
export function checkSomeWindows(where: string, argument: string, nWindows: number): void {
	if (nWindows > 0) return;
	throw new InvalidInputError(`${where}: ${argument} must hold at least 1 window; got 0`, {
		code: "too-short",
		argument,
		received: 0,
	});
}

/** @throws InvalidInputError when windows do not have the shape that something was made for; `as` says for what. */
export function checkShape(
	where: string,
	argument: string,
	{
		signal,
		shape: { nSamples, nChannels },
		as,
	}: { signal: Signal | undefined; shape: Pick<Signal, "nSamples" | "nChannels">; as: string },
): void {
	if (signal?.nSamples === nSamples && signal.nChannels === nChannels) return;
	const got = signal === undefined ? "none" : `${signal.nSamples} x ${signal.nChannels}`;
	throw new InvalidInputError(
		`${where}: ${argument} must be windows of ${nSamples} samples x ${nChannels} channels, as ${as}; got ${got}`,
		{ code: "shape-mismatch", argument, received: got },
	);
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
