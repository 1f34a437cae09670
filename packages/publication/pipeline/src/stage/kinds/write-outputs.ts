import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RunningJob } from "../job.ts";

/** Writes the outputs of a generated stage by their names. */
export function writeOutputs(job: RunningJob, contents: Readonly<Record<string, string | Uint8Array>>): void {
	for (const [name, content] of Object.entries(contents)) {
		const path = job.outputs[name];
		if (path === undefined) throw new Error(`stage ${job.stage} made ${name}, which is no output of it`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
	}
}
