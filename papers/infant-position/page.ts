import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Infants’ posture from leggings agrees with video coding on average, but not in every home: where 0 is chance and 1 is perfect, agreement was {kappa.group.awake:interval} overall, and ranged from {infant.group.lowest} to {infant.group.highest} in individual babies. The leggings hold four small sensors and show whether a baby lies, sits, stands or is held; {count.infants} babies wore them at home.",
		"At two-second resolution, {misplaced.group.2s:interval} of the time was assigned to the wrong position. Over ten minutes some of these errors cancel: {misplaced.group.600s:interval} remained.",
		"Being held is recognised worst: of what the model called held, {class.group.held.positivePredictiveValue:interval} was coded as held.",
		"The published results were reproduced: {published.same} of {published.numbers} published numbers agree to the last digit. With each month babies spend less time on their backs ({slope.group.supine:interval}) and more upright ({slope.group.upright:interval}).",
	],
	finding: { claim: "lowest" },
	leadFigure: "infants",
	means: [
		"How babies’ days change with age can be measured with such leggings: the differences between age groups are large.",
		"Before a finding about one child, or about being held, it is worth coding some video from the same home.",
		"Agreement should be shown for each child, not only over all seconds: one home can raise or lower an average.",
	],
	meansNot: [
		"It does not mean that the leggings show how well a baby develops.",
		"It does not mean that video coding is the truth: two people agreed on nine frames in ten.",
		"It does not show whether a model trained on each child is better than one for all: on the same seconds the difference was {difference.kappa:interval}.",
	],
	studied:
		"{count.infants} babies of 4 to 7 or 11 to 14 months in {count.days} days at home in southern California, 2021 [@franchak2024]; {count.sessions} days have a second video that the published analysis could use.",
	notStudied:
		"Babies of 8 to 10 months, younger or older ones; babies who were born early or have a disability, as far as is known; days out of the house.",
	methods: [
		{
			heading: "Agreement beyond chance",
			text: "Always saying “sitting” is often right. Kappa corrects for agreement by chance [@cohen1960]. It was computed for all five positions together, for each position, and for each baby.",
			detail: [
				"Intervals come from bootstrap resampling of babies with all their days [@davison1997]: thousands of seconds of one baby are not thousands of babies.",
				"The simplest rule, the commonest position of the other babies, is right in {accuracy.commonest.awake:interval}; the group model in {accuracy.group.awake:interval}, models of the single child in {accuracy.individual.awake:interval}.",
			],
		},
		{
			heading: "Naps",
			text: "Naps are left out. Counting them raises agreement from {kappa.group.awake} to {kappa.group.withNaps} although the model is the same: a sleeping baby lies still.",
		},
		{
			heading: "Windows",
			text: "Windows of two seconds up to ten minutes were compared. Ten-minute windows of the day overlap by half; the new results use windows that do not overlap.",
		},
		{
			heading: "What was published",
			text: "Each published number that the files can give was recomputed. One is not what its name suggests: the published kappa is a mean of five kappas, one per position. Cohen’s kappa of all five is {proximal.individual.fiveKappa.mean:interval} for individual models, where {proximal.individual.fileKappa.mean} was printed.",
		},
	],
	limits: [
		"{count.infants} babies are few, and intervals over them are approximate.",
		"The group model was trained on the first video of these same babies; in new babies it may do worse.",
		"In the second video, clocks of leggings and camera may be five seconds apart.",
		"The files do not show what the authors excluded.",
	],
};
