import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"In a sample that stands for the United States, the hearts of pregnant women beat faster than those of other women of their age, by {difference.pulse:interval}. Their lower (diastolic) blood pressure is lower, by {difference.diastolic:interval}.",
		"Their pulse is that of the reference studies which clinics use. Their blood pressure is lower than in those studies, whatever the week of pregnancy from 12 on: the diastolic by {gap.fourP.diastolic:interval}.",
		"The synthetic women of this repository, who do not exist, have the pulse of real pregnant women and the blood pressure of the studies that they were made from. In diastolic pressure they are less like these real women ({likeness.difference.officeGreen.diastolic:interval}) than women who are not pregnant are ({likeness.difference.others.diastolic:interval}).",
	],
	leadFigure: "weeks",
	means: [
		"A blood pressure belongs to the way in which it was taken. By ear in an examination centre, by a machine in a clinic and at home are three quantities.",
		"Synthetic women can stand for real ones where that was checked. Their pulse in the clinic passes; their pressure does not stand for pressures read by ear.",
		"A reference range says what was usual in the women who were chosen for it.",
	],
	meansNot: [
		"It does not mean that a pregnant woman with a low pressure is ill, or that limits used in care are wrong. Nothing here looks at health.",
		"It does not say which way of measuring is right.",
		"It does not tell early from late pregnancy: the survey did not say.",
	],
	studied:
		"{count.pregnant.examined} pregnant women and {count.others.examined} who were not pregnant, of 18 to 40 years, examined once in 2003 to 2006 in a sample that stands for the United States (NHANES). We say women, as the survey did; some people who are pregnant would call themselves otherwise.",
	notStudied:
		"Week of pregnancy, number of children, outcome and drugs; girls under 18 years but for the numbers that had been computed before; women in institutions; those who were asked and did not come to be examined.",
	methods: [
		{
			heading: "A sample with a design",
			text: "NHANES chooses places first and people in them afterwards, and in these years chose pregnant women more often than others. Weights and intervals take that into account.",
			detail: [
				"Pregnant women are {percent.pregnant.sample} of the women compared in the sample, and {percent.pregnant.population} in the population.",
				"First we looked for what another reading of the files had given: all means, spreads and counts came out to the digit. Then R's survey package was run on the same files: it agrees to nine digits.",
			],
		},
		{
			heading: "Without the week of pregnancy",
			text: "The survey does not say how far a pregnancy had gone. So we asked only what no mixture of the weeks from 12 on can change: how far the mean lies from the nearest median of any week.",
			detail: [
				"{outside.below.diastolic:interval} of pregnant women have a diastolic pressure below the lowest third centile of any week in the 4P study; at most 3 % were to be expected.",
				"A reading of 0, where the sounds never stop, is no pressure, and is left out. Taken for a pressure it would make the difference {variant.zerosCounted.diastolic:interval}.",
			],
		},
		{
			heading: "Synthetic women beside real ones",
			text: "One reading of each of {likeness.mean.officeGreen.pulse:n} synthetic women was taken as a survey would have met her, and laid beside the real ones. The baseline is a real woman who is not pregnant.",
			detail: [
				"Pulse: centiles lie {likeness.distance.officeGreen.pulse} from those of real pregnant women on average, against {likeness.distance.others.pulse} for women who are not pregnant.",
				"Diastolic pressure: {likeness.distance.officeGreen.diastolic} against {likeness.distance.others.diastolic}.",
			],
		},
	],
	limits: [
		"One visit, seated, by ear: no home, no sleep, no machine.",
		"The other studies were read in their abstracts, at some weeks each.",
		"The data are twenty years old.",
		"Income, work, smoking and body before pregnancy are not held equal.",
		"What was seen first of these data, before the plan, is said in the paper.",
	],
};
