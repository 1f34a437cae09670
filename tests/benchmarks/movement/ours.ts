import { closeSync, openSync, readSync } from "node:fs";
import { type RecordingSummary, summariseRecording } from "@quickening/actigraphy";
import { localDays, type Recording, type SignalBlock } from "@quickening/core";
import { type SleepPeriodWindow, sleepPeriodWindow } from "@quickening/sleep";
import type { Jobs } from "../measure.ts";
import type { Vector } from "../vector.ts";

interface Week {
	readonly summary: RecordingSummary;
	readonly nights: readonly SleepPeriodWindow[];
}

export const jobs: Jobs = {
	all: (vector) => ({
		run: async (): Promise<Week> => {
			const summary = await summariseRecording(recordingOf(vector), { zone: "UTC" });
			return { summary, nights: nightsOf(summary) };
		},
		answer: ({ summary, nights }: Week) => ({
			...answer(summary),
			calibrationErrorMg: summary.calibration?.errorAfterMg ?? Number.NaN,
			notWornHours: summary.days.reduce((hours, day) => hours + day.nonwearHours, 0),
			sleepWindowHours: nights.reduce((hours, { minutes }) => hours + (minutes || 0) / 60, 0),
		}),
	}),
	epochs: (vector) => ({
		run: () => summariseRecording(recordingOf(vector), { zone: "UTC", calibrate: false }),
		answer,
	}),
};

function answer({ epochs }: RecordingSummary): Record<string, number> {
	const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
	return { enmoMg: mean(epochs.enmoMg), madMg: mean(epochs.madMg), angleZ: mean(epochs.angleZDegrees) };
}

/** One window from noon to noon each. */
function nightsOf({ startUtcSeconds, durationSeconds, epochSeconds, epochs }: RecordingSummary): SleepPeriodWindow[] {
	const { days } = localDays({ start: startUtcSeconds, durationSeconds, zone: "UTC", startsAtHour: 12 });
	return days.map(({ startSeconds, endSeconds }) =>
		sleepPeriodWindow(epochs.angleZDegrees.subarray(startSeconds / epochSeconds, endSeconds / epochSeconds)),
	);
}

/** The file as a reader gives it: in blocks of 20,000 samples, from single precision. */
function recordingOf({ path, shape, fs }: Vector): Recording {
	const samples = shape[0]!;
	const length = 20_000;
	async function* blocks(): AsyncGenerator<SignalBlock> {
		const file = openSync(`${path}.bin`, "r");
		const numbers = new Float32Array(3 * length);
		const axes = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
		const [x, y, z] = axes as [Float64Array, Float64Array, Float64Array];
		const clean = new Uint8Array(length);
		try {
			for (let at = 0; at < samples; at += length) {
				const n = Math.min(length, samples - at);
				readSync(file, numbers, 0, 12 * n, 12 * at);
				for (let i = 0, k = 0; i < n; i++) {
					x[i] = numbers[k++]!;
					y[i] = numbers[k++]!;
					z[i] = numbers[k++]!;
				}
				const flags = clean.subarray(0, n);
				yield { startSeconds: at / fs, samples: axes.map((axis) => axis.subarray(0, n)), flags: [flags, flags, flags] };
			}
		} finally {
			closeSync(file);
		}
	}
	return {
		format: "single precision",
		start: { localTime: "2024-01-01T00:00:00.000", zone: "UTC", utcSeconds: 1_704_067_200 },
		device: { maker: null, model: null, serialNumber: null, firmware: null, wearSite: null },
		signals: ["x", "y", "z"].map((name) => ({ name, unit: "[g]", samplingRateHz: fs, range: [-8, 8] as const })),
		promisedSeconds: samples / fs,
		blocks,
		warnings: [],
		spots: [],
	};
}
