import { drawNormal, type Random, seededRandom } from "@quickening/core";
import { numberedRows } from "@quickening/deep-learning";
import { randomForest } from "@quickening/learning";
import type { StageContext } from "@quickening/paper";
import { type Fit, type Matrix, take } from "@quickening/stats";
import { acousticColumns, type Sound } from "./acoustic-columns.ts";
import { accuracy, auc, type Judged, judgeBy, type Measure, macroF1AtHalf, outOfFold } from "./judge.ts";
import { onColumns } from "./models.ts";
import { readRecordings } from "./recordings.ts";

/** The same forest under one way to split and to copy. */
export interface CopyRow {
	readonly step: CopyStep;
	/** Recordings that were judged, copies with them where copies were made before the split. */
	readonly n: number;
	readonly nCopies: number;
	readonly auc: Judged;
	readonly macroF1: Judged;
	readonly accuracy: Judged;
}

/** From honest to worthless. */
export type CopyStep = "byInstallation" | "byRecording" | "copiesFirst";

/** How a copy differs from its recording. */
interface CopyOptions {
	readonly signalToNoiseDb: number;
	readonly shiftSeconds: number;
	readonly gainDb: number;
	readonly nTrees: number;
}

/** Measures what copies of the rarer class do when they are made before the split. */
export default function copies(stage: StageContext): void {
	const seed = stage.param<number>("seed");
	const options = stage.param<CopyOptions>("copies");
	const folds = stage.param<number>("folds");
	stage.progress(0, "reading recordings");
	const recordings = readRecordings(stage.inputPath("recordings"), stage.param<number>("cutSeconds"));
	const n = recordings.length;
	const others = recordings.flatMap(({ hungry }, row) => (hungry === 0 ? [row] : []));
	// Each recording of another reason is copied in turn, until there are as many as of hungry.
	const sources = Array.from({ length: n - 2 * others.length }, (_, i) => others[i % others.length]!);
	const random = seededRandom(`${seed}/copies`);
	const sounds: readonly Sound[] = [
		...recordings,
		...sources.map((row) => changedCopy(recordings[row]!, options, random)),
	];
	const columns = acousticColumns(sounds, (done) => {
		if (done % 20 === 0) stage.progress((0.5 * done) / sounds.length, "cepstra and spectral measures");
	});
	const outcomes = Float64Array.from(sounds, (_, row) => (row < n ? recordings[row]!.hungry : 0));
	const instanceIds = sounds.map((_, row) => recordings[row < n ? row : sources[row - n]!]!.instanceId);
	const forest = onColumns(columns, randomForest({ nTrees: options.nTrees }));
	const copiesInside: Fit = (numbers, _, fitRandom) => {
		const rows = Array.from(numberedRows("copiesInside", numbers));
		const training = new Set(rows);
		const all = [...rows, ...sources.flatMap((source, i) => (training.has(source) ? [n + i] : []))];
		return forest(rowNumbers(all), take(outcomes, all), fitRandom);
	};
	const plans: readonly { step: CopyStep; fit: Fit; nRows: number; grouped: boolean }[] = [
		{ step: "byInstallation", fit: copiesInside, nRows: n, grouped: true },
		{ step: "byRecording", fit: copiesInside, nRows: n, grouped: false },
		{ step: "copiesFirst", fit: forest, nRows: sounds.length, grouped: false },
	];
	const rows = plans.map(({ step, fit, nRows, grouped }, i): CopyRow => {
		stage.progress(0.5 + i / 6, `forest, ${step}`);
		const own = outcomes.subarray(0, nRows);
		const ids = instanceIds.slice(0, nRows);
		const told = outOfFold(fit, own, {
			folds,
			random: seededRandom(`${seed}/copies/${step}`),
			...(grouped && { participantIds: ids }),
		});
		const judged = (measure: Measure) =>
			judgeBy((some) => measure(told, some), {
				rows: ids.map((instanceId, row) => ({ row, instanceId })),
				repeats: stage.param<number>("bootstrapRepeats"),
				seed: `${seed}/draws`,
			});
		// Classes are balanced in training, so that the likelier one is at 0.5.
		const macroF1 = judged(macroF1AtHalf);
		return { step, n: nRows, nCopies: nRows - n, auc: judged(auc), macroF1, accuracy: judged(accuracy) };
	});
	stage.writeJson("copies", rows);
	for (const row of rows) {
		for (const measure of ["auc", "macroF1", "accuracy"] as const) {
			const { estimate, low, high } = row[measure];
			if (estimate === null || low === null || high === null) continue;
			stage.value(`copies.${measure}.${row.step}`, {
				value: estimate,
				unit: "",
				digits: measure === "accuracy" ? 3 : 2,
				n: row.n,
				interval: { low, high, levelPercent: 95, method: "percentile bootstrap over installations" },
				method: `${measure} of a random forest on cepstra and spectral measures, ${words[row.step]}`,
			});
		}
	}
	stage.value("copies.count", {
		value: sources.length,
		unit: "",
		digits: 0,
		n,
		method: "Copies that make as many recordings of another reason as of hungry",
	});
}

const words: Readonly<Record<CopyStep, string>> = {
	byInstallation: "split by installation, copies of training recordings only",
	byRecording: "split by recording, copies of training recordings only",
	copiesFirst: "copies first, then split by recording, copies judged too",
};

/** A recording a little earlier or later (what leaves at one end comes in at the other), louder or softer, with noise. */
export function changedCopy(
	{ samples, samplingRateHz }: Sound,
	{ signalToNoiseDb, shiftSeconds, gainDb }: Omit<CopyOptions, "nTrees">,
	random: Random,
): Sound {
	const n = samples.length;
	const shift = Math.round((2 * random() - 1) * shiftSeconds * samplingRateHz);
	const gain = 10 ** (((2 * random() - 1) * gainDb) / 20);
	const power = samples.reduce((sum, value) => sum + value * value, 0) / n;
	const noise = Math.sqrt(power * 10 ** (-signalToNoiseDb / 10));
	const changed = samples.map((_, i) => gain * (samples[(i - shift + n) % n]! + noise * drawNormal(random)));
	return { samples: changed, samplingRateHz };
}

const rowNumbers = (rows: readonly number[]): Matrix => ({
	values: Float64Array.from(rows),
	nRows: rows.length,
	nColumns: 1,
});
