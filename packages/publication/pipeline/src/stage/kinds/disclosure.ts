import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { findDifferences, openSafely, type Refusal } from "@quickening/disclosure";
import type { DisclosureRecord } from "../disclosure-record.ts";
import { type StageEvidence, unpackCells } from "../evidence.ts";
import type { RunningJob } from "../job.ts";
import { namedPeople, refusalError } from "./controlled-script.ts";
import { formatJson } from "./format-json.ts";
import { writeOutputs } from "./write-outputs.ts";

const evidencePrefix = "evidence ";

/**
 * Looks at everything of a paper that may leave, together: what can be told from two released results but from neither alone,
 * files that are not those which the gate wrote, and ids of people in any of them. Then lists every file with its hash.
 *
 * @throws Error naming each file or pair of results that may not leave.
 */
export function judgeRelease(job: RunningJob): void {
	const evidence: StageEvidence[] = [];
	const files = new Map<string, Buffer>();
	for (const [name, path] of Object.entries(job.inputs)) {
		const bytes = readFileSync(path);
		if (name.startsWith(evidencePrefix)) evidence.push(JSON.parse(bytes.toString("utf8")) as StageEvidence);
		else files.set(name, bytes);
	}
	const hashes = new Map([...files].map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest("hex")]));
	const written = new Set(hashes.values());
	const refusals: Refusal[] = evidence.flatMap(({ stage, outputs }) =>
		Object.entries(outputs)
			.filter(([, sha256]) => !written.has(sha256))
			.map(([name]) => ({
				where: `output ${name} of stage ${stage}`,
				rule: "the file is not the one that passed disclosure control",
				whatToDo: "Write it through stage.writeJson alone, and rebuild the paper",
			})),
	);
	refusals.push(...findDifferences(evidence.flatMap(unpackCells), openSafely));
	const people = new Set(evidence.flatMap(({ people }) => people));
	refusals.push(...namedPeople(files, people));
	if (refusals.length > 0) throw refusalError(`disclosure control stops paper ${job.paper}`, refusals);
	const record: DisclosureRecord = {
		schema: 1,
		rules: openSafely,
		suppressed: countSuppressed(evidence),
		files: Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1))),
	};
	writeOutputs(job, { record: formatJson(record) });
}

/** How many cells were taken away or rounded, by output or value, column and reason; no cell is named. */
function countSuppressed(evidence: readonly StageEvidence[]): DisclosureRecord["suppressed"] {
	const counts = new Map<string, { stage: string; of: string; column?: string; reason: string; cells: number }>();
	for (const { stage, suppressed } of evidence) {
		for (const { of, column, reason } of suppressed) {
			const key = JSON.stringify([stage, of, column, reason]);
			const known = counts.get(key) ?? { stage, of, ...(column !== undefined && { column }), reason, cells: 0 };
			counts.set(key, { ...known, cells: known.cells + 1 });
		}
	}
	return [...counts.values()];
}
