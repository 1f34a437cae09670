import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"No saving of labels could be shown: with two labelled recordings of each group, pre-training on recordings without labels changed the area under the ROC curve by {difference.pretrained.2:interval}. Before, the network had been taught to fill in hidden stretches of unlabelled recordings, in the hope that it would then need fewer labels.",
		"The network did learn to fill in hidden heartbeats: its mean squared error was {pretraining.loss} of their variance. What it had learnt did not clearly help with the task that came next.",
		"MiniRocket, which is not pre-trained, reached {auc.miniRocket.2:interval} from the same labels, the network {auc.scratch.2:interval}. More labels helped most: with eight of each group the network reached {auc.scratch.8:interval}.",
	],
	finding: { claim: "two" },
	leadFigure: "labels",
	means: [
		"Before pre-training a network, try a simple method on the same labels.",
		"A network that fills in hidden values well is not necessarily good at another task.",
	],
	meansNot: [
		"It says nothing about heart failure: age, sex and drugs of the people are not known, and the groups may differ in any of them.",
		"It does not say that pre-training is of no use: 41 recordings are few to pre-train on, and networks and tasks differ.",
	],
	studied:
		"{count.sinus} public recordings of a day in sinus rhythm and {count.failure} of people with congestive heart failure; 12 windows of five minutes from each.",
	notStudied: "Pregnancy, infants, watches; larger networks; more than 41 recordings without a label.",
	methods: [
		{
			heading: "Halves",
			text: "Half of the recordings were for learning, of which a few had a label, and the other half for testing; then the other way round, and the whole three times.",
			detail: [
				"The score of a recording is the mean over its windows, and over the draws. Intervals are DeLong’s, over recordings.",
				"Pre-training never saw a recording of the half that was tested on.",
			],
		},
		{
			heading: "What was hidden",
			text: "Stretches of ten seconds, four tenths of each window in all, were masked as gaps are; beats that had been taken out stayed out.",
		},
	],
	limits: [
		"{count.failure} recordings of heart failure: a small gain could have been missed.",
		"One network, one way to pre-train and one to train on, all fixed beforehand. With its first layers held still the network might have done otherwise.",
		"The groups were not chosen to be compared.",
	],
};
