import {
	beatTemplateQuality,
	classifyRr,
	correctBeats,
	detectPulsePeaks,
	detectRPeaks,
	hrvFrequency,
	hrvFrequencyDefinitions,
	hrvNonlinear,
	hrvTime,
	nnFromRr,
	pressureSummary,
	respirationFromRr,
	rrFromBeats,
	timesFromRr,
} from "@quickening/cardio";
import { drawNormal, seededRandom } from "@quickening/core";
import { ambulatoryGlucoseProfile, glucoseEpisodes, glucoseSummary } from "@quickening/glucose";
import { readWfdb } from "@quickening/io";
import {
	autoregressiveSpectrum,
	burg,
	butterworth,
	filterZeroPhase,
	hilbert,
	lombScargle,
	morletTransform,
	multiscaleEntropy,
	recurrence,
	resampleRational,
	waveletDecompose,
	welch,
} from "@quickening/signal";
import { bootstrapInterval, mannWhitney, mean } from "@quickening/stats";

/** Made-up recordings, as plain arrays that can be handed to a browser. */
export interface Recordings {
	readonly rrMs: readonly number[];
	readonly ecg: readonly number[];
	readonly ppg: readonly number[];
	readonly noise: readonly number[];
	readonly readingTimes: readonly number[];
	readonly glucose: readonly number[];
}

export function recordings(): Recordings {
	const random = seededRandom(5);
	const rrMs = Float64Array.from({ length: 1200 }, (_, i) =>
		i % 311 === 310 ? 430 : 820 + 40 * Math.sin(i / 3) + 25 * Math.sin(i / 14) + 12 * drawNormal(random),
	);
	const times = timesFromRr(rrMs);
	const ecg = pulses(times, 250, 0.012, 1, () => 0.04 * drawNormal(random));
	const ppg = pulses(times, 64, 0.13, 1, () => 0.02 * drawNormal(random));
	ecg.fill(Number.NaN, 20_000, 22_000);
	const readingTimes = Array.from({ length: 288 * 7 }, (_, i) => 300 * i + (i > 900 ? 7200 : 0));
	return {
		rrMs: Array.from(rrMs),
		ecg: Array.from(ecg),
		ppg: Array.from(ppg),
		noise: Array.from({ length: 500 }, () => drawNormal(random)),
		readingTimes,
		glucose: readingTimes.map((t) => 110 + 60 * Math.sin(t / 9000) + 8 * drawNormal(random)),
	};
}

/** What the packages give on recordings: every number, in the order of its keys. */
export function results(made: Recordings): Record<string, number[]> {
	const [rrMs, ecg, ppg, noise] = [made.rrMs, made.ecg, made.ppg, made.noise].map((values) =>
		Float64Array.from(values),
	);
	const { readingTimes, glucose } = made;
	const times = timesFromRr(rrMs);
	const { nnMs } = nnFromRr(rrMs);
	const beats = detectRPeaks(ecg, 250);
	const filter = butterworth({ order: 3, band: "bandpass", cutoffHz: [0.5, 20], samplingRateHz: 64 });
	const model = burg(noise, 4, { order: 12 });
	const systolicMmHg = noise.map((value) => 118 + 8 * value);
	const pressures = {
		timesSeconds: noise.map((_, i) => 900 * i),
		systolicMmHg,
		diastolicMmHg: systolicMmHg.map((value) => 0.65 * value),
	};
	const header = "made 1 360 4\nmade.dat 16 200/mV 12 0 0 0 0 MLII\n";
	const bytes = Uint8Array.from({ length: 8 }, (_, i) => 31 * i);
	const answers = {
		beats,
		intervals: rrFromBeats(beats.rPeakTimesSeconds, beats),
		quality: beatTemplateQuality(ecg, 250, beats.rPeakTimesSeconds),
		pulses: detectPulsePeaks(ppg, 64),
		classes: classifyRr(rrMs),
		corrected: correctBeats(times),
		time: hrvTime(nnMs, { nnTimesSeconds: times }),
		welch: hrvFrequency(nnMs, times),
		lomb: hrvFrequency(nnMs, times, hrvFrequencyDefinitions.hrvanalysisLomb),
		nonlinear: hrvNonlinear(nnMs),
		respiration: respirationFromRr(rrMs, times),
		pressure: pressureSummary(pressures),

		glucose: glucoseSummary(readingTimes, glucose, { pregnant: true }),
		episodes: glucoseEpisodes(readingTimes, glucose, { thresholdMgPerDl: 63, direction: "below" }),
		profile: ambulatoryGlucoseProfile(readingTimes, glucose),
		filtered: filterZeroPhase(filter, ppg),
		spectrum: welch(ppg, 64, { segmentSamples: 1500 }),
		uneven: lombScargle(times, rrMs, { minimumHz: 0.01, maximumHz: 0.5 }),
		burg: model,
		autoregressive: autoregressiveSpectrum(model, noise.map(Math.abs)),
		hilbert: hilbert(noise),
		resampled: resampleRational(noise, { up: 3, down: 7 }),
		wavelet: waveletDecompose(noise, { wavelet: "db4", levels: 4 }),
		morlet: morletTransform(noise, 4, { frequenciesHz: [0.1, 0.4, 1] }),
		multiscale: multiscaleEntropy(noise, { scales: 3 }),
		recurrence: recurrence(noise.subarray(0, 200)),
		record: readWfdb({ header, files: { "made.dat": bytes } }),
		bootstrap: bootstrapInterval(60, (units) => mean(Float64Array.from(units, (unit) => noise[unit])), {
			repeats: 200,
		}),
		ranks: mannWhitney(noise.subarray(0, 200), noise.subarray(200)),
	};
	return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, numbersIn(value)]));
}

/** A bump at each beat. */
function pulses(beats: Float64Array, rate: number, width: number, height: number, noise: () => number): Float64Array {
	const samples = Float64Array.from({ length: Math.ceil((beats[beats.length - 1] + 1) * rate) }, noise);
	for (const beat of beats) {
		const from = Math.max(0, Math.floor((beat - 5 * width) * rate));
		for (let i = from; i < samples.length && i / rate < beat + 5 * width; i++) {
			const z = (i / rate - beat) / width;
			samples[i] += height * Math.exp(-0.5 * z * z);
		}
	}
	return samples;
}

/** Every number of a result. */
function numbersIn(value: unknown): number[] {
	if (typeof value === "number") return [value];
	if (typeof value === "boolean") return [Number(value)];
	if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
	if (value === null || typeof value !== "object") return [];
	return Object.values(value).flatMap(numbersIn);
}
