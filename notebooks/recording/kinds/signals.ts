import { detectRPeaks, rrFromBeats } from "@quickening/cardio";
import type { Recording } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { OnProgress, RecordingReport, ReportFigure } from "../report/report.ts";
import { counted, duration, factsOf, percent, rate } from "../report/words.ts";
import { Envelope } from "./envelope.ts";
import { heartReport } from "./heart.ts";
import { joined } from "./joined.ts";

/** Names under which an electrocardiogram goes in files. */
const ecgNames = /\b(?:e[ck]g|ml?ii|mlii|lead ?(?:i|ii|iii)|v[1-6])\b/i;
/** Most samples of an electrocardiogram that are kept: 24 hours at 256 Hz. */
const mostSamples = 24 * 3600 * 256;
/** Most signals that are drawn. */
const mostPanels = 8;

/** Signals of any kind (EDF, WFDB): each as it is; an electrocardiogram among them also as heart rate. */
export async function signalsReport(
	recording: Recording,
	formatWords: string,
	onProgress: OnProgress,
): Promise<RecordingReport> {
	const { signals } = recording;
	const envelopes = signals.map(() => new Envelope());
	const ecg = signals.findIndex(({ name, samplingRateHz }) => ecgNames.test(name) && samplingRateHz >= 64);
	const kept: Float64Array[] = [];
	let nKept = 0;
	const reading = recording.blocks({
		onProgress: ({ bytesRead, bytesInAll }) => onProgress({ step: "Reading", fraction: bytesRead / bytesInAll }),
	});
	for await (const { samples } of reading) {
		samples.forEach((values, i) => {
			envelopes[i]!.add(values);
		});
		const of = samples[ecg];
		if (of && nKept < mostSamples) {
			kept.push(Float64Array.from(of));
			nKept += of.length;
		}
	}
	const lengthSeconds = Math.max(0, ...envelopes.map(({ nSamples }, i) => nSamples / signals[i]!.samplingRateHz));
	const table = {
		id: "signals",
		title: "Signals of the recording",
		columns: [
			{ key: "name", title: "Signal", unit: "" },
			{ key: "rate", title: "Rate", unit: "" },
			{ key: "missing", title: "Missing", unit: "" },
			{ key: "least", title: "Least", unit: "", digits: 3 },
			{ key: "largest", title: "Largest", unit: "", digits: 3 },
			{ key: "unit", title: "Unit", unit: "" },
		],
		rows: signals.map(({ name, unit, samplingRateHz }, i) => {
			const bins = envelopes[i]!.bins();
			const { nSamples, nMissing } = envelopes[i]!;
			return {
				name,
				rate: rate(samplingRateHz),
				missing: nSamples === 0 ? "no sample" : percent(nMissing / nSamples, 1),
				least: extreme(
					bins.map(({ low }) => low),
					Math.min,
				),
				largest: extreme(
					bins.map(({ high }) => high),
					Math.max,
				),
				unit: unit === "1" ? "" : unit,
			};
		}),
	};
	const facts = [...factsOf(recording, formatWords), { name: "Length", value: duration(lengthSeconds) }];
	const figures = signals.length === 0 || lengthSeconds === 0 ? [] : [drawn(recording, envelopes)];
	if (nKept > 0) {
		onProgress({ step: "Looking for heartbeats", fraction: null });
		const { samplingRateHz, name } = signals[ecg]!;
		const beats = detectRPeaks(joined(kept), samplingRateHz);
		if (beats.rPeakTimesSeconds.length > 2) {
			const { rrMs, rrTimesSeconds } = rrFromBeats(beats.rPeakTimesSeconds, { gaps: beats.gaps });
			const warnings = [...recording.warnings, ...beats.warnings];
			const heart = heartReport({ rrMs, rrTimesSeconds, facts, warnings });
			return {
				...heart,
				title: `${duration(lengthSeconds)} of ${counted(signals.length, "signal")}, with an electrocardiogram`,
				sentences: [`${counted(beats.rPeakTimesSeconds.length, "beat")} were found in ${name}.`, ...heart.sentences],
				figures: [...figures, ...heart.figures],
				tables: [table, ...heart.tables],
			};
		}
	}
	return {
		title: `${duration(lengthSeconds)} of ${counted(signals.length, "signal")}`,
		sentences: [`The recording holds ${counted(signals.length, "signal")} over ${duration(lengthSeconds)}.`],
		facts,
		warnings: recording.warnings,
		figures,
		tables: [table],
		methods: [],
	};
}

function extreme(values: readonly (number | null)[], of: (...values: number[]) => number): number | null {
	const present = values.filter((value) => value !== null);
	return present.length === 0 ? null : present.reduce((a, b) => of(a, b));
}

function drawn({ signals }: Recording, envelopes: readonly Envelope[]): ReportFigure {
	const shown = signals.slice(0, mostPanels);
	const perSignal = shown.map(({ name, unit, samplingRateHz }, i) =>
		envelopes[i]!.bins().map(({ from, to, low, high }) => ({
			signal: name,
			minutes: (from + to) / 2 / samplingRateHz / 60,
			low,
			high,
			unit,
		})),
	);
	const rows = perSignal.flat();
	const long = rows.some(({ minutes }) => minutes > 180);
	const left = signals.length - shown.length;
	const spec: FigureSpec = figureSpec(
		{
			columnMm: 178,
			title: "The signals over time",
			caption: `Least to largest value in each of at most 480 stretches; a hole is where nothing was recorded.${left > 0 ? ` ${counted(left, "more signal")} are in the table alone.` : ""}`,
			alt: `${counted(shown.length, "signal")} over time.`,
		},
		{
			vconcat: shown.map(({ name, unit }, i) => ({
				width: 420,
				height: 46,
				title: { text: unit === "1" ? name : `${name} (${unit})`, fontSize: 7.5 },
				data: {
					name: `signal-${i}`,
					values: perSignal[i]!.map((row) => ({ ...row, time: long ? row.minutes / 60 : row.minutes })),
				},
				mark: {
					type: "area" as const,
					color: palette.blue,
					opacity: 0.7,
					line: { color: palette.blue, strokeWidth: 0.4 },
				},
				encoding: {
					x: {
						field: "time",
						type: "quantitative" as const,
						title: i === shown.length - 1 ? `Time since the start (${long ? "h" : "min"})` : null,
					},
					y: {
						field: "low",
						type: "quantitative" as const,
						title: null,
						axis: { tickCount: 3 },
						scale: { zero: false },
					},
					y2: { field: "high" },
				},
			})),
		},
	);
	return { id: "signals", spec, rows };
}
