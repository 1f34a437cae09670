import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Pregnant women take fewer steps than other women of their age by every one of six step counters: {percent.steps.actilife:interval} by the one that shows the smallest difference, {percent.steps.adept:interval} by the one that shows the largest. All looked at the same recordings of the same women.",
		"Which counter one picks decides whether one writes of a small difference or of a quarter of all steps. The counters disagree about pregnancy by more than chance allows: the two ends lie {contrast.adept.actilife:interval} apart.",
		"In movement of the wrist as such, without looking for steps, the difference is smaller and not sure: {percent.movement.mims:interval} in MIMS units.",
	],
	leadFigure: "differences",
	means: [
		"A number of steps belongs to the device and program that counted it. A goal set with one should not be checked with another.",
		"When a device shows fewer steps as a pregnancy goes on, she may be walking less, or the device may be counting her steps less well. It is worth asking her.",
		"That pregnant women walk somewhat less than others is common to all six counters, and holds at equal age.",
	],
	meansNot: [
		"It does not mean that pregnant women should take more steps, nor how many are enough. Nothing here looks at health.",
		"It does not say which counter is right. Nobody counted the steps by eye.",
		"It does not tell early from late pregnancy, nor what comes from nausea, tiredness, work or advice to rest.",
	],
	studied:
		"{count.pregnant.valid} pregnant women and {count.others.valid} who were not pregnant, of 20 to 44 years, in a sample that stands for the United States in 2011 to 2014 (NHANES). Each wore a device on the wrist for three valid days or more. We say women, as the survey did; some people who are pregnant would call themselves otherwise.",
	notStudied:
		"Pregnant women under 20 years; women in institutions; the {count.pregnant.all} pregnant women in the survey less those with three valid days, who wore the device less often than others did ({percent.valid.pregnant} against {percent.valid.others}).",
	methods: [
		{
			heading: "One recording, six counters",
			text: "Researchers at Johns Hopkins ran six published step counters over the raw recordings of the survey, and published the steps of each person. We compare pregnant women with others in each.",
			detail: [
				"ADEPT, Oak, Stepcount (two versions), Verisense (two sets of parameters) and ActiLife. MIMS units and activity counts measure how much the wrist moves, without looking for steps.",
				"First we looked for what had been published: 18 means of all adults, by counter and years. All came out to the whole number. The range in the published abstract is that over counters and years together, {adults.lowest} to {adults.highest}.",
			],
		},
		{
			heading: "A sample with a design",
			text: "NHANES chooses places first and people in them afterwards, some groups more often than others. Weights and intervals take that into account.",
			detail: [
				"The pregnant women live in few of the places ({design.psus.pregnant} of {design.psus}), which makes the intervals wide: {design.degreesOfFreedom.pregnant} degrees of freedom.",
				"Pregnant women were {age.mean.pregnant} old on average, others {age.mean.others}. Comparing at equal age changes the differences little.",
			],
		},
		{
			heading: "Other choices",
			text: "{specifications.count} combinations of defensible choices were run for each counter: how many days, with or without weights, how age is dealt with, who counts as not pregnant.",
			detail: [
				"None of them turns a difference round. By ActiLife they range from {specifications.steps.actilife.least} to {specifications.steps.actilife.most}, by ADEPT from {specifications.steps.adept.least} to {specifications.steps.adept.most}.",
				"As a plain check, as many women were drawn at random 5,000 times: {chance.steps.stepcountSsl} of draws lay as far out by Stepcount SSL, {chance.movement.mims} in MIMS units.",
			],
		},
	],
	limits: [
		"The pregnant women are few, so that every interval is wide.",
		"No trimester, no number of children, no symptoms: early and late pregnancy are mixed.",
		"The table of steps was derived by others, and bears no licence of its own; days count as valid by a rule that was made for adults.",
		"Six counters looked at one recording: that they agree in direction is not six times the evidence.",
		"What was seen first of these data, before the plan, is said in the paper.",
	],
};
