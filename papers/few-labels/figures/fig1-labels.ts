import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatEstimate, formatNumber } from "@quickening/paper";
import type { FewLabels, ModelName } from "../analysis/few-labels.ts";
import { modelWords } from "../tables/model-words.ts";

/** Area by the number of labelled recordings. */
export function spec({ rows }: FewLabels): FigureSpec {
	const values = rows.map(({ model, nLabelled, auc, low, high, n, nFailure }) => ({
		model: modelWords[model],
		labelled: `${nLabelled}`,
		...{ auc, low, high, n, failure: nFailure },
	}));
	const counts = [...new Set(values.map(({ labelled }) => labelled))];
	const domain = Object.values(modelWords);
	const range = [palette.green, palette.ink, palette.blue, palette.vermilion];
	const at = (model: ModelName, k: string) =>
		formatNumber(rows.find((row) => row.model === model && `${row.nLabelled}` === k)?.auc ?? null, 2);
	const [fewest] = counts;
	const n = rows[0]!;
	const { difference, differenceLow, differenceHigh } = rows.find(
		(row) => row.model === "pretrained" && `${row.nLabelled}` === fewest,
	) ?? { difference: null, differenceLow: null, differenceHigh: null };
	const change = formatEstimate({ estimate: difference, low: differenceLow, high: differenceHigh }, 2);
	const scale = { domain: [0.4, 1], nice: false, zero: false };
	const legend = { direction: "vertical" as const, labelLimit: 260 };
	const named = { field: "model", type: "nominal" as const, title: null, legend };
	const color = { ...named, scale: { domain, range } };
	const shape = { ...named, scale: { domain, range: ["diamond", "triangle-up", "circle", "square"] } };
	const x = {
		field: "labelled",
		type: "nominal" as const,
		title: "Labelled recordings of each group",
		sort: counts,
		axis: { labelAngle: 0 },
	};
	const xOffset = { field: "model", type: "nominal" as const, sort: domain };
	return figureSpec(
		{
			columnMm: 85,
			title: "No saving of labels could be shown from pre-training",
			caption:
				`Area under the ROC curve for heart failure (n = ${n.nFailure}) against sinus rhythm (n = ${n.n - n.nFailure}) over recordings, by the number of labelled recordings of each group in training. With ${fewest} of each, pre-training changed the area by ${change}. ` +
				"Bars: 95% intervals (DeLong). Age, sex and drugs are not known: this is an example of a method, not a finding about heart failure. Data: nsr2db and chf2db.",
			alt: `With ${fewest} labelled recordings of each group the area is ${at("scratch", fewest!)} for the network without pre-training, ${at("pretrained", fewest!)} after pre-training, ${at("miniRocket", fewest!)} for MiniRocket and ${at("measures", fewest!)} for three measures.`,
		},
		{
			height: 190,
			data: { name: "areas", values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { y: { datum: 0.5, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						...{ x, xOffset, color },
						y: {
							field: "low",
							type: "quantitative" as const,
							title: "Area under the ROC curve",
							scale,
							axis: { grid: true, format: ".1f" },
						},
						y2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 26, opacity: 1 },
					encoding: { ...{ x, xOffset, color, shape }, y: { field: "auc", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
