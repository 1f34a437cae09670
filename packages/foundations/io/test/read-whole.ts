import type { Recording } from "@quickening/core";

/** All of a recording at once, for tests. */
export interface WholeRecording {
	readonly samples: readonly number[][];
	readonly flags: readonly number[][];
	/** Seconds at which the blocks began. */
	readonly starts: readonly number[];
	/** Codes of the warnings, in order. */
	readonly codes: readonly string[];
}

/** Reads every block and checks that they follow one another. */
export async function readWhole(recording: Recording): Promise<WholeRecording> {
	const samples = recording.signals.map((): number[] => []);
	const flags = recording.signals.map((): number[] => []);
	const starts: number[] = [];
	for await (const block of recording.blocks()) {
		starts.push(block.startSeconds);
		for (const [i, { samplingRateHz }] of recording.signals.entries()) {
			if (block.samples[i]!.length > 0 && Math.abs(block.startSeconds * samplingRateHz - samples[i]!.length) > 0.5001) {
				throw new Error(`block at ${block.startSeconds} s, where ${samples[i]!.length} samples were before`);
			}
			if (block.samples[i]!.length !== block.flags[i]!.length) throw new Error("samples and flags differ in length");
			for (const value of block.samples[i]!) samples[i]!.push(value);
			for (const flag of block.flags[i]!) flags[i]!.push(flag);
		}
	}
	return { samples, flags, starts, codes: recording.warnings.map(({ code }) => code) };
}

/** The same, samples and flags by the signals' names. */
export async function readNamed(recording: Recording): Promise<{
	readonly samples: Readonly<Record<string, readonly number[]>>;
	readonly flags: Readonly<Record<string, readonly number[]>>;
	readonly codes: readonly string[];
}> {
	const { samples, flags, codes } = await readWhole(recording);
	const named = (each: readonly number[][]) =>
		Object.fromEntries(recording.signals.map(({ name }, i) => [name, each[i]!]));
	return { samples: named(samples), flags: named(flags), codes };
}
