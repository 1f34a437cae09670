import type { Recording } from "@quickening/core";

/** All samples of a recording at once, by signal, for tests of short files. */
export async function readAll(recording: Recording): Promise<{
	readonly samples: Readonly<Record<string, readonly number[]>>;
	readonly flags: Readonly<Record<string, readonly number[]>>;
	readonly warnings: readonly string[];
}> {
	const samples: Record<string, number[]> = {};
	const flags: Record<string, number[]> = {};
	for await (const block of recording.blocks()) {
		for (const [i, { name }] of recording.signals.entries()) {
			samples[name] = [...(samples[name] ?? []), ...block.samples[i]!];
			flags[name] = [...(flags[name] ?? []), ...block.flags[i]!];
		}
	}
	return { samples, flags, warnings: recording.warnings.map(({ code }) => code) };
}
