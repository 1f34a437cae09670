import {
	cutPoints,
	intensityMinutes,
	type RecordingSummary,
	summariseRecording,
	wearCodes,
} from "@quickening/actigraphy";
import { type LocalDay, localDays, localTimeOfDay, type Recording, type Warning } from "@quickening/core";
import { formatNumber } from "@quickening/paper";
import { type SleepNight, sleepNights, sustainedInactivity } from "@quickening/sleep";
import { mean } from "@quickening/stats";
import type { OnProgress, RecordingReport, RecordingSettings, ReportTable } from "../report/report.ts";
import { clockTime, counted, duration, factsOf, percent } from "../report/words.ts";
import { actogram, type MarkedStretch } from "./actogram.ts";
import { byMinute, rhythmOf } from "./rhythm.ts";

const sources = [
	{ name: "calibration to gravity", source: "van Hees et al. 2014", doi: "10.1152/japplphysiol.00421.2014" },
	{ name: "ENMO and times not worn", source: "van Hees et al. 2013", doi: "10.1371/journal.pone.0061691" },
	{ name: "MAD", source: "V\u00e4h\u00e4-Ypy\u00e4 et al. 2015", doi: "10.1111/cpf.12127" },
	{ name: "window of the main sleep", source: "van Hees et al. 2018", doi: "10.1038/s41598-018-31266-z" },
	{ name: "sleep within the window", source: "van Hees et al. 2015", doi: "10.1371/journal.pone.0142533" },
];

/** Raw acceleration: days, nights, what was not worn, and the rhythm of rest and activity. */
export async function movementReport(
	recording: Recording,
	formatWords: string,
	settings: RecordingSettings,
	onProgress: OnProgress,
): Promise<RecordingReport> {
	const summary = await summariseRecording(recording, {
		zone: settings.zone,
		...(recording.start.zone === null && { deviceZone: settings.zone }),
		onProgress: ({ pass, passes, bytesRead, bytesInAll }) =>
			onProgress({
				step: pass < passes ? "Reading, and finding gravity" : "Measuring",
				fraction: (pass - 1 + bytesRead / bytesInAll) / passes,
			}),
	});
	onProgress({ step: "Looking for nights", fraction: null });
	const { epochs, epochSeconds, durationSeconds, startUtcSeconds } = summary;
	const worn = whereWorn(epochs.enmoMg, epochs.nonwear);
	const noonToNoon = { start: startUtcSeconds, durationSeconds, zone: settings.zone, startsAtHour: 12 };
	const noonDays = localDays(noonToNoon).days;
	const nights = nightsOf(summary, noonDays);
	const clock = { startUtcSeconds, zone: settings.zone };
	const local = (seconds: number) => (Number.isNaN(seconds) ? Number.NaN : localTimeOfDay([seconds], clock)[0]!);
	const intensity = intensities(worn, summary, settings);
	const rhythm = rhythmOf(byMinute(worn, epochSeconds), {
		epochSeconds: 60,
		startUtcSeconds,
		zone: settings.zone,
		unit: "mg",
	});
	const wornHours = (worn.filter((value) => !Number.isNaN(value)).length * epochSeconds) / 3600;
	const meanEnmo = mean(worn);
	const withWindow = nights.filter(({ minutes }) => minutes > 0);
	return {
		title: `${duration(durationSeconds)} of acceleration`,
		sentences: [
			`It was worn for ${duration(wornHours * 3600)} of ${duration(durationSeconds)} (${percent((wornHours * 3600) / durationSeconds)}); over that time the mean acceleration without gravity (ENMO) is ${formatNumber(meanEnmo, 1)} mg.`,
			withWindow.length === 0
				? "No night could be told: that takes half an hour in which the arm hardly turns, and most of a day recorded."
				: `In ${counted(withWindow.length, "night")} the window of the main sleep lasts ${duration((60 * withWindow.reduce((sum, { minutes }) => sum + minutes, 0)) / withWindow.length)} on average.`,
			...intensity.sentences,
		],
		facts: [
			...factsOf(recording, formatWords),
			{ name: "Length", value: duration(durationSeconds) },
			{ name: "Calibration", value: calibrationWords(summary) },
			{ name: "Missing, filled, clipped samples", value: flagWords(summary) },
		],
		warnings: [...summary.warnings, ...intensity.warnings, ...rhythm.warnings, ...nights.flatMap(nightWarnings)],
		figures: [
			actogram({
				values: epochs.enmoMg,
				epochSeconds,
				days: noonDays,
				marked: [...nonwearStretches(epochs.nonwear, epochSeconds), ...withWindow.map(sleepStretch)],
				startSecondsOfDay: local(0),
				measure: "ENMO (mg)",
			}),
		],
		tables: [dayTable(summary), nightTable(nights, local), ...rhythm.tables, ...intensity.tables],
		methods: [...sources, ...rhythm.methods, ...intensity.methods],
	};
}

