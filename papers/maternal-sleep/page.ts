import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Early pregnancy added light sleep, and deep sleep waned until birth: light sleep was {light.atPeakMinutes} a night longer in week {sleep.peakWeek} than before pregnancy, and the change in deep sleep reached {deep.lowestMinutes} a night in week {deep.lowestWeek}. These are averages of women and birthing people who wore a Fitbit.",
		"Total sleep was longest in week {sleep.peakWeek}, {sleep.peakMinutes} a night more than before pregnancy, and then shortened until birth. Women differ from one another by more than these averages change.",
		"The study’s public files give {published.reproduced} of the {published.comparable} numbers of its two abstracts that can be compared. We did not have access to the full text of the article: a number that the files do not give is *not found in the abstract’s terms*, and the article may explain it. The differences concern how weeks are counted and which week is the last. The claims below also judge two readings that are not numbers of their own, and so count more: the difference of two published means, just over 22 min against {sleep.peakMinutes} in the files, and deep sleep in week 37.",
	],
	finding: { claim: "rise-light" },
	leadFigure: "stages",
	means: [
		"Longer sleep in the first trimester and shorter sleep before birth are the average course in women with a device; neither alone is a sign of illness.",
		"Compared with before pregnancy, time in bed changes by {afterBirth.bedWeek1Minutes} in the first week after birth and by {afterBirth.bedWeek20Minutes} in week 20: mothers spend less time in bed for months, not days.",
	],
	meansNot: [
		"It does not say how much sleep is enough, nor what sleep does to mother or child.",
		"An average does not predict one woman’s sleep: the standard deviation of the change at the peak is {sleep.peakSdMinutes}.",
		"A number that was not found in the abstract’s terms is not shown to be wrong: the files are aggregates, and we had the abstracts alone. Known reasons are given.",
	],
	studied:
		"{count.participants} Fitbit users in the United States and Canada, seen from twelve weeks before pregnancy to twenty weeks after birth, by weekly averages that the study’s authors published. The figures after birth describe {share.denominatorAfterBirth} of them, a number inferred from the published percentages.",
	notStudied:
		"Women without a device or who wore it less; losses of pregnancy; anyone’s single nights. Age, parity, body size, illness and ethnicity are not in the data.",
	methods: [
		{
			heading: "Fourteen figures redrawn",
			text: "Every data figure of the original study [@younglin2025] is redrawn in one of eight figures, under its original number.",
			detail: [
				"Bands are one standard deviation between women. They show how much women differ. They are not confidence intervals: these cannot be given, because the number of women behind each week was not published. For the same reason there are no tests.",
				"Week 1 is the first week of pregnancy or after birth, as in the files. The files do not say so; we infer it from their twelve weeks before pregnancy, −11 to 0.",
			],
		},
		{
			heading: "Published numbers compared with the files",
			text: "Each number of two abstracts [@younglin2025; @heneghan2024] is called reproduced when the files give it to its last printed digit, and otherwise not found in the abstract’s terms.",
			detail: [
				"We did not have access to the full text of the article. Numbers without a counterpart in the files, such as minutes slept a night, are listed as such.",
				"The number of women behind a percentage can be inferred from its digits [@brown2017]: the percentages after birth fit {share.denominatorAfterBirth} women and no other number.",
			],
		},
	],
	limits: [
		"Aggregates only, of women chosen for wearing the device on nearly all days.",
		"The number of women behind a weekly mean is unknown, and late weeks hold only those still pregnant.",
		"Sleep stages are inferred from movement and heart rate, and pregnancy changes heart rate.",
		"The files do not say what two of the original figures count and what a third measures.",
	],
};
