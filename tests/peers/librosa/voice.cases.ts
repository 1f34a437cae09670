import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readWav } from "@quickening/io";
import type { Matrix } from "@quickening/stats";
import {
	audioSpectralFeatures,
	type DeltasOptions,
	deltas,
	type FrameOptions,
	type Framing,
	hertzToMel,
	type LogMelOptions,
	logMelSpectrogram,
	melDefinitions,
	melFilterBank,
	mfcc,
} from "@quickening/voice";
import { type PeerCase, readPeerOutput, sameDefinition } from "../peer-case.ts";

interface Frames {
	readonly n_fft: number;
	readonly hop_length: number;
	readonly win_length?: number;
	readonly pad_mode?: "constant" | "reflect";
	readonly center: boolean;
}
interface Filters {
	readonly sr?: number;
	readonly n_fft?: number;
	readonly n_mels: number;
	readonly htk?: boolean;
	readonly fmin?: number;
	readonly fmax?: number;
	readonly norm?: null;
}
interface Given {
	readonly samplingRateHz: number;
	readonly samples: readonly number[];
	readonly hz: readonly (readonly [number, number, number])[];
	readonly banks: readonly {
		readonly options: Required<Pick<Filters, "sr" | "n_fft">> & Filters;
		readonly weights: number[][];
	}[];
	readonly mel: readonly {
		frames: Frames;
		filters: Filters;
		double: number[][];
		own: number[][];
		shape: [number, number];
	}[];
	readonly mfcc: readonly { frames: Frames; filters: Filters; lifter: number; values: number[][] }[];
	readonly deltas: readonly { widthFrames: number; order: 1 | 2; mode: "interp" | "nearest"; values: number[][] }[];
	readonly spectral: readonly ({ frames: Frames } & Record<SpectralMeasure, number[]>)[];
}
type SpectralMeasure = "centroidHz" | "bandwidthHz" | "rollOffHz" | "flatness" | "zeroCrossingRate" | "rms";

const given = readPeerOutput("librosa/features.json.gz") as Given;
const samples = Float64Array.from(given.samples, (value) => value / 32_768);
const rate = given.samplingRateHz;
const peer = "librosa 0.11.0";
const made = "a made-up voice, 1 s at 8 kHz";

const single = "the peer's filters are in single precision";
const double = "same definition, another transform, sums in another order";

function frameOptions({ n_fft, hop_length, win_length = n_fft, pad_mode, center }: Frames): FrameOptions {
	const framing: Framing = !center ? "inside" : pad_mode === "reflect" ? "centredReflected" : "centredZeros";
	return { fftSamples: n_fft, stepSamples: hop_length, segmentSamples: win_length, framing };
}

function filterOptions({ n_mels, htk, fmin, fmax, norm }: Filters): Omit<LogMelOptions, keyof FrameOptions> {
	return {
		nBands: n_mels,
		scale: htk ? "htk" : "slaney",
		normalisation: norm === null ? "height" : "area",
		...(fmin === undefined ? {} : { lowHz: fmin }),
		...(fmax === undefined ? {} : { highHz: fmax }),
	};
}

const python = (options: object) =>
	Object.entries(options)
		.map(([key, value]) => `${key}=${value === true ? "True" : value === false ? "False" : (value ?? "None")}`)
		.join(", ");

const everyFourth = ({ values, nRows, nColumns }: Matrix) =>
	Array.from({ length: Math.ceil(nRows / 4) }, (_, t) => [
		...values.subarray(4 * t * nColumns, (4 * t + 1) * nColumns),
	]).flat();

const melCases: PeerCase[] = [
	...[1, 2].map(
		(scale): PeerCase => ({
			package: "voice",
			group: "Mel spectra and cepstra",
			measure: `mel scale, ${scale === 1 ? "Slaney" : "HTK"}`,
			function: "hertzToMel",
			peer,
			call: scale === 1 ? "hz_to_mel(f)" : "hz_to_mel(f, htk=True)",
			input: "0 to 22,050 Hz",
			unit: "mel",
			theirs: () => given.hz.map((row) => row[scale]),
			ours: () => given.hz.map(([hertz]) => hertzToMel(hertz, { scale: scale === 1 ? "slaney" : "htk" })),
			tolerance: { relative: 1e-12, reason: "another logarithm" },
		}),
	),
	...given.banks.map(
		({ options, weights }): PeerCase => ({
			package: "voice",
			group: "Mel spectra and cepstra",
			measure: "mel filters",
			function: "melFilterBank",
			peer,
			call: `filters.mel(${python(options)}, dtype=float64)`,
			input: "none",
			unit: "",
			theirs: () => weights.flat(),
			ours: () => melFilterBank(options.sr, { fftSamples: options.n_fft, ...filterOptions(options) }).weights,
			tolerance: { absolute: Number((1e-12 * Math.max(...weights.flat())).toPrecision(1)), reason: double },
		}),
	),
	...given.mel.flatMap(({ frames, filters, ...theirs }) =>
		(["own", "double"] as const).map(
			(precision): PeerCase => ({
				package: "voice",
				group: "Mel spectra and cepstra",
				measure: precision === "own" ? "log-mel spectrum" : "log-mel spectrum, filters in double precision",
				function: "logMelSpectrogram",
				peer,
				call: `power_to_db(feature.melspectrogram(${python({ ...frames, ...filters })}))`,
				input: made,
				unit: "dB",
				theirs: () => [...theirs.shape, ...theirs[precision].flat()],
				ours: () => {
					const found = logMelSpectrogram(samples, rate, { ...frameOptions(frames), ...filterOptions(filters) });
					return [found.nRows, found.nColumns, ...everyFourth(found)];
				},
				tolerance:
					precision === "own"
						? { relative: 1e-6, absolute: 1e-6, reason: single }
						: { relative: 1e-9, absolute: 1e-9, reason: double },
			}),
		),
	),
];

