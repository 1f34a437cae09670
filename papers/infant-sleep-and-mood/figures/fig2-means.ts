import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { CurvePanel } from "../analysis/associations.ts";

/** Reported sleep and awakenings by EPDS: how many mothers gave each pair of answers, group means, and the fitted line. */
export function spec(panels: readonly CurvePanel[]): FigureSpec {
	const of = (outcome: CurvePanel["outcome"]) => {
		const panel = panels.find((each) => each.outcome === outcome);
		if (panel === undefined) throw new Error(`no rows of ${outcome}`);
		return panel;
	};
	const drawing = ({ outcome, groups, line, cells }: CurvePanel) => {
		const x = { type: "quantitative" as const, scale: { domain: [-0.7, 29], nice: false } };
		const scale = { domain: outcome === "sleep" ? [4.5, 12.5] : [-0.5, 10.5], nice: false };
		const title = outcome === "sleep" ? "Sleep, 19:00 to 07:00 (h)" : "Awakenings a night";
		return {
			width: 180,
			height: 150,
			layer: [
				{
					data: { name: `${outcome} answers`, values: [...cells] },
					mark: { type: "circle" as const, color: palette.context, opacity: 0.55 },
					encoding: {
						x: { ...x, field: "score", title: "EPDS (points)", axis: { values: [0, 5, 10, 15, 20, 25] } },
						y: { field: "value", type: "quantitative" as const, title, scale },
						size: {
							field: "n",
							type: "quantitative" as const,
							title: "Mothers",
							scale: { domain: [1, 14], range: [5, 70] },
							legend: { values: [1, 5, 10] },
						},
					},
				},
				{
					data: { name: `${outcome} line`, values: [...line] },
					mark: { type: "area" as const, color: palette.blue, opacity: 0.22 },
					encoding: {
						x: { ...x, field: "score" },
						y: { field: "low", type: "quantitative" as const, scale },
						y2: { field: "high" },
					},
				},
				{
					data: { name: `${outcome} fitted`, values: line.map(({ score, fitted }) => ({ score, fitted })) },
					mark: { type: "line" as const, color: palette.blue, strokeWidth: 1.4 },
					encoding: { x: { ...x, field: "score" }, y: { field: "fitted", type: "quantitative" as const } },
				},
				{
					data: { name: `${outcome} means`, values: [...groups] },
					mark: { type: "rule" as const, color: palette.vermilion, strokeWidth: 1.2 },
					encoding: {
						x: { ...x, field: "meanScore" },
						y: { field: "low", type: "quantitative" as const },
						y2: { field: "high" },
					},
				},
				{
					data: {
						name: `${outcome} group means`,
						values: groups.map(({ meanScore, mean, n }) => ({ meanScore, mean, n })),
					},
					mark: { type: "point" as const, color: palette.vermilion, shape: "square", size: 26, opacity: 1 },
					encoding: { x: { ...x, field: "meanScore" }, y: { field: "mean", type: "quantitative" as const } },
				},
			],
		};
	};
	const ends = (panel: CurvePanel, digits: number) => {
		const [first, last] = [panel.groups[0], panel.groups.at(-1)];
		return [formatNumber(first?.mean, digits), formatNumber(last?.mean, digits)] as const;
	};
	const [sleepLow, sleepHigh] = ends(of("sleep"), 1);
	const [wakeLow, wakeHigh] = ends(of("awakenings"), 1);
	const sizes = of("awakenings").groups.map(({ n }) => n);
	return figureSpec(
		{
			columnMm: 178,
			title: "Differences along the scale are small compared with those between infants",
			caption:
				`What mothers report of sleep (n = ${of("sleep").n}) and awakenings (n = ${of("awakenings").n}) by their EPDS. Grey circles: how many mothers gave that pair of answers ` +
				"(sleep to half an hour). Red squares: means of groups of EPDS (0 to 2, 3 to 5, and so on; 18 and more), " +
				`${Math.min(...sizes)} to ${Math.max(...sizes)} mothers each, with 95% confidence interval. Blue: least-squares line with 95% band of the mean. The question about sleep ends at 12 hours. ` +
				"Data: Sandoz and others 2022.",
			alt: `Mean reported sleep goes from ${sleepLow} hours in the lowest group of EPDS to ${sleepHigh} in the highest, and mean awakenings from ${wakeLow} to ${wakeHigh}, while single infants lie anywhere between 5 and 12 hours and 0 and 10 awakenings in nearly every group.`,
		},
		{
			hconcat: [drawing(of("sleep")), drawing(of("awakenings"))],
			spacing: 16,
		} as Parameters<typeof figureSpec>[1],
	);
}
