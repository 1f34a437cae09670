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

/** Weeks of a curve or point as one axis: after birth, they are drawn from week 42 on. */
const AFTER = 42;

/**
 * Small multiples: mean of synthetic women by week with the middle two thirds of women, under published numbers: filled where the
 * generator is calibrated on them, open where they are held out.
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
			low: mean - sd,
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
				...["before", "after"].map((part) => ({
					data: { name: `${title}, ${part} birth, band`, values: line.filter((row) => row.part === part) },
					mark: { type: "area" as const, opacity: 0.16, color: palette.blue, clip: true },
					encoding: { x, y: y("low"), y2: { field: "high" } },
				})),
				...["before", "after"].map((part) => ({
					data: { name: `${title}, ${part} birth`, values: line.filter((row) => row.part === part) },
					mark: { type: "line" as const, color: palette.blue, clip: true },
					encoding: { x, y: y("mean") },
				})),
				{
					data: { name: `${title}, published`, values: dots },
					mark: { type: "rule" as const, color: palette.vermilion, clip: true },
					encoding: { x, y: y("low"), y2: { field: "high" } },
				},
				{
					data: { name: `${title}, published numbers`, values: dots },
					mark: { type: "point" as const, size: 26, strokeWidth: 1.2, color: palette.vermilion, clip: true },
					encoding: {
						x,
						y: y("published"),
						shape: {
							field: "use",
							type: "nominal" as const,
							title: null,
							legend: { orient: "bottom" as const, symbolStrokeColor: palette.vermilion },
							scale: {
								domain: ["Published: calibrated on", "Published: held out"],
								range: ["circle", "diamond"],
							},
						},
						fill: {
							field: "use",
							type: "nominal" as const,
							title: null,
							legend: null,
							scale: {
								domain: ["Published: calibrated on", "Published: held out"],
								range: [palette.vermilion, "#ffffff"],
							},
						},
					},
				},
			],
		};
	};
	const rows: PanelOf[][] = [];
	for (let k = 0; k < panels.length; k += 3) rows.push(panels.slice(k, k + 3) as PanelOf[]);
	return figureSpec(
		{
			columnMm: 178,
			title: `Synthetic people: ${words.title}`,
			caption: `${words.caption} Lines: mean of synthetic women by completed week; bands: one SD between women. Points: published means or medians, with a 95% interval where SD and number are known. Horizontal: weeks of gestation, then weeks after birth (+). All people are synthetic.`,
			alt: words.alt,
		},
		{
			vconcat: rows.map((row) => ({
				hconcat: row.map(panel),
				resolve: { scale: { shape: "shared", fill: "shared" } },
			})),
			spacing: 10,
			resolve: { scale: { shape: "shared", fill: "shared" } },
			config: { concat: { spacing: 10 } },
		} as Parameters<typeof figureSpec>[1],
	);
}
