import { formatEstimate, type Table, type TableRow } from "@quickening/publishing";
import type { SubgroupRow } from "../analysis/comparison.ts";
import { modelWords } from "./model-words.ts";

/** Every model in every group, split by installation. */
export function table(rows: readonly SubgroupRow[]): Table {
	const models = [...new Set(rows.map(({ model }) => model))];
	const groups = [...new Set(rows.map(({ group }) => group))];
	const levelsOf = (group: string) => [...new Set(rows.filter((row) => row.group === group).map(({ level }) => level))];
	return {
		title: "In groups",
		caption:
			"Area under the ROC curve for hungry against other, pairs within folds, split by installation, with 95% intervals over draws of installations.",
		columns: [
			{ key: "level", title: "", align: "left" },
			{ key: "n", title: "Other / all", align: "decimal", definition: "recordings of another reason, and all" },
			...models.map((model) => ({ key: model, title: modelWords[model], align: "decimal" as const })),
		],
		rows: groups.flatMap((group): TableRow[] => [
			{ cells: { level: group }, kind: "header" },
			...levelsOf(group).map((level) => {
				const own = rows.filter((row) => row.group === group && row.level === level);
				return {
					kind: "indented" as const,
					cells: {
						level,
						n: `${own[0]!.nOther} / ${own[0]!.n}`,
						...Object.fromEntries(own.map(({ model, auc }) => [model, auc === null ? "" : formatEstimate(auc, 2)])),
					},
				};
			}),
		]),
		notes: [
			"Groups were named beforehand. With nine groups and six models some intervals leave out 0.5 by chance.",
			"Fewer than five recordings of another reason give no area.",
		],
	};
}
