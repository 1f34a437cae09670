import { join } from "node:path";
import { testsFolder } from "./folders.ts";
import { readJson } from "./read.ts";

/** One side of a comparison of speed. */
export interface Timing {
	readonly seconds?: number;
	readonly firstSeconds?: number;
	readonly peakMb?: number;
	readonly answer?: Readonly<Record<string, number>>;
}

/** A row of tests/benchmarks/measured.json: ours beside one peer. */
export interface MeasuredRow {
	readonly benchmark: string;
	readonly ours: Timing;
	readonly peer: Timing & {
		readonly name: string;
		readonly version?: string;
		readonly skipped?: string;
		readonly incorrect?: string;
		readonly note?: string;
	};
	readonly ratio: number | null;
	readonly ratios?: { readonly first: number; readonly cpu: number; readonly peakMemory: number } | null;
	readonly fastestCorrectPeer?: boolean;
	readonly target?: { readonly warm?: number; readonly first?: number };
	readonly limit?: string;
}

/** A run of one benchmark, with what it ran on. */
export interface MeasuredRun {
	readonly measuredOn: string;
	readonly processor: string;
	readonly cores: number;
	readonly node: string;
	readonly rows: readonly MeasuredRow[];
}

/** What `quickening bench <name> --keep` kept last; undefined when it never ran. */
export function readMeasured(benchmark: string): MeasuredRun | undefined {
	return readJson<{ runs: Record<string, MeasuredRun> }>(join(testsFolder, "benchmarks/measured.json"))?.runs[
		benchmark
	];
}
