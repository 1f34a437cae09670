import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/comparison.ts";

const colours = [palette.blue, palette.vermilion, palette.green];
const shapes = ["circle", "square", "triangle-up"];
const families = ["Time", "Frequency", "Nonlinear"];

/** Forest of the standardised differences, one row a measure. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const values = rows.map((row) => ({
		name: row.name,
		family: row.family,
		standardised: row.standardised,
		low: row.standardisedLow,
		high: row.standardisedHigh,
		n: row.nSinus + row.nFailure,
	}));
	const y = { field: "name", type: "nominal" as const, title: null, sort: rows.map(({ name }) => name) };
	const scale = { domain: [-2.5, 1.5], nice: false };
	const color = { field: "family", type: "nominal" as const, title: null, scale: { domain: families, range: colours } };
	const shape = { field: "family", type: "nominal" as const, title: null, scale: { domain: families, range: shapes } };
	const sorted = [...rows].sort((a, b) => a.standardised - b.standardised);
	const first = sorted[0]!;
	const last = sorted[sorted.length - 1]!;
	const n = rows[0]!;
	return figureSpec(
		{
			columnMm: 85,
			title: "Most measures of HRV are lower in the recordings with heart failure",
			caption:
				`Difference of the means, heart failure (n = ${n.nFailure}) minus sinus rhythm (n = ${n.nSinus}), in pooled standard deviations, by the primary definitions. ` +
				"Bars: 95% confidence intervals (Welch), not adjusted for the number of measures. Age, sex and drugs are not known: this is an example of an analysis, not a finding about heart failure. Data: nsr2db and chf2db.",
			alt: `Standardised differences of ${rows.length} measures, from ${formatNumber(first.standardised, 2)} (${first.name}) to ${formatNumber(last.standardised, 2)} (${last.name}); most lie below zero.`,
		},
		{
			width: 150,
			height: 230,
			data: { name: "differences", values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						y,
						x: {
							field: "low",
							type: "quantitative" as const,
							title: "Difference, pooled SD",
							scale,
							axis: { grid: true },
						},
						x2: { field: "high" },
						color,
					},
				},
				{
					mark: { type: "point" as const, size: 30, opacity: 1 },
					encoding: { y, x: { field: "standardised", type: "quantitative" as const }, color, shape },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
