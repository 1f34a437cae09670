import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { ReportFigure } from "../report/report.ts";

/** A stretch of a day that is marked, in seconds from the recording's start. */
export interface MarkedStretch {
	readonly kind: "not worn" | "sleep window";
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** From one noon to the next. */
export interface ActogramDay {
	readonly date: string;
	readonly startSeconds: number;
	readonly endSeconds: number;
}

export interface ActogramOptions {
	/** Activity by epoch; NaN where it is not known. */
	readonly values: Float64Array;
	readonly epochSeconds: number;
	/** Days from noon to noon; at most 14 are drawn. */
	readonly days: readonly ActogramDay[];
	readonly marked: readonly MarkedStretch[];
	/** Local time of day at which the recording starts, in s. */
	readonly startSecondsOfDay: number;
	/** Name of the measure with its unit: "ENMO (mg)". */
	readonly measure: string;
}

const binSeconds = 300;
const mostDays = 14;

/** Activity over the days, one below the other, from noon to noon: nights lie in the middle. */
export function actogram(options: ActogramOptions): ReportFigure {
	const { values, epochSeconds, days, marked, startSecondsOfDay, measure } = options;
	const shown = days.slice(0, mostDays);
	const top = highest(values, epochSeconds);
	// The first day may begin after noon; its hours stand where a clock would put them.
	const noon = ({ startSeconds }: ActogramDay, i: number) =>
		i === 0 ? (((startSecondsOfDay - 43_200) % 86_400) + 86_400) % 86_400 : startSeconds - startSeconds;
	const rows = shown.flatMap((day, i) => binned(day, noon(day, i), { values, epochSeconds }));
	const bands = shown.flatMap((day, i) =>
		marked
			.filter(({ startSeconds, endSeconds }) => endSeconds > day.startSeconds && startSeconds < day.endSeconds)
			.map(({ kind, startSeconds, endSeconds }) => ({
				date: day.date,
				kind,
				from: (Math.max(startSeconds, day.startSeconds) - day.startSeconds + noon(day, i)) / 3600,
				to: (Math.min(endSeconds, day.endSeconds) - day.startSeconds + noon(day, i)) / 3600,
			})),
	);
	const left = days.length - shown.length;
	const spec: FigureSpec = figureSpec(
		{
			columnMm: 178,
			title: "Activity over the days",
			caption: `${measure}, mean of 5 min, each row from noon to noon, so that a night lies in its middle. Blue: window of the main sleep, found without a diary. Grey: not worn. A hole: nothing was recorded.${left > 0 ? ` ${left} more days are in the table alone.` : ""}`,
			alt: `${measure} over ${shown.length} days, with sleep windows and times not worn.`,
		},
		{
			vconcat: shown.map((day, i) => panel(day, i, { rows, bands, top, measure, last: i === shown.length - 1 })),
			config: { concat: { spacing: 6 } },
		},
	);
	return { id: "activity", spec, rows };
}

interface PanelOptions {
	readonly rows: readonly { date: string; hour: number; activity: number | null }[];
	readonly bands: readonly { date: string; kind: string; from: number; to: number }[];
	readonly top: number;
	readonly measure: string;
	readonly last: boolean;
}

function panel({ date }: ActogramDay, i: number, { rows, bands, top, measure, last }: PanelOptions) {
	const x = (field: string) => ({
		field,
		type: "quantitative" as const,
		title: last ? "Local time (h)" : null,
		scale: { domain: [0, 24], nice: false, clamp: true },
		axis: {
			values: [0, 6, 12, 18, 24],
			labelExpr: last ? "({0:'12',6:'18',12:'0',18:'6',24:'12'})[datum.value]" : "''",
			ticks: last,
		},
	});
	return {
		width: 430,
		height: 34,
		title: { text: date, anchor: "start" as const, fontSize: 7, fontWeight: "normal" as const, offset: 1 },
		layer: [
			{
				data: { name: `bands-${i}`, values: bands.filter((band) => band.date === date) },
				mark: { type: "rect" as const },
				encoding: {
					x: x("from"),
					x2: { field: "to" },
					y: { value: 0 },
					y2: { value: 34 },
					color: {
						field: "kind",
						type: "nominal" as const,
						scale: { domain: ["sleep window", "not worn"], range: [palette.sky, palette.context] },
						legend: null,
					},
					opacity: { value: 0.28 },
				},
			},
			{
				data: { name: `day-${i}`, values: rows.filter((row) => row.date === date) },
				mark: { type: "area" as const, color: palette.ink, opacity: 0.85, interpolate: "step-after" as const },
				encoding: {
					x: x("hour"),
					y: {
						field: "activity",
						type: "quantitative" as const,
						title: i === 0 ? measure : null,
						scale: { domain: [0, top], clamp: true, nice: false },
						axis: { tickCount: 2, labels: i === 0, title: null },
					},
				},
			},
		],
	};
}

function binned(
	{ date, startSeconds, endSeconds }: ActogramDay,
	offsetSeconds: number,
	{ values, epochSeconds }: { readonly values: Float64Array; readonly epochSeconds: number },
) {
	const n = Math.ceil((endSeconds - startSeconds) / binSeconds);
	return Array.from({ length: n }, (_, bin) => {
		const from = Math.ceil((startSeconds + bin * binSeconds) / epochSeconds);
		const to = Math.min(
			values.length,
			Math.ceil(Math.min(endSeconds, startSeconds + (bin + 1) * binSeconds) / epochSeconds),
		);
		let sum = 0;
		let known = 0;
		for (let k = from; k < to; k++) {
			if (Number.isNaN(values[k])) continue;
			sum += values[k]!;
			known++;
		}
		const activity = known === 0 ? null : Math.round((100 * sum) / known) / 100;
		return { date, hour: (offsetSeconds + bin * binSeconds) / 3600, activity };
	});
}

/** A height that shows the days rather than their highest moment: the 99.5th percentile of means of 5 min. */
function highest(values: Float64Array, epochSeconds: number): number {
	const step = Math.max(1, Math.round(binSeconds / epochSeconds));
	const means: number[] = [];
	for (let k = 0; k + step <= values.length; k += step) {
		let sum = 0;
		for (let j = k; j < k + step; j++) sum += values[j]!;
		if (!Number.isNaN(sum)) means.push(sum / step);
	}
	const sorted = Float64Array.from(means).sort();
	return Math.max(1, sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1);
}
