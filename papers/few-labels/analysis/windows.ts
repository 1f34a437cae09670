import { hrvTime } from "@quickening/cardio";
import { InvalidInputError } from "@quickening/core";
import { type Signal, windowsOfRecord } from "@quickening/deep-learning";
import { type Matrix, matrixFromRows } from "@quickening/stats";
import type { Recording } from "./recordings.ts";

/** How recordings are cut. */
export interface WindowPlan {
	readonly windowSeconds: number;
	/** Rate of the grid; intervals that end in one cell are averaged. */
	readonly gridHz: number;
	readonly perRecording: number;
}

/** Windows of all recordings, one after the other, equally many of each. */
export interface Windows {
	readonly signal: Signal;
	/** Logarithms of mean NN, SDNN and RMSSD of each window. */
	readonly measures: Matrix;
	/** Recording of each window, by its place. */
	readonly recordingOf: Int32Array;
}

/** Less of a window with beats, and it is not used. */
const LEAST_OBSERVED = 0.5;

/**
 * Of the windows of each recording that follow one another, some that lie evenly among those with enough beats; a cell without a
 * beat stays missing.
 */
export function cutWindows(recordings: readonly Recording[], plan: WindowPlan): Windows {
	const { windowSeconds, gridHz, perRecording } = plan;
	const nSamples = windowSeconds * gridHz;
	const values = new Float32Array(recordings.length * perRecording * nSamples);
	const measures: number[][] = [];
	recordings.forEach(({ name, nnMs, timesSeconds }, r) => {
		const { signal, startsSeconds } = windowsOfRecord([{ timesSeconds, values: nnMs }], {
			windowSeconds,
			samplingRateHz: gridHz,
			minimumObservedFraction: LEAST_OBSERVED,
		});
		const n = startsSeconds.length;
		if (n < perRecording) {
			throw new InvalidInputError(
				`cutWindows: ${name} must have ${perRecording} windows with beats in half of their cells; got ${n}. Lower perRecording in params.yaml.`,
				{ code: "too-short", argument: "recordings", received: n },
			);
		}
		for (let w = 0; w < perRecording; w++) {
			const chosen = Math.floor((w * n) / perRecording);
			const window = signal.values.subarray(chosen * nSamples, (chosen + 1) * nSamples);
			values.set(window, (r * perRecording + w) * nSamples);
			const from = firstAtOrAfter(timesSeconds, startsSeconds[chosen]!);
			const to = firstAtOrAfter(timesSeconds, startsSeconds[chosen]! + windowSeconds);
			const { meanNnMs, sdnnMs, rmssdMs } = hrvTime(nnMs.subarray(from, to));
			measures.push([meanNnMs, sdnnMs, rmssdMs].map(Math.log));
		}
	});
	return {
		signal: { values, nSamples, nChannels: 1 },
		measures: matrixFromRows(measures),
		recordingOf: Int32Array.from({ length: measures.length }, (_, i) => Math.floor(i / perRecording)),
	};
}

function firstAtOrAfter(times: Float64Array, time: number): number {
	let low = 0;
	let high = times.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (times[middle]! < time) low = middle + 1;
		else high = middle;
	}
	return low;
}
