import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { ModelRow } from "../analysis/mood.ts";

const titles = { tense: "Tense or anxious", happy: "Happy", tired: "Tired" } as const;

/** How well the next day's mood is told. */
export function table(rows: readonly ModelRow[]): Table {
	const blocks = [...new Set(rows.map(({ mood, set }) => `${mood}/${set}`))];
	return {
		title: "Prediction of the next day’s mood in people not in the training data",
		caption:
			"AUC over all days and over pairs of days of one person, Brier score, and Brier score minus that of the usual and today’s answer (below 0 is better), by grouped cross-validation; 95% intervals over people.",
		columns: [
			{ key: "name", title: "", align: "left" },
			{ key: "auc", title: "AUC, all days", align: "left" },
			{ key: "within", title: "AUC, within people", align: "left" },
			{ key: "brier", title: "Brier score", align: "left" },
			{ key: "gain", title: "Minus that of answers", align: "left" },
		],
		rows: blocks.flatMap((block): TableRow[] => {
			const own = rows.filter(({ mood, set }) => `${mood}/${set}` === block);
			const [first] = own;
			if (first === undefined) return [];
			return [
				{
					cells: {
						name: `${titles[first.mood]}, ${first.set}: ${first.nEvents} of ${first.n} days, ${first.nPeople} people`,
					},
					kind: "header",
				},
				...own.map((row) => ({
					kind: "indented" as const,
					cells: {
						name: row.name,
						auc: row.key === "share" ? "" : formatEstimate(row.auc, 2),
						within: row.key === "share" ? "" : formatEstimate(row.within, 2),
						brier: formatEstimate(row.brier, 3),
						gain: row.key === "usualToday" ? "" : formatEstimate(row.gain, 3),
					},
				})),
			];
		}),
		notes: [
			"Three measures: resting heart rate, log steps, sleep; their levels before today, and today’s deviations from them. Within people, models that differ only between people have an AUC near 0.5 by construction.",
			"A person’s usual answer is taken from earlier days only.",
		],
	};
}
