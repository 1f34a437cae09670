import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";
import type { StageContext } from "@quickening/paper";
import { classAgreement, cohenKappa, confusionMatrix } from "@quickening/validation";
import { type Epochs, epochsOf, type WindowPlan } from "./epochs.ts";
import {
	asleep,
	judgeProbability,
	judgeSleepWake,
	judgeThreeClasses,
	kappaDifference,
	likeliest,
	type OutOfFold,
	type Probability,
	type SleepWake,
	saidAtSensitivity,
	type ThreeClasses,
} from "./judge.ts";
import { type ModelName, type ModelParameters, modelNames, tellers } from "./models.ts";
import { asValue, type Draws, type Estimate, orNull, overPeople } from "./over-people.ts";
import { readRecordings, stageNames, WAKE } from "./recordings.ts";

/** One model, judged on people that it had not seen. */
export interface ModelRow {
	readonly model: ModelName;
	readonly n: number;
	readonly nPeople: number;
	/** Sleep where wake is less likely than one half. */
	readonly half: SleepWake;
	/** Sleep by the threshold that finds 93 % of sleep in the others; null for what knows one answer alone. */
	readonly matched: SleepWake | null;
	readonly probability: Probability | null;
	readonly three: ThreeClasses;
	/** Kappa of three classes less that of the logistic regression; null for that itself. */
	readonly overLogistic: { readonly pooled: Estimate; readonly mean: Estimate } | null;
}

/** One person by one model. */
export interface PersonRow {
	readonly model: ModelName;
	readonly id: string;
	readonly n: number;
	readonly accuracy: number;
	readonly specificity: number | null;
	readonly kappa: number | null;
	readonly threeAccuracy: number;
	readonly threeKappa: number | null;
}

/** A group of epochs or people that was named beforehand. */
export interface SubgroupRow {
	readonly group: string;
	readonly level: string;
	readonly model: ModelName;
	readonly n: number;
	readonly nPeople: number;
	readonly wakePercent: number;
	readonly meanAuc: Estimate;
	readonly threeKappa: Estimate;
}

/** A tenth of the epochs by probability of sleep. */
export interface CalibrationRow {
	readonly model: ModelName;
	readonly n: number;
	readonly predicted: number;
	readonly observed: Estimate;
}

/** One person's night as scored and as told. */
export interface Hypnogram {
	readonly id: string;
	readonly n: number;
	/** Mean over four models of heart rate of the person's kappa of three classes, and its place among people. */
	readonly meanKappa: number;
	readonly nPeople: number;
	readonly kappas: Readonly<Partial<Record<ModelName, number>>>;
	readonly epochs: readonly {
		readonly hour: number;
		readonly scored: number;
		readonly miniRocket: number;
		readonly network: number;
		readonly bpm: number | null;
	}[];
}

/** What the tables and figures of models read. */
export interface Comparison {
	readonly rows: readonly ModelRow[];
	readonly nTraining: number;
	/** Versions and threads that the networks were trained with. */
	readonly tensorFlow: ReturnType<typeof tensorFlowRecord>;
}

const heartModels = ["logistic", "boosting", "miniRocket", "network"] as const satisfies readonly ModelName[];

/** Six models on the same folds: each person is told by models of the others. */
export default async function comparison(stage: StageContext): Promise<void> {
	const recordings = readRecordings(stage);
	const epochs = epochsOf(recordings, {
		window: stage.param<WindowPlan>("window"),
		gapSeconds: stage.param<number>("gapSeconds"),
	});
	const seed = stage.param<number>("seed");
	const stride = stage.param<number>("trainingStride");
	const tell = tellers(await loadTensorFlow(), {
		epochs,
		parameters: {
			ridgeLambda: stage.param<number>("ridgeLambda"),
			boosting: stage.param<ModelParameters["boosting"]>("boosting"),
			rocket: stage.param<ModelParameters["rocket"]>("rocket"),
			network: stage.param<ModelParameters["network"]>("network"),
		},
	});
	const everyRow = Array.from(epochs.person, (_, row) => row);
	const nPeople = epochs.personIds.length;
	const told = Object.fromEntries(modelNames.map((model) => [model, new Float64Array(3 * everyRow.length)])) as Record<
		ModelName,
		OutOfFold
	>;
	for (let p = 0; p < nPeople; p++) {
		const testing = everyRow.filter((row) => epochs.person[row] === p);
		const training = everyRow.filter((row) => epochs.person[row] !== p && row % stride === 0);
		for (const model of modelNames) {
			stage.progress(p / nPeople, `${model} without person ${p + 1} of ${nPeople}`);
			const own = tell[model]({ training, testing, seed: `${seed}/${model}/${epochs.personIds[p]}` });
			testing.forEach((row, i) => {
				told[model].set(own.subarray(3 * i, 3 * i + 3), 3 * row);
			});
		}
	}
	const draws: Draws = { repeats: stage.param<number>("bootstrapRepeats"), seed: `${seed}/draws` };
	const sensitivity = stage.param<number>("sensitivity");
	const rows = modelNames.map((model) => rowOf(model, told, { epochs, draws, sensitivity }));
	const people = modelNames.flatMap((model) => peopleOf(model, told[model], epochs));
	const subgroups = subgroupsOf(told, epochs, draws);
	record(stage, { rows, people, subgroups, epochs });
	const nTraining = Math.round(everyRow.filter((row) => row % stride === 0).length * (1 - 1 / nPeople));
	stage.writeJson("models", { rows, nTraining, tensorFlow: tensorFlowRecord() } satisfies Comparison);
	stage.writeJson("people", people);
	stage.writeJson("subgroups", subgroups);
	stage.writeJson(
		"calibration",
		(["clock", ...heartModels] as const).flatMap((model) => tenths(model, told[model], epochs, draws)),
	);
	stage.writeJson("hypnogram", hypnogramOf(people, told, epochs));
}

