import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { DecisionRow } from "../analysis/performance-rows.ts";

const truths = { birth: "Birth is the clock (right)", gestation: "Gestation is the clock (wrong)" } as const;
const views = [
	["term", "ten", "AIC lower by 10, at term"],
	["all", "vuong", "Vuong over women, all births"],
] as const;

/** The same study in other worlds: how often it decides for birth. */
export function spec(rows: readonly DecisionRow[]): FigureSpec {
	const shown = rows.flatMap(({ clock, group, rule, world, label, birth }) =>
		(clock === "birth" || clock === "gestation") && views.some(([g, r]) => g === group && r === rule)
			? [
					{
						view: `${group} ${rule}`,
						world: label,
						key: world,
						truth: truths[clock],
						percent: 100 * birth.estimate,
						lowPercent: 100 * birth.low,
						highPercent: 100 * birth.high,
						studies: birth.n,
					},
				]
			: [],
	);
	const worlds = [...new Set(shown.map((row) => row.world))];
	const color = {
		field: "truth",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1 },
		scale: { domain: Object.values(truths), range: [palette.blue, palette.vermilion] },
	};
	const shape = {
		field: "truth",
		type: "nominal" as const,
		title: null,
		scale: { domain: Object.values(truths), range: ["circle", "square"] },
	};
	const wrong = (key: string) =>
		formatNumber(
			shown.find((row) => row.view === "term ten" && row.key === key && row.truth === truths.gestation)?.percent,
			0,
		);
	const fewest = Math.min(...shown.map((row) => row.studies));
	const most = Math.max(...shown.map((row) => row.studies));
	return figureSpec(
		{
			columnMm: 178,
			title: "Wrong dates and differences between women favour the wrong clock",
			caption: `Simulated studies of 241 synthetic women, small rise, that decide for the days to birth, under the reference and other assumptions: (a) by an AIC lower by more than 10, random levels, births at term; (b) by Vuong’s test at 5%, random levels and trends, all births. n = ${fewest} to ${most} studies per point; bars: 95% Wilson intervals (Monte Carlo error).`,
			alt: `By an AIC lower by 10, studies decide for birth although gestation is the clock in ${wrong("reference")}% in the reference, ${wrong("recalledPeriod")}% where the last period is misremembered, ${wrong("unlike")}% where women differ more.`,
		},
		panels(
			views.map(([group, rule, title]) => ({
				title,
				view: {
					data: { name: title, values: shown.filter((row) => row.view === `${group} ${rule}`) },
					encoding: {
						y: {
							field: "world",
							type: "nominal" as const,
							title: null,
							sort: worlds,
							axis: { labelLimit: 200 },
						},
						color,
					},
					layer: [
						{
							mark: { type: "rule" as const, strokeWidth: 1 },
							encoding: {
								x: {
									field: "lowPercent",
									type: "quantitative" as const,
									title: "Studies that decide for birth (%)",
									scale: { domain: [0, 100], nice: false },
								},
								x2: { field: "highPercent" },
							},
						},
						{
							mark: { type: "point" as const, size: 22, filled: true },
							encoding: { x: { field: "percent", type: "quantitative" as const }, shape },
						},
					],
				},
			})),
			{ height: 200, sharedScales: ["y", "color", "shape"] },
		),
	);
}
