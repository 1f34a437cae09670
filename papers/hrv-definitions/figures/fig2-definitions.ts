import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { DefinitionRow } from "../analysis/comparison.ts";

/** Multiverse of definitions: what each does to the value, and to the difference between the groups. */
export function spec(rows: readonly DefinitionRow[]): FigureSpec {
	const label = (row: DefinitionRow) => `${row.measure}: ${row.name}`;
	const values = rows.map((row) => ({
		label: label(row),
		kind: row.primary ? "primary" : "other",
		change: row.changePercent,
		changeLow: row.changeLowPercent,
		changeHigh: row.changeHighPercent,
		standardised: row.standardised,
		low: row.standardisedLow,
		high: row.standardisedHigh,
		n: row.nSinus + row.nFailure,
	}));
	const y = { field: "label", type: "nominal" as const, sort: rows.map(label) };
	const color = {
		field: "kind",
		type: "nominal" as const,
		title: null,
		scale: { domain: ["primary", "other"], range: [palette.ink, palette.blue] },
		legend: null,
	};
	const shape = {
		field: "kind",
		type: "nominal" as const,
		title: null,
		scale: { domain: ["primary", "other"], range: ["diamond", "circle"] },
		legend: null,
	};
	const panel = (
		name: string,
		fields: readonly [low: string, middle: string, high: string],
		title: string,
		domain: readonly [number, number],
		labels: boolean,
	) => {
		const scale = { domain: [...domain], nice: false, clamp: true };
		return {
			width: labels ? 128 : 140,
			height: 430,
			data: { name, values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						y: {
							...y,
							title: null,
							...(labels ? { axis: { labelLimit: 220 } } : { axis: { labels: false, ticks: false } }),
						},
						x: { field: fields[0], type: "quantitative" as const, title, scale, axis: { grid: true, tickCount: 5 } },
						x2: { field: fields[2] },
						color,
					},
				},
				{
					mark: { type: "point" as const, size: 26, opacity: 1 },
					encoding: { y, x: { field: fields[1], type: "quantitative" as const, scale }, color, shape },
				},
			],
		};
	};
	const others = rows.filter(({ primary }) => !primary);
	const most = others.reduce((best, row) => (Math.abs(row.changePercent) > Math.abs(best.changePercent) ? row : best));
	const n = rows[0]!;
	const nMoved = others.filter(({ changePercent }) => Math.abs(changePercent) >= 10).length;
	return figureSpec(
		{
			columnMm: 178,
			title: `${nMoved} of ${others.length} definitions change the value by a tenth or more`,
			caption:
				`Each row is one definition of a measure; diamonds are the primary definitions. Left: change in the value of the same recording from the primary definition, median and quartiles over ${n.nSinus + n.nFailure} recordings; ${nMoved} of ${others.length} alternative definitions change the median by a tenth or more ` +
				"(for ln LF and ln HF, of the power). Right: difference between the groups in pooled standard deviations, " +
				`heart failure (n = ${n.nFailure}) minus sinus rhythm (n = ${n.nSinus}), with 95% confidence intervals. Bars that leave the frame are cut at its edge. This is an example of an analysis, not a finding about heart failure. Data: nsr2db and chf2db.`,
			alt: `${nMoved} of ${others.length} alternative definitions change the value by a tenth or more in the median recording; the largest change is ${formatNumber(most.changePercent, 0)}% (${label(most)}). The difference between the groups keeps its sign under most of them.`,
		},
		{
			hconcat: [
				panel("change", ["changeLow", "change", "changeHigh"], "Change in value, %", [-60, 60], true),
				panel("difference", ["low", "standardised", "high"], "Group difference, pooled SD", [-2.5, 1], false),
			],
			spacing: 10,
		} as Parameters<typeof figureSpec>[1],
	);
}
