import type { Claim } from "@quickening/paper";

const source = "Jasinski et al. 2024, doi:10.1371/journal.pone.0295899";

/** The other worlds of params.yaml: where a claim about the reference must hold. */
const worlds = [
	"fewMissing",
	"manyMissing",
	"lowNightsMissing",
	"lateNightsMissing",
	"exactDates",
	"lastPeriod",
	"recalledPeriod",
	"alike",
	"unlike",
	"wandering",
	"induced",
	"morePreterm",
	"otherWomen",
] as const;

const inWorlds = (measure: string, clock: "birth" | "gestation") =>
	worlds.map((world) => `${measure}.erickson.${clock}.${world}`);

/**
 * What the paper says of synthetic studies, each sentence bound to a value. Margins to published numbers are what rounding of the
 * printed AIC leaves open. Criteria of robustness are round numbers, written down after a first run: they say how far a sentence
 * reaches, and are no test of a hypothesis.
 */
export const claims: readonly Claim[] = [
	{
		id: "relative-likelihood-term",
		sentence: "The relative likelihood published for births at term stands for a difference in AIC of {value}.",
		value: "published.impliedDifference.term",
		published: {
			value: 11.3,
			source,
			where: "abstract: AIC by gestation 26627.6, by weeks until birth 26616.3",
			margin: 0.1,
			note: "The margin is what rounding both AIC to one decimal leaves open.",
		},
	},
	{
		id: "relative-likelihood-preterm",
		sentence: "That published for preterm births stands for a difference of {value}.",
		value: "published.impliedDifference.preterm",
		published: {
			value: 13.9,
			source,
			where: "abstract: AIC by gestation 1861.9, by time until birth 1848.0",
			margin: 0.1,
			note: "The relative likelihood of 859.4 and the two AIC printed beside it do not go together by 0.4 points. Which of them is meant, the abstract does not say; no conclusion here depends on it.",
		},
	},
	{
		id: "published-difference",
		sentence: "In births at term the published difference in AIC is {value}.",
		value: "published.difference.term",
	},
	{
		id: "signal",
		sentence: "With a small rise, the curve's variance is {value} of the residual variance.",
		value: "signal.erickson.birth",
	},
	{
		id: "ten-right",
		sentence:
			"When birth is the clock and the rise small, {value} of studies of 241 women have an AIC by birth that is lower by more than 10 at term.",
		value: "birth.term.ten.erickson.birth.241",
		robust: { values: inWorlds("birth.term.ten", "birth"), criterion: { kind: "above", bound: 70 } },
	},
	{
		id: "ten-wrong",
		sentence: "When gestation is the clock, {value} of studies have an AIC by birth that is lower by more than 10.",
		value: "birth.term.ten.erickson.gestation.241",
		robust: { values: inWorlds("birth.term.ten", "gestation"), criterion: { kind: "below", bound: 10 } },
	},
	{
		id: "ten-both",
		sentence: "When each clock has half of the rise, {value} of studies decide by that margin for birth.",
		value: "birth.term.ten.erickson.both.241",
	},
	{
		id: "ten-both-gestation",
		sentence: "Another {value} of them decide by that margin for gestation.",
		value: "gestation.term.ten.erickson.both.241",
	},
	{
		id: "vuong-wrong",
		sentence: "By Vuong's test over all women, {value} of studies decide for birth when gestation is the clock.",
		value: "birth.all.vuong.erickson.gestation.241",
		robust: { values: inWorlds("birth.all.vuong", "gestation"), criterion: { kind: "below", bound: 5 } },
	},
	{
		id: "vuong-right",
		sentence: "By the same test, {value} decide for birth when birth is the clock.",
		value: "birth.all.vuong.erickson.birth.241",
		robust: { values: inWorlds("birth.all.vuong", "birth"), criterion: { kind: "above", bound: 50 } },
	},
	{
		id: "published-birth",
		sentence:
			"A difference at term as small as the published one, or smaller, comes in {value} of studies when birth is the clock.",
		value: "published.atMost.erickson.birth",
	},
	{
		id: "published-gestation",
		sentence: "One as large, or larger, comes in {value} when gestation is the clock.",
		value: "published.atLeast.erickson.gestation",
	},
	{
		id: "published-both",
		sentence: "It comes in {value} when each clock has half of the rise.",
		value: "published.atLeast.erickson.both",
	},
	{
		id: "support-both",
		sentence:
			"Both published differences are {value} times as likely when each clock has half of the rise as when birth is the clock.",
		value: "published.support.erickson.both",
	},
	{
		id: "support-gestation",
		sentence: "They are {value} times as likely when gestation is the clock.",
		value: "published.support.erickson.gestation",
	},
	{
		id: "correlation",
		sentence: "In births at term the two clocks have a correlation of {value} over nights.",
		value: "axes.correlation.term",
	},
	{
		id: "points",
		sentence: "A woman who gives birth before 34 weeks adds {value} points to the difference.",
		value: "axes.points.before34",
	},
	{
		id: "points-term",
		sentence: "A woman who gives birth in week 39 or 40 adds {value}.",
		value: "axes.points.39to40",
	},
	{
		id: "coverage",
		sentence: "The 95% limits of the place of the turn before birth hold the true place in {value} of studies.",
		value: "place.coverage.erickson.birth.trend.birth",
		robust: {
			values: [
				"place.coverage.erickson.birth.level.birth",
				"place.coverage.erickson.gestation.trend.gestation",
				"place.coverage.rowan.birth.trend.birth",
				"place.coverage.rowan.gestation.trend.gestation",
			],
			criterion: { kind: "below", bound: 90 },
		},
	},
	{
		id: "other-rows",
		sentence:
			"When nights past 40 weeks are missing for the model by gestation alone, the median difference is {value}, with birth the clock.",
		value: "otherRows.difference.birth.log.weeks",
	},
	{
		id: "other-rows-ms",
		sentence: "In ms instead of ln(ms) it is {value}.",
		value: "otherRows.difference.birth.ms.weeks",
	},
	{
		id: "measured",
		sentence: "Measured by a wrist sensor, ln RMSSD moves by {value} for each unit of the true one.",
		value: "measure.slope",
	},
];
