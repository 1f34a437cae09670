import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { ConfusionCell } from "../analysis/agreement.ts";
import { type Model, models, type Position, positions } from "../analysis/positions.ts";
import { modelWords } from "../tables/words.ts";

/** What people coded, and what the models called it. */
export function spec(rows: readonly ConfusionCell[]): FigureSpec {
	const at = (model: Model, coded: Position, predicted: Position) =>
		rows.find((row) => row.model === model && row.coded === coded && row.predicted === predicted)!;
	const total = (model: Model) => rows.filter((row) => row.model === model).reduce((sum, { count }) => sum + count, 0);
	const nInfants = (model: Model) => rows.find((row) => row.model === model)!.nInfants;
	const view = (model: Model) => {
		const values = rows
			.filter((row) => row.model === model)
			.map(({ coded, predicted, count, percent }) => ({
				coded,
				predicted,
				count,
				percent,
				text: formatNumber(percent, 0),
			}));
		const x = {
			field: "predicted",
			type: "nominal" as const,
			title: "Model",
			sort: [...positions],
			axis: { labelAngle: -40 },
		};
		const y = { field: "coded", type: "nominal" as const, title: "People", sort: [...positions] };
		return {
			data: { name: model, values },
			layer: [
				{
					mark: { type: "rect" as const },
					encoding: {
						...{ x, y },
						color: {
							field: "percent",
							type: "quantitative" as const,
							title: "Percent",
							legend: null,
							scale: { domain: [0, 100], range: [palette.diverging[4], palette.diverging[2]] },
						},
					},
				},
				{
					mark: { type: "text" as const, color: palette.ink, fontSize: 8 },
					encoding: { ...{ x, y }, text: { field: "text", type: "nominal" as const } },
				},
			],
		};
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Supine is often called sitting, and held is confused with every position",
			caption:
				`Labels coded as the position at the left, by the position that a model gave (% of the row; rows sum to 100 except for rounding). (a) The group model, n = ${total("group")} labels of ${nInfants("group")} infants. (b) Individual models, n = ${total("individual")} labels of ${nInfants("individual")} infants. ` +
				"Second video, outside naps; intervals over infants are in the table of positions. Data: Franchak and others 2024.",
			alt: `By the group model ${formatNumber(at("group", "Supine", "Sitting").percent, 0)} percent of supine is called sitting, and ${formatNumber(at("group", "Held", "Held").percent, 0)} percent of held is called held; by individual models ${formatNumber(at("individual", "Supine", "Sitting").percent, 0)} and ${formatNumber(at("individual", "Held", "Held").percent, 0)} percent.`,
		},
		panels(
			models.map((model) => ({ title: modelWords[model], view: view(model) })),
			{ height: 150 },
		),
	);
}
