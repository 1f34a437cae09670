/** What the publication's abstract prints (Rocha 2020, doi:10.1371/journal.pone.0232155). What was adjusted for is not said there. */
export const published = {
	source:
		"Rocha AdS, et al. Maternal visceral adipose tissue during the first half of pregnancy predicts gestational diabetes at the time of delivery. PLoS ONE 2020;15:e0232155, doi:10.1371/journal.pone.0232155",
	women: 133,
	cutOffMm: 45,
	accuracyPercent: 66,
	crude: {
		all: { estimate: 13.4, low: 2.9, high: 61.1 },
		nonObese: { estimate: 16.6, low: 1.9, high: 142.6 },
	},
	adjusted: {
		all: { estimate: 8.9, low: 1.9, high: 42.2 },
		nonObese: { estimate: 14.4, low: 1.7, high: 125.7 },
	},
} as const;
