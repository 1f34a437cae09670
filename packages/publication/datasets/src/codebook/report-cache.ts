import { createHash } from "node:crypto";
import { join } from "node:path";
import type { TableReport } from "@quickening/table";
import { readJsonIfThere, writeAtomically } from "@quickening/workspace";
import type { DatasetTable } from "../dataset.ts";

/** Goes up whenever the checks see something else in the same file. */
const CHECKS = 1;

/** Remembers what was found in a file of certain bytes by a certain description: counts, and of open data the first faults. */
export interface ReportCache {
	lookup(file: string, sha256: string, table: DatasetTable, closed: boolean): TableReport | undefined;
	remember(file: string, sha256: string, table: DatasetTable, closed: boolean, report: TableReport): void;
	/** Writes aside and renames; one that cannot be written is no error, the next check is only slower. */
	save(): void;
}

interface Saved {
	readonly schema: typeof CHECKS;
	readonly reports: Readonly<Record<string, readonly [key: string, report: TableReport]>>;
}

/** The reports of a data set, kept in .quickening/codebooks/<slug>.json. */
export function openReportCache(root: string, slug: string): ReportCache {
	const path = join(root, ".quickening", "codebooks", `${slug}.json`);
	const before = load(path);
	const reports: Record<string, readonly [string, TableReport]> = { ...before };
	let changed = false;
	return {
		lookup(file, sha256, table, closed) {
			const known = reports[nameOf(file, table)];
			return known?.[0] === keyOf(sha256, table, closed) ? known[1] : undefined;
		},
		remember(file, sha256, table, closed, report) {
			reports[nameOf(file, table)] = [keyOf(sha256, table, closed), report];
			changed = true;
		},
		save() {
			if (!changed) return;
			try {
				writeAtomically(path, JSON.stringify({ schema: CHECKS, reports } satisfies Saved));
			} catch {
				// Without it the next check reads every file again, and finds the same.
			}
		},
	};
}

function load(path: string): Saved["reports"] {
	try {
		const saved = readJsonIfThere<Saved>(path);
		return saved?.schema === CHECKS && typeof saved.reports === "object" ? saved.reports : {};
	} catch {
		return {};
	}
}

/** A file may be described twice, by two patterns. */
function nameOf(file: string, { files }: DatasetTable): string {
	return `${files}\n${file}`;
}

function keyOf(sha256: string, table: DatasetTable, closed: boolean): string {
	return createHash("sha256")
		.update(JSON.stringify([sha256, table, closed]))
		.digest("hex");
}
