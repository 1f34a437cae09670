import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { RiskCurves } from "../analysis/models.ts";

/** Risk of gestational diabetes against fat: a line, the step of the cut-off, and fifths of the women. */
export function spec({ n, nEvents, cutOffMm, line, steps, fifths }: RiskCurves): FigureSpec {
	const [below, above] = steps;
	if (below === undefined || above === undefined) throw new Error("no step at the cut-off");
	const last = line.at(-1)?.x ?? 96;
	const risk = (percent: string) => ({
		field: percent,
		type: "quantitative" as const,
		title: "Gestational diabetes, %",
		scale: { domain: [0, 70], nice: false },
	});
	const x = (field: string) => ({
		field,
		type: "quantitative" as const,
		title: "Visceral fat, mm",
		scale: { domain: [12, 96], nice: false },
	});
	const percent = (value: number | null) => (value === null ? null : 100 * value);
	const kinds = ["fat as measured", `cut at ${cutOffMm} mm`, "fifths of the women"];
	const color = {
		field: "kind",
		type: "nominal" as const,
		legend: null,
		scale: { domain: kinds, range: [palette.blue, palette.vermilion, palette.ink] },
	};
	const stepped = [
		{ x: below.x, to: cutOffMm },
		{ x: cutOffMm, to: last },
	].map((part, i) => ({ ...part, kind: kinds[1], percent: percent((i === 0 ? below : above).estimate) }));
	const highest = fifths.at(-1);
	return figureSpec(
		{
			columnMm: 85,
			title: "Risk rises gradually with fat; the cut-off turns it into a step",
			caption:
				`Risk of gestational diabetes against the depth of visceral fat (${nEvents} events in ${n} women): a logistic line (FLIC), the two shares on either side of the cut-off, and the share in each fifth of the women with Wilson’s 95% interval. ` +
				"All on the women to whom they were fitted. Data: Rocha and others 2020.",
			alt: `The line rises from near nothing to beyond half; the cut-off gives ${formatNumber(100 * below.estimate, 1)}% below and ${formatNumber(100 * above.estimate, 1)}% above. In the highest fifth ${highest === undefined ? "" : `${highest.nEvents} of ${highest.n}`} women had gestational diabetes.`,
		},
		{
			width: 190,
			height: 170,
			layer: [
				{
					data: {
						name: "fifths",
						values: fifths.map((fifth) => ({
							...fifth,
							kind: kinds[2],
							percent: percent(fifth.estimate),
							lowPercent: percent(fifth.low),
							highPercent: percent(fifth.high),
						})),
					},
					layer: [
						{
							mark: { type: "rule", strokeWidth: 1 },
							encoding: { x: x("x"), y: risk("lowPercent"), y2: { field: "highPercent" }, color },
						},
						{
							mark: { type: "point", filled: true, size: 26, opacity: 1 },
							encoding: { x: x("x"), y: risk("percent"), color },
						},
					],
				},
				{
					data: { name: "steps", values: stepped },
					mark: { type: "rule", strokeWidth: 1.4 },
					encoding: { x: x("x"), x2: { field: "to" }, y: risk("percent"), color },
				},
				{
					data: {
						name: "line",
						values: line.map((point) => ({ x: point.x, kind: kinds[0], percent: percent(point.estimate) })),
					},
					mark: { type: "line", strokeWidth: 1.4 },
					encoding: { x: x("x"), y: risk("percent"), color },
				},
				{
					data: {
						name: "labels",
						values: [
							{ kind: kinds[0], label: "fat as measured", x: 64, percent: 60 },
							{ kind: kinds[1], label: `cut at ${cutOffMm} mm`, x: 85, percent: 24 },
							{ kind: kinds[2], label: "fifths, 95% CI", x: 30, percent: 24 },
						],
					},
					mark: { type: "text", align: "center", fontSize: 7, color: palette.ink },
					encoding: { x: x("x"), y: risk("percent"), text: { field: "label" } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
