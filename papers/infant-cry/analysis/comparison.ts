import { seededRandom } from "@quickening/core";
import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";
import type { StageContext } from "@quickening/paper";
import { acousticColumns } from "./acoustic-columns.ts";
import { groupings } from "./groupings.ts";
import {
	auc,
	type Judged,
	judge,
	judgeBy,
	type Measure,
	macroF1AtShare,
	type OutOfFold,
	outOfFold,
	type Performance,
	type ResamplingOptions,
} from "./judge.ts";
import { type MelWindow, melWindows } from "./mel-windows.ts";
import { type ModelName, type ModelParameters, modelFits } from "./models.ts";
import { type Recording, readRecordings } from "./recordings.ts";

/** What a split keeps together: installations, or nothing. */
export type Split = "byInstallation" | "byRecording";

/** One model under one split. */
export interface ModelRow extends Performance {
	readonly model: ModelName | "majority";
	readonly split: Split;
	readonly n: number;
	readonly nInstances: number;
	/** AUC minus that of the logistic regression on cepstra under the same split; null for that itself and for the majority. */
	readonly aucOverLogistic: Judged | null;
	/** By recording only: AUC and macro F1 minus those of the same model split by installation. */
	readonly aucGain: Judged | null;
	readonly macroF1Gain: Judged | null;
}

/** One model in one group of recordings, split by installation. */
export interface SubgroupRow {
	readonly group: string;
	readonly level: string;
	readonly model: ModelName;
	readonly n: number;
	readonly nInstances: number;
	readonly nOther: number;
	/** null where there are fewer than five recordings of another reason. */
	readonly auc: Judged | null;
}

/** What the tables and figures of models read. */
export interface Comparison {
	readonly rows: readonly ModelRow[];
	/** Versions and threads that the networks were trained with. */
	readonly tensorFlow: ReturnType<typeof tensorFlowRecord>;
}

type Told = Readonly<Record<ModelName, OutOfFold>>;

const words: Readonly<Record<Split, string>> = { byInstallation: "by installation", byRecording: "by recording" };

/** Puts six models on the same folds, split by installation and by recording. */
export default async function comparison(stage: StageContext): Promise<void> {
	const seed = stage.param<number>("seed");
	stage.progress(0, "reading recordings");
	const recordings = readRecordings(stage.inputPath("recordings"), stage.param<number>("cutSeconds"));
	const outcomes = Float64Array.from(recordings, ({ hungry }) => hungry);
	const participantIds = recordings.map(({ instanceId }) => instanceId);
	const fits = modelFits(await loadTensorFlow(), {
		recordings,
		acoustic: acousticColumns(recordings),
		mel: melWindows(recordings, stage.param<MelWindow>("mel")),
		parameters: {
			ridgeLambdas: stage.param<ModelParameters["ridgeLambdas"]>("ridgeLambdas"),
			boosting: stage.param<ModelParameters["boosting"]>("boosting"),
		},
	});
	const folds = stage.param<number>("folds");
	const names = Object.keys(fits) as ModelName[];
	let done = 0;
	const tell = (split: Split) => {
		const told = names.map((model) => {
			stage.progress(done++ / (2 * names.length), `${model}, split ${words[split]}`);
			const random = seededRandom(`${seed}/${split}`);
			const whole = split === "byInstallation" ? { participantIds } : {};
			return [model, outOfFold(fits[model], outcomes, { folds, random, ...whole })] as const;
		});
		return Object.fromEntries(told) as Told;
	};
	const told = { byInstallation: tell("byInstallation"), byRecording: tell("byRecording") };
	const draws: ResamplingOptions = {
		rows: recordings.map(({ instanceId }, row) => ({ row, instanceId })),
		repeats: stage.param<number>("bootstrapRepeats"),
		seed: `${seed}/draws`,
	};
	const rows = modelRows(told, names, draws);
	record(stage, rows, folds);
	stage.writeJson("models", { rows, tensorFlow: tensorFlowRecord() } satisfies Comparison);
	stage.writeJson("subgroups", subgroupRows(recordings, told.byInstallation, draws));
}

function modelRows(
	told: Readonly<Record<Split, Told>>,
	names: readonly ModelName[],
	draws: ResamplingOptions,
): ModelRow[] {
	const counts = { n: draws.rows.length, nInstances: new Set(draws.rows.map(({ instanceId }) => instanceId)).size };
	const { logistic } = told.byInstallation;
	const always = { ...logistic, probabilities: logistic.trainingShares };
	const none = { aucOverLogistic: null, aucGain: null, macroF1Gain: null };
	const rowOf = (split: Split, model: ModelName): ModelRow => {
		const own = told[split][model];
		const minus = (other: OutOfFold, measure: Measure) =>
			judgeBy((some) => measure(own, some) - measure(other, some), draws);
		const honest = told.byInstallation[model];
		return {
			...{ model, split, ...counts, ...judge(own, draws) },
			aucOverLogistic: model === "logistic" ? null : minus(told[split].logistic, auc),
			aucGain: split === "byRecording" ? minus(honest, auc) : null,
			macroF1Gain: split === "byRecording" ? minus(honest, macroF1AtShare) : null,
		};
	};
	return [
		{ model: "majority", split: "byInstallation", ...counts, ...judge(always, draws), ...none },
		...names.map((model) => rowOf("byInstallation", model)),
		...names.map((model) => rowOf("byRecording", model)),
	];
}

/** Fewer recordings of another reason than this in a group give no area. */
const FEWEST_OTHER = 5;

function subgroupRows(recordings: readonly Recording[], told: Told, draws: ResamplingOptions): SubgroupRow[] {
	return groupings.flatMap(({ group, levels, levelOf }) =>
		levels.flatMap((level) => {
			const rows = draws.rows.filter(({ row }) => levelOf(recordings[row]!) === level);
			const nOther = rows.filter(({ row }) => recordings[row]!.hungry === 0).length;
			const nInstances = new Set(rows.map(({ instanceId }) => instanceId)).size;
			return Object.entries(told).map(([model, own]) => ({
				...{ group, level, model: model as ModelName, n: rows.length, nInstances, nOther },
				auc: nOther < FEWEST_OTHER ? null : judgeBy((some) => auc(own, some), { ...draws, rows }),
			}));
		}),
	);
}

function record(stage: StageContext, rows: readonly ModelRow[], folds: number): void {
	for (const row of rows) {
		const at = `${row.split}.${row.model}`;
		const put = (id: string, { estimate, low, high }: Judged, what: string, digits = 2) => {
			if (estimate === null || low === null || high === null) return;
			const method = `percentile bootstrap over ${row.nInstances} installations`;
			stage.value(id, {
				value: estimate,
				unit: "",
				digits,
				n: row.n,
				...(low < high && { interval: { low, high, levelPercent: 95, method } }),
				method: `${what} of ${row.model}: out-of-fold probabilities, ${folds} folds, split ${words[row.split]}`,
			});
		};
		put(`auc.${at}`, row.auc, "AUC of pairs within folds");
		put(`pooledAuc.${at}`, row.pooledAuc, "AUC over all folds");
		put(`macroF1.${at}`, row.macroF1, "Macro F1");
		put(`accuracy.${at}`, row.accuracy, "Accuracy", 3);
		if (row.aucOverLogistic)
			put(`overLogistic.${at}`, row.aucOverLogistic, "AUC minus that of the logistic regression");
		if (row.aucGain) put(`gain.${row.model}`, row.aucGain, "AUC minus that split by installation");
		if (row.macroF1Gain) put(`macroF1Gain.${row.model}`, row.macroF1Gain, "Macro F1 minus that split by installation");
	}
}
