import { choiWear } from "@quickening/actigraphy";
import { localDays, type Recording, recordingStartUtc } from "@quickening/core";
import type { ReadingSettings, RecordingRows } from "./recording-rows.ts";
import type { Origin } from "./rows-of-acceleration.ts";

/** Names of signals that are activity, the likeliest first. */
const activityNames = ["vectorMagnitude", "axis1", "activity", "counts", "y"];

/**
 * Days of counts by epoch. Wear is told by Choi's rule where the device is an ActiGraph, for which it was made; elsewhere what
 * was recorded is taken as worn, and said to be unjudged. Nights are none: their windows are found from acceleration.
 */
export async function rowsOfCounts(
	recording: Recording,
	{ participant, file, format }: Origin,
	{ zone }: ReadingSettings,
): Promise<RecordingRows> {
	const { signals, start, device } = recording;
	const names = signals.map(({ name }) => name);
	const which = Math.max(0, names.indexOf(activityNames.find((name) => names.includes(name)) ?? ""));
	const { name, samplingRateHz } = signals[which]!;
	const epochSeconds = 1 / samplingRateHz;
	const parts: number[] = [];
	for await (const { samples } of recording.blocks()) for (const value of samples[which]!) parts.push(value);
	const counts = Float64Array.from(parts);
	const durationSeconds = counts.length * epochSeconds;
	const clock = recordingStartUtc(start, { fallbackZone: zone });
	const { days, warnings } = localDays({ start: clock.utcSeconds, durationSeconds, zone });

	const isActigraph = /actigraph/i.test(device.maker ?? "") && epochSeconds <= 60;
	const wear = isActigraph ? choiWear(byMinute(counts, epochSeconds)) : undefined;
	const isOff = (k: number) => wear?.wear[Math.floor((k * epochSeconds) / 60)] === 0;
	return {
		recording: {
			participant,
			file,
			format,
			measure: name,
			device: device.model ?? device.maker ?? "not said",
			firmware: device.firmware,
			start: start.localTime,
			deviceZone: start.zone,
			hours: durationSeconds / 3600,
			samplingRateHz,
			wearRule: wear === undefined ? "none" : "Choi 2011",
			calibrated: null,
			errorAtRestMg: null,
			missingPercent: counts.length === 0 ? 0 : (100 * counts.filter(Number.isNaN).length) / counts.length,
			filledPercent: 0,
			clippedPercent: 0,
			warnings: [...recording.warnings, ...clock.warnings, ...warnings, ...(wear?.warnings ?? [])],
		},
		days: days.map(({ date, hours, startSeconds, endSeconds }) => {
			let [worn, off, missing, sum] = [0, 0, 0, 0];
			const end = Math.min(counts.length, Math.ceil(endSeconds / epochSeconds));
			for (let k = Math.ceil(startSeconds / epochSeconds); k < end; k++) {
				if (Number.isNaN(counts[k])) missing++;
				else if (isOff(k)) off++;
				else {
					worn++;
					sum += counts[k]!;
				}
			}
			const hoursOf = (epochs: number) => (epochs * epochSeconds) / 3600;
			return {
				participant,
				file,
				date,
				hours,
				wornHours: hoursOf(worn),
				notWornHours: hoursOf(off),
				missingHours: hoursOf(missing),
				unjudgedHours: wear === undefined ? hoursOf(worn) : 0,
				meanEnmoMg: null,
				meanCounts: worn === 0 ? null : (sum / worn) * (60 / epochSeconds),
			};
		}),
		nights: [],
	};
}

function byMinute(counts: Float64Array, epochSeconds: number): Float64Array {
	const inMinute = Math.max(1, Math.round(60 / epochSeconds));
	return Float64Array.from({ length: Math.floor(counts.length / inMinute) }, (_, i) =>
		counts.subarray(i * inMinute, (i + 1) * inMinute).reduce((a, b) => a + b, 0),
	);
}
