import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"In {count.women} women, of whom {count.gdm} had gestational diabetes, the published link with fat around the organs of 45 mm or more was found again in the open file, to the digit: an odds ratio of {crude.all.ratio:interval}. The adjusted numbers could not be found again to the digit, since it is not said what was adjusted for.",
		"By a method made for few events the odds ratio is {odds.all.firth:interval}, and {odds.all.firthAgeBmi:interval} when age and weight are taken into account. It is surely above one. How far above, nobody can tell from {count.gdm} women.",
		"The 45 mm were chosen on the very women on whom they were tried. Taken off, that costs about an eighth of what the test seemed to tell ({apparent.youden} against {corrected.youden} of Youden’s index).",
	],
	leadFigure: "odds-ratios",
	means: [
		"Women with deeper visceral fat early in pregnancy got gestational diabetes more often, and the deeper, the more often. There is no cliff at 45 mm.",
		"Saying of every woman that she will not get it is right in {accuracy.nobody}; the test is right in {accuracy.cutOff}. That shows that being right often is the wrong yardstick, not that the test is useless: saying nobody finds nobody.",
		"A first fasting glucose, where it was taken, told as much as the ultrasound did.",
	],
	meansNot: [
		"It does not mean that fat causes gestational diabetes, or that anyone did something wrong.",
		"It does not mean that the test works in women who are not obese and fails in those who are: the two groups could not be told apart.",
		"It is no advice to any woman. Ask your midwife or doctor about testing for diabetes in pregnancy.",
	],
	studied:
		"{count.women} pregnant women of 15 to 43 years in an outpatient clinic in Porto Alegre, Brazil, measured at about {gestation.medianWeeks}, most of them within 20 weeks.",
	notStudied:
		"Women elsewhere, and women of that clinic who were enrolled but are not in the file. First fasting glucose is missing in {count.glucoseMissing}.",
	methods: [
		{
			heading: "The published numbers, sought to the digit",
			text: "A number counts as found again when its last printed digit is the same. {search.models} possible adjustments were tried; {search.both} give both published triples.",
			detail: [
				"“12,1” in the file is 12 weeks and 1 day: no digit after the comma is above {comma.largestDigit} in {count.ageCells} cells.",
				"Two women were measured after 20 weeks and one had diabetes before; they are kept, as published, and left out in a second look.",
			],
		},
		{
			heading: "Few events",
			text: "Firth’s penalised likelihood and exact methods, made for tables in which {cell.smallest} women carry the result.",
			detail: [
				"Leaving out women who do not fit the criteria empties that cell: {cell.strict} events below 45 mm. The usual method then gives no answer, Firth’s gives {odds.strict.firth:interval}.",
			],
		},
		{
			heading: "The cut-off on other women",
			text: "The women were resampled 2,000 times, a cut-off chosen each time and tried on all; and each woman was told by a cut-off chosen on the others.",
			detail: ["In 95 % of resamples the chosen cut-off lay in {cutOff.chosen:interval}."],
		},
	],
	limits: [
		"One clinic and {count.gdm} events. A model of three measures would need about {required.p3.c75.women} women.",
		"Diagnoses are from charts; how women were screened is not in the file.",
		"{count.glucoseHighNotGdm} women had a first fasting glucose that is gestational diabetes by international criteria, and are marked as not having it.",
		"Only the abstract was at hand, and some numbers had been seen before the analysis was planned.",
	],
};
