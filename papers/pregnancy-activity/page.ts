import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	finding: { claim: "direction-adept" },
	found: [
		"By every one of six step counters, pregnant women take fewer steps than other women of their age; how many fewer depends on the counter. The difference is {percent.steps.actilife:interval} by the counter with the smallest difference, and {percent.steps.adept:interval} by the one with the largest, from the same recordings of the same women.",
		"The counters disagree about pregnancy by more than chance would explain: the two ends differ by {contrast.adept.actilife:interval}.",
		"In overall movement of the wrist, without counting steps, the data cannot show a difference: {percent.movement.mims:interval} in MIMS units.",
	],
	leadFigure: "differences",
	means: [
		"A number of steps depends on the device and program that counted it. A goal set with one should not be checked with another.",
		"When a device shows fewer steps as a pregnancy goes on, she may be walking less, or the device may be counting her steps less well. Ask her.",
		"All six counters show fewer steps in pregnant women than in others, also at equal age.",
	],
	meansNot: [
		"It does not mean that pregnant women should take more steps, and it does not show how many are enough. Health was not studied.",
		"It does not show which counter is right. The steps were not counted by eye.",
		"It does not separate early from late pregnancy, nor the effects of nausea, tiredness, work or advice to rest.",
	],
	studied:
		"{count.pregnant.valid} pregnant women and {count.others.valid} who were not pregnant, of 20 to 44 years, in a nationally representative sample of the United States, 2011 to 2014 (NHANES). Each wore a device on the wrist for three valid days or more. We write of women and birthing people as women, as the survey did.",
	notStudied:
		"Pregnant women under 20 years; women in institutions; those of the {count.pregnant.all} pregnant women in the survey without three valid days, which were less common in pregnant women ({percent.valid.pregnant} had them) than in others ({percent.valid.others}).",
	methods: [
		{
			heading: "One recording, six counters",
			text: "Researchers at Johns Hopkins [@koffman2024] ran six step counters on the raw recordings of the survey, and published the steps of each person. We compare pregnant women with others by each counter.",
			detail: [
				"ADEPT [@karas2021], Oak [@straczkiewicz2023], Stepcount (two versions) [@small2024], Verisense (two sets of parameters) [@maylor2022] and ActiLife. MIMS units [@john2019] and activity counts measure how much the wrist moves, without looking for steps.",
				"First we reproduced what had been published: 18 means of all adults, by counter and years. All agree to the whole number. The range in the published abstract is that over counters and years together, {adults.lowest} to {adults.highest}.",
			],
		},
		{
			heading: "A survey with a complex design",
			text: "NHANES samples places first and then people in them, some groups more often than others. Weights and intervals take that into account.",
			detail: [
				"The pregnant women come from {design.psus.pregnant} of {design.psus} sampling units, which makes the intervals wide: {design.degreesOfFreedom.pregnant} degrees of freedom.",
				"Pregnant women were {age.mean.pregnant} old on average, others {age.mean.others}. Comparing at equal age changes the differences little.",
			],
		},
		{
			heading: "Sensitivity analyses",
			text: "{specifications.count} combinations of defensible choices were run for each counter: how many days, with or without weights, how age is dealt with, who counts as not pregnant.",
			detail: [
				"None of them reverses a difference. By ActiLife they range from {specifications.steps.actilife.least} to {specifications.steps.actilife.most}, by ADEPT from {specifications.steps.adept.least} to {specifications.steps.adept.most}.",
				"As a simple check, as many women were drawn at random 5,000 times: the difference was as large in {chance.steps.stepcountSsl} of draws by Stepcount SSL, and in {chance.movement.mims} in MIMS units.",
			],
		},
	],
	limits: [
		"There are few pregnant women, so every interval is wide.",
		"Trimester, parity and symptoms are not known: early and late pregnancy are mixed.",
		"The table of steps was derived by others, and has no licence of its own; valid days follow a rule made for adults.",
		"All six counters used the same recordings: their agreement in direction is not six times the evidence.",
		"The plan was not registered; the paper says which numbers were known beforehand.",
	],
};
