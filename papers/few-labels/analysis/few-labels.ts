import { seededRandom, shuffle } from "@quickening/core";
import {
	fitMiniRocket,
	miniRocketFeatures,
	type PretrainOptions,
	predict,
	pretrainMasked,
	type TrainOptions,
	takeInputs,
	trainNetwork,
} from "@quickening/deep-learning";
import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";
import { penalisedLogistic, ridgeClassifier } from "@quickening/learning";
import type { StageContext } from "@quickening/paper";
import { take, takeRows } from "@quickening/stats";
import { delong, delongTest, groupedFolds } from "@quickening/validation";
import { readRecordings } from "./recordings.ts";
import { cutWindows, type WindowPlan, type Windows } from "./windows.ts";

export type ModelName = "measures" | "miniRocket" | "scratch" | "pretrained";

/** One model with so many labelled recordings of each group. */
export interface FewLabelsRow {
	readonly model: ModelName;
	readonly nLabelled: number;
	/** Recordings that were tested. */
	readonly n: number;
	readonly nFailure: number;
	readonly auc: number;
	readonly low: number;
	readonly high: number;
	/** AUC minus that of the network without pre-training; null for that itself. */
	readonly difference: number | null;
	readonly differenceLow: number | null;
	readonly differenceHigh: number | null;
}

/** What the figure and the table read. */
export interface FewLabels {
	readonly rows: readonly FewLabelsRow[];
	/** Versions and threads that the networks were trained with. */
	readonly tensorFlow: ReturnType<typeof tensorFlowRecord>;
}

const models = ["measures", "miniRocket", "scratch", "pretrained"] as const satisfies readonly ModelName[];

/** Fixed before any outcome was looked at. */
const encoder = { kind: "temporal-cnn", filters: [16, 32, 32], kernelSamples: 7, poolSamples: 4 } as const;

const pretraining = {
	encoder,
	hiddenFraction: 0.4,
	spanSamples: 10,
	nEpochs: 20,
	patienceEpochs: 20,
	batchSize: 64,
	learningRate: { peak: 0.003, warmupEpochs: 1 },
} as const satisfies Partial<PretrainOptions>;

const training = {
	encoder,
	head: { kind: "classification", nClasses: 2 },
	dropoutRate: 0.3,
	heldOut: "none",
	nEpochs: 15,
	batchSize: 32,
	learningRate: { peak: 0.002, warmupEpochs: 1 },
} as const satisfies Partial<TrainOptions>;

/** Asks what windows without a label are worth when few recordings have one. */
export default async function fewLabels(stage: StageContext): Promise<void> {
	const seed = stage.param<number>("seed");
	const counts = stage.param<number[]>("labelled");
	const repeats = stage.param<number>("repeats");
	stage.progress(0, "reading recordings");
	const recordings = readRecordings(stage);
	const windows = cutWindows(recordings, stage.param<WindowPlan>("windows"));
	const outcomes = Float64Array.from(recordings, ({ failure }) => failure);
	const tf = await loadTensorFlow();
	const scores = new Map(
		counts.flatMap((k) => models.map((model) => [`${model}/${k}`, new Float64Array(recordings.length)] as const)),
	);
	const losses: number[] = [];
	const everyRecording = recordings.map((_, r) => r);
	const total = 2 * repeats * (1 + counts.length);
	let done = 0;
	for (let repeat = 0; repeat < repeats; repeat++) {
		const half = groupedFolds(outcomes, { folds: 2, random: seededRandom(`${seed}/halves/${repeat}`) });
		for (const held of [0, 1]) {
			const at = `${seed}/${repeat}/${held}`;
			const inside = everyRecording.filter((r) => half[r] !== held);
			const outside = everyRecording.filter((r) => half[r] === held);
			stage.progress(done++ / total, `draw ${repeat + 1} of ${repeats}: pre-training without labels`);
			const unlabelled = rowsOf(windows, inside);
			const { start, history, bestEpoch } = pretrainMasked(takeInputs(inputsOf(windows), unlabelled), {
				...pretraining,
				tf,
				participantIds: unlabelled.map((row) => recordings[windows.recordingOf[row]!]!.name),
				seed: `${at}/pretraining`,
			});
			losses.push(history[bestEpoch - 1]!.heldOutLoss);
			const order = shuffle(seededRandom(`${at}/labels`), [...inside]);
			for (const k of counts) {
				stage.progress(done++ / total, `draw ${repeat + 1} of ${repeats}: ${k} labelled recordings of each group`);
				const labelled = [0, 1].flatMap((outcome) => order.filter((r) => outcomes[r] === outcome).slice(0, k));
				const told = trainAll(
					{ tf, windows, start, strength: stage.param<number>("ridgeLambda") },
					{
						...{ labelled, outside, seed: `${at}/${k}` },
						names: recordings.map(({ name }) => name),
						outcomes,
					},
				);
				for (const model of models) {
					const sums = scores.get(`${model}/${k}`)!;
					outside.forEach((r, i) => {
						sums[r]! += told[model][i]! / repeats;
					});
				}
			}
		}
	}
	const rows = counts.flatMap((k) =>
		models.map((model): FewLabelsRow => {
			const own = scores.get(`${model}/${k}`)!;
			const { auc, low, high, nEvents, n } = delong(own, outcomes);
			const test =
				model === "scratch" ? undefined : delongTest({ first: own, second: scores.get(`scratch/${k}`)! }, outcomes);
			return {
				...{ model, nLabelled: k, n, nFailure: nEvents, auc, low, high },
				difference: test?.difference ?? null,
				differenceLow: test?.low ?? null,
				differenceHigh: test?.high ?? null,
			};
		}),
	);
	record(stage, rows, losses);
	stage.writeJson("rows", { rows, tensorFlow: tensorFlowRecord() } satisfies FewLabels);
}

