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
	return `${name} is ${got}, which is no ${typeWords[type]}`;
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
