import { type DateFormat, dateFormats, parseCalendarDate } from "./calendar-date.ts";
import type { Treatment } from "./deidentification-plan.ts";
import { identifierByContent, identifierByName } from "./identifiers.ts";

/** A plan to be read and corrected by a person, as JSON holds it. */
export interface DraftPlan {
	readonly person: string;
	readonly anchor?: string;
	readonly columns: Readonly<Record<string, Treatment | { readonly as: Treatment; readonly format: string }>>;
	readonly k: number;
}

/** What stands where a person must decide. */
export const toDecide = "to be decided";

const personWords =
	/^(id|(participant|patient|person|subject|woman|womans|mother|record|study|case)(id|no|nr|number|code)?)$/;
const anchorWords =
	/^(lmp|lastmenstrualperiod|conception|index|birth|dob|dateofbirth|enrol|enrolment|enrollment|randomi[sz]ation|delivery)(date|day)?$/;
const sensitiveWords = /diagnos|outcome|disease|disorder|hiv|depress|abuse|smok|alcohol|drug|icd|comorbid/;
const quasiWords =
	/^(age|sex|gender|parity|gravidity|ethnic|race|region|country|county|municipality|hospital|site|education|occupation|marital|language|religion|bmi|height)/;

/**
 * Proposes a plan from a table's columns: identifiers out, ids to pseudonyms, dates to days, what people are recognised by
 * and what is sensitive marked by its name. Texts of many different values go out. A date whose day and month cannot be told
 * apart is left to a person, and so are the id and the anchor when no column looks like them. Holds no cell.
 */
export function draftPlan(table: {
	readonly columns: readonly string[];
	readonly rows: readonly Readonly<Record<string, string>>[];
}): DraftPlan {
	const cells = (column: string) =>
		table.rows.map((row) => (Object.hasOwn(row, column) ? row[column].trim() : "")).filter((cell) => cell !== "");
	const person = table.columns.find((column) => personWords.test(plain(column)));
	const formats = new Map(table.columns.map((column) => [column, formatOf(cells(column))]));
	const anchor = table.columns.find((column) => anchorWords.test(plain(column)) && formats.get(column) !== undefined);
	const entry = (column: string): DraftPlan["columns"][string] => {
		if (column === person) return "pseudonym";
		const format = formats.get(column);
		if (format !== undefined) return format === "YYYY-MM-DD" ? "days" : { as: "days", format };
		const held = cells(column);
		if (identifierByName(column) ?? identifierByContent(held)) return "drop";
		if (/(^|[a-z])(id|Id|ID)$/.test(column)) return "pseudonym";
		const texts = held.filter((cell) => !Number.isFinite(Number(cell)));
		const nDifferent = new Set(texts).size;
		if (texts.length > 0 && (nDifferent > 30 || texts.some((cell) => cell.split(/\s+/).length > 3))) return "drop";
		if (sensitiveWords.test(plain(column))) return "sensitive";
		return quasiWords.test(plain(column)) ? "quasi-identifier" : "keep";
	};
	return {
		person: person ?? toDecide,
		...(anchor !== undefined
			? { anchor }
			: [...formats.values()].some((format) => format !== undefined)
				? { anchor: toDecide }
				: {}),
		columns: Object.fromEntries(table.columns.map((column) => [column, entry(column)])),
		k: 5,
	};
}

function plain(column: string): string {
	return column.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The one format that all cells have; "to be decided" when day and month could be either; undefined when they are no dates. */
function formatOf(cells: readonly string[]): string | undefined {
	if (cells.length === 0) return undefined;
	const readable = (format: DateFormat) =>
		cells.every((cell) => !("problem" in parseCalendarDate(cell, { format, zone: "UTC" })));
	// A bare number may be a measure: serial numbers and YYYYMMDD are for a person to name.
	const found = dateFormats.filter((format) => format !== "excel" && format !== "YYYYMMDD" && readable(format));
	return found.length > 1 ? `${toDecide}: ${found.join(" or ")}` : found[0];
}
