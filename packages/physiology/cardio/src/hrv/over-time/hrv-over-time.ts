import { checkInRange, checkSameLength, type Samples } from "@quickening/core";
import { windowsOverTime } from "@quickening/signal";
import { checkIntervals } from "../../intervals/check-intervals.ts";
import { type HrvFrequency, type HrvFrequencyOptions, hrvFrequency } from "../frequency/hrv-frequency.ts";
import { type HrvTime, hrvTime } from "../time/hrv-time.ts";

export interface HrvOverTimeOptions {
	/** Default 300, the Task Force's short record. */
	readonly windowSeconds?: number;
	/** Default windowSeconds. */
	readonly stepSeconds?: number;
	/** A window is measured when its intervals cover at least this share of it. Default 0.8. */
	readonly minimumCoverage?: number;
	/** Frequency domain of each window, too; slower. Default false. */
	readonly frequency?: boolean | HrvFrequencyOptions;
}

/** HRV of one window. */
export interface HrvWindow {
	readonly startSeconds: number;
	readonly endSeconds: number;
	/** Share of the window that its intervals cover, 0..1. */
	readonly coverageFraction: number;
	/** Undefined when the window is covered too little. */
	readonly time: HrvTime | undefined;
	/** Undefined when it was not asked for, or the window is covered too little. */
	readonly frequency: HrvFrequency | undefined;
}

/**
 * HRV in windows over a long record, cut by time: an hour without signal makes windows without a number, and moves no other.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat.
 * @param nnTimesSeconds - Time of the beat that ends each interval, in s, rising.
 * @throws InvalidInputError when lengths differ, an interval is not above 0, times do not rise, or an option is out of range.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043.
 */
export function hrvOverTime(nnMs: Samples, nnTimesSeconds: Samples, options: HrvOverTimeOptions = {}): HrvWindow[] {
	const { windowSeconds = 300, stepSeconds = windowSeconds, minimumCoverage = 0.8, frequency = false } = options;
	checkIntervals("hrvOverTime", "nnMs", nnMs);
	checkSameLength(
		"hrvOverTime",
		{ argument: "nnMs", values: nnMs },
		{ argument: "nnTimesSeconds", values: nnTimesSeconds },
	);
	checkInRange("hrvOverTime", "minimumCoverage", minimumCoverage, 0, 1);
	const spectrum = frequency === true ? {} : frequency;
	return windowsOverTime(nnTimesSeconds, { windowSeconds, stepSeconds }).map(
		({ startSeconds, endSeconds, startIndex, endIndex }) => {
			const nn = nnMs.slice(startIndex, endIndex);
			const times = nnTimesSeconds.slice(startIndex, endIndex);
			let coveredMs = 0;
			for (let i = 0; i < nn.length; i++) if (!Number.isNaN(nn[i])) coveredMs += nn[i];
			const coverageFraction = Math.min(1, coveredMs / 1000 / windowSeconds);
			const enough = nn.length > 1 && coverageFraction >= minimumCoverage;
			return {
				startSeconds,
				endSeconds,
				coverageFraction,
				time: enough ? hrvTime(nn, { nnTimesSeconds: times }) : undefined,
				frequency: enough && spectrum ? hrvFrequency(nn, times, spectrum) : undefined,
			};
		},
	);
}
