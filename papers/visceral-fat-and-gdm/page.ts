import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	finding: { claim: "crude-estimate" },
	found: [
		"In {count.women} women, of whom {count.gdm} had gestational diabetes, the published odds ratio for fat around the organs (visceral fat) of 45 mm or more was reproduced from the open file, to the digit: {crude.all.estimate} (95% CI {crude.all.low} to {crude.all.high}). The adjusted odds ratios could not be reproduced to the digit, since the abstract does not say what was adjusted for.",
		"By a method for few events the odds ratio is {odds.all.firth:interval}, and {odds.all.firthAgeBmi:interval} when age and body mass index are taken into account. Both intervals lie above one, but they are wide: {count.gdm} events cannot show how large the odds ratio is.",
		"The 45 mm were chosen on the same women on whom they were tested. Corrected for that, Youden’s index (sensitivity plus specificity minus one) falls from {apparent.youden} to {corrected.youden:interval}.",
	],
	leadFigure: "odds-ratios",
	means: [
		"Women with more visceral fat early in pregnancy had gestational diabetes more often, and the more fat, the more often. The data do not show a threshold at 45 mm.",
		"Predicting that no woman will have it is correct in {accuracy.nobody}; the test is correct in {accuracy.cutOff}. This shows that accuracy is the wrong measure here, not that the test is useless: predicting nobody finds nobody.",
		"A first fasting glucose, where it was measured, discriminated about as well as the ultrasound did.",
	],
	meansNot: [
		"It does not mean that fat causes gestational diabetes, or that anyone did something wrong.",
		"It does not mean that the test works in women who are not obese and fails in those who are: the data cannot show whether they differ.",
		"It is no advice to any woman. Ask your midwife or doctor about testing for diabetes in pregnancy.",
	],
	studied:
		"{count.women} pregnant women of 15 to 43 years in an outpatient clinic in Porto Alegre, Brazil [@rocha2020], measured at about {gestation.medianWeeks}, most of them within 20 weeks.",
	notStudied:
		"Women elsewhere, and women of that clinic who were enrolled but are not in the file. First fasting glucose is missing in {count.glucoseMissing} women.",
	methods: [
		{
			heading: "The published numbers, to the digit",
			text: "A number counts as reproduced when its last printed digit is the same. Of {search.models} possible adjustments that were tried, {search.both} give both published odds ratios with their intervals.",
			detail: [
				"“12,1” in the file means 12 weeks and 1 day: no digit after the comma is above {comma.largestDigit} in {count.ageCells} cells.",
				"Two women were measured after 20 weeks and one had diabetes before; they are kept, as published, and excluded in a sensitivity analysis.",
			],
		},
		{
			heading: "Few events",
			text: "Firth’s penalised likelihood [@firth1993] and exact methods, which are suited to a table with only {cell.smallest} women in one cell.",
			detail: [
				"Excluding women who do not meet the criteria leaves that cell with {cell.strict} events below 45 mm. Maximum likelihood then has no finite estimate; Firth’s is {odds.strict.firth:interval}.",
			],
		},
		{
			heading: "Optimism of the cut-off",
			text: "The women were resampled 2,000 times [@harrell1996]; each time a cut-off was chosen and tested on all. In addition, each woman was classified by a cut-off chosen on the others.",
			detail: ["The cut-off chosen on all women is {cutOff.chosen:interval}, with the interval from the resamples."],
		},
	],
	limits: [
		"One clinic and {count.gdm} events. A model of three measures would need about {required.p3.c75.women} women.",
		"Diagnoses are from medical records; how women were screened is not in the file.",
		"{count.glucoseHighNotGdm} women had a first fasting glucose that meets international criteria for gestational diabetes [@iadpsg2010], but are recorded as not having it.",
		"We had the abstract of the publication only, and some numbers had been seen before the analysis was planned.",
	],
};
