import type { Table } from "@quickening/paper";
import type { Finding } from "../analysis/data-check.ts";

/** What the data check found and what was done about it. */
export function table(findings: readonly Finding[]): Table {
	return {
		title: "What the data check found",
		caption: "What was checked in the files, and what was done about it.",
		columns: [
			{ key: "check", title: "Field", align: "left" },
			{ key: "found", title: "Found", align: "left" },
			{ key: "consequence", title: "Consequence", align: "left" },
		],
		rows: findings.map(({ check, found, consequence }) => ({ cells: { check, found, consequence } })),
		notes: [],
	};
}