interface Given {
	readonly tf: TrainOptions["tf"];
	readonly windows: Windows;
	readonly start: NonNullable<TrainOptions["start"]>;
	readonly strength: number;
}

interface Asked {
	readonly labelled: readonly number[];
	readonly outside: readonly number[];
	readonly names: readonly string[];
	readonly outcomes: Float64Array;
	readonly seed: string;
}

/** Mean probability of heart failure over the windows of each recording outside, by each model. */
function trainAll(
	{ tf, windows, start, strength }: Given,
	{ labelled, outside, names, outcomes, seed }: Asked,
): Readonly<Record<ModelName, Float64Array>> {
	const rows = rowsOf(windows, labelled);
	const others = rowsOf(windows, outside);
	const known = take(
		outcomes,
		Array.from(rows, (row) => windows.recordingOf[row]!),
	);
	const inputs = inputsOf(windows);
	const examples = {
		...takeInputs(inputs, rows),
		outcomes: known,
		participantIds: rows.map((row) => names[windows.recordingOf[row]!]!),
	};
	const { signal } = takeInputs(inputs, others).signals;
	const network = (from: Given["start"] | undefined) => {
		const { model } = trainNetwork(examples, { ...training, tf, seed, ...(from && { start: from }) });
		return predict({ signals: { signal: signal! } }, { tf, model }).values;
	};
	const kernels = fitMiniRocket(examples.signals.signal!, { random: seededRandom(`${seed}/kernels`) });
	const rocket = ridgeClassifier()(miniRocketFeatures(examples.signals.signal!, kernels), known, seededRandom(seed));
	const measured = penalisedLogistic({ penalty: "ridge", lambda: strength })(
		takeRows(windows.measures, rows),
		known,
		seededRandom(seed),
	);
	const perRecording = others.length / outside.length;
	const byRecording = (probabilities: ArrayLike<number>) =>
		Float64Array.from(outside, (_, i) => {
			let sum = 0;
			for (let w = 0; w < perRecording; w++) sum += probabilities[i * perRecording + w]!;
			return sum / perRecording;
		});
	return {
		measures: byRecording(measured(takeRows(windows.measures, others))),
		miniRocket: byRecording(rocket(miniRocketFeatures(signal!, kernels))),
		scratch: byRecording(network(undefined)),
		pretrained: byRecording(network(start)),
	};
}

const inputsOf = ({ signal }: Windows) => ({ signals: { signal } });

function rowsOf({ recordingOf }: Windows, recordings: readonly number[]): number[] {
	const perRecording = recordingOf.filter((r) => r === 0).length;
	return recordings.flatMap((r) => Array.from({ length: perRecording }, (_, w) => r * perRecording + w));
}

function record(stage: StageContext, rows: readonly FewLabelsRow[], losses: readonly number[]): void {
	for (const { model, nLabelled, n, auc, low, high, difference, differenceLow, differenceHigh } of rows) {
		const how = `${nLabelled} labelled recordings of each group, tested on the other half, mean score over draws`;
		stage.value(`auc.${model}.${nLabelled}`, {
			value: auc,
			unit: "",
			digits: 2,
			n,
			interval: { low, high, levelPercent: 95, method: "DeLong" },
			method: `AUC of ${model}: ${how}`,
		});
		if (difference === null || differenceLow === null || differenceHigh === null) continue;
		stage.value(`difference.${model}.${nLabelled}`, {
			value: difference,
			unit: "",
			digits: 2,
			n,
			interval: { low: differenceLow, high: differenceHigh, levelPercent: 95, method: "DeLong, paired" },
			method: `AUC of ${model} minus that of the network from drawn weights: ${how}`,
		});
	}
	const sorted = [...losses].sort((a, b) => a - b);
	stage.value("pretraining.loss", {
		value: sorted[sorted.length >> 1]!,
		unit: "",
		digits: 2,
		n: losses.length,
		interval: {
			low: sorted[0]!,
			high: sorted[sorted.length - 1]!,
			levelPercent: 100,
			method: "smallest and largest",
			label: "range",
		},
		method:
			"Mean squared error of hidden intervals in units of their variance, on recordings held out of pre-training; n: pre-trainings",
	});
	const [first] = rows;
	const count = (id: string, value: number, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n: first!.n, method });
	count("recordings", first!.n, "Recordings");
	count("failure", first!.nFailure, "Recordings of people with heart failure");
	count("sinus", first!.n - first!.nFailure, "Recordings in sinus rhythm");
}
