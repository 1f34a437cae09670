import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { StaleRow } from "../analysis/reliability.ts";

/** How far two means of seven nights of one person lie apart, by what lies between them. */
export function spec(rows: readonly StaleRow[]): FigureSpec {
	const kinds = [...new Set(rows.map(({ between }) => between))];
	const names = [...new Set(rows.map(({ name }) => name))];
	const values = rows.map((row) => ({
		name: row.name,
		between: row.between,
		rms: row.rms.estimate,
		low: row.rms.low,
		high: row.rms.high,
		nPairs: row.nPairs,
		nPeople: row.nPeople,
	}));
	const chance = Math.sqrt(2 / 7);
	const color = {
		field: "between",
		type: "nominal" as const,
		title: null,
		scale: { domain: kinds, range: [palette.ink, palette.vermilion, palette.blue, palette.green] },
		legend: { columns: 1, labelLimit: 400 },
	};
	const y = { field: "name", type: "nominal" as const, title: null, sort: names };
	const yOffset = { field: "between", type: "nominal" as const, sort: kinds };
	const scale = { domain: [0, 2], nice: false };
	return figureSpec(
		{
			columnMm: 178,
			title: "A baseline ages: weekly means differ by more than chance, and more so after several weeks",
			caption:
				`${values[0]?.nPeople} people with two such weeks of resting heart rate. ` +
				"Root mean square difference of two means of seven nights of one person, in standard deviations of one night within a person, with 95% intervals over people; by whether the second week follows at once, after a break, or later. Line: expected for independent nights. Data: LifeSnaps.",
			alt: "For every measure the difference exceeds that expected for independent nights; for most it grows with the time between.",
		},
		{
			height: 190,
			layer: [
				{
					mark: { type: "rule", color: palette.muted, strokeWidth: 0.8 },
					data: { name: "chance", values: [{ rms: chance }] },
					encoding: { x: { field: "rms", type: "quantitative", scale } },
				},
				{
					data: { name: "stale", values },
					mark: { type: "rule", strokeWidth: 1.3 },
					encoding: {
						y,
						yOffset,
						x: { field: "low", type: "quantitative", title: "Difference of two means, SD of one night", scale },
						x2: { field: "high" },
						color,
					},
				},
				{
					data: { name: "points", values },
					mark: { type: "point", filled: true, size: 28, opacity: 1 },
					encoding: {
						y,
						yOffset,
						x: { field: "rms", type: "quantitative", scale },
						color,
						shape: {
							field: "between",
							type: "nominal",
							title: null,
							scale: { domain: kinds, range: ["circle", "diamond", "square", "triangle-up"] },
						},
					},
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
