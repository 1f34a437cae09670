import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { DifferenceRow } from "../analysis/performance-rows.ts";
import { publishedDifference } from "../analysis/published.ts";
import { clockOrder, truthName } from "./names.ts";

const models = { level: "Random levels", trend: "Random levels and trends" } as const;
const titles = { term: "Births at term", preterm: "Births before 37 weeks" } as const;

/** Differences of AIC under each truth, with the published one. */
export function spec(rows: readonly DifferenceRow[]): FigureSpec {
	// From birth to gestation; the large rise stands outside.
	const rank = ({ clock, slopes }: Pick<DifferenceRow, "clock" | "slopes">) =>
		2 * clockOrder.indexOf(clock) + ((slopes === "rowan") === (clock !== "gestation") ? 0 : 1);
	const present = rows
		.filter(({ group, model }) => group === "term" && model === "level")
		.toSorted((a, b) => rank(a) - rank(b));
	const truths = present.map(truthName);
	const shown = rows.flatMap(({ clock, slopes, group, model, n, q5, q25, median, q75, q95 }) =>
		model === "fixed"
			? []
			: [{ truth: truthName({ clock, slopes }), group, model: models[model], n, q5, q25, median, q75, q95 }],
	);
	const color = {
		field: "model",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1 },
		scale: { domain: Object.values(models), range: [palette.vermilion, palette.blue] },
	};
	const shape = {
		field: "model",
		type: "nominal" as const,
		title: null,
		scale: { domain: Object.values(models), range: ["circle", "square"] },
	};
	const x = {
		type: "quantitative" as const,
		title: "AIC by gestation − AIC by birth",
		scale: { type: "symlog" as const, constant: 10, domain: [-700, 700], nice: false },
		axis: { values: [-300, -100, -30, -10, 0, 10, 30, 100, 300], format: "d" },
	};
	const place = {
		y: { field: "truth", type: "nominal" as const, title: null, sort: truths, axis: { labelLimit: 200 } },
		yOffset: { field: "model", type: "nominal" as const, scale: { domain: Object.values(models) } },
		color,
	};
	const at = (group: "term" | "preterm", clock: DifferenceRow["clock"]) =>
		formatNumber(
			rows.find(
				(row) => row.group === group && row.clock === clock && row.slopes === "erickson" && row.model === "level",
			)?.median,
			0,
		);
	const n = rows[0]?.n ?? 0;
	return figureSpec(
		{
			columnMm: 178,
			title: `A difference of ${publishedDifference("term")} cannot tell birth from both clocks`,
			caption:
				`Difference of AIC over n = ${n} simulated studies of 241 synthetic women per truth, in births at term (a) and before 37 weeks (b), with the same nights on both clocks. ` +
				"Points: median; thick bars: interquartile range; thin bars: range of the middle 90% of studies (5th to 95th percentile). Dashed line: the published difference. Above 0, days to birth fit better. The scale is logarithmic away from 0.",
			alt: `At term the median difference with random levels is ${at("term", "birth")} when birth is the clock and the rise small, ${at("term", "both")} when each clock has half of the rise, ${at("term", "gestation")} when gestation is the clock; the published difference is ${publishedDifference("term")}. Before 37 weeks medians are ${at("preterm", "birth")}, ${at("preterm", "both")} and ${at("preterm", "gestation")}, and the published difference is ${publishedDifference("preterm")}.`,
		},
		panels(
			(["term", "preterm"] as const).map((group) => ({
				title: titles[group],
				view: {
					data: { name: titles[group], values: shown.filter((row) => row.group === group) },
					layer: [
						{
							mark: { type: "rule" as const, strokeWidth: 0.8 },
							encoding: { ...place, x: { field: "q5", ...x }, x2: { field: "q95" } },
						},
						{
							mark: { type: "rule" as const, strokeWidth: 2.6 },
							encoding: { ...place, x: { field: "q25", ...x }, x2: { field: "q75" } },
						},
						{
							mark: { type: "point" as const, size: 20, filled: true },
							encoding: { ...place, x: { field: "median", ...x }, shape },
						},
						{
							data: { name: `published ${group}`, values: [{ published: publishedDifference(group) }] },
							mark: { type: "rule" as const, color: palette.ink, strokeDash: [4, 2], strokeWidth: 1 },
							encoding: { x: { field: "published", ...x } },
						},
					],
				},
			})),
			{ height: 190, sharedScales: ["y", "color", "shape"] },
		),
	);
}
