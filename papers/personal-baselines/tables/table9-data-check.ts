import type { Table } from "@quickening/paper";
import type { Finding } from "../analysis/coverage.ts";

/** What was looked at in the file, what was found, and what is done about it. */
export function table(findings: readonly Finding[]): Table {
	return {
		title: "Data check",
		caption: "Irregularities in the file, and how each was handled.",
		columns: [
			{ key: "check", title: "Check", align: "left" },
			{ key: "found", title: "Found", align: "left" },
			{ key: "consequence", title: "Handling", align: "left" },
		],
		rows: findings.map((finding) => ({ cells: { ...finding } })),
		notes: [],
	};
}
