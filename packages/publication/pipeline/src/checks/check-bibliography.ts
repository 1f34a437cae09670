import type { CheckContext } from "./check-context.ts";
import type { CitedReferences } from "./check-text.ts";

/** Kinds of entries that have been given a DOI for many years. */
const WITH_DOI = new Set(["article", "inproceedings", "conference"]);

/** A bibliography that cannot be read, keys that are there twice, and (warnings) entries that are unused or incomplete. */
export function checkBibliography(context: CheckContext, { file, bibliography, cited }: CitedReferences): void {
	if (bibliography === undefined) return;
	for (const problem of bibliography.problems) context.add({ file, ...problem });
	const used = new Set(cited);
	const first = new Map<string, number>();
	for (const { key, type, fields, line, column } of bibliography.entries) {
		const add = (message: string, severity?: "warning") =>
			context.add({ file, line, column, ...(severity && { severity }), message });
		const before = first.get(key);
		if (before !== undefined) {
			add(`entry ${key} is there twice (first in line ${before}): give one of them another key`);
			continue;
		}
		first.set(key, line);
		if (!used.has(key)) add(`entry ${key} is cited nowhere in ${context.paper.manuscript.source}`, "warning");
		const has = (...names: readonly string[]) => names.some((name) => (fields[name] ?? "") !== "");
		const missing = [
			!has("title") && "title",
			!has("year", "date") && "year",
			WITH_DOI.has(type) && !has("doi", "url", "eprint", "isbn") && "doi",
		].filter((name) => name !== false);
		if (missing.length > 0 && !has("crossref")) add(`entry ${key} has no ${missing.join(", no ")}`, "warning");
	}
}
