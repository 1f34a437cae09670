import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { SubgroupRow } from "../analysis/comparison.ts";
import { modelWords } from "./model-words.ts";

/** Every model in every group, split by installation. */
export function table(rows: readonly SubgroupRow[]): Table {
	const levels = [...new Set(rows.map(({ group, level }) => `${group}: ${level}`))];
	return {
		title: "Subgroups",
		caption:
			"Area under the ROC curve for hungry against other, pairs within folds, split by installation, with 95% intervals over draws of installations.",
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "auc", title: "AUC (95% CI)", align: "decimal" },
		],
		rows: levels.flatMap((level): TableRow[] => {
			const own = rows.filter((row) => `${row.group}: ${row.level}` === level);
			const { nOther, n, nInstances } = own[0]!;
			const counts = `${nOther} other of ${n} recordings, ${nInstances} installations`;
			return [
				{ cells: { model: `${level} (${counts})` }, kind: "header" },
				...own.map(({ model, auc }) => ({
					kind: "indented" as const,
					cells: { model: modelWords[model], auc: auc === null ? "" : formatEstimate(auc, 2) },
				})),
			];
		}),
		notes: [
			"Subgroups were specified beforehand. With eight subgroups and six models some intervals exclude 0.5 by chance.",
			"No area is given for fewer than five recordings of another reason.",
		],
	};
}
