import { choiWear, interdailyStability, intradailyVariability, mostAndLeastActive } from "@quickening/actigraphy";
import { localDays, localTimeOfDay, type Recording, recordingStartUtc, type Warning } from "@quickening/core";
import { formatNumber } from "@quickening/paper";
import type { OnProgress, RecordingReport, RecordingSettings } from "../report/report.ts";
import { clockTime, duration, factsOf, percent } from "../report/words.ts";
import { actogram, type MarkedStretch } from "./actogram.ts";
import { byMinute } from "./movement.ts";

/** Names of signals that are activity, the likeliest first. */
const activityNames = ["vectorMagnitude", "axis1", "activity", "counts", "y"];

/** Counts by epoch (AGD, Actiwatch, Actical, ...): days, times not worn, and the rhythm of rest and activity. */
export async function countsReport(
	recording: Recording,
	formatWords: string,
	settings: RecordingSettings,
	onProgress: OnProgress,
): Promise<RecordingReport> {
	const { signals, start } = recording;
	const which = chosenSignal(signals.map(({ name }) => name));
	const { name, samplingRateHz, unit } = signals[which]!;
	const epochSeconds = 1 / samplingRateHz;
	const parts: Float64Array[] = [];
	const reading = recording.blocks({
		onProgress: ({ bytesRead, bytesInAll }) => onProgress({ step: "Reading", fraction: bytesRead / bytesInAll }),
	});
	for await (const { samples } of reading) parts.push(Float64Array.from(samples[which]!));
	const values = Float64Array.from(parts.flatMap((part) => [...part]));
	const durationSeconds = values.length * epochSeconds;
	const zone = settings.zone;
	const clockOf = recordingStartUtc(start, start.zone === null ? { deviceZone: zone } : {});
	const startUtcSeconds = clockOf.utcSeconds;
	const { days } = localDays({ start: startUtcSeconds, durationSeconds, zone, startsAtHour: 0 });
	const noons = localDays({ start: startUtcSeconds, durationSeconds, zone, startsAtHour: 12 }).days;
	const warnings: Warning[] = [...recording.warnings, ...clockOf.warnings];

	// Choi's rule was made for minutes of an ActiGraph.
	const isActigraph = /actigraph/i.test(recording.device.maker ?? "") && epochSeconds <= 60;
	const sums = isActigraph ? sumByMinute(values, epochSeconds) : undefined;
	const wear = sums === undefined ? undefined : choiWear(sums);
	if (wear) warnings.push(...wear.warnings);
	const isWorn = (second: number) => wear === undefined || wear.wear[Math.floor(second / 60)] !== 0;
	const worn = values.map((value, k) => (isWorn(k * epochSeconds) ? value : Number.NaN));
	const marked: MarkedStretch[] = (wear?.nonwear ?? []).map(({ start: from, end }) => ({
		kind: "not worn",
		startSeconds: from * 60,
		endSeconds: end * 60,
	}));
	const rhythm = epochSeconds <= 60 ? byMinute(worn, epochSeconds) : worn;
	const rhythmSeconds = Math.max(60, epochSeconds);
	const starts = Float64Array.from(rhythm, (_, i) => i * rhythmSeconds);
	const secondsOfDay = localTimeOfDay(starts, { startUtcSeconds, zone }).map(
		(second) => Math.floor(second / rhythmSeconds) * rhythmSeconds,
	);
	const clock = { epochSeconds: rhythmSeconds, secondsOfDay };
	const active = mostAndLeastActive(rhythm, clock);
	warnings.push(...active.warnings);
	const known = values.filter((value) => !Number.isNaN(value)).length;
	const measure = `${name}${unit === "1" ? " (counts)" : ` (${unit})`}`;
	return {
		title: `${duration(durationSeconds)} of activity counts`,
		sentences: [
			`The device wrote ${name} every ${duration(epochSeconds)}; ${percent(known / values.length, 1)} of the values are there.`,
			wear === undefined
				? "Times not worn cannot be told from these counts: the rules for it were made for minutes of an ActiGraph."
				: `It was worn for ${duration(60 * wear.wearMinutes)}, and not worn for ${duration(60 * wear.nonwearMinutes)}.`,
		],
		facts: [...factsOf(recording, formatWords), { name: "Length", value: duration(durationSeconds) }],
		warnings,
		figures: [
			actogram({
				values,
				epochSeconds,
				days: noons,
				marked,
				startSecondsOfDay: localTimeOfDay([0], { startUtcSeconds, zone })[0]!,
				measure,
			}),
		],
		tables: [
			{
				id: "days",
				title: "Days, from midnight to midnight",
				columns: [
					{ key: "date", title: "Date", unit: "" },
					{ key: "hours", title: "Length of the day", unit: "h", digits: 0 },
					{ key: "recordedHours", title: "Recorded", unit: "h", digits: 1 },
					{ key: "mean", title: `Mean ${name} an epoch`, unit: "", digits: 1 },
				],
				rows: days.map(({ date, hours, startSeconds, endSeconds }) => {
					const day = worn
						.subarray(Math.ceil(startSeconds / epochSeconds), Math.ceil(endSeconds / epochSeconds))
						.filter((value) => !Number.isNaN(value));
					return {
						date,
						hours,
						recordedHours: (day.length * epochSeconds) / 3600,
						mean: day.length === 0 ? null : day.reduce((a, b) => a + b, 0) / day.length,
					};
				}),
			},
			{
				id: "rhythm",
				title: "Rhythm of rest and activity",
				columns: [
					{ key: "measure", title: "Measure", unit: "" },
					{ key: "value", title: "Value", unit: "" },
				],
				rows: [
					{
						measure: "M10, the most active ten hours of the average day",
						value: `${formatNumber(active.most, 1)} from ${clockTime(active.mostStartSeconds)}`,
					},
					{
						measure: "L5, the least active five hours",
						value: `${formatNumber(active.least, 1)} from ${clockTime(active.leastStartSeconds)}`,
					},
					{ measure: "Relative amplitude", value: formatNumber(active.relativeAmplitude, 2) },
					{ measure: "Interdaily stability (IS)", value: formatNumber(interdailyStability(rhythm, clock), 2) },
					{ measure: "Intradaily variability (IV)", value: formatNumber(intradailyVariability(rhythm, clock), 2) },
				],
			},
		],
		methods: [
			...(wear ? [{ name: "times not worn", source: "Choi et al. 2011", doi: "10.1249/MSS.0b013e3181ed61a3" }] : []),
			{ name: "IS, IV, M10, L5", source: "Witting et al. 1990", doi: "10.1016/0006-3223(90)90523-5" },
		],
	};
}

function chosenSignal(names: readonly string[]): number {
	for (const name of activityNames) {
		const at = names.indexOf(name);
		if (at >= 0) return at;
	}
	return 0;
}

function sumByMinute(values: Float64Array, epochSeconds: number): Float64Array {
	const inMinute = Math.max(1, Math.round(60 / epochSeconds));
	return Float64Array.from({ length: Math.floor(values.length / inMinute) }, (_, i) =>
		values.subarray(i * inMinute, (i + 1) * inMinute).reduce((a, b) => a + b, 0),
	);
}
