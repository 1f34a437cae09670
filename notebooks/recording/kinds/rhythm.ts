import { interdailyStability, intradailyVariability, mostAndLeastActive } from "@quickening/actigraphy";
import { localTimeOfDay, type Warning } from "@quickening/core";
import { formatNumber } from "@quickening/paper";
import type { Method, ReportTable } from "../report/report.ts";
import { clockTime } from "../report/words.ts";

/** Days below which the average day is mostly one day, so that stability says nothing. */
const fewestDays = 3;

export interface RhythmOptions {
	/** At least 60, a divisor of a day. */
	readonly epochSeconds: number;
	readonly startUtcSeconds: number;
	readonly zone: string;
	/** "mg"; "" for counts. */
	readonly unit: string;
}

/** Rhythm of rest and activity over the days, by the clock of the wearer. */
export function rhythmOf(
	values: Float64Array,
	{ epochSeconds, startUtcSeconds, zone, unit }: RhythmOptions,
): {
	readonly tables: readonly ReportTable[];
	readonly warnings: readonly Warning[];
	readonly methods: readonly Method[];
} {
	const days = (values.length * epochSeconds) / 86_400;
	if (days < 1) {
		const message = "Less than a day was recorded: a rhythm of days cannot be told.";
		return { tables: [], warnings: [{ code: "no-rhythm", message }], methods: [] };
	}
	const starts = Float64Array.from(values, (_, i) => i * epochSeconds);
	// Whole epochs of the day: a recording may begin at any second.
	const secondsOfDay = localTimeOfDay(starts, { startUtcSeconds, zone }).map(
		(second) => Math.floor(second / epochSeconds) * epochSeconds,
	);
	const clock = { epochSeconds, secondsOfDay };
	const active = mostAndLeastActive(values, clock);
	const level = (value: number) => `${formatNumber(value, 1)} ${unit}`.trim();
	const rows = [
		{
			measure: "M10, the most active ten hours of the average day",
			value: `${level(active.most)} from ${clockTime(active.mostStartSeconds)}`,
		},
		{
			measure: "L5, the least active five hours",
			value: `${level(active.least)} from ${clockTime(active.leastStartSeconds)}`,
		},
		{ measure: "Relative amplitude", value: formatNumber(active.relativeAmplitude, 2) },
		...(days < fewestDays
			? []
			: [
					{ measure: "Interdaily stability (IS)", value: formatNumber(interdailyStability(values, clock), 2) },
					{ measure: "Intradaily variability (IV)", value: formatNumber(intradailyVariability(values, clock), 2) },
				]),
	];
	const columns = [
		{ key: "measure", title: "Measure", unit: "" },
		{ key: "value", title: "Value", unit: "" },
	];
	return {
		tables: [{ id: "rhythm", title: "Rhythm of rest and activity", columns, rows }],
		warnings: active.warnings,
		methods: [{ name: "IS, IV, M10, L5", source: "Witting et al. 1990", doi: "10.1016/0006-3223(90)90523-5" }],
	};
}

/** Means of minutes; NaN where less than half of a minute is known. */
export function byMinute(values: Float64Array, epochSeconds: number): Float64Array {
	const inMinute = Math.max(1, Math.round(60 / epochSeconds));
	return Float64Array.from({ length: Math.floor(values.length / inMinute) }, (_, i) => {
		let sum = 0;
		let known = 0;
		for (let k = i * inMinute; k < (i + 1) * inMinute; k++) {
			if (Number.isNaN(values[k])) continue;
			sum += values[k]!;
			known++;
		}
		return 2 * known < inMinute ? Number.NaN : sum / known;
	});
}
