import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"A difference in AIC of {published.difference.term} cannot tell a turn of heart rate variability by birth from one by both clocks. This difference in births at term, published with one of {published.difference.preterm} in preterm births, is {published.support.erickson.both:interval} times as likely if both clocks share the rise as if birth alone is the clock, and {published.support.erickson.gestation:interval} times as likely if the week of pregnancy alone is. So it speaks against the week of pregnancy alone, and cannot tell birth from both.",
		"The variability of a woman’s heartbeat in sleep falls in pregnancy and rises before birth. Does it rise at a week of pregnancy, or so many weeks before her baby comes? We simulated {count.studies} studies in which the answer was known. In studies of 241 women, a lead of 10 points (in AIC, the measure that was published) pointed to birth in {birth.term.ten.erickson.birth.241:interval} when birth was the answer, but also in {birth.term.ten.erickson.both.241:interval} when each clock had half of the rise.",
		"Women who give birth early carry most of the information: one who gives birth before 34 weeks adds {axes.points.before34} points, one in week 39 or 40 adds {axes.points.39to40}.",
	],
	finding: { claim: "published-difference" },
	leadFigure: "differences",
	means: [
		"A rise of heart rate variability seven weeks before birth may be real; that it tells of an early birth has not been shown by a difference in AIC.",
		"A study that wants to know needs women who give birth early, dates from scans, and the same nights in both models.",
	],
	meansNot: [
		"It does not show that the published study is wrong: its data are closed, and these women are *synthetic*.",
		"No wearable’s number in pregnancy is advice for care, and none here tells when a baby will come.",
	],
	studied:
		"Nobody. All women are synthetic: {count.cells} kinds of study were simulated, {count.main} times each in the main part, with slopes, noise and wear from published numbers.",
	notStudied: "Real women. How unlike they are in when and how their heart rate variability turns is not known.",
	methods: [
		{
			heading: "Women with a known truth",
			text: "Each synthetic woman has her own level, trend, place of the turn and rise. Her nights are measured as a wrist sensor would measure them, on some nights only, and her dates carry an error.",
			detail: [
				"Slopes come from two worlds that published studies disagree about, and are never averaged. What no source says is called an assumption in the table of what was simulated.",
				"Some nights were made beat by beat and measured, which showed that a wrist sensor shrinks changes: the measured logarithm moves by {measure.slope} for each unit of the true one.",
			],
		},
		{
			heading: "The same curve on two clocks",
			text: "One curve is fitted by week of pregnancy, and the same curve by days to birth, to the same nights. The difference of their AIC is what the published study reported.",
			detail: [
				"A second judge counts women instead of nights: Vuong’s test asks whether women, one by one, are told better by one clock.",
				"Intervals show what more simulated studies would change (Monte Carlo error). The plan follows ADEMP (Morris, White and Crowther 2019).",
			],
		},
	],
	limits: [
		"Of the closed studies only abstracts and reports could be read, so that the published models may differ from ours.",
		"The more unlike women are, the less any study can tell; how unlike they are is assumed.",
		"What the published differences are worth is said within the simulated worlds alone.",
	],
};
