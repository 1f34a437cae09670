import type { Table } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/published.ts";

/** How many numbers of each published table were found again. */
export function table(rows: readonly ComparisonRow[]): Table {
	const places = [...new Set(rows.map(({ where }) => where))];
	return {
		title: "Published numbers reproduced",
		caption: "Numbers that the files can give, by where they were published; same: to the last printed digit.",
		columns: [
			{ key: "where", title: "Published in", align: "left" },
			{ key: "n", title: "Numbers", align: "decimal" },
			{ key: "same", title: "Same", align: "decimal" },
		],
		rows: places.map((where) => {
			const own = rows.filter((row) => row.where === where);
			return {
				cells: { where, n: String(own.length), same: String(own.filter(({ isSame }) => isSame).length) },
			};
		}),
		notes: ["Places are those of the manuscript in the authors’ repository."],
	};
}
