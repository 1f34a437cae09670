import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { AgreementRow, Judged } from "../analysis/agreement.ts";
import type { Estimate } from "../analysis/over-infants.ts";
import { judgedWords, selectionWords } from "./words.ts";

const percent = ({ estimate, low, high }: Estimate) => {
	const times = (value: number | null) => (value === null ? null : 100 * value);
	return formatEstimate({ estimate: times(estimate), low: times(low), high: times(high) }, 1);
};

/** Agreement on different selections of labels. */
export function table(rows: readonly AgreementRow[]): Table {
	const models = [...new Set(rows.map(({ model }) => model))] as Judged[];
	return {
		title: "Agreement with video coding in the second video",
		caption:
			"Labels of 2 s that people coded: share with the same position, Cohen's kappa of five positions, and the mean over infants of their kappas, with 95% bootstrap intervals over infants.",
		columns: [
			{ key: "selection", title: "", align: "left" },
			{ key: "n", title: "Labels", align: "decimal" },
			{ key: "infants", title: "Infants (sessions)", align: "left" },
			{ key: "accuracy", title: "Accuracy (%)", align: "decimal" },
			{ key: "kappa", title: "Kappa", align: "decimal" },
			{ key: "mean", title: "Mean kappa", align: "decimal", definition: "over infants in whom it can be estimated" },
		],
		rows: models.flatMap((model): TableRow[] => [
			{ cells: { selection: judgedWords[model] }, kind: "header" },
			...rows
				.filter((row) => row.model === model)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						selection: selectionWords[row.selection],
						n: formatNumber(row.n, 0),
						infants: `${row.nInfants} (${row.nSessions})`,
						accuracy: percent(row.accuracy),
						kappa: formatEstimate(row.kappa, 2),
						mean: formatEstimate(row.meanKappa, 2),
					},
				})),
		]),
		notes: [
			"The age is not known for the session that the authors’ code leaves out; it is in neither age group.",
			"The clocks of sensors and video may differ by about 5 s in this video.",
		],
	};
}
