import type { Claim } from "@quickening/paper";

const source = "Jasinski et al. 2024, doi:10.1371/journal.pone.0295899";

/** The other assumptions of params.yaml, where a claim about the reference must hold, with their names in figure 5. */
const worlds = {
	fewMissing: "9 of 10 nights worn",
	manyMissing: "1 of 4 nights worn",
	lowNightsMissing: "low nights missing",
	lateNightsMissing: "last weeks missing",
	exactDates: "exact dates",
	lastPeriod: "dated by last period",
	recalledPeriod: "last period misremembered",
	alike: "women do not differ in trend, turn or rise",
	unlike: "women differ twice as much",
	wandering: "slow drift over weeks",
	induced: "a quarter of births induced",
	morePreterm: "half of the women preterm",
	otherWomen: "other random women",
};

function inWorlds(measure: string, clock: "birth" | "gestation") {
	const labels = Object.fromEntries(
		Object.entries(worlds).map(([world, label]) => [`${measure}.erickson.${clock}.${world}`, label]),
	);
	return { values: Object.keys(labels), labels };
}

/**
 * What the paper says of synthetic studies, each sentence bound to a value. Margins to published numbers are what rounding of the
 * printed AIC leaves open. Criteria of robustness are round numbers, written down after a first run: they say how far a sentence
 * reaches, and do not test a hypothesis.
 */
export const claims: readonly Claim[] = [
	{
		id: "relative-likelihood-term",
		sentence: "The relative likelihood published for births at term corresponds to a difference in AIC of {value}.",
		value: "published.impliedDifference.term",
		published: {
			value: 11.3,
			source,
			where: "abstract: AIC by gestation 26627.6, by weeks until birth 26616.3",
			read: "abstract",
			margin: 0.1,
			note: "The margin is what rounding both AIC to one decimal leaves open.",
		},
	},
	{
		id: "relative-likelihood-preterm",
		sentence: "The relative likelihood published for preterm births corresponds to a difference in AIC of {value}.",
		value: "published.impliedDifference.preterm",
		published: {
			value: 13.9,
			source,
			where: "abstract: AIC by gestation 1861.9, by time until birth 1848.0",
			read: "abstract",
			margin: 0.1,
			note: "The relative likelihood of 859.4 and the two AIC values printed beside it disagree by 0.4 points. We read only the abstract, which does not say which is right; no conclusion here depends on it.",
		},
	},
	{
		id: "published-difference",
		sentence:
			"The difference in AIC of {value} published for births at term cannot tell a turn by birth from one by both clocks.",
		value: "published.difference.term",
	},
	{
		id: "signal",
		sentence: "With a small rise, the variance of the curve is {value} times the residual variance.",
		value: "signal.erickson.birth",
	},
	{
		id: "ten-right",
		sentence:
			"When birth is the clock and the rise small, AIC favours birth by more than 10 points in {value} of studies of 241 women, in births at term.",
		value: "birth.term.ten.erickson.birth.241",
		robust: { ...inWorlds("birth.term.ten", "birth"), criterion: { kind: "above", bound: 70 } },
	},
	{
		id: "ten-wrong",
		sentence: "When gestation is the clock, AIC favours birth by more than 10 points in {value} of such studies.",
		value: "birth.term.ten.erickson.gestation.241",
		robust: { ...inWorlds("birth.term.ten", "gestation"), criterion: { kind: "below", bound: 10 } },
	},
	{
		id: "ten-both",
		sentence:
			"When each clock has half of the rise, AIC favours birth by more than 10 points in {value} of such studies.",
		value: "birth.term.ten.erickson.both.241",
	},
	{
		id: "ten-both-gestation",
		sentence:
			"When each clock has half of the rise, AIC favours gestation by more than 10 points in {value} of such studies.",
		value: "gestation.term.ten.erickson.both.241",
	},
	{
		id: "vuong-wrong",
		sentence: "By Vuong’s test over all women, {value} of studies decide for birth when gestation is the clock.",
		value: "birth.all.vuong.erickson.gestation.241",
		robust: { ...inWorlds("birth.all.vuong", "gestation"), criterion: { kind: "below", bound: 5 } },
	},
	{
		id: "vuong-right",
		sentence: "By Vuong’s test over all women, {value} of studies decide for birth when birth is the clock.",
		value: "birth.all.vuong.erickson.birth.241",
		robust: { ...inWorlds("birth.all.vuong", "birth"), criterion: { kind: "above", bound: 50 } },
	},
	{
		id: "published-birth",
		sentence:
			"A difference at term no larger than the published one occurs in {value} of studies when birth is the clock.",
		value: "published.atMost.erickson.birth",
	},
	{
		id: "published-gestation",
		sentence:
			"A difference at term at least as large as the published one occurs in {value} of studies when gestation is the clock.",
		value: "published.atLeast.erickson.gestation",
	},
	{
		id: "published-both",
		sentence:
			"A difference at term at least as large as the published one occurs in {value} of studies when each clock has half of the rise.",
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
		sentence: "Both published differences are {value} times as likely when gestation is the clock as when birth is.",
		value: "published.support.erickson.gestation",
	},
	{
		id: "correlation",
		sentence: "In births at term the correlation between the two clocks is {value} over nights.",
		value: "axes.correlation.term",
	},
	{
		id: "points",
		sentence: "A woman who gives birth before 34 weeks adds {value} points to the difference in AIC.",
		value: "axes.points.before34",
	},
	{
		id: "points-term",
		sentence: "A woman who gives birth in week 39 or 40 adds {value} points to the difference in AIC.",
		value: "axes.points.39to40",
	},
	{
		id: "coverage",
		sentence:
			"The 95% limits for the time of the turn before birth contain the true time in {value} of studies: they are too narrow.",
		value: "place.coverage.erickson.birth.trend.birth",
		robust: {
			values: [
				"place.coverage.erickson.birth.level.birth",
				"place.coverage.erickson.gestation.trend.gestation",
				"place.coverage.rowan.birth.trend.birth",
				"place.coverage.rowan.gestation.trend.gestation",
			],
			labels: {
				"place.coverage.erickson.birth.level.birth": "random levels only",
				"place.coverage.erickson.gestation.trend.gestation": "gestation the clock",
				"place.coverage.rowan.birth.trend.birth": "large rise",
				"place.coverage.rowan.gestation.trend.gestation": "large rise, gestation the clock",
			},
			criterion: { kind: "below", bound: 90 },
		},
	},
	{
		id: "other-rows",
		sentence:
			"With birth the clock, and nights after 40 weeks missing only from the model by gestation, the median difference in AIC is {value}.",
		value: "otherRows.difference.birth.log.weeks",
	},
	{
		id: "other-rows-ms",
		sentence: "The same median difference is {value} if RMSSD is modelled in ms instead of ln(ms).",
		value: "otherRows.difference.birth.ms.weeks",
	},
	{
		id: "measured",
		sentence: "Measured by a simulated wrist sensor, ln RMSSD changes by {value} for each unit of the true one.",
		value: "measure.slope",
	},
];
