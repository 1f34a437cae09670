import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { ScenarioRow } from "../analysis/rows.ts";

const panels: readonly (readonly [quantity: string, context: string, axis: string])[] = [
	["Resting heart rate", "watch", "Resting heart rate (bpm)"],
	["RMSSD, change", "asleep", "RMSSD, change (ms)"],
	["Steps", "watch", "Steps a day"],
	["Skin temperature, change", "asleep", "Skin, change (°C)"],
	["Breaths a minute", "asleep", "Breaths a minute"],
	["Systolic pressure", "office", "Systolic, clinic (mmHg)"],
];

const names = ["reference", "rowan", "contrast"];

/** Where sources disagree: the same women in three scenarios. */
export function spec(rows: readonly ScenarioRow[]): FigureSpec {
	const n = Math.max(...rows.map((row) => row.n));
	const panel = ([quantity, context, axis]: (typeof panels)[number]) => ({
		width: 142,
		height: 84,
		data: {
			name: `${quantity}, ${context}`,
			values: rows
				.filter((row) => row.quantity === quantity && row.context === context && !row.isAfterBirth)
				.map(({ scenario, week, n: women, mean }) => ({ scenario, week, women, mean })),
		},
		mark: { type: "line" as const },
		encoding: {
			x: {
				field: "week",
				type: "quantitative" as const,
				title: "Week of gestation",
				scale: { domain: [-8, 41], nice: false },
			},
			y: { field: "mean", type: "quantitative" as const, title: axis, scale: { zero: false } },
			color: {
				field: "scenario",
				type: "nominal" as const,
				title: null,
				scale: { domain: names, range: [palette.blue, palette.vermilion, palette.green] },
				legend: { orient: "bottom" as const },
			},
			strokeDash: {
				field: "scenario",
				type: "nominal" as const,
				legend: null,
				scale: {
					domain: names,
					range: [
						[1, 0],
						[5, 2],
						[1.5, 1.5],
					],
				},
			},
		},
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Synthetic people: where sources disagree, the scenarios differ",
			caption: `Weekly means in the three named scenarios, at most ${n} women each. Sources that disagree are never averaged: each scenario uses one. All people are synthetic.`,
			alt: "In the scenario after Rowan heart rate falls and RMSSD rises three to four times as steeply in the last weeks as in the reference. In the contrast scenario the turn follows gestation, breathing rate rises near week 9 and steps fall further in the third trimester.",
		},
		{
			vconcat: [panels.slice(0, 3), panels.slice(3)].map((row) => ({ hconcat: row.map(panel) })),
			spacing: 10,
			config: { concat: { spacing: 10 } },
		} as Parameters<typeof figureSpec>[1],
	);
}
