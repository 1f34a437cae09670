import { cohortTables } from "../tables/cohort-tables.ts";
import type { Column } from "../tables/column-kind.ts";
import type { AddProblem } from "./problem-list.ts";
import type { BrokenCells } from "./study.ts";
import { isZone, type StudyFacts } from "./study-facts.ts";

/** Cells that are empty, of another type, or beside the codes; dates out of range. Numbers out of range are for `checkUnits`. */
export function checkCells({ tables }: StudyFacts, add: AddProblem): void {
	for (const [name, table] of tables) {
		for (const { column, rule, rows, got } of table.broken) {
			const facts: Column = (cohortTables[name] as Readonly<Record<string, Column>>)[column]!;
			if (rule === "range" && facts.type !== "date") continue;
			for (const row of rows) add(rule, { table: name, column, row, found: words(column, facts, rule, got(row)) });
		}
	}
	const participant = tables.get("participant");
	const zones = participant?.text("zone");
	if (participant === undefined || zones === undefined) return;
	const isWrong = zones.levels.map((zone) => !isZone(zone));
	for (const [row, code] of zones.codes.entries()) {
		if (code >= 0 && isWrong[code]) {
			add("zone", { table: "participant", column: "zone", row, found: `No zone is called "${zones.levels[code]}"` });
		}
	}
}

function words(name: string, { type, codes, range }: Column, rule: BrokenCells["rule"], got: string): string {
	if (rule === "empty") return `${name} is empty`;
	if (rule === "code") return `${name} is ${got}, not one of ${Object.keys(codes!).join(", ")}`;
	if (rule === "range") return `${name} is ${got}, not from ${range![0]} to ${range![1]}`;
	return `${name} is ${got}, which is no ${typeWords[type]}${hint(type, got)}`;
}

/** How such a cell often comes about. */
function hint(type: Column["type"], got: string): string {
	const text = got.replace(/^"|"$/g, "").trim();
	if (/^(n\/?a|n\.a\.|nan|null|none|missing|unknown|-|\.|\?|#n\/a)$/i.test(text))
		return ": leave the cell empty where nothing is known";
	if (type === "number" || type === "integer") {
		if (/^-?\d+,\d+$/.test(text)) return ": a decimal comma? Write a point";
		const age = /^(\d{1,2})\+([0-6])$/.exec(text);
		return age === null ? "" : `: weeks and days? In days it is ${7 * Number(age[1]) + Number(age[2])}`;
	}
	if (type !== "date") return "";
	if (/^\d{5}$/.test(text)) return ": a day's number of a spreadsheet? Export dates as text, year first";
	if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return ": leave the time of day out, in the time zone where she lives";
	return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)
		? ": write year, month, day: which of the two is the month is not guessed"
		: "";
}

const typeWords: Readonly<Record<Column["type"], string>> = {
	text: "text",
	number: "finite number",
	integer: "whole number",
	boolean: "true or false",
	date: "date such as 2026-11-30",
	datetime: "date and time such as 2026-11-30T15:40:00Z",
	time: "time such as 15:40",
};
