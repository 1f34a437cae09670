import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Comparison, ModelRow, Split } from "../analysis/comparison.ts";
import { modelWords } from "../tables/model-words.ts";

const splitWords: Readonly<Record<Split, string>> = {
	byInstallation: "by installation (honest)",
	byRecording: "by recording (leaked)",
};

/** Each model's area under both splits. */
export function spec({ rows }: Comparison): FigureSpec {
	const values = rows
		.filter(({ model }) => model !== "majority")
		.map(({ model, split, auc, n, nInstances }) => ({
			model: modelWords[model],
			split: splitWords[split],
			auc: auc.estimate,
			low: auc.low,
			high: auc.high,
			n,
			installations: nInstances,
		}));
	const names = [...new Set(values.map(({ model }) => model))];
	const most = (rows as readonly ModelRow[]).reduce((best, row) =>
		(row.aucGain?.estimate ?? 0) > (best.aucGain?.estimate ?? 0) ? row : best,
	);
	const scale = { domain: [0.2, 0.9], nice: false, zero: false };
	const y = { field: "model", type: "nominal" as const, title: null, sort: names, axis: { labelLimit: 200 } };
	const yOffset = { field: "split", type: "nominal" as const, sort: Object.values(splitWords) };
	const named = { field: "split", type: "nominal" as const, title: null, legend: { direction: "vertical" as const } };
	const domain = Object.values(splitWords);
	const color = { ...named, scale: { domain, range: [palette.blue, palette.vermilion] } };
	const shape = { ...named, scale: { domain, range: ["circle", "square"] } };
	return figureSpec(
		{
			columnMm: 85,
			title: "No model reliably distinguished hunger once phones were kept apart",
			caption:
				`Area under the ROC curve for hungry against every other reason (pairs within folds), split by installation of the app and by recording. Bars: 95% intervals over draws of the ${rows[0]!.nInstances} installations; ` +
				`line: chance. Data: donateacry, n = ${rows[0]!.n} recordings.`,
			alt: `Areas of ${names.length} models. Split by installation, no interval lies above 0.5; split by recording, most areas are higher, that of ${modelWords[most.model]} by most (${formatNumber(most.aucGain?.estimate ?? null, 2)}).`,
		},
		{
			height: 210,
			data: { name: "areas", values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0.5, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						...{ y, yOffset, color },
						x: {
							field: "low",
							type: "quantitative" as const,
							title: "Area under the ROC curve",
							scale,
							axis: { grid: true, format: ".1f" },
						},
						x2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 26, opacity: 1 },
					encoding: { ...{ y, yOffset, color, shape }, x: { field: "auc", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
