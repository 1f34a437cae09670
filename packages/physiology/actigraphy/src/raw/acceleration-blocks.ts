import { InvalidInputError, type ReadProgress, type Recording, type SignalBlock, sampleFlags } from "@quickening/core";

/** One block of the three axes: a missing or damaged sample is NaN, flags of the three are joined. */
export interface AccelerationBlock {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
	readonly flags: Uint8Array;
	readonly block: SignalBlock;
}

/** Where x, y and z stand in a recording, and their rate. */
export function accelerationOf({ format, signals }: Recording): {
	readonly indexes: readonly [number, number, number];
	readonly samplingRateHz: number;
} {
	const indexes = ["x", "y", "z"].map((name) => signals.findIndex((signal) => signal.name === name));
	const found = indexes.map((index) => signals[index]);
	const rate = found[0]?.samplingRateHz ?? 0;
	const isRate = rate > 0 && rate < Number.POSITIVE_INFINITY;
	if (!isRate || found.some((signal) => signal?.unit !== "[g]" || signal.samplingRateHz !== rate)) {
		const got = signals
			.map(({ name, unit, samplingRateHz }) => `${name} in ${unit} at ${samplingRateHz} Hz`)
			.join(", ");
		throw new InvalidInputError(
			`summariseRecording: recording must have signals x, y and z in [g] at one rate; got ${got || "no signal"} (${format}). Counts have measures of their own.`,
			{ code: "no-acceleration", argument: "recording", received: got },
		);
	}
	return { indexes: indexes as [number, number, number], samplingRateHz: rate };
}

/** Smallest and largest value that the device can write on each axis, where the file says so. */
export function rangesOf(recording: Recording): readonly (readonly [lowest: number, highest: number] | undefined)[] {
	return accelerationOf(recording).indexes.map((index) => recording.signals[index]!.range);
}

/** The axes of a recording block by block, from its start; refuses blocks that do not follow one another. */
export async function* accelerationBlocks(
	recording: Recording,
	{
		flagEnds = true,
		onProgress,
		signal,
	}: {
		/** Whether samples at the ends of the device's range are looked for. */
		readonly flagEnds?: boolean;
		readonly onProgress?: (progress: ReadProgress) => void;
		readonly signal?: AbortSignal | undefined;
	} = {},
): AsyncGenerator<AccelerationBlock> {
	const { indexes, samplingRateHz } = accelerationOf(recording);
	const ranges = flagEnds ? rangesOf(recording) : [];
	let seen = 0;
	signal?.throwIfAborted();
	for await (const block of recording.blocks(onProgress === undefined ? {} : { onProgress })) {
		signal?.throwIfAborted();
		const axes = indexes.map((index) => block.samples[index]);
		const flagsOfAxes = indexes.map((index) => block.flags[index]);
		const lengths = [...axes, ...flagsOfAxes].map((one) => one?.length);
		const follows = Math.abs(block.startSeconds - seen / samplingRateHz) <= 0.5 / samplingRateHz;
		if (!follows || lengths.some((length) => length === undefined || length !== lengths[0]))
			throw new InvalidInputError(
				`summariseRecording: recording must give blocks without holes, with axes and flags of one length; got ${lengths.slice(0, 3).join(", ")} samples and ${lengths.slice(3).join(", ")} flags at ${block.startSeconds} s, after ${seen} samples at ${samplingRateHz} Hz. The reader of ${recording.format} is at fault.`,
				{ code: "broken-blocks", argument: "recording", received: block.startSeconds },
			);
		const [x, y, z] = axes as [Float64Array, Float64Array, Float64Array];
		seen += x.length;
		const flags = joinFlags(flagsOfAxes as Uint8Array[]);
		yield markSamples({ x, y, z, flags, block }, ranges);
	}
}

function joinFlags([first, ...others]: readonly Uint8Array[]): Uint8Array {
	const differing = others.filter((flags) => flags !== first);
	if (differing.length === 0) return first!;
	const joined = Uint8Array.from(first!);
	for (const flags of differing) for (let i = 0; i < joined.length; i++) joined[i]! |= flags[i]!;
	return joined;
}

/**
 * Damaged samples become missing; samples at the end of the device's range are flagged. What is lent is copied before a change.
 */
function markSamples(
	one: AccelerationBlock,
	ranges: readonly (readonly [number, number] | undefined)[],
): AccelerationBlock {
	let { x, y, z, flags } = one;
	const unusable = sampleFlags.damaged | sampleFlags.gap;
	if ((anyFlag(flags) & unusable) !== 0) {
		[x, y, z] = [x.slice(), y.slice(), z.slice()];
		for (let i = 0; i < flags.length; i++) if ((flags[i]! & unusable) !== 0) x[i] = y[i] = z[i] = Number.NaN;
	}
	for (const [axis, values] of [x, y, z].entries()) {
		const range = ranges[axis];
		if (range === undefined || !mayReach(values, range[0], range[1])) continue;
		if (flags === one.flags) flags = flags.slice();
		markEnds(values, range[0], range[1], flags);
	}
	return { ...one, x, y, z, flags };
}

function anyFlag(flags: Uint8Array): number {
	let any = 0;
	for (let i = 0; i < flags.length; i++) any |= flags[i]!;
	return any;
}

/** Whether a value is as far from the middle as an end, or missing: one comparison a sample, for it is nearly never so. */
function mayReach(values: Float64Array, lowest: number, highest: number): boolean {
	const middle = (lowest + highest) / 2;
	let farthest = 0;
	for (let i = 0; i < values.length; i++) farthest = Math.max(farthest, Math.abs(values[i]! - middle));
	return !(farthest < (highest - lowest) / 2);
}

function markEnds(values: Float64Array, lowest: number, highest: number, flags: Uint8Array): void {
	for (let i = 0; i < values.length; i++)
		if ((values[i]! <= lowest || values[i]! >= highest) && Number.isFinite(values[i])) flags[i]! |= sampleFlags.clipped;
}
