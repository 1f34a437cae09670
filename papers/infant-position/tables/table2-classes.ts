import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { ClassRow } from "../analysis/agreement.ts";
import type { Estimate } from "../analysis/over-infants.ts";
import { models } from "../analysis/positions.ts";
import { modelWords } from "./words.ts";

const percent = ({ estimate, low, high }: Estimate) => {
	const times = (value: number | null) => (value === null ? null : 100 * value);
	return formatEstimate({ estimate: times(estimate), low: times(low), high: times(high) }, 0);
};

/** Each position against all others. */
export function table(rows: readonly ClassRow[]): Table {
	return {
		title: "Agreement by position",
		caption:
			"Each position against all others, labels of 2 s of the second video outside naps, with 95% bootstrap intervals over infants.",
		columns: [
			{ key: "position", title: "", align: "left" },
			{ key: "n", title: "Labels", align: "decimal", definition: "coded as this position" },
			{ key: "infants", title: "Infants", align: "decimal", definition: "with such labels" },
			{ key: "sensitivity", title: "Sensitivity (%)", align: "decimal" },
			{
				key: "ppv",
				title: "Positive predictive value (%)",
				align: "decimal",
				definition: "share of what the model called this position",
			},
			{ key: "specificity", title: "Specificity (%)", align: "decimal" },
			{ key: "kappa", title: "Kappa", align: "decimal", definition: "of the position against the rest" },
		],
		rows: models.flatMap((model): TableRow[] => [
			{ cells: { position: modelWords[model] }, kind: "header" },
			...rows
				.filter((row) => row.model === model)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						position: row.position,
						n: formatNumber(row.n, 0),
						infants: formatNumber(row.nInfants, 0),
						sensitivity: percent(row.sensitivity),
						ppv: percent(row.positivePredictiveValue),
						specificity: percent(row.specificity),
						kappa: formatEstimate(row.kappa, 2),
					},
				})),
		]),
		notes: ["Predictive values depend on how common positions are in these homes."],
	};
}
