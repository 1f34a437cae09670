import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { HeartRateRow } from "../analysis/series-rows.ts";
import { nWomen } from "./gestation.ts";

/** Change of heart rate by day around the start of pregnancy. */
export function spec(rows: readonly HeartRateRow[]): FigureSpec {
	const lowest = rows.reduce((low, row) => (row.meanBpm < low.meanBpm ? row : low));
	const highest = rows.reduce((high, row) => (row.meanBpm > high.meanBpm ? row : high));
	const signed = (x: number) => formatNumber(x, 1, { signed: true });
	const x = {
		field: "day",
		type: "quantitative" as const,
		title: "Day (0 is the start of pregnancy as the study counts it)",
		scale: { domain: [-84, 28], nice: false },
		axis: { values: [-84, -70, -56, -42, -28, -14, 0, 14, 28] },
	};
	const y = (field: string) => ({
		field,
		type: "quantitative" as const,
		title: "Change of heart rate (bpm)",
		scale: { domain: [-5, 5], nice: false },
		axis: { values: [-4, -2, 0, 2, 4] },
	});
	const onDay = (day: number) => [{ filter: `datum.day === ${day}` }];
	return figureSpec(
		{
			columnMm: 178,
			title: "Heart rate swings about every four weeks and is highest where the file ends",
			caption:
				`Daily mean change of heart rate (original figure 3), ${nWomen(rows[0]?.participants ?? Number.NaN)} in all; from which level is not stated. Band: mean \u00b1 1 standard deviation between women, which is spread and no confidence interval. ` +
				"The swings fade with distance from day 0.",
			alt: `The mean change of heart rate rises and falls about every four weeks by about one beat a minute, is lowest on day ${lowest.day} (${signed(lowest.meanBpm)}) and highest on day ${highest.day}, the last (${signed(highest.meanBpm)}). The spread between women is about three times as wide.`,
		},
		{
			height: 150,
			data: { name: "3", values: [...rows] },
			layer: [
				{
					mark: { type: "area", color: palette.blue, opacity: 0.16 },
					encoding: { x, y: y("lowBpm"), y2: { field: "highBpm" } },
				},
				{
					transform: onDay(0),
					mark: { type: "rule", color: palette.context, strokeWidth: 0.6, strokeDash: [2, 2] },
					encoding: { x: { field: "day", type: "quantitative" } },
				},
				{
					transform: onDay(0),
					mark: {
						type: "text",
						text: "day 0",
						align: "left",
						baseline: "bottom",
						dx: 2,
						fontSize: 6.5,
						color: palette.muted,
					},
					encoding: { x: { field: "day", type: "quantitative" }, y: { value: -1 } },
				},
				{
					transform: onDay(0),
					mark: { type: "rule", color: palette.muted, strokeWidth: 0.7 },
					encoding: { y: { datum: 0 } },
				},
				{ mark: { type: "line", color: palette.blue, strokeWidth: 1.5 }, encoding: { x, y: y("meanBpm") } },
				...[
					{ row: lowest, dy: 10 },
					{ row: highest, dy: -9 },
				].map(({ row, dy }) => ({
					transform: onDay(row.day),
					mark: {
						type: "text" as const,
						align: "center" as const,
						baseline: "middle" as const,
						dy,
						fontSize: 7,
						text: `day ${row.day}: ${signed(row.meanBpm)}`,
					},
					encoding: { x: { field: "day", type: "quantitative" as const }, y: y("meanBpm") },
				})),
			],
		},
	);
}
