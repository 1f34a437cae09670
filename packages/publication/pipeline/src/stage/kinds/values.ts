import { readFileSync } from "node:fs";
import { mergeValues, type Value } from "@quickening/paper";
import type { RunningJob } from "../job.ts";
import { formatJson } from "./format-json.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Joins what the stages recorded; each input is the file of one stage and bears its name. */
export function joinValues(job: RunningJob): void {
	const parts = Object.entries(job.inputs).map(([stage, path]) => ({
		stage,
		values: JSON.parse(readFileSync(path, "utf8")) as Record<string, Value>,
	}));
	writeOutputs(job, { values: formatJson(mergeValues(parts)) });
}
