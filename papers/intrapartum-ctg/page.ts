import type { PaperPage } from "@quickening/paper";

/** What this paper says on its page, for someone who is not a statistician. */
export const page: PaperPage = {
	finding: { claim: "caesarean-clock" },
	found: [
		"From the last 30 minutes of each file, a model “predicted” caesarean section with an area under the ROC curve of {fooled.caesarean.clock.inside:interval}, where 0.5 is chance and 1 is perfect. What it saw was mostly missing signal: these files run on in silence after the signal has ended. When the window ended with the signal, the area was {fooled.caesarean.signal.inside:interval}.",
		"Three mistakes make the same recordings look far more predictive. Such a window is one. Reading missing signal as physiology is another: the share of missing signal at the end of the file, and nothing else, told acidaemia at birth (too much acid in the baby’s blood) with an area of {fooled.single.missingAcidaemia:interval}. The third is to copy rare cases before the data are split: the area rises from {fooled.acidaemia.signal.inside} to {fooled.acidaemia.signal.before}, with nothing changed about the births.",
		"Without these mistakes, four simple features of the last half hour with signal predicted acidaemia at birth with an area of {auc.primary:interval}: better than chance, but the interval is wide.",
		"On the same births a neural network on the whole last hour reached {networks.auc.network:interval}, MiniRocket {networks.auc.miniRocket:interval} and the four features {networks.auc.fourFeatures:interval}. With so few events the data cannot show which is better.",
	],
	leadFigure: "fooled",
	means: [
		"A report of nearly perfect prediction from these recordings deserves three questions: where does the window end, were cases copied before the split, and what does missing signal alone achieve?",
		"Four simple features, fixed beforehand, are a fair comparator for any larger model.",
	],
	meansNot: [
		"It does not mean that cardiotocography is useless, nor that any one published study made one of these mistakes.",
		"The model is not ready for use in care: it was fitted to {events.primary} events and has not been validated in other data.",
	],
	studied:
		"{count.recordings} women and birthing people (below: women) who gave birth at term at the University Hospital Brno, 2010 to 2012, one recording per birth, chosen by the authors of the database [@chudacek2014] for umbilical artery pH and the quality of the recording.",
	notStudied:
		"Preterm births; the newborns’ later health, since the file holds no usable record of intensive care or seizures; ethnicity and body size, which are not in the data.",
	methods: [
		{
			heading: "Four features, fixed beforehand",
			text: "The minimum and the maximum of the baseline, and the areas of accelerations and decelerations, from the last 30 minutes with signal.",
			detail: [
				"The features are those of a published interpretable model [@benmbarek2023]; none was selected on these data. A logistic regression with a fixed ridge penalty turns them into a risk.",
				"The area under the curve is corrected for optimism by the bootstrap [@harrell1996]; curves and subgroups use repeated cross-validation by birth.",
			],
		},
		{
			heading: "Networks and a simple model",
			text: "A convolutional network and MiniRocket [@dempster2021] were trained on the raw signal of the last hour (heart rate and contractions), with missing signal masked. Both were evaluated on the same folds as the four features.",
			detail: [
				"The network was fixed beforehand; its training was stopped early on births held out from the training folds. Threads and versions are in the table.",
			],
		},
		{
			heading: "One forest, eight settings",
			text: "The same random forest was run for two outcomes, two windows, and oversampling in two places.",
			detail: [
				"Oversampling before the split is a leak: copies of one birth are in both the training and the test data. Inside the training folds it is not.",
			],
		},
	],
	limits: [
		"One hospital, and births chosen for their pH: neither prevalence nor predicted risks apply elsewhere.",
		"{events.primary} events allow only a rough estimate; subgroups cannot be judged.",
		"pH at birth is a surrogate; the babies’ later health was not recorded.",
		"Signal is not missing at random: it may be lost because of the state of mother or baby.",
		"The constants of the baseline algorithm were set by eye on drawings of some of these recordings, not blind to the outcome.",
	],
};
