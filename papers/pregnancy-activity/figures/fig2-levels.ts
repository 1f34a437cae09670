import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { steps } from "../analysis/measures.ts";
import type { ComparisonRow } from "../analysis/pregnancy.ts";

const groups = ["pregnant", "others"] as const;

/** Mean steps a day of pregnant women and of others: algorithms lie further apart than the two groups. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const order = steps.map(({ name }) => name);
	const shown = rows.filter(({ family }) => family === "steps");
	const values = shown.flatMap((row) =>
		groups.map((group) => ({
			name: row.name,
			group,
			...row[group],
			n: group === "pregnant" ? row.nPregnant : row.nOthers,
			label: formatNumber(row[group].estimate, 0),
		})),
	);
	const colour = {
		field: "group",
		type: "nominal" as const,
		title: null,
		scale: { domain: [...groups], range: [palette.vermilion, palette.blue] },
	};
	const y = { field: "name", type: "nominal" as const, title: null, sort: order, scale: { domain: order } };
	const yOffset = { field: "group", type: "nominal" as const, sort: [...groups] };
	const scale = { domain: [0, 15000], nice: false };
	const [first] = shown;
	const least = Math.min(...shown.map(({ others }) => others.estimate));
	const most = Math.max(...shown.map(({ others }) => others.estimate));
	if (first === undefined) throw new Error("no rows of steps");
	return figureSpec(
		{
			columnMm: 178,
			title: "The algorithms differ more than pregnant women and others do",
			caption:
				`Weighted mean steps a day of ${first.nPregnant} pregnant women and ${first.nOthers} others of 20 to 44 years by seven series of six algorithms, from the same recordings. ` +
				"Bars: 95% confidence intervals from the survey’s design. Steps were not counted by eye: the data cannot show which algorithm is nearest to the truth. Data: NHANES 2011 to 2014, steps of Koffman and others 2024.",
			alt: `Women who are not pregnant take ${formatNumber(least, 0)} to ${formatNumber(most, 0)} steps a day, by algorithm; pregnant women fewer by each.`,
		},
		{
			height: 200,
			data: { name: "levels", values },
			layer: [
				{
					mark: { type: "rule", strokeWidth: 1.5 },
					encoding: {
						y,
						yOffset,
						x: { field: "low", type: "quantitative", title: "Steps a day", scale, axis: { grid: true, tickCount: 6 } },
						x2: { field: "high" },
						color: colour,
					},
				},
				{
					mark: { type: "point", size: 32, opacity: 1 },
					encoding: {
						y,
						yOffset,
						x: { field: "estimate", type: "quantitative" },
						color: colour,
						shape: {
							field: "group",
							type: "nominal",
							title: null,
							scale: { domain: [...groups], range: ["diamond", "circle"] },
						},
					},
				},
				{
					mark: { type: "text", align: "left", dx: 5, fontSize: 6.5, color: palette.muted },
					encoding: { y, yOffset, x: { field: "high", type: "quantitative" }, text: { field: "label" } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