interface Judging {
	readonly epochs: Epochs;
	readonly draws: Draws;
	readonly sensitivity: number;
}

function rowOf(
	model: ModelName,
	told: Readonly<Record<ModelName, OutOfFold>>,
	{ epochs, draws, sensitivity }: Judging,
): ModelRow {
	const own = told[model];
	const chosen = { rows: Array.from(epochs.person, (_, row) => row), draws };
	const half = Array.from(asleep(own), (probability) => (probability >= 0.5 ? 1 : 0));
	const said = likeliest(own);
	const hasProbability = model !== "asleep";
	return {
		...{ model, n: said.length, nPeople: epochs.personIds.length },
		half: judgeSleepWake(half, epochs, chosen),
		matched: hasProbability ? judgeSleepWake(saidAtSensitivity(own, epochs, sensitivity), epochs, chosen) : null,
		probability: hasProbability ? judgeProbability(own, epochs, chosen) : null,
		three: judgeThreeClasses(said, epochs, chosen),
		overLogistic: model === "logistic" ? null : kappaDifference(said, likeliest(told.logistic), epochs, draws),
	};
}

function peopleOf(model: ModelName, told: OutOfFold, { person, personIds, stages }: Epochs): PersonRow[] {
	const said = likeliest(told);
	const sleep = asleep(told);
	return personIds.map((id, p) => {
		const rows = said.map((_, row) => row).filter((row) => person[row] === p);
		const two = confusionMatrix(
			rows.map((row) => (sleep[row]! >= 0.5 ? 1 : 0)),
			rows.map((row) => (stages[row] === WAKE ? 0 : 1)),
			{ nClasses: 2 },
		);
		const three = confusionMatrix(
			rows.map((row) => said[row]!),
			rows.map((row) => stages[row]!),
			{ nClasses: 3 },
		);
		const agreed = (counts: typeof two) =>
			Array.from({ length: counts.nRows }, (_, k) => counts.values[k * counts.nColumns + k]!).reduce(
				(sum, n) => sum + n,
				0,
			);
		return {
			...{ model, id, n: rows.length },
			accuracy: agreed(two) / rows.length,
			specificity: orNull(classAgreement(two)[1]!.specificity),
			kappa: orNull(cohenKappa(two)),
			threeAccuracy: agreed(three) / rows.length,
			threeKappa: orNull(cohenKappa(three)),
		};
	});
}

