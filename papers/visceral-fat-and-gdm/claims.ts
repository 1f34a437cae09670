import type { Claim } from "@quickening/paper";
import { published } from "./published.ts";

/** A printed number is reproduced when it is the same to its last digit. */
const toTheDigit = 0.05;

const part = { estimate: "", low: " (lower limit)", high: " (upper limit)" } as const;

/** The three numbers of a published odds ratio, each a claim of its own. */
function oddsRatio(
	id: string,
	value: string,
	sentence: string,
	printed: { readonly estimate: number; readonly low: number; readonly high: number },
	note?: string,
): Claim[] {
	return (["estimate", "low", "high"] as const).map((which) => ({
		id: `${id}-${which}`,
		sentence: `${sentence}${part[which]}: {value}.`,
		value: `${value}.${which}`,
		published: {
			value: printed[which],
			source: published.source,
			where: "abstract",
			read: "abstract",
			margin: toTheDigit,
			...(note !== undefined && { note }),
		},
	}));
}

const unsaid =
	"The abstract does not say what was adjusted for, and we did not have access to the full text; age and body mass index are our assumption.";

/** What the paper says, each sentence bound to a value; published numbers are compared to their last printed digit. */
export const claims: readonly Claim[] = [
	{
		id: "women",
		sentence: "The file holds {value} women.",
		value: "count.women",
		published: { value: published.women, source: published.source, where: "abstract", read: "abstract", margin: 0 },
	},
	{
		id: "accuracy",
		sentence: "Fat of 45 mm or more classifies {value} of women correctly.",
		value: "accuracy.cutOff",
		published: {
			value: published.accuracyPercent,
			source: published.source,
			where: "abstract",
			read: "abstract",
			margin: 0.5,
		},
	},
	{
		id: "nobody",
		sentence: "Predicting gestational diabetes in nobody is correct in {value}, more often than the cut-off is.",
		value: "accuracy.nobody",
		robust: {
			values: ["accuracy.cutOff", "apparent.accuracy", "leaveOneOut.accuracy"],
			criterion: { kind: "below", bound: 86 },
			labels: {
				"accuracy.cutOff": "published cut-off",
				"apparent.accuracy": "cut-off chosen on the same women",
				"leaveOneOut.accuracy": "cut-off chosen on the other women",
			},
		},
	},
	...oddsRatio("crude", "crude.all", "The crude odds ratio at 45 mm in all women", published.crude.all),
	...oddsRatio(
		"crude-lean",
		"crude.nonObese",
		"The crude odds ratio in women who are not obese",
		published.crude.nonObese,
	),
	...oddsRatio(
		"adjusted",
		"adjusted.ageAndBmi",
		"The odds ratio adjusted for age and body mass index",
		published.adjusted.all,
		unsaid,
	),
	...oddsRatio(
		"adjusted-lean",
		"adjusted.ageNonObese",
		"The odds ratio in women who are not obese, adjusted for age",
		published.adjusted.nonObese,
		`${unsaid} Age alone gives two of the three printed numbers; the lower limit is 1.645 before rounding.`,
	),
	{
		id: "firth",
		sentence: "Firth’s penalised likelihood gives an odds ratio at 45 mm of {value}.",
		value: "odds.all.firth",
		robust: {
			values: [
				"odds.all.firthAge",
				"odds.all.firthAgeBmi",
				"odds.all.firthWeeks",
				"odds.strict.firth",
				"odds.nonObese.firth",
			],
			criterion: { kind: "above", bound: 3 },
			labels: {
				"odds.all.firthAge": "adjusted for age",
				"odds.all.firthAgeBmi": "age and body mass index",
				"odds.all.firthWeeks": "gestational age",
				"odds.strict.firth": "strict sample",
				"odds.nonObese.firth": "not obese",
			},
		},
	},
	{
		id: "optimism",
		sentence:
			"Youden’s index of a cut-off chosen in this way is {value} after correction for the optimism of choosing it on the same women.",
		value: "corrected.youden",
		robust: {
			values: ["leaveOneOut.youden"],
			labels: { "leaveOneOut.youden": "cut-off chosen on the other women" },
			criterion: { kind: "within", margin: 5 },
		},
	},
	{
		id: "fat",
		sentence:
			"Visceral fat as measured discriminates women with gestational diabetes from others with an AUC of {value}.",
		value: "delong.fat",
		robust: {
			values: ["delong.bmi", "delong.fatNonObese", "delong.fatObese"],
			criterion: { kind: "above", bound: 0.65 },
			labels: {
				"delong.bmi": "body mass index instead",
				"delong.fatNonObese": "not obese",
				"delong.fatObese": "obese",
			},
		},
	},
	{
		id: "beside-bmi",
		sentence: "Its AUC differs from that of body mass index by {value}; the data cannot show which is better.",
		value: "delong.difference",
	},
	{
		id: "continuous",
		sentence:
			"For each 10 mm of fat the odds ratio, adjusted for age and body mass index, is {value}; the interval includes no association.",
		value: "odds.continuous.firthAgeBmi",
		robust: {
			values: [
				"odds.continuous.firth",
				"odds.continuous.firthAgeBmiWeeks",
				"odds.continuous.nonObese",
				"odds.continuous.obese",
			],
			criterion: { kind: "above", bound: 1 },
			labels: {
				"odds.continuous.firth": "crude",
				"odds.continuous.firthAgeBmiWeeks": "and gestational age",
				"odds.continuous.nonObese": "not obese, crude",
				"odds.continuous.obese": "obese, crude",
			},
		},
	},
	{
		id: "interaction",
		sentence:
			"The ratio of the odds ratios at 45 mm, obese to not obese, is {value}; the data cannot show whether they differ.",
		value: "odds.interaction.firth",
	},
	{
		id: "sample-size",
		sentence: "A model of three parameters needs {value} women at a c-statistic of 0.75.",
		value: "required.p3.c75.women",
		robust: {
			values: ["required.p3.c70.women", "required.p3.c80.women", "required.p1.c80.women"],
			criterion: { kind: "above", bound: 133 },
			labels: {
				"required.p3.c70.women": "c-statistic of 0.70",
				"required.p3.c80.women": "c-statistic of 0.80",
				"required.p1.c80.women": "one parameter, 0.80",
			},
		},
	},
];
