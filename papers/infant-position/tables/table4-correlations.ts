import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import { models } from "../analysis/positions.ts";
import type { CorrelationRow } from "../analysis/windows.ts";
import { modelWords } from "./words.ts";

const windows: Readonly<Record<CorrelationRow["windows"], string>> = {
	session: "Whole sessions",
	bins: "Bins of ten minutes of codes, as published",
	clock: "Ten minutes of the clock",
};

/** Correlations of shares of time, with and without the two outliers. */
export function table(rows: readonly CorrelationRow[]): Table {
	const kinds = Object.keys(windows) as CorrelationRow["windows"][];
	const find = (model: string, kind: string, position: string, outliers: string) =>
		rows.find(
			(row) => row.model === model && row.windows === kind && row.position === position && row.outliers === outliers,
		)!;
	return {
		title: "Correlation of shares of time, by model and by people",
		caption:
			"Over windows of the second video outside naps, with and without the two sessions that the authors call outliers; 95% bootstrap intervals over infants.",
		columns: [
			{ key: "position", title: "", align: "left" },
			{ key: "with", title: "With outliers", align: "decimal" },
			{ key: "without", title: "Without", align: "decimal" },
		],
		rows: models.flatMap((model) =>
			kinds.flatMap((kind): TableRow[] => {
				const { nWindows } = find(model, kind, "Overall", "with");
				const positions = kind === "clock" ? ["Overall"] : ["Overall", "Supine", "Prone", "Sitting", "Upright", "Held"];
				return [
					{
						cells: { position: `${modelWords[model]}: ${windows[kind].toLowerCase()}, n = ${nWindows}` },
						kind: "header",
					},
					...positions.map((position) => ({
						kind: "indented" as const,
						cells: {
							position,
							with: formatEstimate(find(model, kind, position, "with").correlation, 2),
							without: formatEstimate(find(model, kind, position, "without").correlation, 2),
						},
					})),
				];
			}),
		),
		notes: [
			"Overall: shares of five positions together. They sum to one in each window, so the pairs are not independent.",
		],
	};
}