/** ENMO where it was worn and measured, NaN elsewhere. */
function whereWorn(enmoMg: Float64Array, nonwear: Uint8Array): Float64Array {
	return enmoMg.map((value, k) => (nonwear[k] === wearCodes.notWorn ? Number.NaN : value));
}

interface Night extends SleepNight {
	/** Sustained inactivity within the window, in min. */
	readonly sleepMinutes: number;
}

function nightsOf({ epochs, epochSeconds }: RecordingSummary, days: readonly LocalDay[]): Night[] {
	const angles = epochs.angleZDegrees.map((angle, k) => (epochs.nonwear[k] === wearCodes.notWorn ? Number.NaN : angle));
	// Less than six hours between two noons hold no night that could be told.
	const nights = days.filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= 6 * 3600);
	const still = sustainedInactivity(angles, { epochSeconds });
	return sleepNights(angles, { nights, nightBelongsTo: "begin", epochSeconds }).map((night) => ({
		...night,
		sleepMinutes: Number.isNaN(night.minutes)
			? Number.NaN
			: (still
					.subarray(Math.round(night.startSeconds / epochSeconds), Math.round(night.endSeconds / epochSeconds))
					.reduce((n, value) => n + (value === 1 ? 1 : 0), 0) *
					epochSeconds) /
				60,
	}));
}

function nightWarnings({ date, warnings }: Night): Warning[] {
	return warnings.map(({ code, message }) => ({ code, message: `Night of ${date}: ${message}` }));
}

function sleepStretch({ startSeconds, endSeconds }: Night): MarkedStretch {
	return { kind: "sleep window", startSeconds, endSeconds };
}

function nonwearStretches(codes: Uint8Array, epochSeconds: number): MarkedStretch[] {
	const stretches: MarkedStretch[] = [];
	for (let start = 0; start < codes.length; ) {
		let end = start + 1;
		while (end < codes.length && codes[end] === codes[start]) end++;
		if (codes[start] === wearCodes.notWorn) {
			stretches.push({ kind: "not worn", startSeconds: start * epochSeconds, endSeconds: end * epochSeconds });
		}
		start = end;
	}
	return stretches;
}

function dayTable({ days }: RecordingSummary): ReportTable {
	return {
		id: "days",
		title: "Days, from midnight to midnight",
		columns: [
			{ key: "date", title: "Date", unit: "" },
			{ key: "hours", title: "Length of the day", unit: "h", digits: 0, definition: "23 or 25 where clocks change" },
			{ key: "wearHours", title: "Worn", unit: "h", digits: 1 },
			{ key: "nonwearHours", title: "Not worn", unit: "h", digits: 1 },
			{
				key: "missingHours",
				title: "Missing",
				unit: "h",
				digits: 1,
				definition: "recorded too little to tell, or not at all",
			},
			{
				key: "meanEnmoMg",
				title: "Mean ENMO",
				unit: "mg",
				digits: 1,
				definition: "of what was worn: length of the acceleration less 1 g, not below 0",
			},
			{
				key: "meanMadMg",
				title: "Mean MAD",
				unit: "mg",
				digits: 1,
				definition: "of what was worn: mean distance of the length from its mean of 5 s",
			},
			{ key: "valid", title: "Valid day", unit: "", definition: "worn for 16 h or more" },
		],
		rows: days.map(({ date, hours, wearHours, nonwearHours, missingHours, meanEnmoMg, meanMadMg, valid }) => ({
			date,
			hours,
			wearHours,
			nonwearHours,
			missingHours,
			meanEnmoMg,
			meanMadMg,
			valid: valid ? "yes" : "no",
		})),
	};
}

