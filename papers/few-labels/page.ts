import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Recordings are plenty, and labels few. A network can first be taught on recordings without labels to fill in what is hidden from it. Does it then need fewer labels? Here it did not: with two labelled recordings of each group, the area under the ROC curve changed by {difference.pretrained.2:interval}.",
		"The network did learn to fill in heartbeats that it could not see: an error of {pretraining.loss} of their variance was left. But what it learnt was not what was asked of it next.",
		"MiniRocket, which learns nothing beforehand, reached {auc.miniRocket.2:interval} from the same labels, the network {auc.scratch.2:interval}. More labels helped more than anything: with eight of each group the network reached {auc.scratch.8:interval}.",
	],
	leadFigure: "labels",
	means: [
		"Before a network is pre-trained, a simple method on the same labels is worth an afternoon.",
		"That a network fills in hidden values well says little about what it is good for.",
	],
	meansNot: [
		"It says nothing about heart failure: age, sex and drugs of the people are not known, and what is told apart may be any of them.",
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
		"{count.failure} recordings of heart failure: a small gain could be there and not be seen.",
		"One network, one way to pre-train and one to train on, all fixed beforehand. With its first layers held still the network might have done otherwise.",
		"The groups were not chosen to be compared.",
	],
};
