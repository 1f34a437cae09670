import type { Claim } from "@quickening/paper";
import { type Outcome, outcomes, type Score, scoreNames, scores } from "./analysis/choices.ts";
import { variants } from "./analysis/multiverse.ts";

const sandoz =
	"Sandoz V, et al. Maternal mental health symptom profiles and infant sleep. Diagnostics 2022;12:1625, doi:10.3390/diagnostics12071625";

/** Variants that change something for this pair: hours are no counts, and HADS-A has no item on sleep. */
const variantsOf = (score: Score, outcome: Outcome, key: "beta" | "q") =>
	variants
		.filter((variant) => !(variant === "counts" && outcome === "sleep"))
		.filter((variant) => !(variant === "withoutSleepItem" && score === "hadsAnxiety"))
		.map((variant) => `variant.${variant}.${score}.${outcome}.${key}`);

/** A sentence a pair, on the direction: it holds when every planned variant has the same sign. */
const directions = scores.flatMap((score) =>
	outcomes.map((outcome): Claim => {
		const sleep = outcome === "sleep";
		return {
			id: `direction-${score}-${outcome}`,
			sentence: `${scoreNames[score]} and ${sleep ? "the infant's reported sleep at night" : "reported awakenings"} go together with a standardised coefficient of {value}.`,
			value: `unadjusted.${score}.${outcome}.beta`,
			robust: {
				values: variantsOf(score, outcome, "beta"),
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
		published: { value: 410, source: sandoz, where: "abstract", margin: 0 },
	},
	{
		id: "epds-sleep-per-sd",
		sentence:
			"For each standard deviation higher EPDS score, mothers report a change of {value} in their infant's night.",
		value: "unadjusted.epds.sleep.perSd",
	},
	{
		id: "sleep-three",
		sentence: "Unadjusted, {value} of three symptom scores go with shorter sleep at p of 0.05 or less.",
		value: "kept.unadjusted.sleep",
		published: {
			value: 3,
			source: sandoz,
			where: "abstract: all three symptom scores negatively associated with nocturnal sleep duration",
			margin: 0,
		},
		robust: {
			values: ["kept.hc3.sleep", "kept.infantAge.sleep", "kept.robust.sleep"],
			criterion: { kind: "within", margin: 0 },
		},
	},
	{
		id: "awakenings-two",
		sentence: "Unadjusted, {value} of three symptom scores go with more awakenings at p of 0.05 or less.",
		value: "kept.unadjusted.awakenings",
		published: {
			value: 2,
			source: sandoz,
			where: "abstract: only depression and anxiety symptoms associated with night waking",
			margin: 0,
		},
		robust: {
			values: ["kept.hc3.awakenings", "kept.infantAge.awakenings", "kept.robust.awakenings"],
			criterion: { kind: "within", margin: 0 },
		},
	},
	{
		id: "kept-three",
		sentence: "After adjustment for six tests (Benjamini-Hochberg) {value} of the six associations are kept.",
		value: "kept.unadjusted.afterBenjaminiHochberg",
		robust: { values: variants.map((variant) => `variant.${variant}.kept`), criterion: { kind: "within", margin: 0 } },
	},
	...directions,
	...kept.map(
		([score, outcome, isKept]): Claim => ({
			id: `${isKept ? "kept" : "not-kept"}-${score}-${outcome}`,
			sentence: `For ${scoreNames[score]} and ${outcome === "sleep" ? "sleep" : "awakenings"} the p-value adjusted for six tests is {value}, ${isKept ? "at most" : "above"} 0.05.`,
			value: `unadjusted.${score}.${outcome}.q`,
			robust: {
				values: variantsOf(score, outcome, "q"),
				criterion: isKept ? { kind: "below", bound: 0.05 } : { kind: "above", bound: 0.05 },
			},
		}),
	),
	{
		id: "scores-together",
		sentence: "EPDS and HADS-A correlate with {value}.",
		value: "correlation.epds.hadsAnxiety",
	},
	{
		id: "epds-beside-hads",
		sentence: "With HADS-A in the same model, EPDS and sleep go together with {value}.",
		value: "together.epds.sleep.beta",
	},
	{
		id: "hads-beside-epds",
		sentence: "With EPDS in the same model, HADS-A and sleep go together with {value}.",
		value: "together.hadsAnxiety.sleep.beta",
	},
	{
		id: "missing-code",
		sentence: "A program that reads the one missing code as a time finds {value} of sleep for one point of the EPDS.",
		value: "takenAtItsWord.epds.perPoint",
	},
];
