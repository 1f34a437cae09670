import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"These recordings tell whose phone it was, not which need: once all recordings of one phone were kept on the same side of the split, none of six models reliably distinguished hunger from other reasons in {count.recordings} open recordings. The best area under the ROC curve was {auc.byInstallation.miniRocket:interval}, where 0.5 is chance and 1 is perfect. The data cannot rule out a weak signal.",
		"A neural network was no better than chance: {auc.byInstallation.networkPlain:interval} without data augmentation and {auc.byInstallation.network:interval} with it.",
		"When recordings are split one by one, models can recognise phones that they have heard: the area of boosted trees rises by {gain.boosting:interval}. When copies are made before the split, accuracy seems to be {copies.accuracy.copiesFirst} on the same recordings.",
		"Always saying “hungry” is right in {share.hungry}. Accuracy must be judged against that baseline.",
	],
	finding: { claim: "honest" },
	leadFigure: "splits",
	means: [
		"A report of high accuracy on these recordings deserves two questions: were all recordings of one phone kept together, and were copies made before the split?",
		"Whether recordings can be traced to their phone is easy to check, and should be checked before any model is trained.",
	],
	meansNot: [
		"It does not mean that cries carry no meaning: the reasons here are guesses by whoever held the phone, and nobody checked them.",
		"It does not mean that any one published study made one of these mistakes.",
	],
	studied:
		"{count.recordings} recordings of about seven seconds [@veres2015] from {count.instances} installations of an app, March to July 2015. An installation is a phone, not an infant; the number of infants is not known.",
	notStudied:
		"Each of the other reasons by itself: burping and belly pain come from seven installations each, too few to estimate five classes. Nor the pitch of cries, longer recordings, or later outcomes of the infants.",
	methods: [
		{
			heading: "Phones kept together",
			text: "All recordings of one installation of the app were used either for training or for testing, never both.",
			detail: [
				"Where an installation gave several recordings, {nearest.same:interval} of them sound most like another one of the same installation; by chance it would be {nearest.chance}.",
				"Intervals come from bootstrap resampling of installations with all their recordings.",
			],
		},
		{
			heading: "Deep and simple models",
			text: "A network and MiniRocket [@dempster2021] on the sound’s spectrum, a regression and boosted trees on 51 measures of the sound, and a model without any sound were evaluated on the same folds.",
			detail: [
				"All were fixed beforehand. The penalty of the regression is chosen inside each training part.",
				"Areas compare pairs within a fold [@parker2007], because folds of whole installations differ in how common hunger is.",
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
		"One split into five folds and one seed per network; what others would change is not in the intervals.",
		"Others had cleaned the recordings by ear and converted them from several formats.",
	],
};
