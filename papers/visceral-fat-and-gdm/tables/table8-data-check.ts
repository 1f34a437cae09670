import type { Table } from "@quickening/paper";
import type { Finding } from "../analysis/data-check.ts";

/** What was looked at in the file, what was found, and what is done about it. */
export function table(findings: readonly Finding[]): Table {
	return {
		title: "What the data check found",
		caption: "Checked before anything was estimated.",
		columns: [
			{ key: "check", title: "Check", align: "left" },
			{ key: "found", title: "Found", align: "left" },
			{ key: "consequence", title: "Consequence", align: "left" },
		],
		rows: findings.map((finding) => ({ cells: { ...finding } })),
		notes: [],
	};
}
