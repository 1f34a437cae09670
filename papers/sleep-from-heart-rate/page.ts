import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Always saying “asleep” is right about nine times in ten: in {half.asleep.accuracy:interval} of the half-minutes of these {count.people} nights. Models that see heart rate alone are right in {half.logistic.accuracy} to {half.boosting.accuracy}, hardly more.",
		"The difference is in what they find. Set so that they find 93% of sleep, the best finds {matched.miniRocket.specificity:interval} of the time awake; a clock alone finds {matched.clock.specificity:interval}. With movement besides, 59.6% were published for the same people.",
		"Heart rate also tells something of dreaming sleep (REM): of wake, REM and other sleep, {three.miniRocket.accuracy:interval} were told rightly, where saying the commonest is right in {three.asleep.accuracy}. Agreement beyond chance was {three.miniRocket.kappa:interval} on a scale from 0 to 1.",
	],
	finding: { claim: "always" },
	leadFigure: "models",
	means: [
		"The accuracy of a sleep tracker must be judged against “always asleep” in the same nights.",
		"Where a device records heart rate and no movement, nights can be described roughly, and short wakes mostly cannot.",
	],
	meansNot: [
		"It does not mean that the watch itself is this good or this poor: it uses movement, and these models are ours.",
		"It does not mean that heart rate can say whether somebody has a disorder of sleep.",
		"It does not mean that large networks would do no better: ours was small and trained briefly.",
	],
	studied:
		"{count.people} adults, one night each in a sleep laboratory with an Apple Watch (series 2 or 3): {count.scored} half-minutes that people had scored.",
	notStudied:
		"Pregnancy and the time after birth, children, shift workers, nights at home; age, sex and health of these people are not in the files.",
	methods: [
		{
			heading: "Nobody is told by a model that has seen them",
			text: "For each of {count.people} people every model was trained on the others and asked about this one.",
			detail: [
				"The same people were left out for all models. Nothing was tuned on what is reported.",
				"Intervals come from drawing people again and again with their whole night.",
			],
		},
		{
			heading: "Six ways to tell",
			text: "Always asleep; a clock; a logistic regression and boosted trees on ten measures of heart rate; and two that see heart rate itself around each half-minute, MiniRocket and a small neural network.",
			detail: [
				"MiniRocket’s agreement on three kinds of sleep is above that of the regression by {over.miniRocket.pooled:interval}, the network’s by {over.network.pooled:interval}.",
				"Heart rate is set against the person’s own night, so that a night is scored when it is over.",
			],
		},
		{
			heading: "Two decisions",
			text: "Once “asleep” is said where it is likelier; once as often as it takes to find 93% of sleep in the other people, to stand beside what was published.",
		},
		{
			heading: "What was odd in the files",
			text: "{count.repeated} files hold the same recording three times; {count.notScored} half-minutes were not scored and are left out; {count.far} have no heart rate near.",
		},
	],
	limits: [
		"{count.people} people in one laboratory; intervals take the models as they were fitted.",
		"The clock counts from the start of the recording, when people are awake; lights out is not in the files.",
		"The watch gives a heart rate every few seconds, not each beat.",
		"Numbers with movement were published by others, with another plan.",
	],
};