function nightTable(nights: readonly Night[], local: (seconds: number) => number): ReportTable {
	return {
		id: "nights",
		title: "Nights, each named by the date of its evening",
		columns: [
			{ key: "date", title: "Evening of", unit: "" },
			{ key: "begin", title: "Window begins", unit: "" },
			{ key: "end", title: "Window ends", unit: "" },
			{
				key: "hours",
				title: "Window",
				unit: "h",
				digits: 1,
				definition: "longest stretch between two noons in which the arm hardly turns",
			},
			{
				key: "sleepHours",
				title: "Sustained inactivity",
				unit: "h",
				digits: 1,
				definition: "within the window, more than 5 min without a turn of more than 5 degrees: taken as sleep",
			},
			{ key: "unknownMinutes", title: "Unknown", unit: "min", digits: 0 },
		],
		rows: nights.map(({ date, startSeconds, endSeconds, minutes, sleepMinutes, unknownMinutes }) => ({
			date,
			begin: clockTime(local(startSeconds)),
			end: clockTime(local(endSeconds)),
			hours: minutes / 60,
			sleepHours: sleepMinutes / 60,
			unknownMinutes,
		})),
	};
}

/** Minutes at each intensity, where there are cut points for this wearer and this place, and only there. */
function intensities(worn: Float64Array, { epochSeconds }: RecordingSummary, settings: RecordingSettings) {
	const { site, ageYears, pregnant } = settings;
	const none = {
		sentences: [] as string[],
		warnings: [] as Warning[],
		tables: [] as ReportTable[],
		methods: [] as RecordingReport["methods"],
	};
	if (site === "" || ageYears === null) {
		return {
			...none,
			sentences: ["Say above how old the wearer is and where it was worn, and minutes at each intensity follow."],
		};
	}
	const fitting = Object.values(cutPoints).filter(
		({ metric, site: where, ageYears: [youngest, oldest] }) =>
			metric === "enmoMg" && where === site && ageYears >= youngest && ageYears < oldest + 1,
	);
	const chosen = fitting[0];
	if (!chosen) {
		return {
			...none,
			sentences: [
				`No cut points for ENMO are known that were made at this place in people of ${ageYears} years, so no minutes of intensity are given.`,
			],
		};
	}
	const minutes = intensityMinutes(worn, {
		cutPoints: chosen,
		metric: "enmoMg",
		site,
		epochSeconds,
		ageYears,
		pregnant,
	});
	const rows = (
		[
			["Sedentary", minutes.sedentaryMinutes],
			["Light", minutes.lightMinutes],
			["Moderate", minutes.moderateMinutes],
			["Vigorous", minutes.vigorousMinutes],
		] as const
	).map(([level, total]) => ({ level, total, aDay: (total / minutes.wornMinutes) * 1440 }));
	const title = `Time at each intensity by ${chosen.name}`;
	const columns = [
		{ key: "level", title: "Intensity", unit: "" },
		{ key: "total", title: "In all", unit: "min", digits: 0 },
		{ key: "aDay", title: "For 24 h worn", unit: "min", digits: 0 },
	];
	return {
		sentences: [],
		warnings: [...minutes.warnings],
		tables: [{ id: "intensity", title, columns, rows }],
		methods: [{ name: "cut points", source: chosen.name, doi: chosen.doi }],
	};
}

function calibrationWords({ calibration }: RecordingSummary): string {
	const asGiven = "the values stand as the device gave them";
	if (calibration === null) return asGiven;
	const { errorBeforeMg, errorAfterMg, stillWindows, found } = calibration;
	if (!found) {
		const error = Number.isNaN(errorBeforeMg) ? "" : `, with an error at rest of ${formatNumber(errorBeforeMg, 1)} mg`;
		return `none was found; ${asGiven}${error}`;
	}
	return `error at rest ${formatNumber(errorBeforeMg, 1)} mg before, ${formatNumber(errorAfterMg, 1)} mg after, from ${counted(stillWindows, "still window")} of 10 s`;
}

function flagWords({ epochs }: RecordingSummary): string {
	const { missingFraction, filledFraction, clippedFraction } = epochs;
	return [missingFraction, filledFraction, clippedFraction].map((each) => percent(mean(each), 2)).join(", ");
}
