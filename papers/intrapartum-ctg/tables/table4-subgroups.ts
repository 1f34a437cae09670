import { performanceTable, type Table } from "@quickening/paper";
import type { SubgroupRow } from "../analysis/subgroup-rows.ts";

/** The primary model in subgroups: no model is reported without them. */
export function table(rows: readonly SubgroupRow[]): Table {
	return performanceTable({
		title: "The same model in subgroups",
		caption:
			"Area under the ROC curve of the primary model’s cross-validated predictions in subgroups of vaginal births, with 95% DeLong intervals. Groups with fewer than five events are not estimated.",
		labelTitle: "Group",
		countTitle: "Events / births",
		measures: [
			{ key: "auc", title: "AUC (95% CI)", digits: 2 },
			{
				key: "ratio",
				title: "Observed / expected events",
				digits: 2,
				definition: "Events divided by the sum of predicted risks; 1 is ideal",
			},
		],
		rows: rows.map(({ label, n, events, auc, aucLow, aucHigh, observedToExpected }) => ({
			label,
			n,
			events,
			measures: { auc: { estimate: auc, low: aucLow, high: aucHigh }, ratio: { estimate: observedToExpected } },
		})),
		notes: ["Ethnicity, deprivation and body mass index are not in the data, so no statement about them is possible."],
	});
}
