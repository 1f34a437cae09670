import type { Table } from "@quickening/paper";
import type { Finding } from "../analysis/coverage.ts";

/** What was looked at in the file, what was found, and what is done about it. */
export function table(findings: readonly Finding[]): Table {
	return {
		title: "What was found in the file",
		caption: "What the file holds, and what is done about it.",
		columns: [
			{ key: "check", title: "Looked at", align: "left" },
			{ key: "found", title: "Found", align: "left" },
			{ key: "consequence", title: "What is done", align: "left" },
		],
		rows: findings.map((finding) => ({ cells: { ...finding } })),
		notes: [],
	};
}
