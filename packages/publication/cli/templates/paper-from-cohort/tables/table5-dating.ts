import { formatNumber, type Table } from "@quickening/paper";
import type { DatingRow } from "../analysis/describe.ts";

/** By what pregnancies are dated. */
export function table(rows: readonly DatingRow[]): Table {
	return {
		title: "Dating",
		caption: "Pregnancies that ended in a live birth, by the rule that dates them.",
		columns: [
			{ key: "rule", title: "Rule", align: "left" },
			{ key: "n", title: "Pregnancies", align: "decimal" },
		],
		rows: rows.map(({ rule, n }) => ({ cells: { rule: rule.replaceAll("-", " "), n: formatNumber(n, 0) } })),
		notes: [],
	};
}
