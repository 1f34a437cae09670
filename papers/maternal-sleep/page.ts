import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Early pregnancy added light sleep, {light.atPeakMinutes} a night in week {sleep.peakWeek} against before pregnancy, and deep sleep waned until birth, to {deep.lowestMinutes} a night in week {deep.lowestWeek}: these are averages of women and birthing people who wore a Fitbit.",
		"Total sleep was longest in week {sleep.peakWeek}, {sleep.peakMinutes} a night more than before pregnancy, and then shortened until birth. Women differ from one another by more than these averages change.",
		"The study’s public files give {published.reproduced} of the {published.comparable} numbers of its two abstracts that can be compared. We did not have access to the full text of the article: a number that the files do not give is *not found in the abstract’s terms*, and the article may explain it. What differs is how weeks are counted and which week is the last; and a rise of just over 22 min, as two published means have it, is {sleep.peakMinutes} in the files.",
	],
	finding: { claim: "rise-light" },
	leadFigure: "stages",
	means: [
		"Longer sleep in the first trimester and shorter sleep before birth are what women with a device have on average; either alone is no sign of illness.",
		"Compared with before pregnancy, time in bed changes by {afterBirth.bedWeek1Minutes} in the first week after birth and by {afterBirth.bedWeek20Minutes} in week 20: mothers sleep less for months, not days.",
	],
	meansNot: [
		"It does not say how much sleep is enough, nor what sleep does to mother or child.",
		"An average is no forecast for one woman: the standard deviation of the change at the peak is {sleep.peakSdMinutes}.",
		"A number that was not found in the abstract’s terms is no accusation: the files are aggregates, we had the abstracts alone, and known reasons are given.",
	],
	studied:
		"{count.participants} Fitbit users in the United States and Canada, seen from twelve weeks before pregnancy to twenty weeks after birth, by weekly averages that the study’s authors published. The figures after birth describe {share.denominatorAfterBirth} of them, a number inferred from the published percentages.",
	notStudied:
		"Women without a device or who wore it less; losses of pregnancy; anyone’s single nights. Age, parity, body size, illness and ethnicity are not in the data.",
	methods: [
		{
			heading: "Fourteen figures drawn anew",
			text: "Every data figure of the original study is here in one of eight figures, with the number that it has there.",
			detail: [
				"Bands are one standard deviation between women. They show how much women differ. They are not confidence intervals, which cannot be given, since the number of women behind each week was not published. For the same reason nothing is tested.",
				"Week 1 is the first week of pregnancy or after birth, as in the files. The files do not say so; twelve weeks from −11 to 0 before pregnancy do.",
			],
		},
		{
			heading: "Published numbers set beside the files",
			text: "Each number of two abstracts is called reproduced when the files give it to its last printed digit, and otherwise not found in the abstract’s terms.",
			detail: [
				"We did not have access to the full text of the article. Numbers without a counterpart in the files, such as minutes slept a night, are listed as such.",
				"The number of women behind a percentage can be inferred from its digits: the percentages after birth fit {share.denominatorAfterBirth} women and no other number.",
			],
		},
	],
	limits: [
		"Aggregates only, of women chosen for wearing the device on nearly all days.",
		"The number of women behind a weekly mean is unknown, and late weeks hold only those still pregnant.",
		"Sleep stages are inferred from movement and heart rate, and pregnancy changes heart rate.",
		"What two of the original figures count and what a third one measures is not in the files.",
	],
};
