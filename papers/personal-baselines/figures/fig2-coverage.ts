import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { WeekRow } from "../analysis/coverage.ts";
import { measureNames, measures } from "../analysis/measures.ts";

/** Share of days on which each measure was had, by week since a person's first day. */
export function spec(rows: readonly WeekRow[]): FigureSpec {
	const names = measures.map((measure) => measureNames[measure]);
	const people = rows.filter(({ name }) => name === names[0]);
	return figureSpec(
		{
			columnMm: 85,
			title: "Fewer days are recorded as weeks pass, and RMSSD only on a third of days",
			caption: `Percentage of days on which a measure was recorded, by week since a person’s first day in the file; ${people[0]?.nPeople} people in the first week, ${people.at(-1)?.nPeople} in the twelfth. Data: LifeSnaps.`,
			alt: "Steps and resting heart rate are recorded on most days of the first weeks and less after the ninth; sleep on about half of days, RMSSD on about a third.",
		},
		{
			data: { values: [...rows] },
			mark: { type: "line", point: { size: 14 } },
			encoding: {
				x: {
					field: "week",
					type: "quantitative",
					title: "Week",
					scale: { domain: [0.5, 12.5], nice: false },
					axis: { tickCount: 6, format: "d" },
				},
				y: { field: "percent", type: "quantitative", title: "Days recorded, %", scale: { domain: [0, 100] } },
				color: {
					field: "name",
					type: "nominal",
					title: null,
					legend: { columns: 2 },
					scale: { domain: names, range: [palette.vermilion, palette.ink, palette.green, palette.blue] },
				},
				strokeDash: {
					field: "name",
					type: "nominal",
					title: null,
					legend: { columns: 2 },
					scale: {
						domain: names,
						range: [
							[1, 0],
							[2, 2],
							[6, 2],
							[4, 2, 1, 2],
						],
					},
				},
			},
		},
	);
}
