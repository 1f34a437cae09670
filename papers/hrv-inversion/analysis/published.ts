/** What the published study says in its abstract (Jasinski 2024, doi:10.1371/journal.pone.0295899). */
export const published = {
	term: {
		aic: { gestation: 26627.6, birth: 26616.3 },
		marginalR2: { gestation: 0.0109, birth: 0.0112 },
		conditionalR2: { gestation: 0.8571, birth: 0.8576 },
		relativeLikelihood: 279.5,
	},
	preterm: {
		aic: { gestation: 1861.9, birth: 1848.0 },
		marginalR2: { gestation: 0.0016, birth: 0.01 },
		conditionalR2: { gestation: 0.8582, birth: 0.8676 },
		relativeLikelihood: 859.4,
	},
} as const;

/** AIC by gestation less AIC by birth: 11.3 in births at term, 13.9 in preterm ones. */
export function publishedDifference(stratum: "term" | "preterm"): number {
	const { aic } = published[stratum];
	return Math.round(10 * (aic.gestation - aic.birth)) / 10;
}

/** Variance of the curve over that of the residuals, which needs no unit, from the shares of variance by days to birth. */
export function publishedSignal(stratum: "term" | "preterm"): number {
	const { marginalR2, conditionalR2 } = published[stratum];
	return marginalR2.birth / (1 - conditionalR2.birth);
}