/** Groups that were named before any result: length of the night, part of the night, and heart rate near or far. */
function subgroupsOf(told: Readonly<Record<ModelName, OutOfFold>>, epochs: Epochs, draws: Draws): SubgroupRow[] {
	const { person, personIds, startsSeconds, stages, isMeasured } = epochs;
	const hours = personIds.map(
		(_, p) => startsSeconds.reduce((most, start, row) => (person[row] === p ? Math.max(most, start) : most), 0) / 3600,
	);
	const groups: readonly { group: string; level: string; holds: (row: number) => boolean }[] = [
		{ group: "Length of the night", level: "under 6 h", holds: (row) => hours[person[row]!]! < 6 },
		{ group: "Length of the night", level: "6 h or more", holds: (row) => hours[person[row]!]! >= 6 },
		{ group: "Part of the night", level: "first hour", holds: (row) => startsSeconds[row]! < 3600 },
		{ group: "Part of the night", level: "later", holds: (row) => startsSeconds[row]! >= 3600 },
		{ group: "Nearest heart rate", level: "within 120 s", holds: (row) => isMeasured[row]! },
		{ group: "Nearest heart rate", level: "further", holds: (row) => !isMeasured[row]! },
	];
	const everyRow = Array.from(person, (_, row) => row);
	return groups.flatMap(({ group, level, holds }) => {
		const rows = everyRow.filter(holds);
		const nPeople = new Set(rows.map((row) => person[row])).size;
		const wakePercent = (100 * rows.filter((row) => stages[row] === WAKE).length) / rows.length;
		return (["clock", ...heartModels] as const).map((model) => ({
			...{ group, level, model, n: rows.length, nPeople, wakePercent },
			meanAuc: judgeProbability(told[model], epochs, { rows, draws }).meanAuc,
			threeKappa: judgeThreeClasses(likeliest(told[model]), epochs, { rows, draws }).kappa,
		}));
	});
}

/** Observed sleep in tenths of the epochs by its probability, with limits from draws of people. */
function tenths(model: ModelName, told: OutOfFold, { person, stages }: Epochs, draws: Draws): CalibrationRow[] {
	const sleep = asleep(told);
	const order = Array.from(sleep, (_, row) => row).sort((a, b) => sleep[a]! - sleep[b]! || a - b);
	return Array.from({ length: 10 }, (_, t) => {
		const rows = order.slice(Math.floor((t * order.length) / 10), Math.floor(((t + 1) * order.length) / 10));
		const byPerson = [...Map.groupBy(rows, (row) => person[row]!).values()].map((own) => ({
			n: own.length,
			slept: own.filter((row) => stages[row] !== WAKE).length,
		}));
		return {
			...{ model, n: rows.length },
			predicted: rows.reduce((sum, row) => sum + sleep[row]!, 0) / rows.length,
			observed: overPeople(
				byPerson,
				(some) => some.reduce((sum, { slept }) => sum + slept, 0) / some.reduce((sum, { n }) => sum + n, 0),
				draws,
			),
		};
	});
}

/**
 * Of people in whom all three classes were scored, the one in the middle by the mean of four kappas of three classes; of an even
 * number, the lower of the two.
 */
function hypnogramOf(
	people: readonly PersonRow[],
	told: Readonly<Record<ModelName, OutOfFold>>,
	{ person, personIds, startsSeconds, stages, columns }: Epochs,
): Hypnogram {
	const kappaOf = (id: string, model: ModelName) =>
		people.find((row) => row.id === id && row.model === model)!.threeKappa ?? 0;
	const means = personIds
		.filter((_, p) => new Set(stages.filter((_, row) => person[row] === p)).size === stageNames.length)
		.map((id) => ({
			id,
			mean: heartModels.reduce((sum, model) => sum + kappaOf(id, model), 0) / heartModels.length,
		}))
		.sort((a, b) => a.mean - b.mean);
	const { id, mean } = means[Math.floor((means.length - 1) / 2)]!;
	const p = personIds.indexOf(id);
	const rows = Array.from(person, (_, row) => row).filter((row) => person[row] === p);
	const said = { miniRocket: likeliest(told.miniRocket), network: likeliest(told.network) };
	return {
		...{ id, n: rows.length, meanKappa: mean, nPeople: means.length },
		kappas: Object.fromEntries(heartModels.map((model) => [model, kappaOf(id, model)])),
		epochs: rows.map((row) => ({
			hour: startsSeconds[row]! / 3600,
			scored: stages[row]!,
			miniRocket: said.miniRocket[row]!,
			network: said.network[row]!,
			bpm: orNull(columns.values[row * columns.nColumns]!),
		})),
	};
}

interface Recorded {
	readonly rows: readonly ModelRow[];
	readonly people: readonly PersonRow[];
	readonly subgroups: readonly SubgroupRow[];
	readonly epochs: Epochs;
}

