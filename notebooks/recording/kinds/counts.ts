import { choiWear, sumEpochs } from "@quickening/actigraphy";
import { localDays, localTimeOfDay, type Recording, recordingStartUtc, type Warning } from "@quickening/core";
import type { OnProgress, RecordingReport, RecordingSettings } from "../report/report.ts";
import { duration, factsOf, percent } from "../report/words.ts";
import { actogram, type MarkedStretch } from "./actogram.ts";
import { joined } from "./joined.ts";
import { byMinute, rhythmOf } from "./rhythm.ts";

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
	const values = joined(parts);
	const durationSeconds = values.length * epochSeconds;
	const zone = settings.zone;
	const clockOf = recordingStartUtc(start, start.zone === null ? { deviceZone: zone } : {});
	const startUtcSeconds = clockOf.utcSeconds;
	const { days } = localDays({ start: startUtcSeconds, durationSeconds, zone, startsAtHour: 0 });
	const noons = localDays({ start: startUtcSeconds, durationSeconds, zone, startsAtHour: 12 }).days;
	const warnings: Warning[] = [...recording.warnings, ...clockOf.warnings];

	// Choi's rule was made for minutes of an ActiGraph.
	const isActigraph = /actigraph/i.test(recording.device.maker ?? "") && 60 % Math.round(epochSeconds) === 0;
	const sums = isActigraph ? sumEpochs(values, { fromSeconds: Math.round(epochSeconds), toSeconds: 60 }) : undefined;
	const wear = sums === undefined ? undefined : choiWear(sums);
	if (wear) warnings.push(...wear.warnings);
	const isWorn = (second: number) => wear === undefined || wear.wear[Math.floor(second / 60)] !== 0;
	const worn = values.map((value, k) => (isWorn(k * epochSeconds) ? value : Number.NaN));
	const marked: MarkedStretch[] = (wear?.nonwear ?? []).map(({ start: from, end }) => ({
		kind: "not worn",
		startSeconds: from * 60,
		endSeconds: end * 60,
	}));
	const rhythm = rhythmOf(epochSeconds < 60 ? byMinute(worn, epochSeconds) : worn, {
		epochSeconds: Math.max(60, epochSeconds),
		startUtcSeconds,
		zone,
		unit: "",
	});
	warnings.push(...rhythm.warnings);
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
			...rhythm.tables,
		],
		methods: [
			...(wear ? [{ name: "times not worn", source: "Choi et al. 2011", doi: "10.1249/MSS.0b013e3181ed61a3" }] : []),
			...rhythm.methods,
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
