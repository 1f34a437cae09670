import type { StageContext } from "@quickening/paper";
import { benjaminiHochberg, median } from "@quickening/stats";
import { type Association, association } from "./association.ts";
import {
	applies,
	type ChoiceLists,
	type Choices,
	choiceNames,
	type Outcome,
	outcomeNames,
	outcomes,
	type Score,
	scoreNames,
	scores,
} from "./choices.ts";
import { pDigits } from "./p-digits.ts";
import { type Mother, readSurvey } from "./survey.ts";

/** One specification: the choices made, and what one association then is. */
export interface Specification extends Choices {
	readonly score: Score;
	readonly outcome: Outcome;
	readonly n: number;
	readonly beta: number;
	readonly low: number;
	readonly high: number;
	readonly p: number;
	/** Whether all four choices are the primary ones. */
	readonly primary: boolean;
}

/** What one option does to the estimates: their median and range over all specifications that hold it. */
export interface OptionRow {
	readonly score: Score;
	readonly outcome: Outcome;
	readonly kind: keyof Choices;
	readonly option: string;
	readonly specifications: number;
	readonly median: number;
	readonly lowest: number;
	readonly highest: number;
	/** Specifications whose interval leaves out 0. */
	readonly clear: number;
}

/** Names of the analyses that change one choice of the primary one, in values and claims. */
export const variants = [
	"hc3",
	"huber",
	"ranks",
	"counts",
	"infantAge",
	"infantAgeAndSex",
	"full",
	"withoutTwins",
	"termSingletons",
	"withoutSleepItem",
] as const;

/** Runs every combination of the planned choices, and says how far the six associations depend on them. */
export default async function multiverse(stage: StageContext): Promise<void> {
	const mothers = await readSurvey(stage);
	const lists = stage.param<ChoiceLists>("multiverse");
	const tuning = stage.param<number>("huberTuning");
	const level = stage.param<number>("level");
	checkLists(lists);
	const all = combinations(lists);
	const [primary] = all;
	if (primary === undefined) throw new Error("params.yaml: multiverse has no combination");
	const specifications = all.flatMap((choices, i) => {
		if (i % 10 === 0) stage.progress(i / all.length, `specification ${i} of ${all.length}`);
		return scores.flatMap((score) =>
			outcomes
				.filter((outcome) => applies(choices, score, outcome))
				.map((outcome) => specification(mothers, score, outcome, choices, tuning, choices === primary)),
		);
	});
	for (const score of scores) for (const outcome of outcomes) recordPair(stage, specifications, score, outcome);
	recordVariants(stage, mothers, lists, primary, tuning, level);
	stage.value("multiverse.specifications", {
		value: specifications.length,
		unit: "",
		digits: 0,
		n: mothers.length,
		method: "Specifications of the six associations: all combinations of the planned choices that apply",
	});
	stage.writeJson("specifications", specifications);
	stage.writeJson("options", optionRows(specifications, lists));
}

function checkLists(lists: ChoiceLists): void {
	for (const [kind, options] of Object.entries(lists)) {
		const known = Object.keys(choiceNames[kind as keyof Choices] ?? {});
		for (const option of options as readonly string[]) {
			if (!known.includes(option)) {
				throw new Error(
					`params.yaml: multiverse.${kind} must be of ${known.join(", ") || "a known kind"}; got ${option}`,
				);
			}
		}
	}
}

function combinations(lists: ChoiceLists): Choices[] {
	return lists.scoring.flatMap((scoring) =>
		lists.sample.flatMap((sample) =>
			lists.adjustment.flatMap((adjustment) => lists.model.map((model) => ({ scoring, model, adjustment, sample }))),
		),
	);
}

function specification(
	mothers: readonly Mother[],
	score: Score,
	outcome: Outcome,
	choices: Choices,
	tuning: number,
	primary: boolean,
): Specification {
	const { n, beta, p } = association(mothers, score, outcome, choices, tuning);
	return { score, outcome, ...choices, n, beta: beta.estimate, low: beta.low, high: beta.high, p, primary };
}

