import type { Claim } from "@quickening/paper";
import { type Outcome, outcomes, type Score, scoreNames, scores } from "./analysis/choices.ts";
import { variants } from "./analysis/multiverse.ts";

const sandoz =
	"Sandoz V, et al. Maternal mental health symptom profiles and infant sleep. Diagnostics 2022;12:1625, doi:10.3390/diagnostics12071625";

/** Each planned analysis that changes one choice of the primary one, as it is called in the list of claims. */
const variantNames: Readonly<Record<(typeof variants)[number], string>> = {
	hc3: "HC3 errors",
	huber: "robust (Huber)",
	ranks: "ranks",
	counts: "negative binomial",
	infantAge: "adjusted for infant’s age",
	infantAgeAndSex: "adjusted for infant’s age and sex",
	full: "adjusted for age, sex, birth and mother",
	withoutTwins: "without twins",
	termSingletons: "singletons from 37 weeks",
	withoutSleepItem: "without items on own sleep",
};

/** Values with the names of their variants. */
function labelled(names: readonly (typeof variants)[number][], id: (variant: string) => string) {
	const labels = Object.fromEntries(names.map((variant) => [id(variant), variantNames[variant]]));
	return { values: Object.keys(labels), labels };
}

/** How many of three scores are kept in three other planned ways. */
const threeWays = (outcome: Outcome) => {
	const labels = {
		[`kept.hc3.${outcome}`]: "HC3 errors",
		[`kept.infantAge.${outcome}`]: "adjusted for infant’s age",
		[`kept.robust.${outcome}`]: "robust (Huber)",
	};
	return { values: Object.keys(labels), labels };
};

/** Variants that change something for this pair: hours are no counts, and HADS-A has no item on sleep. */
const variantsOf = (score: Score, outcome: Outcome, key: "beta" | "q") =>
	labelled(
		variants
			.filter((variant) => !(variant === "counts" && outcome === "sleep"))
			.filter((variant) => !(variant === "withoutSleepItem" && score === "hadsAnxiety")),
		(variant) => `variant.${variant}.${score}.${outcome}.${key}`,
	);

/** A sentence a pair, on the direction: it holds when every planned variant has the same sign. */
const directions = scores.flatMap((score) =>
	outcomes.map((outcome): Claim => {
		const sleep = outcome === "sleep";
		return {
			id: `direction-${score}-${outcome}`,
			sentence: `The standardised coefficient of ${scoreNames[score]} for ${sleep ? "the infant’s reported sleep at night" : "reported awakenings"} is {value}.`,
			value: `unadjusted.${score}.${outcome}.beta`,
			robust: {
				...variantsOf(score, outcome, "beta"),
				criterion: sleep ? { kind: "below", bound: 0 } : { kind: "above", bound: 0 },
			},
		};
	}),
);

/** Which of the six are kept after adjustment for six tests, and whether that outlives each planned variant. */
const kept: readonly (readonly [Score, Outcome, boolean])[] = [
	["epds", "sleep", true],
	["hadsAnxiety", "sleep", true],
	["epds", "awakenings", true],
	["cityBits", "sleep", false],
	["hadsAnxiety", "awakenings", false],
	["cityBits", "awakenings", false],
];

/**
 * What the paper says, each sentence bound to a value; margins and criteria were set with the plan, before the multiverse was
 * seen.
 */
export const claims: readonly Claim[] = [
	{
		id: "mothers",
		sentence: "The file holds the answers of {value} mothers.",
		value: "count.mothers",
		published: { value: 410, source: sandoz, where: "abstract", read: "abstract", margin: 0 },
	},
	{
		id: "epds-sleep-per-sd",
		sentence: "For each standard deviation higher EPDS score, the infant’s reported night differs by {value}.",
		value: "unadjusted.epds.sleep.perSd",
	},
	{
		id: "sleep-three",
		sentence: "Unadjusted, {value} of the three symptom scores are associated with shorter sleep (p ≤ 0.05).",
		value: "kept.unadjusted.sleep",
		published: {
			value: 3,
			source: sandoz,
			where: "abstract: all three symptom scores negatively associated with nocturnal sleep duration",
			read: "abstract",
			margin: 0,
		},
		robust: {
			...threeWays("sleep"),
			criterion: { kind: "within", margin: 0 },
		},
	},
	{
		id: "awakenings-two",
		sentence: "Unadjusted, {value} of the three symptom scores are associated with more awakenings (p ≤ 0.05).",
		value: "kept.unadjusted.awakenings",
		published: {
			value: 2,
			source: sandoz,
			where: "abstract: only depression and anxiety symptoms associated with night waking",
			read: "abstract",
			margin: 0,
		},
		robust: {
			...threeWays("awakenings"),
			criterion: { kind: "within", margin: 0 },
		},
	},
	{
		id: "kept-three",
		sentence: "After adjustment for six tests (Benjamini-Hochberg), {value} of the six associations remain.",
		value: "kept.unadjusted.afterBenjaminiHochberg",
		robust: { ...labelled(variants, (variant) => `variant.${variant}.kept`), criterion: { kind: "within", margin: 0 } },
	},
	...directions,
	...kept.map(
		([score, outcome, isKept]): Claim => ({
			id: `${isKept ? "kept" : "not-kept"}-${score}-${outcome}`,
			sentence: `For ${scoreNames[score]} and ${outcome === "sleep" ? "sleep" : "awakenings"} the p-value adjusted for six tests is {value}, ${isKept ? "at most" : "above"} 0.05.`,
			value: `unadjusted.${score}.${outcome}.q`,
			robust: {
				...variantsOf(score, outcome, "q"),
				criterion: isKept ? { kind: "below", bound: 0.05 } : { kind: "above", bound: 0.05 },
			},
		}),
	),
	{
		id: "scores-together",
		sentence: "The correlation of EPDS and HADS-A is {value}.",
		value: "correlation.epds.hadsAnxiety",
	},
	{
		id: "epds-beside-hads",
		sentence: "With HADS-A in the same model, the standardised coefficient of EPDS for sleep is {value}.",
		value: "together.epds.sleep.beta",
	},
	{
		id: "hads-beside-epds",
		sentence:
			"With EPDS in the same model, that of HADS-A for sleep is {value}: the data cannot show an association of its own.",
		value: "together.hadsAnxiety.sleep.beta",
	},
	{
		id: "missing-code",
		sentence: "A program that reads the one missing-value code as a time finds {value} of sleep per EPDS point.",
		value: "takenAtItsWord.epds.perPoint",
	},
];
