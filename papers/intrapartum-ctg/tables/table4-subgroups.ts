import { formatNumber, type Table } from "@quickening/publishing";
import type { SubgroupRow } from "../analysis/subgroup-rows.ts";

/** The primary model in subgroups: no model is reported without them. */
export function table(rows: readonly SubgroupRow[]): Table {
	return {
		title: "The same model in subgroups",
		caption:
			"Area under the ROC curve of the primary model's cross-validated predictions in subgroups of vaginal births, with 95% DeLong intervals. Groups with fewer than five events are not estimated.",
		columns: [
			{ key: "group", title: "Group", align: "left" },
			{ key: "events", title: "Events / births", align: "decimal" },
			{ key: "auc", title: "AUC (95% CI)", align: "decimal" },
			{
				key: "ratio",
				title: "Observed / expected events",
				align: "decimal",
				definition: "Events divided by the sum of predicted risks; 1 is right on average",
			},
		],
		rows: rows.map((row) => ({
			cells: {
				group: row.label,
				events: `${row.events} / ${row.n}`,
				auc:
					row.auc === null
						? "not estimated"
						: `${formatNumber(row.auc, 2)} (${formatNumber(row.aucLow, 2)} to ${formatNumber(row.aucHigh, 2)})`,
				ratio: formatNumber(row.observedToExpected, 2),
			},
		})),
		notes: ["Ethnicity, deprivation and body mass index are not in the data, so no statement about them is possible."],
	};
}
