import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Whose phone made a recording was learnt, not which need: once all recordings of one phone were kept on the same side of the split, none of six models reliably distinguished hunger from other reasons in {count.recordings} open recordings. The best area under the ROC curve was {auc.byInstallation.miniRocket:interval}, where 0.5 is chance and 1 is perfect.",
		"A neural network did no better: {auc.byInstallation.networkPlain:interval} without and {auc.byInstallation.network:interval} with changed copies in training.",
		"When recordings are split one by one, models recognise phones that they have heard: boosted trees rise by {gain.boosting:interval}. When copies are made before the split, the same recordings seem to be classified with an accuracy of {copies.accuracy.copiesFirst}.",
		"Always saying “hungry” is right in {share.hungry}. Accuracy must be judged against that baseline.",
	],
	finding: { claim: "honest" },
	leadFigure: "splits",
	means: [
		"A report of high accuracy on these recordings deserves two questions: were all recordings of one phone kept together, and were copies made before the split?",
		"Whether recordings can be traced to their phone is easy to check, and worth checking before any model is trained.",
	],
	meansNot: [
		"It does not mean that cries carry no meaning: the reasons here are guesses of whoever held the phone, and nobody checked them.",
		"It does not mean that any one published study made one of these mistakes.",
	],
	studied:
		"{count.recordings} recordings of about seven seconds from {count.instances} installations of an app, March to July 2015. An installation is a phone, and not an infant: how many infants there are is not known.",
	notStudied:
		"Other reasons one by one: burping and belly pain come from seven installations each, so that five classes cannot be estimated. The pitch of cries; longer recordings; what became of the babies.",
	methods: [
		{
			heading: "Phones kept together",
			text: "All recordings of one installation of the app were either learnt from or tested on, never both.",
			detail: [
				"Of recordings whose installation gave another one, {nearest.same:interval} sound most like one of the same installation; by chance it would be {nearest.chance}.",
				"Intervals come from drawing installations again and again, with all their recordings.",
			],
		},
		{
			heading: "Deep beside simple",
			text: "A network and MiniRocket on the sound’s spectrum, a regression and trees on a handful of measures, and a model that hears nothing at all were judged on the same folds.",
			detail: [
				"All were fixed beforehand. How strongly the regression is held back is chosen inside each training part.",
				"Areas are of pairs within a fold, since folds of whole installations differ in how common hungry is.",
			],
		},
		{
			heading: "Privacy",
			text: "Household voices can be heard in the recordings. Nothing that can be listened to, and no row of a single recording, is on this page or in its files.",
		},
	],
	limits: [
		"Reasons, ages and sexes are what parents chose in an app.",
		"{count.other} recordings of another reason, from {count.instancesOther} installations: a weak signal could have been missed.",
		"One split into five, and one seed a network; how much another would move the figures is not in the intervals.",
		"Recordings were cleaned by ear by others, and converted from several formats.",
	],
};
