import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	found: [
		"Whether a baby will be born with too much acid in its blood can be told from four simple features of the last half hour of heart rate tracing, but only roughly: the area under the ROC curve is {auc.primary:interval}, where 0.5 is chance and 1 is perfect.",
		"The same recordings give far larger figures to three mistakes. When cases are copied before the data are split, the area rises from {fooled.acidaemia.signal.inside} to {fooled.acidaemia.signal.before} with nothing changed about the births.",
		"A caesarean section is “predicted” with {fooled.caesarean.clock.inside} from the end of the file, because those files run on in silence after the signal has ended. End the window with the signal, and {fooled.caesarean.signal.inside} remains.",
		"A neural network on the whole last hour reaches {networks.auc.network:interval}, MiniRocket {networks.auc.miniRocket:interval}, four features {networks.auc.fourFeatures:interval} on the same births: with so few events it cannot be told which is better.",
	],
	leadFigure: "fooled",
	means: [
		"A report of nearly perfect prediction from these recordings deserves three questions: where does the window end, were cases copied before the split, and what does missing signal alone achieve?",
		"Four plain features, stated beforehand, are a fair yardstick for any larger model.",
	],
	meansNot: [
		"It does not mean that cardiotocography is useless, nor that any one published study made one of these mistakes.",
		"The model is no tool for care: it was fitted on {events.primary} events and has not been tested anywhere else.",
	],
	studied:
		"{count.recordings} births at term at the University Hospital Brno, 2010 to 2012, chosen by the authors of the database for their umbilical artery pH and the quality of the recording. We say *women and birthing people* here, and women from now on.",
	notStudied:
		"Preterm births, and the newborns’ later health: neither intensive care nor seizures were recorded. Ethnicity and body size are not in the data.",
	methods: [
		{
			heading: "Four features, fixed beforehand",
			text: "The lowest and the highest baseline and the areas of accelerations and decelerations, from the last 30 minutes that end with signal.",
			detail: [
				"The features are those of a published interpretable model; nothing was selected on these data. A logistic regression with a ridge penalty of fixed strength turns them into a risk.",
				"The area under the curve is corrected for optimism with the bootstrap; curves and subgroups use repeated cross-validation by birth.",
			],
		},
		{
			heading: "Networks beside simple models",
			text: "A convolutional network and MiniRocket saw the raw last hour, heart rate and contractions, with missing signal masked. Both were judged on the same folds as the four features.",
			detail: [
				"The network was fixed beforehand and stopped on births of the training part that it did not train on. Its threads and versions are in the table.",
			],
		},
		{
			heading: "One forest, eight settings",
			text: "The same random forest was run for two targets, two windows and two places of oversampling.",
			detail: [
				"Oversampling before the split is a leak: copies of one birth stand in both the training and the test part. Inside the training folds it is not.",
			],
		},
	],
	limits: [
		"One hospital, and births chosen for their pH: neither prevalence nor risk carries over.",
		"{events.primary} events allow no more than a rough estimate; subgroups cannot be judged.",
		"pH at birth stands for the baby’s state; what became of the babies was not recorded.",
		"Signal is not missing at random.",
		"The constants of the baseline were set by eye on drawings of some of these recordings, not blind to the outcome.",
	],
};
