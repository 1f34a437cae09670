import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"No saving of labels could be shown: with two labelled recordings of each group, pre-training on unlabelled heartbeats changed the area under the ROC curve by {difference.pretrained.2:interval}. In pre-training, the network had learnt to fill in hidden stretches of recordings without labels, which might have let it learn the task from fewer labels.",
		"The network did learn to fill in hidden heartbeats: a fraction of {pretraining.loss} of their variance remained unexplained. Whether this helps to tell heart failure from sinus rhythm, the data cannot show.",
		"MiniRocket, a simple method without pre-training [@dempster2021], reached an area of {auc.miniRocket.2:interval} from the same labels, the network {auc.scratch.2:interval}. With eight labelled recordings of each group the network reached {auc.scratch.8:interval}.",
	],
	finding: { claim: "two" },
	leadFigure: "labels",
	means: [
		"Before pre-training a network, try a simple method on the same labels.",
		"A network that fills in hidden values well is not necessarily good at another task.",
	],
	meansNot: [
		"It says nothing about heart failure: age, sex and drugs are not known, and the groups may differ in any of them.",
		"It does not say that pre-training is useless: the interval allows a gain, 41 recordings are few to pre-train on, and networks and tasks differ.",
	],
	studied:
		"{count.sinus} public day-long recordings in sinus rhythm [@goldberger2000] and {count.failure} of people with congestive heart failure; 12 five-minute windows from each.",
	notStudied: "Pregnancy, infants and watches; larger networks; more than 41 unlabelled recordings.",
	methods: [
		{
			heading: "Two halves",
			text: "Half of the recordings were used for training, a few of them with a label, and the other half for testing; then the halves were exchanged, and all was repeated three times with other halves.",
			detail: [
				"The score of a recording is the mean over its windows and over the random draws of labelled recordings. Intervals are DeLong’s [@delong1988], over recordings.",
				"Pre-training never used a recording of the test half.",
			],
		},
		{
			heading: "What was hidden",
			text: "Stretches of ten seconds, 40% of each window in all, were masked like gaps; removed beats stayed missing.",
		},
	],
	limits: [
		"With {count.failure} recordings of heart failure, a small gain could have been missed.",
		"One network, one method of pre-training and one of fine-tuning, all fixed beforehand. Results might differ with the first layers frozen.",
		"The groups were not chosen to be compared.",
	],
};
