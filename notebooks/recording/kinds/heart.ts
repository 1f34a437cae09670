import { hrvBands, hrvFrequency, hrvOverTime, hrvTime, nnFromRr, poincare } from "@quickening/cardio";
import type { Samples, Warning } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Fact, Method, RecordingReport, ReportFigure, ReportTable } from "../report/report.ts";
import { counted, duration, percent } from "../report/words.ts";

/** Intervals between beats, however they were come by. */
export interface BeatIntervals {
	readonly rrMs: Samples;
	/** Time of the beat that ends each interval, in s from the start. */
	readonly rrTimesSeconds: Samples;
	readonly facts: readonly Fact[];
	readonly warnings: readonly Warning[];
}

/** Beats: heart rate and its variability, over the whole recording and over time. */
export function heartReport({ rrMs, rrTimesSeconds, facts, warnings }: BeatIntervals): RecordingReport {
	const { nnMs, nRr, nRemoved, removedFraction, warnings: cleaning } = nnFromRr(rrMs);
	const time = hrvTime(nnMs, { nnTimesSeconds: rrTimesSeconds });
	const lengthSeconds = (rrTimesSeconds.at(-1) ?? 0) - (rrTimesSeconds[0] ?? 0) + (rrMs[0] ?? 0) / 1000;
	const frequency = lengthSeconds >= 120 && time.nIntervals > 30 ? hrvFrequency(nnMs, rrTimesSeconds) : undefined;
	const { sd1Ms, sd2Ms } = poincare(nnMs);
	const windowSeconds = lengthSeconds > 3600 ? 300 : Math.max(30, Math.min(300, lengthSeconds / 12));
	const windows = hrvOverTime(nnMs, rrTimesSeconds, { windowSeconds }).map(
		({ startSeconds, endSeconds, time: each }) => ({
			hours: (startSeconds + endSeconds) / 7200,
			heartRateBpm: each ? each.heartRateOfMeanNnBpm : null,
			rmssdMs: each ? each.rmssdMs : null,
		}),
	);
	const rows = [
		row("Heart rate", time.heartRateOfMeanNnBpm, "beats/min", 1, "60,000 over the mean interval"),
		row("SDNN", time.sdnnMs, "ms", 1, "standard deviation of the intervals between normal beats"),
		row("RMSSD", time.rmssdMs, "ms", 1, "root mean square of successive differences"),
		row("pNN50", time.pnn50Percent, "%", 1, "neighbours that differ by more than 50 ms, of all pairs"),
		row("SD1", sd1Ms, "ms", 1, "width of the Poincar\u00e9 plot"),
		row("SD2", sd2Ms, "ms", 1, "length of the Poincar\u00e9 plot"),
		...(frequency
			? [
					row("LF power", frequency.lfMs2, "ms\u00b2", 0, `${hrvBands.adult.lf.join(" to ")} Hz`),
					row("HF power", frequency.hfMs2, "ms\u00b2", 0, `${hrvBands.adult.hf.join(" to ")} Hz`),
				]
			: []),
	];
	return {
		title: `${duration(lengthSeconds)} of heartbeats`,
		sentences: [
			`The mean heart rate is ${formatNumber(time.heartRateOfMeanNnBpm, 0)} beats a minute, and RMSSD ${formatNumber(time.rmssdMs, 0)} ms.`,
			`${counted(nRr, "interval")} between beats were there; ${counted(nRemoved, "interval")} (${percent(removedFraction, 1)}) that are not from one normal beat to the next were left out, and nothing was put in their place.`,
		],
		facts: [...facts, { name: "Length", value: duration(lengthSeconds) }],
		warnings: [...warnings, ...cleaning, ...time.warnings, ...(frequency?.warnings ?? [])],
		figures: [overTime(windows, windowSeconds)],
		tables: [measures(rows)],
		methods,
	};
}

function row(measure: string, value: number, unit: string, digits: number, meaning: string) {
	return { measure, value: `${formatNumber(value, digits)} ${unit}`, meaning };
}

function measures(rows: ReportTable["rows"]): ReportTable {
	return {
		id: "hrv",
		title: "Heart rate variability over the whole recording",
		columns: [
			{ key: "measure", title: "Measure", unit: "" },
			{ key: "value", title: "Value", unit: "" },
			{ key: "meaning", title: "What it is", unit: "" },
		],
		rows,
	};
}

function overTime(rows: ReportFigure["rows"], windowSeconds: number): ReportFigure {
	const x = { field: "hours", type: "quantitative" as const, title: "Time since the start (h)" };
	const panel = (field: string, title: string, color: string) => ({
		width: 420,
		height: 90,
		mark: { type: "line" as const, color, point: rows.length < 100 ? { size: 8, color } : false },
		encoding: { x, y: { field, type: "quantitative" as const, title } },
	});
	const spec: FigureSpec = figureSpec(
		{
			columnMm: 178,
			title: "Heart rate and RMSSD over time",
			caption: `Each point is a window of ${duration(windowSeconds)} of which at least 80 % is covered by intervals between normal beats; elsewhere the line is broken.`,
			alt: `Heart rate and RMSSD in ${rows.length} windows of ${duration(windowSeconds)}.`,
		},
		{
			data: { values: [...rows] },
			vconcat: [
				panel("heartRateBpm", "Heart rate (beats/min)", palette.blue),
				panel("rmssdMs", "RMSSD (ms)", palette.vermilion),
			],
		},
	);
	return { id: "heart-rate", spec, rows };
}

const methods: readonly Method[] = [
	{ name: "which intervals count", source: "Lipponen and Tarvainen 2019", doi: "10.1080/03091902.2019.1640306" },
	{ name: "heart rate variability", source: "Task Force of ESC/NASPE 1996", doi: "10.1161/01.CIR.93.5.1043" },
];
