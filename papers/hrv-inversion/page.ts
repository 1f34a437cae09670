import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"A difference in AIC of {published.difference.term} cannot tell a turn of heart rate variability by birth from one by both clocks. This difference was published for births at term, with one of {published.difference.preterm} for preterm births. In simulated studies both differences were {published.support.erickson.both:interval} times as likely if both clocks share the rise as if birth alone is the clock, and {published.support.erickson.gestation:interval} times as likely if gestational age alone is. They speak against gestational age alone.",
		"A woman’s heart rate variability in sleep falls in pregnancy and rises before birth. Does the rise begin at a certain week of pregnancy, or a certain number of weeks before birth? AIC, the measure published, is lower for the model that fits better. We simulated {count.studies} studies in which the answer was known. In studies of 241 women, AIC favoured birth by more than 10 points in {birth.term.ten.erickson.birth.241:interval} when birth was the clock, but also in {birth.term.ten.erickson.both.241:interval} when each clock had half of the rise.",
		"Women who give birth early carry most of the information: one who gives birth before 34 weeks adds {axes.points.before34} points to the difference, one who gives birth in week 39 or 40 adds {axes.points.39to40}.",
	],
	finding: { claim: "published-difference" },
	leadFigure: "differences",
	means: [
		"A rise of heart rate variability seven weeks before birth may be real, but a difference in AIC has not shown that it predicts preterm birth.",
		"A study that is to answer this needs women who give birth early, dating by ultrasound, and the same nights in both models.",
	],
	meansNot: [
		"It does not show that the published study is wrong: its data are closed, and these women are *synthetic*.",
		"No wearable measure in pregnancy is advice for care, and none here predicts the date of birth.",
	],
	studied:
		"Nobody. All women are synthetic: {count.cells} designs of study were simulated, {count.main} times each in the main part, with slopes, noise and wear time from published numbers.",
	notStudied: "Real women. How much they differ in when and how their heart rate variability turns is not known.",
	methods: [
		{
			heading: "Women with a known truth",
			text: "Each synthetic woman has her own level, trend, time of the turn and rise. Her nights are measured as a wrist sensor would measure them, some nights are missing, and her dates have an error.",
			detail: [
				"Published studies disagree about the slopes [@rowan2022; @erickson2023; @adaimi2025], so two sets were simulated and never averaged. Parameters without a source are called assumptions in the table of what was simulated.",
				"Some nights were simulated beat by beat and measured, which showed that a wrist sensor underestimates changes: the measured logarithm changes by {measure.slope} for each unit of the true one.",
			],
		},
		{
			heading: "The same curve on two clocks",
			text: "One curve is fitted by week of pregnancy, and the same curve by days to birth, to the same nights. The difference of their AIC is what the published study reported [@jasinski2024].",
			detail: [
				"A second rule counts women instead of nights: Vuong’s test [@vuong1989], over women, of whether one clock fits better.",
				"Intervals show what more simulated studies would change (Monte Carlo error). The plan follows ADEMP (Morris, White and Crowther 2019) [@morris2019].",
			],
		},
	],
	limits: [
		"Of the studies with closed data we could read only abstracts and reports, so the published models may differ from ours.",
		"The more women differ, the less any study can show; how much they differ is assumed.",
		"What the published differences show is judged under the simulated assumptions only.",
	],
};
