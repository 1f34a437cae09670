import type { Recording } from "@quickening/core";

/** All of a recording at once, for tests. */
export interface WholeRecording {
	readonly samples: readonly number[][];
	readonly flags: readonly number[][];
	/** Codes of the warnings, in order. */
	readonly codes: readonly string[];
}

/** Reads every block and checks that they follow one another. */
export async function readWhole(recording: Recording): Promise<WholeRecording> {
	const samples = recording.signals.map((): number[] => []);
	const flags = recording.signals.map((): number[] => []);
	for await (const block of recording.blocks()) {
		for (const [i, { samplingRateHz }] of recording.signals.entries()) {
			if (block.samples[i]!.length > 0 && Math.abs(block.startSeconds * samplingRateHz - samples[i]!.length) > 0.5001) {
				throw new Error(`block at ${block.startSeconds} s, where ${samples[i]!.length} samples were before`);
			}
			if (block.samples[i]!.length !== block.flags[i]!.length) throw new Error("samples and flags differ in length");
			for (const value of block.samples[i]!) samples[i]!.push(value);
			for (const flag of block.flags[i]!) flags[i]!.push(flag);
		}
	}
	return { samples, flags, codes: recording.warnings.map(({ code }) => code) };
}
