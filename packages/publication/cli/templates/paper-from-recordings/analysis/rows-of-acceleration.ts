import { type RecordingSummary, summariseRecording, wearCodes } from "@quickening/actigraphy";
import { localDays, localTimeOfDay, type Recording } from "@quickening/core";
import type { RecordingFormat } from "@quickening/io/identify";
import { sleepNights, sustainedInactivity } from "@quickening/sleep";
import type { NightRow, ReadingSettings, RecordingRows } from "./recording-rows.ts";

/** Whose recording it is, and which. */
export interface Origin {
	readonly participant: string;
	readonly file: string;
	readonly format: RecordingFormat;
}

/** Days and nights of raw acceleration: ENMO, wear, the window of the main sleep, and sustained inactivity within it. */
export async function rowsOfAcceleration(
	recording: Recording,
	{ participant, file, format }: Origin,
	settings: ReadingSettings,
): Promise<RecordingRows> {
	const { zone, epochSeconds, calibrate } = settings;
	const summary = await summariseRecording(recording, { zone, epochSeconds, calibrate });
	const { epochs, calibration, start } = summary;
	const { model, firmware } = recording.device;
	return {
		recording: {
			participant,
			file,
			format,
			measure: "acceleration",
			device: model ?? recording.device.maker ?? "not said",
			firmware,
			start: start.localTime,
			deviceZone: start.zone,
			hours: summary.durationSeconds / 3600,
			samplingRateHz: summary.samplingRateHz,
			wearRule: "van Hees 2013",
			calibrated: calibration?.found ?? null,
			errorAtRestMg:
				calibration === null ? null : calibration.found ? calibration.errorAfterMg : calibration.errorBeforeMg,
			missingPercent: percent(epochs.missingFraction),
			filledPercent: percent(epochs.filledFraction),
			clippedPercent: percent(epochs.clippedFraction),
			warnings: summary.warnings,
		},
		days: summary.days.map((day) => ({
			participant,
			file,
			date: day.date,
			hours: day.hours,
			wornHours: day.wearHours,
			notWornHours: day.nonwearHours,
			missingHours: day.missingHours,
			unjudgedHours: day.unjudgedHours,
			meanEnmoMg: Number.isNaN(day.meanEnmoMg) ? null : day.meanEnmoMg,
			meanCounts: null,
		})),
		nights: nightsOf(summary, settings).map((night) => ({ participant, file, ...night })),
	};
}

function nightsOf(
	{ epochs, epochSeconds, startUtcSeconds, durationSeconds }: RecordingSummary,
	{ zone, nightBelongsTo }: ReadingSettings,
): Omit<NightRow, "participant" | "file">[] {
	const angles = epochs.angleZDegrees.map((angle, k) => (epochs.nonwear[k] === wearCodes.notWorn ? Number.NaN : angle));
	const { days } = localDays({ start: startUtcSeconds, durationSeconds, zone, startsAtHour: 12 });
	// Less than six hours between two noons hold no night that could be told.
	const noons = days.filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= 6 * 3600);
	const still = sustainedInactivity(angles, { epochSeconds });
	const hoursOf = (from: number, to: number, isCounted: (k: number) => boolean) => {
		let epochsCounted = 0;
		const end = Math.min(angles.length, Math.round(to / epochSeconds));
		for (let k = Math.round(from / epochSeconds); k < end; k++) if (isCounted(k)) epochsCounted++;
		return (epochsCounted * epochSeconds) / 3600;
	};
	const clock = (seconds: number) => {
		const minutes = Math.floor(localTimeOfDay([seconds], { startUtcSeconds, zone })[0]! / 60);
		return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
	};
	return sleepNights(angles, { nights: noons, nightBelongsTo, epochSeconds }).map((night, i) => {
		const { startSeconds, endSeconds } = noons[i]!;
		const isFound = night.minutes > 0;
		return {
			date: night.date,
			knownHours: hoursOf(startSeconds, endSeconds, (k) => !Number.isNaN(angles[k])),
			begin: isFound ? clock(night.startSeconds) : null,
			end: isFound ? clock(night.endSeconds) : null,
			windowHours: isFound ? night.minutes / 60 : null,
			sleepHours: isFound ? hoursOf(night.startSeconds, night.endSeconds, (k) => still[k] === 1) : null,
			unknownMinutes: night.unknownMinutes,
			warnings: night.warnings.map(({ code }) => code),
		};
	});
}

function percent(fractions: Float64Array): number {
	return fractions.length === 0 ? 0 : (100 * fractions.reduce((sum, each) => sum + each, 0)) / fractions.length;
}
