import type { Mother } from "./survey.ts";

export const scores = ["epds", "hadsAnxiety", "cityBits"] as const;
export type Score = (typeof scores)[number];
export const outcomes = ["sleep", "awakenings"] as const;
export type Outcome = (typeof outcomes)[number];

export const scoreNames: Readonly<Record<Score, string>> = {
	epds: "EPDS",
	hadsAnxiety: "HADS-A",
	cityBits: "City BiTS",
};
/** What a score is about. */
export const scoreTopics: Readonly<Record<Score, string>> = {
	epds: "depression",
	hadsAnxiety: "anxiety",
	cityBits: "birth trauma",
};
export const outcomeNames: Readonly<Record<Outcome, string>> = {
	sleep: "night sleep",
	awakenings: "awakenings",
};

/** How a score is summed. The items that ask about the mother's own sleep overlap with what she says of her infant's. */
export type Scoring = "full" | "withoutSleepItem";
export type Model = "leastSquares" | "hc3" | "huber" | "ranks" | "counts";
export type Adjustment = "none" | "infantAge" | "infantAgeAndSex" | "full";
export type SampleName = "all" | "withoutTwins" | "termSingletons";

/** One way to do the analysis: one option of each kind. */
export interface Choices {
	readonly scoring: Scoring;
	readonly model: Model;
	readonly adjustment: Adjustment;
	readonly sample: SampleName;
}

/** The options of params.yaml; the first of each list is the primary analysis. */
export interface ChoiceLists {
	readonly scoring: readonly Scoring[];
	readonly model: readonly Model[];
	readonly adjustment: readonly Adjustment[];
	readonly sample: readonly SampleName[];
}

export const choiceNames: Readonly<Record<keyof Choices, Readonly<Record<string, string>>>> = {
	scoring: { full: "all items", withoutSleepItem: "without the item on the mother's sleep" },
	model: {
		leastSquares: "least squares",
		hc3: "least squares, HC3 errors",
		huber: "robust (Huber)",
		ranks: "least squares on ranks",
		counts: "counts (negative binomial)",
	},
	adjustment: {
		none: "unadjusted",
		infantAge: "infant's age",
		infantAgeAndSex: "infant's age and sex",
		full: "infant's age and sex; mother's age and education; weeks at birth",
	},
	sample: {
		all: "all infants",
		withoutTwins: "without twin pregnancies",
		termSingletons: "single births from 37 weeks",
	},
};

/** Whether an option changes anything for this pair: HADS-A has no item on sleep, and hours are no counts. */
export function applies(choices: Choices, score: Score, outcome: Outcome): boolean {
	if (choices.scoring === "withoutSleepItem" && score === "hadsAnxiety") return false;
	return !(choices.model === "counts" && outcome === "sleep");
}

/** A mother's score: the sum of its items. */
export function scoreOf(mother: Mother, score: Score, scoring: Scoring = "full"): number {
	const sum = (items: readonly number[]) => items.reduce((total, item) => total + item, 0);
	const drop = scoring === "withoutSleepItem";
	if (score === "epds") return sum(mother.epdsItems) - (drop ? (mother.epdsItems[6] as number) : 0);
	// The last item of City BiTS (22) asks about sleep problems that have nothing to do with the infant's pattern.
	if (score === "cityBits") return sum(mother.cityBitsItems) - (drop ? (mother.cityBitsItems[19] as number) : 0);
	return sum(mother.hadsAnxietyItems);
}

export function outcomeOf(mother: Mother, outcome: Outcome): number {
	return outcome === "sleep" ? mother.sleepMinutes : mother.awakenings;
}

export function belongsTo(mother: Mother, sample: SampleName): boolean {
	if (sample === "all") return true;
	return !mother.twins && (sample === "withoutTwins" || mother.gestationWeeks >= 37);
}

/** Columns that a model is adjusted for, by name. Education none and compulsory school are one group, as in the codebook. */
export function adjustmentColumns(adjustment: Adjustment): readonly (readonly [string, (mother: Mother) => number])[] {
	const is = (holds: (mother: Mother) => boolean) => (mother: Mother) => (holds(mother) ? 1 : 0);
	const age = [
		["infant 6 to under 9 months", is((mother) => mother.infantAgeGroup === 2)],
		["infant 9 to under 12 months", is((mother) => mother.infantAgeGroup === 3)],
	] as const;
	const sex = [["girl", is((mother) => mother.girl)]] as const;
	if (adjustment === "none") return [];
	if (adjustment === "infantAge") return age;
	if (adjustment === "infantAgeAndSex") return [...age, ...sex];
	return [
		...age,
		...sex,
		["mother's age", (mother: Mother) => mother.ageYears],
		["education: post-compulsory", is((mother) => mother.education === 3)],
		["education: applied sciences", is((mother) => mother.education === 4)],
		["education: university", is((mother) => mother.education === 5)],
		["weeks at birth", (mother: Mother) => mother.gestationWeeks],
	];
}