function record(stage: StageContext, { rows, people, subgroups, epochs }: Recorded): void {
	for (const { model, n, nPeople, half, matched, probability, three, overLogistic } of rows) {
		const how = `${model}, each person by models of the others`;
		const put = (id: string, estimate: Estimate, what: string, percent = false) => {
			if (estimate.estimate === null) return;
			const shape = percent ? { unit: "%", digits: 1, scale: 100 } : { unit: "", digits: 2 };
			stage.value(id, asValue(estimate, { ...shape, n, nPeople, method: `${what}, ${how}` }));
		};
		for (const [decision, judged] of [
			["half", half],
			["matched", matched],
		] as const) {
			if (judged === null) continue;
			const at = `${decision}.${model}`;
			const by =
				decision === "half"
					? "sleep where it is likelier than wake"
					: "by a threshold that finds 93 % of sleep in the others";
			put(`${at}.accuracy`, judged.accuracy, `Epochs told rightly as sleep or wake, ${by}`, true);
			put(`${at}.sensitivity`, judged.sensitivity, `Epochs of sleep told as sleep, ${by}`, true);
			put(`${at}.specificity`, judged.specificity, `Epochs of wake told as wake, ${by}`, true);
			put(`${at}.kappa`, judged.kappa, `Cohen's kappa of sleep and wake, ${by}`);
			put(`${at}.meanAccuracy`, judged.meanAccuracy, `Mean over people of accuracy, sleep and wake, ${by}`, true);
			put(
				`${at}.meanSpecificity`,
				judged.meanSpecificity,
				`Mean over people of the share of wake told as wake, ${by}`,
				true,
			);
			put(
				`${at}.meanSensitivity`,
				judged.meanSensitivity,
				`Mean over people of the share of sleep told as sleep, ${by}`,
				true,
			);
			put(`${at}.meanKappa`, judged.meanKappa, `Mean over people of Cohen's kappa of sleep and wake, ${by}`);
		}
		put(`three.${model}.accuracy`, three.accuracy, "Epochs told rightly as wake, NREM or REM", true);
		put(`three.${model}.kappa`, three.kappa, "Cohen's kappa of wake, NREM and REM");
		put(`three.${model}.meanAccuracy`, three.meanAccuracy, "Mean over people of accuracy, three classes", true);
		put(`three.${model}.meanKappa`, three.meanKappa, "Mean over people of Cohen's kappa of three classes");
		put(`three.${model}.wake`, three.wake, "Epochs of wake told as wake, three classes", true);
		put(`three.${model}.nrem`, three.nrem, "Epochs of NREM told as NREM", true);
		put(`three.${model}.rem`, three.rem, "Epochs of REM told as REM", true);
		if (probability) {
			put(`auc.${model}.pooled`, probability.auc, "Area under the ROC curve of sleep against wake");
			put(`auc.${model}.mean`, probability.meanAuc, "Mean over people of the area under the ROC curve");
			put(`brier.${model}`, probability.brier, "Brier score of the probability of sleep");
			for (const [id, estimate, what] of [
				["slope", probability.calibrationSlope, "Calibration slope of the probability of sleep"],
				["intercept", probability.calibrationIntercept, "Calibration in the large"],
			] as const) {
				const limits = `Wald, rows clustered by ${nPeople} people`;
				stage.value(
					`calibration.${model}.${id}`,
					asValue(estimate, { ...{ unit: "", digits: 2, n, nPeople, limits }, method: `${what}, ${how}` }),
				);
			}
		}
		if (overLogistic) {
			put(`over.${model}.pooled`, overLogistic.pooled, "Kappa of three classes less that of the logistic regression");
			put(
				`over.${model}.mean`,
				overLogistic.mean,
				"Mean over people of kappa of three classes, less that of the logistic regression",
			);
		}
	}
	for (const { group, level, model, n, nPeople, threeKappa } of subgroups) {
		if (threeKappa.estimate === null) continue;
		const at = `${group} ${level}`.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, letter?: string) =>
			(letter ?? "").toUpperCase(),
		);
		stage.value(
			`subgroup.${model}.${at[0]!.toLowerCase()}${at.slice(1)}`,
			asValue(threeKappa, {
				...{ unit: "", digits: 2, n, nPeople },
				method: `Cohen's kappa of three classes, ${model}, ${group.toLowerCase()}: ${level}`,
			}),
		);
	}
	const kappas = (model: ModelName) =>
		people.filter((row) => row.model === model && row.threeKappa !== null).map(({ threeKappa }) => threeKappa!);
	for (const model of heartModels) {
		for (const [id, value] of [
			["lowest", Math.min(...kappas(model))],
			["highest", Math.max(...kappas(model))],
		] as const) {
			stage.value(`person.${model}.${id}`, {
				...{ value, unit: "", digits: 2, n: kappas(model).length },
				method: `${id} of people's kappa of three classes, ${model}`,
			});
		}
	}
	const far = epochs.isMeasured.filter((isNear) => !isNear).length;
	stage.value("count.far", {
		...{ value: far, unit: "", digits: 0, n: epochs.isMeasured.length },
		method: "Scored epochs whose nearest heart rate is more than 120 s away; n: scored epochs",
	});
}