const cepstraCases: PeerCase[] = [
	...given.mfcc.map(
		({ frames, filters, lifter, values }): PeerCase => ({
			package: "voice",
			group: "Mel spectra and cepstra",
			measure: "MFCC, filters in double precision",
			function: "mfcc",
			peer,
			call: `feature.mfcc(S=..., ${python({ ...frames, ...filters, lifter })})`,
			input: made,
			unit: "dB",
			theirs: () => values.flat(),
			ours: () => mfcc(samples, rate, { ...frameOptions(frames), ...filterOptions(filters), lifter }).values,
			tolerance: { relative: 1e-9, absolute: 1e-9, reason: double },
		}),
	),
	...[
		{
			id: "W7",
			wav: "w7_speech10s_16k",
			input: "simulated speech, 10 s at 16 kHz (W7)",
			own: { fftSamples: 512, segmentSamples: 512, stepSamples: 160 },
		},
		{ id: "W7v", wav: "w7_vowel5s_44k1", input: "simulated vowel, 5 s at 44.1 kHz (W7v)", own: {} },
	].flatMap(({ id, wav, input, own }) => {
		const {
			shape,
			mfcc: rows,
			mean,
		} = readPeerOutput(`librosa/${id}.librosa.mfcc.json.gz`).output as {
			shape: [number, number];
			mfcc: number[][];
			mean: number[];
		};
		const found = () => {
			const bytes = gunzipSync(readFileSync(new URL(`${wav}.wav.gz`, import.meta.url)));
			const { channels, samplingRateHz } = readWav(bytes);
			return mfcc(channels[0], samplingRateHz, { ...melDefinitions.librosa, ...own });
		};
		const common = { package: "voice", group: "Mel spectra and cepstra", function: "mfcc", peer, input, unit: "dB" };
		const call = `feature.mfcc(y, sr, n_mfcc=13, n_fft=${id === "W7" ? "512, hop_length=160" : "2048, hop_length=512"})`;
		return [
			{
				...common,
				measure: "MFCC, first 200 frames",
				call,
				theirs: () => [shape[1], shape[0], ...rows.flat()],
				ours: () => {
					const { values, nRows, nColumns } = found();
					const first = Array.from({ length: nColumns }, (_, k) =>
						Array.from({ length: 200 }, (_, t) => values[t * nColumns + k]),
					);
					return [nRows, nColumns, ...first.flat()];
				},
				tolerance: { relative: 1e-6, absolute: 1e-6, reason: single },
			},
			{
				...common,
				measure: "MFCC, means",
				call,
				theirs: () => mean,
				ours: () => {
					const { values, nRows, nColumns } = found();
					const sums = new Float64Array(nColumns);
					for (let i = 0; i < values.length; i++) sums[i % nColumns] += values[i];
					return sums.map((sum) => sum / nRows);
				},
				tolerance: { relative: 1e-6, reason: single },
			},
		] satisfies PeerCase[];
	}),
	...given.deltas.map(({ widthFrames, order, mode, values }): PeerCase => {
		const ends: DeltasOptions["ends"] = mode === "interp" ? "fitted" : "repeated";
		const from = given.mfcc[0].values;
		return {
			package: "voice",
			group: "Mel spectra and cepstra",
			measure: order === 1 ? "deltas" : "delta-deltas",
			function: "deltas",
			peer,
			call: `feature.delta(c, width=${widthFrames}, order=${order}, mode="${mode}")`,
			input: made,
			unit: order === 1 ? "dB/frame" : "dB/frame²",
			theirs: () => values.flat(),
			ours: () =>
				deltas(
					{ values: Float64Array.from(from.flat()), nRows: from.length, nColumns: from[0].length },
					{ widthFrames, order, ends },
				).values,
			tolerance: { relative: 1e-9, absolute: 1e-9, reason: double },
		};
	}),
];

const spectralMeasures: readonly [SpectralMeasure, string, string, string][] = [
	["centroidHz", "spectral centroid", "spectral_centroid", "Hz"],
	["bandwidthHz", "spectral bandwidth", "spectral_bandwidth", "Hz"],
	["rollOffHz", "roll-off, 85 %", "spectral_rolloff", "Hz"],
	["flatness", "spectral flatness", "spectral_flatness", ""],
	["zeroCrossingRate", "zero crossings a sample", "zero_crossing_rate", ""],
	["rms", "root mean square", "rms", ""],
];

const spectralCases = given.spectral.flatMap(({ frames, ...theirs }) =>
	spectralMeasures.map(
		([key, measure, call, unit]): PeerCase => ({
			package: "voice",
			group: "Spectral measures of sound",
			measure,
			function: "audioSpectralFeatures",
			peer,
			call: `feature.${call}(${python(frames)})`,
			input: made,
			unit,
			theirs: () => theirs[key],
			ours: () => audioSpectralFeatures(samples, rate, frameOptions(frames))[key],
			tolerance:
				key === "rollOffHz" || key === "zeroCrossingRate"
					? { absolute: 1e-9, reason: "bins and counts" }
					: sameDefinition,
		}),
	),
);

export const cases: readonly PeerCase[] = [...melCases, ...cepstraCases, ...spectralCases];
