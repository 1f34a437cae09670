import { type FigureSpec, figureSpec } from "@quickening/figures";
import type { WeekRow } from "../analysis/visit.ts";

/** Mean resting heart rate by week of gestation, with its interval. */
export function spec(rows: readonly WeekRow[]): FigureSpec {
	const counts = rows.map(({ n }) => n);
	const first = rows[0] as WeekRow;
	const last = rows[rows.length - 1] as WeekRow;
	return figureSpec(
		{
			columnMm: 85,
			title: "Resting heart rate by week of gestation",
			caption: `Mean of ${Math.min(...counts)} to ${Math.max(...counts)} women a week; band: 95% confidence interval of the mean.`,
			alt: `Mean resting heart rate goes from ${first.meanBpm.toFixed(0)} bpm in week ${first.gestationWeeks} to ${last.meanBpm.toFixed(0)} bpm in week ${last.gestationWeeks}.`,
		},
		{
			data: { values: [...rows] },
			encoding: {
				x: { field: "gestationWeeks", type: "quantitative", title: "Gestation (weeks)", scale: { nice: false } },
			},
			layer: [
				{
					mark: "area",
					encoding: {
						y: { field: "lowBpm", type: "quantitative", title: "Resting heart rate (bpm)" },
						y2: { field: "highBpm" },
					},
				},
				{ mark: "line", encoding: { y: { field: "meanBpm", type: "quantitative" } } },
				{ mark: "point", encoding: { y: { field: "meanBpm", type: "quantitative" } } },
			],
		},
	);
}
