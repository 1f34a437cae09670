import { analyseCardiotocogram, lastSignalSample } from "@quickening/cardiotocography";
import type { StageContext } from "@quickening/paper";
import { type Birth, readBirths } from "./clinical.ts";
import { finiteOrNull } from "./finite-or-null.ts";
import { type Recording, readRecording, samplingRateHz } from "./recordings.ts";

/** What a segment of a recording gives a model. NaN: the segment holds too little signal. */
export interface SegmentFeatures {
	readonly baselineMinimumBpm: number;
	readonly baselineMaximumBpm: number;
	readonly accelerationAreaBeats: number;
	readonly decelerationAreaBeats: number;
	readonly missingPercent: number;
	readonly bandwidthBpm: number;
	readonly stvMs: number;
	readonly accelerationCount: number;
	readonly decelerationCount: number;
	readonly figoCategory: string;
}

/** One row of results/features.json: a birth, the quality of its recording and its segments. */
export interface FeatureRow {
	readonly recordingId: string;
	readonly umbilicalPh: number;
	readonly baseDeficitMmolPerL: number | null;
	readonly caesarean: boolean;
	readonly apgar5: number;
	readonly gestationWeeks: number;
	readonly birthWeightGrams: number | null;
	readonly maternalAgeYears: number;
	readonly parity: number;
	readonly sexCode: 1 | 2;
	readonly recordedMinutes: number;
	/** Share of samples without fetal heart rate in the whole recording. */
	readonly missingPercent: number;
	/** Minutes from the last sample with signal to the end of the file. */
	readonly silentEndMinutes: number;
	readonly segments: {
		/** The last minutes of the file, whatever they hold. */
		readonly clock: SegmentFeatures;
		/** The last minutes that end at the last sample with signal. */
		readonly signal: SegmentFeatures;
		/** As `signal`, twice as long. */
		readonly signalLong: SegmentFeatures;
	};
}

/** The four features of DeepCTG 1.0 (doi:10.3389/fped.2023.1190441), fixed before any outcome was looked at. */
export const fourFeatures = [
	"baselineMinimumBpm",
	"baselineMaximumBpm",
	"accelerationAreaBeats",
	"decelerationAreaBeats",
] as const satisfies readonly (keyof SegmentFeatures)[];

/** Reads 552 recordings and reduces each to the features of three segments. */
export default function features(stage: StageContext): void {
	const births = readBirths(stage.readText("clinical"));
	const folder = stage.inputPath("signals");
	const windowSamples = stage.param<number>("windowMinutes") * 60 * samplingRateHz;
	const longSamples = stage.param<number>("longWindowMinutes") * 60 * samplingRateHz;
	const rows = births.map((birth, i) => {
		if (i % 50 === 0) stage.progress(i / births.length, `recording ${i} of ${births.length}`);
		return featureRow(birth, readRecording(`${folder}/${birth.recordingId}.csv`), windowSamples, longSamples);
	});
	rows.sort((a, b) => Number(a.recordingId) - Number(b.recordingId));
	stage.writeJson("features", rows);
}

function featureRow(birth: Birth, recording: Recording, windowSamples: number, longSamples: number): FeatureRow {
	const length = recording.fhrBpm.length;
	const end = lastSignalSample(recording.fhrBpm);
	let missing = 0;
	for (let i = 0; i < length; i++) if (recording.fhrBpm[i] === 0) missing++;
	return {
		recordingId: birth.recordingId,
		umbilicalPh: birth.umbilicalPh,
		baseDeficitMmolPerL: finiteOrNull(birth.baseDeficitMmolPerL),
		caesarean: birth.caesarean,
		apgar5: birth.apgar5,
		gestationWeeks: birth.gestationWeeks,
		birthWeightGrams: finiteOrNull(birth.birthWeightGrams),
		maternalAgeYears: birth.maternalAgeYears,
		parity: birth.parity,
		sexCode: birth.sexCode,
		recordedMinutes: length / (60 * samplingRateHz),
		missingPercent: (100 * missing) / length,
		silentEndMinutes: (length - end) / (60 * samplingRateHz),
		segments: {
			clock: segmentFeatures(recording, length, windowSamples),
			signal: segmentFeatures(recording, end, windowSamples),
			signalLong: segmentFeatures(recording, end, longSamples),
		},
	};
}

function segmentFeatures(recording: Recording, end: number, samples: number): SegmentFeatures {
	const start = Math.max(0, end - samples);
	const fhrBpm = recording.fhrBpm.subarray(start, end);
	let missing = 0;
	for (let i = 0; i < fhrBpm.length; i++) if (fhrBpm[i] === 0) missing++;
	const analysis = analyseCardiotocogram(
		{ fhrBpm, uterineActivity: recording.uterineActivity.subarray(start, end) },
		samplingRateHz,
	);
	return {
		baselineMinimumBpm: analysis.features.baselineMinimumBpm,
		baselineMaximumBpm: analysis.features.baselineMaximumBpm,
		accelerationAreaBeats: analysis.features.accelerationArea,
		decelerationAreaBeats: analysis.features.decelerationArea,
		missingPercent: (100 * missing) / fhrBpm.length,
		bandwidthBpm: analysis.bandwidth.medianBpm,
		stvMs: analysis.shortTermVariability.stvMs,
		accelerationCount: analysis.accelerations.length,
		decelerationCount: analysis.decelerations.length,
		figoCategory: analysis.figo.category,
	};
}
