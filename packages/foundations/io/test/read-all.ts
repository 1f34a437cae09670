import type { Recording } from "@quickening/core";

/** All blocks of a recording, joined. */
export async function readAll(
	recording: Recording,
): Promise<{ samples: number[][]; flags: number[][]; starts: number[] }> {
	const samples: number[][] = recording.signals.map(() => []);
	const flags: number[][] = recording.signals.map(() => []);
	const starts: number[] = [];
	for await (const block of recording.blocks()) {
		starts.push(block.startSeconds);
		block.samples.forEach((values, i) => {
			for (const value of values) samples[i]!.push(value);
		});
		block.flags.forEach((values, i) => {
			for (const value of values) flags[i]!.push(value);
		});
	}
	return { samples, flags, starts };
}
