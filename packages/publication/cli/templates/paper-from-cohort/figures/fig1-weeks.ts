import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { type ClockName, clockNames } from "../analysis/week-means.ts";
import type { QuantityWeeks } from "../analysis/weeks.ts";

const axes = { gestation: "Gestational age (weeks)", birth: "Week before birth" } as const;

/** Means over pregnancies by week of either clock, with their intervals; few pregnancies make no point. */
export function spec([about]: readonly QuantityWeeks[]): FigureSpec {
	const { quantity, unit, women, weeks } = about!;
	const shown = weeks.filter(({ n, mean }) => n > 7 && mean !== null && !Number.isNaN(mean));
	const title = unit === "1" ? quantity : `${quantity} (${unit})`;
	const panelOf = (clock: ClockName) => {
		const values = shown.filter((row) => row.clock === clock);
		const x = {
			field: "week",
			type: "quantitative" as const,
			title: axes[clock],
			scale: { zero: false, nice: false, reverse: clock === "birth" },
		};
		return {
			title: clockNames[clock],
			view: {
				data: { name: clock, values },
				layer: [
					{
						mark: { type: "rule" as const, color: palette.blue },
						encoding: {
							x,
							y: { field: "low", type: "quantitative" as const, title, scale: { zero: false } },
							y2: { field: "high" },
						},
					},
					{
						mark: { type: "point" as const, filled: true, size: 14, color: palette.ink },
						encoding: { x, y: { field: "mean", type: "quantitative" as const, title } },
					},
				],
			},
		};
	};
	return figureSpec(
		{
			columnMm: 178,
			title: `${quantity} by both clocks of pregnancy`,
			caption: `Mean over pregnancies with 95% interval (a) by completed week of gestation, (b) by week before birth. n = ${women} pregnancies; a week of 7 or fewer is not shown, and n of each week is in the figure's data.`,
			alt: `Means of ${quantity} with intervals for ${shown.length} weeks of the two clocks, gestational age and weeks before birth, in ${women} pregnancies.`,
		},
		panels([panelOf("gestation"), panelOf("birth")], { height: 140, sharedScales: ["y"] }),
	);
}
