import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import { measures } from "../analysis/measures.ts";
import type { LikenessRow } from "../analysis/synthetic.ts";

/** How like real women the synthetic ones are. */
export function table(rows: readonly LikenessRow[]): Table {
	return {
		title: "Synthetic women compared with real ones",
		caption:
			"Mean ± standard deviation, mean less that of pregnant women in NHANES (95% CI: error of both), and mean distance of seven centiles (3 to 97) from theirs. Synthetic women do not exist.",
		columns: [
			{ key: "way", title: "", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
			{ key: "level", title: "Mean ± SD", align: "left" },
			{ key: "difference", title: "Difference (95% CI)", align: "decimal" },
			{ key: "distance", title: "Distance", align: "decimal" },
		],
		rows: measures.flatMap(({ key, name, unit }): TableRow[] => [
			{ cells: { way: `${name} (${unit})` }, kind: "header" },
			...rows
				.filter((row) => row.key === key)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						way: row.wayName,
						n: formatNumber(row.n, 0),
						level: `${formatNumber(row.mean, 1)} ± ${formatNumber(row.sd, 1)}`,
						difference: row.difference === null ? "" : formatEstimate(row.difference, 1),
						distance: row.distance === null ? "" : formatNumber(row.distance, 1),
					},
				})),
		]),
		notes: [
			"Women of NHANES who are not pregnant are the comparator: a cohort that differs more from pregnant women than they do is a worse stand-in than they are.",
			"Readings at home are not the same quantity as those in the examination centre, and are given separately.",
		],
	};
}
