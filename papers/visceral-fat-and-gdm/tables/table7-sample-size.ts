import type { Table } from "@quickening/paper";
import type { SampleSizeRow } from "../analysis/sample-size.ts";

/** What Riley's criteria ask for. */
export function table(rows: readonly SampleSizeRow[]): Table {
	const [first] = rows;
	return {
		title: "Women that a prediction model would need",
		caption: `Riley’s criteria at the proportion of events in this cohort, by the number of parameters and the c-statistic expected; here ${first?.had} women with ${first?.hadEvents} events.`,
		columns: [
			{ key: "parameters", title: "Parameters", align: "decimal" },
			{ key: "per", title: "Events per parameter here", align: "decimal" },
			{ key: "auc", title: "c-statistic expected", align: "decimal" },
			{ key: "n", title: "Women needed", align: "decimal" },
			{ key: "events", title: "Events needed", align: "decimal" },
			{ key: "decisive", title: "Criterion that requires most", align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				parameters: String(row.nParameters),
				per: row.eventsPerParameter.toFixed(1),
				auc: row.expectedAuc.toFixed(2),
				n: String(row.n),
				events: String(row.nEvents),
				decisive: row.decisive.replace("-", " ").replace("-", " "),
			},
		})),
		notes: [
			"Shrinkage of at least 0.9, optimism of Nagelkerke’s R² of at most 0.05, overall risk and mean absolute error to 0.05.",
		],
	};
}
