import { drawInteger, seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import {
	inverseLogit,
	logisticRegression,
	logit,
	matrixFromColumns,
	mean,
	quantile,
	standardDeviation,
	take,
} from "@quickening/stats";
import { areaUnderRoc, brierScore, groupedFolds } from "@quickening/validation";
import { type Measure, measures } from "./measures.ts";
import { type Person, readPeople } from "./people.ts";
import type { Estimate } from "./resample.ts";

export const moods = ["tense", "happy", "tired"] as const;
export type Mood = (typeof moods)[number];

/** What is known on the evening of a day, and what was said the day after. */
export interface MoodRow {
	readonly person: string;
	readonly sex: string;
	readonly age: string;
	/** Said so at least once the next day. */
	readonly outcome: number;
	/** Said so today. */
	readonly today: number;
	/** Share of the person's earlier answers, as log odds, drawn to a half by one answer of each kind. */
	readonly usual: number;
	/** The person's level of each measure before today. */
	readonly level: readonly number[];
	/** Today less that level, in the person's own standard deviations. */
	readonly deviation: readonly number[];
}

/** How well one set of columns tells the next day's mood of people not learned from. */
export interface ModelRow {
	readonly mood: Mood;
	readonly set: "three measures" | "with RMSSD";
	readonly key: string;
	readonly name: string;
	readonly kind: "trivial" | "wearable" | "both";
	readonly nPeople: number;
	readonly n: number;
	readonly nEvents: number;
	/** Over all days of all people. */
	readonly auc: Estimate;
	/** Over pairs of days of one person: levels of people tell nothing here. */
	readonly within: Estimate;
	readonly brier: Estimate;
	/** Brier score less that of the person's usual answer and today's: below 0 is better. */
	readonly gain: Estimate;
}

export interface SubgroupRow {
	readonly group: string;
	readonly nPeople: number;
	readonly n: number;
	readonly nEvents: number;
	readonly trivial: Estimate;
	readonly all: Estimate;
	readonly within: Estimate;
}

const models = [
	{ key: "share", name: "Nothing: the share of the others", kind: "trivial", columns: () => [] },
	{ key: "today", name: "Today's answer", kind: "trivial", columns: (row: MoodRow) => [row.today] },
	{ key: "usual", name: "The person's usual answer", kind: "trivial", columns: (row: MoodRow) => [row.usual] },
	{
		key: "usualToday",
		name: "Usual and today's answer",
		kind: "trivial",
		columns: (row: MoodRow) => [row.usual, row.today],
	},
	{ key: "level", name: "Wearable: the person's level", kind: "wearable", columns: (row: MoodRow) => [...row.level] },
	{
		key: "deviation",
		name: "Wearable: today's deviation",
		kind: "wearable",
		columns: (row: MoodRow) => [...row.deviation],
	},
	{
		key: "wearable",
		name: "Wearable: both",
		kind: "wearable",
		columns: (row: MoodRow) => [...row.level, ...row.deviation],
	},
	{
		key: "all",
		name: "Answers and deviation",
		kind: "both",
		columns: (row: MoodRow) => [row.usual, row.today, ...row.deviation],
	},
] as const;

/** Asks how much of the next day's mood is told by the watch, with people kept apart, beside what their answers tell. */
export default async function mood(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const [least, most] = stage.param<readonly [number, number]>("levelNights");
	const leastAnswers = stage.param<number>("leastAnswers");
	const options = {
		folds: stage.param<number>("folds"),
		foldRepeats: stage.param<number>("foldRepeats"),
		repeats: stage.param<number>("moodRepeats"),
	};
	const seed = stage.param<number>("seed");
	const rows: ModelRow[] = [];
	let subgroups: SubgroupRow[] = [];
	const runs: readonly (readonly [Mood, ModelRow["set"], readonly Measure[]])[] = [
		...moods.map((each) => [each, "three measures", ["restingHr", "logSteps", "sleep"]] as const),
		["tense", "with RMSSD", measures],
	];
	for (const [r, [each, set, used]] of runs.entries()) {
		const days = people.flatMap((person) => rowsOf(person, each, used, { least, most, leastAnswers }));
		const outcomes = Float64Array.from(days, ({ outcome }) => outcome);
		const predictions = models.map(({ key, columns }) =>
			crossValidated(days, outcomes, columns, { ...options, seed: `${seed}/mood/${each}/${set}`, key }),
		);
		const judged = judgeAll(days, outcomes, predictions, {
			repeats: options.repeats,
			seed: `${seed}/mood/${each}/${set}`,
		});
		const nPeople = new Set(days.map(({ person }) => person)).size;
		const nEvents = outcomes.reduce((sum, outcome) => sum + outcome, 0);
		models.forEach(({ key, name, kind }, m) => {
			rows.push({
				mood: each,
				set,
				key,
				name,
				kind,
				nPeople,
				n: days.length,
				nEvents,
				...(judged[m] as (typeof judged)[number]),
			});
		});
		if (each === "tense" && set === "three measures") {
			subgroups = subgroupsOf(days, outcomes, predictions, { repeats: options.repeats, seed: `${seed}/mood/groups` });
		}
		stage.progress((r + 1) / runs.length, each);
	}
	stage.writeJson("mood", rows);
	stage.writeJson("subgroups", subgroups);
	const method = `percentiles over ${options.repeats} resamples of people`;
	for (const row of rows) {
		const set = row.set === "three measures" ? "three" : "four";
		const estimate = (id: string, { estimate: value, low, high }: Estimate, digits: number, what: string) =>
			stage.value(`${id}.${row.mood}.${set}.${row.key}`, {
				value,
				unit: "",
				digits,
				n: row.nPeople,
				units: "people",
				interval: { low, high, levelPercent: 95, method },
				method: `${what}, people kept apart (${row.n} days, ${row.nEvents} ${row.mood}): ${row.name}`,
			});
		if (row.key !== "share") {
			estimate("auc", row.auc, 3, "AUC of the next day's mood over all days");
			estimate("within", row.within, 3, "AUC of the next day's mood over pairs of days of one person");
		}
		estimate("brier", row.brier, 4, "Brier score of the next day's mood");
		estimate("gain", row.gain, 4, "Brier score less that of the usual and today's answer");
	}
	const first = rows[0] as ModelRow;
	const count = (id: string, value: number, n: number, units: string, what: string) =>
		stage.value(id, { value, unit: "", digits: 0, n, units, method: what });
	count("asked.days", first.n, first.nPeople, "people", "Days with all that is needed to tell the next day's answer");
	count("asked.people", first.nPeople, people.length, "people", "People with such a day");
	count(
		"asked.events",
		first.nEvents,
		first.n,
		"days",
		"Of these days, days followed by one on which the person said to be tense or anxious",
	);
}

/** A person's days on which today's measures, today's answer and tomorrow's are known, and enough went before. */
export function rowsOf(
	person: Person,
	which: Mood,
	used: readonly Measure[],
	{ least, most, leastAnswers }: { least: number; most: number; leastAnswers: number },
): MoodRow[] {
	const answers = person[which];
	const rows: MoodRow[] = [];
	for (let i = 0; i + 1 < person.days.length; i++) {
		if ((person.days[i + 1] as number) - (person.days[i] as number) !== 1) continue;
		const outcome = answers[i + 1] as number;
		const today = answers[i] as number;
		if (Number.isNaN(outcome) || Number.isNaN(today)) continue;
		const earlier = answers.slice(0, i).filter((answer) => !Number.isNaN(answer));
		if (earlier.length < leastAnswers) continue;
		const told = used.map((measure) => {
			const before = person.values[measure]
				.slice(0, i)
				.filter((value) => !Number.isNaN(value))
				.slice(-most);
			const spread = before.length >= least ? standardDeviation(before) : Number.NaN;
			const level = mean(before);
			return { level, deviation: spread > 0 ? ((person.values[measure][i] as number) - level) / spread : Number.NaN };
		});
		if (told.some(({ deviation }) => Number.isNaN(deviation))) continue;
		const events = earlier.reduce((sum, answer) => sum + answer, 0);
		rows.push({
			person: person.id,
			sex: person.sex,
			age: person.age,
			outcome,
			today,
			usual: logit((events + 1) / (earlier.length + 2)),
			level: told.map(({ level }) => level),
			deviation: told.map(({ deviation }) => deviation),
		});
	}
	return rows;
}

/** Probabilities of each day, told by models of other people: the mean over repeats of grouped folds. */
function crossValidated(
	days: readonly MoodRow[],
	outcomes: Float64Array,
	columns: (row: MoodRow) => readonly number[],
	{ folds, foldRepeats, seed, key }: { folds: number; foldRepeats: number; seed: string; key: string },
): Float64Array {
	const ids = days.map(({ person }) => person);
	const x = days.map(columns);
	const sum = new Float64Array(days.length);
	for (let repeat = 0; repeat < foldRepeats; repeat++) {
		// The same folds for every model.
		const fold = groupedFolds(outcomes, {
			folds,
			participantIds: ids,
			random: seededRandom(`${seed}/folds/${repeat}`),
		});
		for (let f = 0; f < folds; f++) {
			const training = days.flatMap((_, i) => (fold[i] === f ? [] : [i]));
			const own = take(outcomes, training);
			const share = mean(own);
			const k = x[0]?.length ?? 0;
			const fit =
				k === 0
					? undefined
					: logisticRegression(
							matrixFromColumns(Array.from({ length: k }, (_, j) => training.map((i) => x[i]?.[j] as number))),
							own,
						);
			if (fit !== undefined && fit.warnings.length > 0) throw new Error(`model ${key}: ${fit.warnings[0]?.message}`);
			for (let i = 0; i < days.length; i++) {
				if (fold[i] !== f) continue;
				let eta = fit === undefined ? logit(share) : (fit.coefficients[0] as number);
				for (let j = 0; j < k; j++) eta += (x[i]?.[j] as number) * (fit?.coefficients[j + 1] as number);
				sum[i] = (sum[i] as number) + inverseLogit(eta) / foldRepeats;
			}
		}
	}
	return sum;
}

type Judged = Pick<ModelRow, "auc" | "within" | "brier" | "gain">;

/** All measures of all models, with intervals from the same resamples of people. */
function judgeAll(
	days: readonly MoodRow[],
	outcomes: Float64Array,
	predictions: readonly Float64Array[],
	{ repeats, seed }: { repeats: number; seed: string },
): Judged[] {
	const ids = [...new Set(days.map(({ person }) => person))];
	const rowsBy = ids.map((id) => days.flatMap(({ person }, i) => (person === id ? [i] : [])));
	const reference = models.findIndex(({ key }) => key === "usualToday");
	// What one person adds to the Brier score and to the AUC within people: sums, so that a resample adds them up.
	const sums = predictions.map((p) =>
		rowsBy.map((rows) => {
			const own = take(outcomes, rows);
			const scores = take(p, rows);
			const nEvents = own.reduce((sum, outcome) => sum + outcome, 0);
			const pairs = nEvents * (own.length - nEvents);
			const won = pairs > 0 ? pairs * areaUnderRoc(scores, own) : 0;
			return { pairs, won, squares: own.length * brierScore(scores, own) };
		}),
	);
	const measured = (drawnPeople: readonly number[], rows: readonly number[], m: number) => {
		let [pairs, won, squares] = [0, 0, 0];
		for (const i of drawnPeople) {
			const own = sums[m]?.[i] as { pairs: number; won: number; squares: number };
			pairs += own.pairs;
			won += own.won;
			squares += own.squares;
		}
		return {
			auc: areaUnderRoc(take(predictions[m] as Float64Array, rows), take(outcomes, rows)),
			within: pairs > 0 ? won / pairs : Number.NaN,
			brier: squares / rows.length,
		};
	};
	const everybody = ids.map((_, i) => i);
	const all = everybody.flatMap((i) => rowsBy[i] as number[]);
	const whole = predictions.map((_, m) => measured(everybody, all, m));
	const drawn = predictions.map(() => ({
		auc: [] as number[],
		within: [] as number[],
		brier: [] as number[],
		gain: [] as number[],
	}));
	const random = seededRandom(`${seed}/people`);
	for (let b = 0; b < repeats; b++) {
		const drawnPeople = ids.map(() => drawInteger(random, ids.length));
		const rows = drawnPeople.flatMap((i) => rowsBy[i] as number[]);
		const found = predictions.map((_, m) => measured(drawnPeople, rows, m));
		found.forEach(({ auc, within, brier }, m) => {
			const own = drawn[m] as (typeof drawn)[number];
			own.auc.push(auc);
			own.within.push(within);
			own.brier.push(brier);
			own.gain.push(brier - (found[reference] as (typeof found)[number]).brier);
		});
	}
	const interval = (estimate: number, values: readonly number[]): Estimate => {
		const known = values.filter((value) => !Number.isNaN(value));
		return { estimate, low: quantile(known, 0.025), high: quantile(known, 0.975) };
	};
	return whole.map(({ auc, within, brier }, m) => {
		const own = drawn[m] as (typeof drawn)[number];
		return {
			auc: interval(auc, own.auc),
			within: interval(within, own.within),
			brier: interval(brier, own.brier),
			gain: interval(brier - (whole[reference] as (typeof whole)[number]).brier, own.gain),
		};
	});
}

/** The answers' model and the one with the watch, by sex and age, with n. */
function subgroupsOf(
	days: readonly MoodRow[],
	outcomes: Float64Array,
	predictions: readonly Float64Array[],
	options: { repeats: number; seed: string },
): SubgroupRow[] {
	const groups: readonly (readonly [string, (row: MoodRow) => boolean])[] = [
		["all", () => true],
		["women", ({ sex }) => sex === "female"],
		["men", ({ sex }) => sex === "male"],
		["under 30 years", ({ age }) => age === "under 30"],
		["30 years or more", ({ age }) => age === "30 or more"],
	];
	const at = (key: string) => models.findIndex((model) => model.key === key);
	return groups.map(([group, holds]) => {
		const rows = days.flatMap((row, i) => (holds(row) ? [i] : []));
		const own = rows.map((i) => days[i] as MoodRow);
		const ownOutcomes = take(outcomes, rows);
		const judged = judgeAll(
			own,
			ownOutcomes,
			predictions.map((p) => take(p, rows)),
			{ ...options, seed: `${options.seed}/${group}` },
		);
		return {
			group,
			nPeople: new Set(own.map(({ person }) => person)).size,
			n: own.length,
			nEvents: ownOutcomes.reduce((sum, outcome) => sum + outcome, 0),
			trivial: (judged[at("usualToday")] as Judged).auc,
			all: (judged[at("all")] as Judged).auc,
			within: (judged[at("deviation")] as Judged).within,
		};
	});
}
