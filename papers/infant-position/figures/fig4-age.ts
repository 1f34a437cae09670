import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import type { DaySession } from "../analysis/day.ts";
import { positions } from "../analysis/positions.ts";
import { modelWords } from "../tables/words.ts";

/** Each session's day by age. */
export function spec(rows: readonly DaySession[]): FigureSpec {
	const domain = Object.values(modelWords);
	const named = { field: "model", type: "nominal" as const, title: null };
	const views = positions.map((position) => ({
		title: position,
		view: {
			data: {
				name: position,
				values: rows.map(({ model, infant, ageMonths, percent }) => ({
					model: modelWords[model],
					infant,
					age: ageMonths,
					percent: percent[position],
				})),
			},
			mark: { type: "point" as const, size: 22, opacity: 0.85 },
			encoding: {
				x: {
					field: "age",
					type: "quantitative" as const,
					title: "Age (months)",
					scale: { domain: [3, 15], nice: false },
					axis: { values: [4, 8, 12] },
				},
				y: {
					field: "percent",
					type: "quantitative" as const,
					title: "Share of the day (%)",
					scale: { domain: [0, 100], nice: false },
					axis: { grid: true },
				},
				color: { ...named, scale: { domain, range: [palette.blue, palette.vermilion] } },
				shape: { ...named, scale: { domain, range: ["circle", "square"] } },
			},
		},
	}));
	const count = (model: string) => rows.filter((row) => row.model === model).length;
	const infants = new Set(rows.map(({ infant }) => infant)).size;
	return figureSpec(
		{
			columnMm: 178,
			title: "With age, babies spend less time supine and more sitting and upright",
			caption:
				`Share of a day's windows of ten minutes in each position, one mark per session and model: n = ${count("group")} sessions of ${infants} infants by the group model, ${count("individual")} by individual models. ` +
				"Windows that do not overlap; naps and time without the leggings are left out. (a) Supine. (b) Prone. (c) Sitting. (d) Upright. (e) Held. Slopes with intervals are in the text. Data: Franchak and others 2024.",
			alt: "From 4 to 14 months the share of supine falls from about two fifths of the day to about an eighth, and sitting and upright rise; prone and held change little, and single days differ widely.",
		},
		panels(views, { height: 120, sharedScales: ["y", "color", "shape"], spacing: 10 }),
	);
}
