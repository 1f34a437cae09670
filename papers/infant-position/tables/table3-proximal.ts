import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import { models } from "../analysis/positions.ts";
import type { ProximalRow } from "../analysis/proximal.ts";
import { modelWords } from "./words.ts";

const measures: Readonly<Record<ProximalRow["measure"], string>> = {
	accuracy: "Accuracy",
	fileKappa: "Kappa as in the file",
	fiveKappa: "Cohen's kappa of five positions",
};

/** Agreement in the first video over sessions. */
export function table(rows: readonly ProximalRow[]): Table {
	return {
		title: "Agreement in the first video",
		caption:
			"Over sessions: median, mean with its 95% bootstrap interval over infants, and standard deviation. Models were tested on the last quarter of the video; group models had not seen the session.",
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "n", title: "Sessions (infants)", align: "left" },
			{ key: "median", title: "Median", align: "decimal" },
			{ key: "mean", title: "Mean (95% CI)", align: "decimal" },
			{ key: "sd", title: "SD", align: "decimal" },
		],
		rows: models.flatMap((model): TableRow[] => [
			{ cells: { measure: modelWords[model] }, kind: "header" },
			...rows
				.filter((row) => row.model === model)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						measure: measures[row.measure],
						n: `${row.nSessions} (${row.nInfants})`,
						median: formatNumber(row.median, 3),
						mean: formatEstimate(row.mean, 3),
						sd: formatNumber(row.sd, 3),
					},
				})),
		]),
		notes: [
			"The kappa in the file is close to the mean of five kappas, each of one position against the rest.",
			"Cohen’s kappa of five positions is computed from shares in the table by position, which comes from another run of the forests.",
		],
	};
}
