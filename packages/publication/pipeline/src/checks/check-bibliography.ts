import { doiAddress, linkAddress } from "@quickening/workspace/markup";
import type { CheckContext } from "./check-context.ts";
import type { CitedReferences } from "./check-text.ts";

/** Kinds of entries that have been given a DOI for many years. */
const WITH_DOI = new Set(["article", "inproceedings", "conference"]);

/**
 * A bibliography that cannot be read, keys that are there twice, dates, DOIs and addresses that are none, and (warnings)
 * entries that are unused or incomplete.
 */
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
		for (const problem of fieldProblems(fields)) add(`entry ${key}: ${problem}`);
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

/** Fields that are there and cannot be what they are to be; Typst would stop at them, or a link would lead elsewhere. */
function fieldProblems(fields: Readonly<Record<string, string>>): string[] {
	const { year = "", date = "", doi = "", url = "" } = fields;
	return [
		date === "" && year !== "" && !/^\d{4}$/.test(year)
			? `year must be four digits; got ${year} (for a paper in press, write pubstate = {inpress} and the year of acceptance)`
			: "",
		date !== "" && !isDateOrRange(date) ? `date must be a date such as 2020, 2020-05 or 2020-05-01; got ${date}` : "",
		doi !== "" && doiAddress(doi) === undefined ? `doi must be a DOI such as 10.1186/1471-2393-14-16; got ${doi}` : "",
		url !== "" && linkAddress(url) === undefined ? `url must begin with https: or http:; got ${url}` : "",
	].filter((problem) => problem !== "");
}

/** A date of BibLaTeX (ISO 8601-2), or a range of two, of which the end may be open. */
function isDateOrRange(text: string): boolean {
	const [from = "", to, ...more] = text.split("/");
	return more.length === 0 && isDate(from) && (to === undefined || to === "" || to === ".." || isDate(to));
}

function isDate(text: string): boolean {
	const plain = text.replace(/[?~%]$/, "");
	return /^\d{4}(?:-\d{2}){0,2}$/.test(plain) && !Number.isNaN(Date.parse(plain)) && isOfMonth(plain);
}

/** Date.parse takes 30 February for 1 March. */
function isOfMonth(date: string): boolean {
	return date.length < 10 || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
