import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Always saying “asleep” is right about nine times in ten: in {half.asleep.accuracy:interval} of the half-minutes of these {count.people} nights. Models that use heart rate alone are right in {half.logistic.accuracy} to {half.boosting.accuracy}, hardly more.",
		"The difference is in the time awake. With the threshold set to find 93% of sleep, the best finds {matched.miniRocket.specificity:interval} of the time awake, and time since the start of the recording alone finds {matched.clock.specificity:interval}. With movement as well, 59.6% has been published for the same people; the abstract gives it.",
		"Heart rate also carries some information on REM sleep: {three.miniRocket.accuracy:interval} of half-minutes were classified correctly as wake, REM or other sleep, against {three.asleep.accuracy} for always naming the commonest. Agreement beyond chance (kappa) was {three.miniRocket.kappa:interval}, where 0 is chance and 1 is perfect.",
	],
	finding: { claim: "always" },
	leadFigure: "models",
	means: [
		"The accuracy of a sleep tracker must be judged against “always asleep” in the same nights.",
		"Where a device records heart rate but no movement, nights can be described roughly; short awakenings mostly cannot be found.",
	],
	meansNot: [
		"It does not mean that the watch itself is this good or this poor: it uses movement, and these models are ours.",
		"It does not mean that heart rate can show whether somebody has a sleep disorder.",
		"It does not mean that large networks would do no better: ours was small and trained briefly.",
	],
	studied:
		"{count.people} adults, one night each in a sleep laboratory with an Apple Watch (series 2 or 3) [@walchdata2019]: {count.scored} half-minutes that were scored by people.",
	notStudied:
		"Pregnancy and the time after birth, children, shift workers, nights at home; age, sex and health of these people are not in the files.",
	methods: [
		{
			heading: "Nobody is classified by a model that has seen them",
			text: "For each of {count.people} people every model was trained on the others and tested on this one.",
			detail: [
				"The same people were left out for all models. Nothing was tuned on the reported results.",
				"Intervals come from bootstrap resampling of people [@davison1997] with their whole night.",
			],
		},
		{
			heading: "Six models",
			text: "Always asleep; time since the start of the recording; a logistic regression and boosted trees on ten measures of heart rate; and two that use heart rate itself around each half-minute, MiniRocket and a small neural network.",
			detail: [
				"MiniRocket’s agreement on three kinds of sleep is above that of the regression by {over.miniRocket.pooled:interval}, the network’s by {over.network.pooled:interval}.",
				"Heart rate is scaled by the person’s own night, so that a night can only be scored when it is over.",
			],
		},
		{
			heading: "Two thresholds",
			text: "Once “asleep” is said where it is more probable than awake; once at the threshold that finds 93% of sleep in the other people, for comparison with the published pair [@walch2019].",
		},
		{
			heading: "Irregularities in the files",
			text: "{count.repeated} files hold the same recording three times; {count.notScored} half-minutes were not scored and are left out; {count.far} have no heart rate within two minutes.",
		},
	],
	limits: [
		"{count.people} people in one laboratory; intervals take the models as they were fitted.",
		"Time is counted from the start of the recording, when people are awake; the time of lights out is not in the files.",
		"The watch gives a heart rate every few seconds, not every beat.",
		"Numbers with movement are those that others published, with another validation; we had the abstract alone.",
	],
};
