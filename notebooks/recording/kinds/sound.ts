import { type FigureSpec, figureSpec } from "@quickening/figures";
import type { WavRecording } from "@quickening/io";
import { formatNumber } from "@quickening/paper";
import { audioSpectralFeatures, logMelSpectrogram } from "@quickening/voice";
import type { RecordingReport, ReportFigure } from "../report/report.ts";
import { duration, percent } from "../report/words.ts";

/** Most seconds of sound that are looked at: more would be a picture that nobody can read. */
const mostSeconds = 120;

/** Sound: its spectrum over time, and its measures in summary. The first channel is looked at. */
export function soundReport({
	channels,
	samplingRateHz,
	encoding,
	bitsPerSample,
	warnings,
}: WavRecording): RecordingReport {
	const whole = channels[0] ?? new Float64Array();
	const samples = whole.subarray(0, Math.min(whole.length, Math.round(mostSeconds * samplingRateHz)));
	const lengthSeconds = whole.length / samplingRateHz;
	const facts = [
		{
			name: "Format",
			value: `WAV, ${encoding === "pcm" ? `${bitsPerSample}-bit PCM` : `${bitsPerSample}-bit floating point`}`,
		},
		{ name: "Sampling rate", value: `${formatNumber(samplingRateHz, 0)} Hz` },
		{ name: "Channels", value: `${channels.length}${channels.length > 1 ? "; the first is shown" : ""}` },
		{ name: "Length", value: duration(lengthSeconds) },
	];
	const doubts = [...warnings];
	if (whole.length > samples.length) {
		doubts.push({
			code: "shortened",
			message: `Only the first ${mostSeconds} s of ${duration(lengthSeconds)} are shown.`,
		});
	}
	const title = `${duration(lengthSeconds)} of sound`;
	const segmentSamples = Math.round(0.025 * samplingRateHz);
	if (samples.length < segmentSamples) {
		doubts.push({ code: "too-short", message: "The sound is shorter than 25 ms: no spectrum can be taken." });
		return { title, sentences: [], facts, warnings: doubts, figures: [], tables: [], methods: [] };
	}
	// One column of the picture a step, 160 at most.
	const stepSamples = Math.max(Math.round(0.01 * samplingRateHz), Math.ceil(samples.length / 160));
	const framing = { segmentSamples, stepSamples, framing: "inside" } as const;
	const mel = logMelSpectrogram(samples, samplingRateHz, { ...framing, nBands: 32 });
	const spectral = audioSpectralFeatures(samples, samplingRateHz, framing);
	const nFull = samples.reduce((n, value) => n + (Math.abs(value) >= 0.999 ? 1 : 0), 0);
	const rows = (
		[
			["Spectral centroid", spectral.summary.centroidHz, "Hz", 0],
			["Bandwidth", spectral.summary.bandwidthHz, "Hz", 0],
			["Roll-off, 85 %", spectral.summary.rollOffHz, "Hz", 0],
			["Flatness", spectral.summary.flatness, "", 3],
			["Zero crossings", spectral.summary.zeroCrossingRate, "of samples", 3],
			["Root mean square", spectral.summary.rms, "of full scale", 3],
		] as const
	).map(([measure, summary, unit, digits]) => ({
		measure: unit === "" ? measure : `${measure} (${unit})`,
		mean: formatNumber(summary.mean, digits),
		sd: formatNumber(summary.standardDeviation, digits),
	}));
	return {
		title,
		sentences: [
			`The sound is ${duration(lengthSeconds)} long; the middle of its spectrum lies at ${formatNumber(spectral.summary.centroidHz.mean, 0)} Hz on average.`,
			nFull > 0
				? `${percent(nFull / samples.length, 2)} of the samples are at full scale: the microphone may have been too loud there.`
				: "No sample is at full scale: nothing was cut off by the recorder.",
		],
		facts,
		warnings: [...doubts, ...mel.warnings],
		figures: [spectrogram(mel)],
		tables: [
			{
				id: "sound",
				title: `Measures of ${spectral.timesSeconds.length} frames of 25 ms`,
				columns: [
					{ key: "measure", title: "Measure", unit: "" },
					{ key: "mean", title: "Mean", unit: "" },
					{ key: "sd", title: "SD", unit: "" },
				],
				rows,
			},
		],
		methods: [
			{ name: "mel spectrum", source: "Davis and Mermelstein 1980", doi: "10.1109/TASSP.1980.1163420" },
			{ name: "measures of the spectrum", source: "Tzanetakis and Cook 2002", doi: "10.1109/TSA.2002.800560" },
		],
	};
}

function spectrogram({
	values,
	nRows,
	nColumns,
	timesSeconds,
	centresHz,
}: ReturnType<typeof logMelSpectrogram>): ReportFigure {
	const step = nRows > 1 ? timesSeconds[1]! - timesSeconds[0]! : 0.025;
	const rows = Array.from({ length: nRows * nColumns }, (_, i) => {
		const [frame, band] = [Math.floor(i / nColumns), i % nColumns];
		const level = values[i]!;
		return {
			from: timesSeconds[frame]! - step / 2,
			to: timesSeconds[frame]! + step / 2,
			band: band + 1,
			topHz: Math.round(centresHz[band]!),
			levelDb: Number.isNaN(level) ? null : Math.round(level * 10) / 10,
		};
	});
	const spec: FigureSpec = figureSpec(
		{
			columnMm: 178,
			title: "The sound's spectrum over time",
			caption:
				"Power in 32 bands that are equally wide to the ear, low at the bottom; 80 dB from the palest to the darkest.",
			alt: `Mel spectrum of ${nRows} frames in ${nColumns} bands.`,
		},
		{
			data: { values: rows },
			mark: { type: "rect" },
			encoding: {
				x: { field: "from", type: "quantitative", title: "Time (s)", scale: { nice: false } },
				x2: { field: "to" },
				y: {
					field: "band",
					type: "ordinal",
					sort: "descending",
					title: "Band (centre in Hz)",
					axis: {
						values: [1, 8, 16, 24, 32],
						labelExpr: `({${[1, 8, 16, 24, 32].map((band) => `'${band}':'${Math.round(centresHz[band - 1] ?? 0)}'`).join(",")}})[datum.label]`,
					},
				},
				color: { field: "levelDb", type: "quantitative", title: "Power (dB)", scale: { scheme: "cividis" } },
			},
		},
	);
	return { id: "spectrum", spec, rows };
}
