import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { ComparisonRow, CurvePointRow } from "../analysis/rows.ts";

export interface CurvesAndPoints {
	readonly curves: readonly CurvePointRow[];
	readonly points: readonly ComparisonRow[];
}

export interface PanelOf {
	readonly quantity: string;
	readonly context: string;
	readonly title: string;
	/** Heading of the axis with its unit. */
	readonly axis: string;
	readonly zero?: boolean;
	/** Without weeks after birth: those of a clinic in pregnancy. */
	readonly pregnancyOnly?: boolean;
}

const uses = ["Published: calibrated on", "Published: held out"];
const ofUse = { field: "use", type: "nominal" as const, title: null, legend: { orient: "bottom" as const } };

/** Weeks of a curve or point as one axis: after birth, they are drawn from week 42 on. */
const AFTER = 42;

/**
 * Small multiples: mean of synthetic women by week with the middle two thirds of women, under published numbers: discs where the
 * generator is calibrated on them, diamonds where they are held out.
 */
export function curvesSpec(
	{ curves, points }: CurvesAndPoints,
	panels: readonly PanelOf[],
	words: { readonly title: string; readonly caption: string; readonly alt: string },
): FigureSpec {
	const panel = ({ quantity, context, title, axis, zero = false, pregnancyOnly = false }: PanelOf) => {
		const ofPanel = <R extends CurvePointRow | ComparisonRow>(row: R) =>
			row.quantity === quantity && row.context === context && !(pregnancyOnly && row.isAfterBirth);
		const line = curves.filter(ofPanel).map(({ week, isAfterBirth, n, mean, sd }) => ({
			week: isAfterBirth ? AFTER + week : week,
			part: isAfterBirth ? "after" : "before",
			women: n,
			mean,
			low: zero ? Math.max(0, mean - sd) : mean - sd,
			high: mean + sd,
		}));
		const dots = points
			.filter((row) => ofPanel(row) && row.week !== null && (row.statistic === "mean" || row.statistic === "median"))
			.map((row) => ({
				week: row.isAfterBirth ? AFTER + (row.week as number) : (row.week as number),
				published: row.published,
				low: row.published - 1.96 * row.publishedSe,
				high: row.published + 1.96 * row.publishedSe,
				use: row.use === "calibrated" ? "Published: calibrated on" : "Published: held out",
				source: row.source.split(/[:(]/)[0]?.trim() ?? "",
			}));
		const parts = ["before", "after"].filter((part) => line.some((row) => row.part === part));
		const x = {
			field: "week",
			type: "quantitative" as const,
			title: null,
			scale: { domain: pregnancyOnly ? [8, 41] : [-8, AFTER + 51], nice: false },
			axis: pregnancyOnly
				? { values: [10, 20, 30, 40] }
				: {
						values: [0, 20, 40, AFTER + 10, AFTER + 30, AFTER + 50],
						labelExpr: `datum.value > 41 ? '+' + (datum.value - ${AFTER}) : datum.value`,
					},
		};
		const y = (field: string) => ({ field, type: "quantitative" as const, title: axis, scale: { zero, nice: true } });
		return {
			width: 142,
			height: 84,
			title: { text: title, anchor: "start" as const, fontWeight: 600 },
			layer: [
				...parts.map((part) => ({
					data: {
						name: `${quantity}, ${context}, ${part} birth, band`,
						values: line.filter((row) => row.part === part),
					},
					mark: { type: "area" as const, opacity: 0.16, color: palette.blue, clip: true },
					encoding: { x, y: y("low"), y2: { field: "high" } },
				})),
				...parts.map((part) => ({
					data: { name: `${quantity}, ${context}, ${part} birth`, values: line.filter((row) => row.part === part) },
					mark: { type: "line" as const, color: palette.blue, clip: true },
					encoding: { x, y: y("mean") },
				})),
				{
					data: { name: `${quantity}, ${context}, published`, values: dots },
					mark: { type: "rule" as const, color: palette.muted, clip: true },
					encoding: { x, y: y("low"), y2: { field: "high" } },
				},
				{
					data: { name: `${quantity}, ${context}, published numbers`, values: dots },
					mark: { type: "point" as const, size: 26, filled: true, opacity: 1, clip: true },
					encoding: {
						x,
						y: y("published"),
						shape: { ...ofUse, scale: { domain: uses, range: ["circle", "diamond"] } },
						color: { ...ofUse, scale: { domain: uses, range: [palette.vermilion, palette.ink] } },
					},
				},
			],
		};
	};
	const women = Math.max(...curves.map(({ n }) => n));
	const rows: PanelOf[][] = [];
	for (let k = 0; k < panels.length; k += 3) rows.push(panels.slice(k, k + 3) as PanelOf[]);
	return figureSpec(
		{
			columnMm: 178,
			title: `Synthetic people: ${words.title}`,
			caption: `${words.caption} Lines: mean of synthetic women by completed week, at most n = ${women} women; bands: one SD between women. Points: published means or medians, with a 95% interval where the SD and the number of women are known. Horizontal axis: weeks of gestation, then weeks after birth (+). All people are synthetic.`,
			alt: words.alt,
		},
		{
			vconcat: rows.map((row) => ({
				hconcat: row.map(panel),
				resolve: { scale: { shape: "shared", color: "shared" } },
			})),
			spacing: 10,
			resolve: { scale: { shape: "shared", color: "shared" } },
			config: { concat: { spacing: 10 } },
		} as Parameters<typeof figureSpec>[1],
	);
}
