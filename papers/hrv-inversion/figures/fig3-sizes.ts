import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { DecisionRow } from "../analysis/performance-rows.ts";
import { seriesDashes, seriesShapes } from "./names.ts";

const series = ["Right, large rise", "Right, small rise", "Wrong, small rise", "No turn, either"] as const;
const views = [
	["term", "ten", "AIC lower by 10, at term"],
	["term", "vuong", "Vuong over women, at term"],
	["all", "vuong", "Vuong over women, all births"],
] as const;

/** How often studies of each size decide, and how often rightly. */
export function spec(rows: readonly DecisionRow[]): FigureSpec {
	const shown = rows.flatMap((row) => {
		const said = seriesOf(row);
		return said === undefined
			? []
			: [
					{
						view: `${row.group} ${row.rule}`,
						women: row.women,
						series: said.series,
						percent: 100 * said.share.estimate,
						lowPercent: 100 * said.share.low,
						highPercent: 100 * said.share.high,
						studies: said.share.n,
					},
				];
	});
	const color = {
		field: "series",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1 },
		scale: { domain: [...series], range: [palette.blue, palette.green, palette.vermilion, palette.ink] },
	};
	const strokeDash = {
		field: "series",
		type: "nominal" as const,
		title: null,
		scale: { domain: [...series], range: seriesDashes },
	};
	const shape = {
		field: "series",
		type: "nominal" as const,
		title: null,
		scale: { domain: [...series], range: [...seriesShapes] },
	};
	const at = (view: string, women: number, one: (typeof series)[number]) =>
		formatNumber(shown.find((row) => row.view === view && row.women === women && row.series === one)?.percent, 0);
	const fewest = Math.min(...shown.map((row) => row.studies));
	const most = Math.max(...shown.map((row) => row.studies));
	const x = {
		field: "women",
		type: "quantitative" as const,
		title: "Women in the study",
		scale: { type: "log" as const, domain: [15, 1200], nice: false },
		axis: { values: [18, 60, 118, 241, 500, 1000], labelOverlap: false as const, format: "d" },
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "A margin of ten in AIC decides with few women, and sometimes wrongly; a test over women needs more",
			caption: `Shares of simulated studies that decide for the days to birth when these are the clock ("right") or gestation is ("wrong"), and for either clock when there is no turn, by number of synthetic women, 8.7% of them preterm: (a) by an AIC lower by more than 10, random levels, births at term; (b) by Vuong’s test at 5%, random levels and trends, births at term; (c) the same, all births. n = ${fewest} to ${most} studies per point; bars: 95% Wilson intervals (Monte Carlo error).`,
			alt: `With 241 women and a small rise, an AIC lower by 10 decides rightly in ${at("term ten", 241, "Right, small rise")}% of studies and wrongly in ${at("term ten", 241, "Wrong, small rise")}%; Vuong's test decides rightly in ${at("term vuong", 241, "Right, small rise")}% of studies of births at term and in ${at("all vuong", 241, "Right, small rise")}% when all births are used.`,
		},
		panels(
			views.map(([group, rule, title]) => ({
				title,
				view: {
					data: { name: title, values: shown.filter((row) => row.view === `${group} ${rule}`) },
					encoding: { x, color },
					layer: [
						{
							mark: { type: "rule" as const, strokeWidth: 0.8 },
							encoding: {
								y: {
									field: "lowPercent",
									type: "quantitative" as const,
									title: "Studies (%)",
									scale: { domain: [0, 100], nice: false },
								},
								y2: { field: "highPercent" },
							},
						},
						{
							mark: { type: "line" as const, strokeWidth: 1.2 },
							encoding: { y: { field: "percent", type: "quantitative" as const }, strokeDash },
						},
						{
							mark: { type: "point" as const, size: 16, filled: true },
							encoding: { y: { field: "percent", type: "quantitative" as const }, shape },
						},
					],
				},
			})),
			{ height: 130, columns: 3, sharedScales: ["y", "color", "shape", "strokeDash"] },
		),
	);
}

function seriesOf(row: DecisionRow) {
	if (!views.some(([group, rule]) => group === row.group && rule === row.rule)) return undefined;
	if (row.clock === "birth") {
		return { series: row.slopes === "rowan" ? series[0] : series[1], share: row.birth };
	}
	if (row.clock === "gestation") return row.slopes === "erickson" ? { series: series[2], share: row.birth } : undefined;
	return { series: series[3], share: row.either };
}
