import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { SubgroupRow } from "../analysis/comparison.ts";
import { plain } from "./table2-sleep-wake.ts";
import { modelWords } from "./words.ts";

/** Every model in groups that were named beforehand. */
export function table(rows: readonly SubgroupRow[]): Table {
	const levels = [...new Set(rows.map(({ group, level }) => `${group}: ${level}`))];
	return {
		title: "Subgroups of nights and epochs",
		caption:
			"Cohen's kappa of three classes of all epochs in the group, and mean over people of the area under the ROC curve of sleep, with 95% intervals over draws of people.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "kappa", title: "Kappa", align: "decimal" },
			{ key: "auc", title: "Mean AUC", align: "decimal" },
		],
		rows: levels.flatMap((level): TableRow[] => {
			const own = rows.filter((row) => `${row.group}: ${row.level}` === level);
			const { n, nPeople, wakePercent } = own[0]!;
			return [
				{
					cells: {
						model: `${level} (${formatNumber(n, 0)} epochs of ${nPeople} people, ${formatNumber(wakePercent, 0)}% wake)`,
					},
					kind: "header",
				},
				...own.map((row) => ({
					kind: "indented" as const,
					cells: { model: modelWords[row.model], kappa: plain(row.threeKappa), auc: plain(row.meanAuc) },
				})),
			];
		}),
		notes: ["Subgroups were specified before any result. Age and sex are not in the files."],
	};
}
