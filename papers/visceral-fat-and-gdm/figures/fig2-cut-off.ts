import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { CutOffResult } from "../analysis/cut-off.ts";

/** Sensitivity, specificity and accuracy along the cut-off, over the cut-offs that resamples of women choose. */
export function spec(result: CutOffResult): FigureSpec {
	const { points, bins, n, nEvents, repeats, chosenMm } = result;
	const names = ["Sensitivity", "Specificity", "Accuracy"] as const;
	const lines = points.flatMap(({ cutOffMm, sensitivity, specificity, accuracy }) => [
		{ cutOffMm, measure: names[0], percent: 100 * sensitivity },
		{ cutOffMm, measure: names[1], percent: 100 * specificity },
		{ cutOffMm, measure: names[2], percent: 100 * accuracy },
	]);
	const nobody = (100 * (n - nEvents)) / n;
	const scale = { domain: [12, 96], nice: false };
	const x = (title: string | null) => ({
		field: "cutOffMm",
		type: "quantitative" as const,
		scale,
		title,
		axis: { grid: true, labels: title !== null, ticks: title !== null },
	});
	const rule = (name: string) => ({
		data: { name, values: [{ cutOffMm: chosenMm }] },
		mark: { type: "rule" as const, strokeDash: [4, 3], color: palette.ink, strokeWidth: 1 },
		encoding: { x: { field: "cutOffMm", type: "quantitative" as const, scale } },
	});
	return figureSpec(
		{
			columnMm: 178,
			title:
				"Most resamples choose the same cut-off, some one a centimetre higher; predicting nobody is more often correct",
			caption:
				`Above: share of women told rightly when visceral fat at or above the cut-off is called positive (${nEvents} events in ${n} women), and, dotted, the accuracy of calling nobody. Below: the cut-off chosen in each of ${repeats} resamples of the women, by the largest sum of sensitivity and specificity. ` +
				"Dashed: the cut-off chosen on all women. Data: Rocha and others 2020.",
			alt: `Sensitivity falls and specificity rises with the cut-off. Accuracy at the chosen ${formatNumber(chosenMm, 1)} mm is below the ${formatNumber(nobody, 1)}% of predicting nobody. Most resamples choose a cut-off within two mm of it; others lie between the upper thirties and the upper sixties of mm.`,
		},
		{
			vconcat: [
				{
					width: 400,
					height: 150,
					layer: [
						{
							data: { name: "nobody", values: [{ percent: nobody, label: "predicting nobody" }] },
							layer: [
								{
									mark: { type: "rule", strokeDash: [1, 2], color: palette.muted },
									encoding: { y: { field: "percent", type: "quantitative" } },
								},
								{
									mark: { type: "text", align: "right", dy: -5, fontSize: 7, color: palette.muted },
									encoding: {
										y: { field: "percent", type: "quantitative" },
										x: { datum: 95, type: "quantitative", scale },
										text: { field: "label" },
									},
								},
							],
						},
						{
							data: { name: "lines", values: lines },
							mark: { type: "line", interpolate: "step-after", strokeWidth: 1.4 },
							encoding: {
								x: x(null),
								y: {
									field: "percent",
									type: "quantitative",
									title: "Women classified correctly, %",
									scale: { domain: [0, 100] },
								},
								strokeDash: {
									field: "measure",
									type: "nominal",
									title: null,
									scale: {
										domain: [...names],
										range: [
											[1, 0],
											[6, 2],
											[2, 2],
										],
									},
								},
								color: {
									field: "measure",
									type: "nominal",
									title: null,
									scale: { domain: [...names], range: [palette.vermilion, palette.blue, palette.ink] },
								},
							},
						},
						rule("chosen-above"),
					],
				},
				{
					width: 400,
					height: 70,
					layer: [
						{
							data: {
								name: "chosen",
								values: bins.map(({ fromMm, share }) => ({ cutOffMm: fromMm, to: fromMm + 2, percent: 100 * share })),
							},
							mark: { type: "bar", color: palette.green, binSpacing: 0 },
							encoding: {
								x: x("Visceral fat, mm"),
								x2: { field: "to" },
								y: { field: "percent", type: "quantitative", title: "Resamples, %", scale: { domain: [0, 80] } },
								y2: { datum: 0 },
							},
						},
						rule("chosen-below"),
					],
				},
			],
			spacing: 8,
		} as Parameters<typeof figureSpec>[1],
	);
}