function recordPair(stage: StageContext, all: readonly Specification[], score: Score, outcome: Outcome): void {
	const rows = all.filter((row) => row.score === score && row.outcome === outcome);
	const sign = outcome === "sleep" ? -1 : 1;
	const betas = rows.map(({ beta }) => beta);
	const what = `${scoreNames[score]} and ${outcomeNames[outcome]}, over ${rows.length} specifications`;
	const id = `multiverse.${score}.${outcome}`;
	const record = (key: string, value: number, digits: number, method: string) =>
		stage.value(`${id}.${key}`, { value, unit: "", digits, n: rows.length, method: `${method}: ${what}` });
	record("specifications", rows.length, 0, "Specifications");
	record(
		"sameDirection",
		betas.filter((beta) => sign * beta > 0).length,
		0,
		`Specifications in which a higher score goes with ${outcome === "sleep" ? "shorter sleep" : "more awakenings"}`,
	);
	record("clear", rows.filter(clear).length, 0, "Specifications whose 95% interval leaves out 0");
	record("median", median(betas), 2, "Median standardised coefficient");
	record("lowest", Math.min(...betas), 2, "Lowest standardised coefficient");
	record("highest", Math.max(...betas), 2, "Highest standardised coefficient");
}

function clear({ low, high }: { readonly low: number; readonly high: number }): boolean {
	return low > 0 || high < 0;
}

/** Each analysis that changes one choice alone: six coefficients, their adjusted p-values, and how many are kept. */
function recordVariants(
	stage: StageContext,
	mothers: readonly Mother[],
	lists: ChoiceLists,
	primary: Choices,
	tuning: number,
	level: number,
): void {
	for (const kind of ["model", "adjustment", "sample", "scoring"] as const) {
		for (const option of lists[kind].slice(1)) {
			const changed = { ...primary, [kind]: option } as Choices;
			const six = scores.flatMap((score) =>
				outcomes.map((outcome): Association & { changed: boolean } => {
					// Where the option means nothing, the primary analysis stands in, so that six tests stay six.
					const applied = applies(changed, score, outcome);
					return { ...association(mothers, score, outcome, applied ? changed : primary, tuning), changed: applied };
				}),
			);
			const q = benjaminiHochberg(six.map(({ p }) => p));
			const words = choiceNames[kind][option];
			six.forEach((row, i) => {
				const what = `${scoreNames[row.score]} and ${outcomeNames[row.outcome]}, primary analysis but for: ${words}${row.changed ? "" : " (does not apply here)"}`;
				stage.value(`variant.${option}.${row.score}.${row.outcome}.beta`, {
					value: row.beta.estimate,
					unit: "",
					digits: 3,
					n: row.n,
					interval: { low: row.beta.low, high: row.beta.high, levelPercent: 95, method: "as the model has it" },
					method: `Standard deviations of the outcome for one of the score: ${what}`,
				});
				stage.value(`variant.${option}.${row.score}.${row.outcome}.q`, {
					value: q[i] as number,
					unit: "",
					digits: pDigits(q[i] as number),
					n: row.n,
					method: `p-value adjusted for six tests (Benjamini-Hochberg): ${what}`,
				});
			});
			stage.value(`variant.${option}.kept`, {
				value: q.filter((value) => value <= level).length,
				unit: "",
				digits: 0,
				n: 6,
				method: `Associations of six with an adjusted p-value (Benjamini-Hochberg) of at most ${level}, primary analysis but for: ${words}`,
			});
		}
	}
}

function optionRows(specifications: readonly Specification[], lists: ChoiceLists): OptionRow[] {
	return scores.flatMap((score) =>
		outcomes.flatMap((outcome) =>
			(["model", "adjustment", "sample", "scoring"] as const).flatMap((kind) =>
				lists[kind].flatMap((option): OptionRow[] => {
					const rows = specifications.filter(
						(row) => row.score === score && row.outcome === outcome && row[kind] === option,
					);
					if (rows.length === 0) return [];
					const betas = rows.map(({ beta }) => beta);
					return [
						{
							score,
							outcome,
							kind,
							option,
							specifications: rows.length,
							median: median(betas),
							lowest: Math.min(...betas),
							highest: Math.max(...betas),
							clear: rows.filter(clear).length,
						},
					];
				}),
			),
		),
	);
}
