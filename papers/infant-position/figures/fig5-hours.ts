import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import type { HourRow } from "../analysis/day.ts";
import { ageWords, positions } from "../analysis/positions.ts";

/** Positions through the day. */
export function spec(rows: readonly HourRow[]): FigureSpec {
	const domain = [ageWords.younger, ageWords.older];
	const named = { field: "age", type: "nominal" as const, title: null };
	const color = { ...named, scale: { domain, range: [palette.words[3], palette.green] } };
	const x = {
		field: "hour",
		type: "quantitative" as const,
		title: "Time of day (h)",
		scale: { domain: [9, 21], nice: false },
		axis: { values: [9, 12, 15, 18, 21] },
	};
	const scale = { domain: [0, 80], nice: false };
	const views = positions.map((position) => ({
		title: position,
		view: {
			data: {
				name: position,
				values: rows
					.filter((row) => row.position === position)
					.map(({ ageGroup, hour, percent, nSessions, nInfants }) => ({
						...{ age: ageWords[ageGroup], hour, percent: percent.estimate, low: percent.low, high: percent.high },
						...{ sessions: nSessions, infants: nInfants },
					})),
			},
			layer: [
				{
					mark: { type: "area" as const, opacity: 0.2, clip: true },
					encoding: {
						...{ x, color },
						y: { field: "low", type: "quantitative" as const, title: "Share of time (%)", scale, axis: { grid: true } },
						y2: { field: "high" },
					},
				},
				{
					mark: { type: "line" as const, strokeWidth: 1.4, point: false },
					encoding: {
						...{ x, color },
						y: { field: "percent", type: "quantitative" as const, scale },
						strokeDash: {
							...named,
							scale: {
								domain,
								range: [
									[1, 0],
									[4, 2],
								],
							},
						},
					},
				},
			],
		},
	}));
	const counts = (age: HourRow["ageGroup"]) => {
		const own = rows.filter(({ ageGroup }) => ageGroup === age).map(({ nInfants }) => nInfants);
		return `${Math.min(...own)} to ${Math.max(...own)}`;
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "No clear trend in position over the day",
			caption:
				`Mean over sessions of the share of time in each position, in parts of two hours of the local day, by the group model: n = ${counts("younger")} younger and ${counts("older")} older infants in a part. Bands: 95% intervals from bootstrap resampling of infants, cut at 80%. ` +
				"Windows that do not overlap, naps left out. (a) Supine. (b) Prone. (c) Sitting. (d) Upright. (e) Held. Data: Franchak and others 2024.",
			alt: "In both age groups shares of positions change little from morning to evening beside their intervals; older infants sit and stand more, younger ones lie more, at every hour.",
		},
		panels(views, { height: 120, sharedScales: ["y", "color"], spacing: 10 }),
	);
}
