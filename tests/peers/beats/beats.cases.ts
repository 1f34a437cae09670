import { compareBeats, detectPulsePeaks, detectRPeaks } from "@quickening/cardio";
import { type PeerCase, type PeerTolerance, readPeerOutput, readVector } from "../peer-case.ts";

const ecg = readVector("w1_ecg5min_250hz");
const simulated = readVector("w1_ecg5min_nk_250hz");
const ppg = readVector("w2_ppg5min_64hz");
const ourEcg = detectRPeaks(ecg.values, 250).rPeakTimesSeconds;
const ourSimulated = detectRPeaks(simulated.values, 250).rPeakTimesSeconds;
const ourPpg = detectPulsePeaks(ppg.values, 64).pulsePeakTimesSeconds;

/** A peer's peaks as rising times. */
function peaksOf(path: string, samplingRateHz: number): Float64Array {
	const peaks = readPeerOutput(path).output.peaks as number[];
	return Float64Array.from(new Set(peaks.toSorted((a, b) => a - b))).map((peak) => peak / samplingRateHz);
}

interface Judged {
	readonly measure: string;
	readonly function: string;
	readonly peer: string;
	readonly call: string;
	readonly input: string;
	readonly ours: Float64Array;
	readonly theirs: Float64Array;
	/** A beat more or less than this is let pass. */
	readonly beats: number;
	/** A found beat lies this close to the peer's, in the middle of all, in ms. */
	readonly withinMs: number;
	readonly reason: string;
	readonly note?: string;
}

/** Two rows: how many of the peer's beats ours are, and how far they lie apart in the middle. */
function judged({ ours, theirs, beats, withinMs, reason, ...rest }: Judged): PeerCase[] {
	const found = () => compareBeats(ours, theirs, { toleranceSeconds: 0.1 });
	const common = { package: "cardio", group: "Beats", ...rest };
	const count: PeerTolerance = { absolute: beats, reason };
	const distance: PeerTolerance = { absolute: withinMs, reason: "beats within 10 ms; the peer's are whole samples" };
	return [
		{
			...common,
			measure: `${rest.measure}: found by both`,
			unit: "beats",
			theirs: () => theirs.length,
			ours: () => found().truePositives,
			tolerance: count,
		},
		{
			...common,
			measure: `${rest.measure}: median distance`,
			unit: "ms",
			theirs: () => 0,
			ours: () => found().medianErrorMs,
			tolerance: distance,
		},
	];
}

const truth = (name: string, samplingRateHz: number) =>
	readVector(`${name}_truth`).values.map((sample) => sample / samplingRateHz);
const madeEcg = "simulated ECG, 5 min at 250 Hz (W1)";
const nkEcg = "NeuroKit2's simulated ECG, 5 min at 250 Hz (W1nk)";
const madePpg = "simulated PPG, 5 min at 64 Hz (W2)";
const edges = "beats at the record's ends, and one ectopic beat, are found by some and not by others";

export const cases: PeerCase[] = [
	...judged({
		measure: "R peaks",
		function: "detectRPeaks",
		peer: "the truth",
		call: "as simulated",
		input: madeEcg,
		ours: ourEcg,
		theirs: truth("w1_ecg5min_250hz", 250),
		beats: 1,
		withinMs: 10,
		reason: "one ectopic beat within a burst of noise is missed by all",
	}),
	...judged({
		measure: "R peaks",
		function: "detectRPeaks",
		peer: "sleepecg 0.6.0",
		call: "detect_heartbeats(x, fs)",
		input: madeEcg,
		ours: ourEcg,
		theirs: peaksOf("sleepecg/W1.sleepecg.c.json.gz", 250),
		beats: 2,
		withinMs: 10,
		reason: edges,
	}),
	...judged({
		measure: "R peaks",
		function: "detectRPeaks",
		peer: "NeuroKit2 0.2.13",
		call: "ecg_findpeaks(ecg_clean(x, fs), fs)",
		input: madeEcg,
		ours: ourEcg,
		theirs: peaksOf("neurokit2/W1.neurokit2.neurokit.json.gz", 250),
		beats: 2,
		withinMs: 10,
		reason: edges,
	}),
	...judged({
		measure: "R peaks",
		function: "detectRPeaks",
		peer: "sleepecg 0.6.0",
		call: "detect_heartbeats(x, fs)",
		input: nkEcg,
		ours: ourSimulated,
		theirs: peaksOf("sleepecg/W1nk.sleepecg.c.json.gz", 250),
		beats: 2,
		withinMs: 10,
		reason: edges,
	}),
	...judged({
		measure: "R peaks",
		function: "detectRPeaks",
		peer: "NeuroKit2 0.2.13",
		call: "ecg_findpeaks(ecg_clean(x, fs), fs)",
		input: nkEcg,
		ours: ourSimulated,
		theirs: peaksOf("neurokit2/W1nk.neurokit2.neurokit.json.gz", 250),
		beats: 2,
		withinMs: 10,
		reason: edges,
	}),
	...judged({
		measure: "systolic peaks",
		function: "detectPulsePeaks",
		peer: "the truth",
		call: "as simulated",
		input: madePpg,
		ours: ourPpg,
		theirs: truth("w2_ppg5min_64hz", 64),
		beats: 0,
		withinMs: 10,
		reason: "every pulse",
	}),
	...judged({
		measure: "systolic peaks",
		function: "detectPulsePeaks",
		peer: "NeuroKit2 0.2.13",
		call: 'ppg_findpeaks(ppg_clean(x, fs), fs, method="elgendi")',
		input: madePpg,
		ours: ourPpg,
		theirs: peaksOf("neurokit2/W2.neurokit2.elgendi.json.gz", 64),
		beats: 0,
		withinMs: 10,
		reason: "every pulse",
	}),
	...judged({
		measure: "systolic peaks",
		function: "detectPulsePeaks",
		peer: "systole 0.3.1",
		call: 'ppg_peaks(x, fs, method="rolling_average")',
		input: madePpg,
		ours: ourPpg,
		theirs: peaksOf("systole/W2.systole.rolling_average.json.gz", 64),
		beats: 2,
		withinMs: 10,
		reason: "two pulses of the peer are none",
	}),
];
