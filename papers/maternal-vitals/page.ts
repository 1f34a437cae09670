import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	finding: { claim: "diastolic-below-4p" },
	found: [
		"In a national sample of the United States, the mean lower (diastolic) blood pressure of pregnant women differs by {gap.fourP.diastolic:interval} from the lowest median that the 4P study, a clinic reference, gives for any week of pregnancy from 12 on. Their pulse lies within the range of that study.",
		"Compared with other women of their age in the same survey, pregnant women have a faster pulse, by {difference.pulse:interval}, and a lower diastolic pressure, by {difference.diastolic:interval}.",
		"The synthetic women of this repository, who do not exist, have a pulse like that of these pregnant women and the blood pressure of the studies that they were made from. Their diastolic pressure in the clinic differs by {likeness.difference.officeGreen.diastolic:interval} from that of the real pregnant women; that of women who are not pregnant differs by {likeness.difference.others.diastolic:interval}.",
	],
	leadFigure: "studies",
	means: [
		"A blood pressure depends on how it was measured. Auscultation in an examination centre, a device in a clinic and a reading at home give three different quantities.",
		"Synthetic women can stand in for real ones only where that was checked. Their pulse in the clinic is close; their pressure cannot stand in for pressure measured by auscultation.",
		"A reference range describes the women who were selected for it.",
	],
	meansNot: [
		"It does not mean that a pregnant woman with a low pressure is ill, or that limits used in care are wrong. Health was not studied.",
		"It does not show which way of measuring is right.",
		"It does not separate early from late pregnancy: the survey did not record the week.",
	],
	studied:
		"{count.pregnant.examined} pregnant women and {count.others.examined} who were not pregnant, of 18 to 40 years, examined once in 2003 to 2006 in a nationally representative sample of the United States (NHANES). We write of women and birthing people as women, as the survey did.",
	notStudied:
		"Week of pregnancy, parity, outcome and medication; girls under 18 years, except in the numbers that had been computed before; women in institutions; those who were invited and not examined.",
	methods: [
		{
			heading: "A survey with a complex design",
			text: "NHANES samples places first and then people in them [@nchsbpx], and in these years it oversampled pregnant women. Weights and intervals take that into account.",
			detail: [
				"Pregnant women are {percent.pregnant.sample} of the women compared in the sample, and {percent.pregnant.population} in the population.",
				"First we reproduced what an earlier analysis of the files had given: all means, standard deviations and counts agree to the digit. R’s survey package [@lumley2004], run on the same files, agrees to nine digits.",
			],
		},
		{
			heading: "Without the week of pregnancy",
			text: "The survey did not record gestational age. So we asked only what no mixture of the weeks from 12 on can change: how far the mean lies from the nearest median of any week.",
			detail: [
				"{outside.below.diastolic:interval} of pregnant women have a diastolic pressure below the lowest third centile of any week in the 4P study [@green2020]; at most 3% would be expected.",
				"A reading of 0, where the sounds never stop, is not a pressure and is treated as missing. If it were counted, the difference would be {variant.zerosCounted.diastolic:interval}.",
			],
		},
		{
			heading: "Synthetic women compared with real ones",
			text: "One reading of each of {likeness.mean.officeGreen.pulse:n} synthetic women was taken as a survey would have measured her, and compared with the real ones. The comparator is real women who are not pregnant.",
			detail: [
				"Pulse: centiles differ by {likeness.distance.officeGreen.pulse} on average from those of real pregnant women, and by {likeness.distance.others.pulse} for women who are not pregnant.",
				"Diastolic pressure: {likeness.distance.officeGreen.diastolic} and {likeness.distance.others.diastolic}.",
			],
		},
	],
	limits: [
		"One visit, seated, by auscultation: no readings at home, during sleep or by a device.",
		"Of the other studies we used the abstracts only, with some weeks each.",
		"The data are twenty years old.",
		"Income, work, smoking and body size before pregnancy are not adjusted for.",
		"The plan was not registered; the paper says which numbers were known beforehand.",
	],
};
