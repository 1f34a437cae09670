import type { Table } from "@quickening/paper";
import type { Finding } from "../analysis/data-check.ts";

/** What the data check found and what follows from it. */
export function table(findings: readonly Finding[]): Table {
	return {
		title: "What the data check found",
		caption: "What the fourteen tables hold, agree on and leave open, looked at before the analysis.",
		columns: [
			{ key: "check", title: "Looked at", align: "left" },
			{ key: "found", title: "Found", align: "left" },
			{ key: "consequence", title: "Consequence", align: "left" },
		],
		rows: findings.map(({ check, found, consequence }) => ({ cells: { check, found, consequence } })),
		notes: ["Numbers and letters such as 4a are those of the original figures."],
	};
}
