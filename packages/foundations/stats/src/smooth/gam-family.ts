import { logGamma } from "../distributions/incomplete-beta.ts";
import { inverseLogit } from "../distributions/logit.ts";

/** An outcome with its canonical link. */
export interface GamFamily {
	readonly mean: (predictor: number) => number;
	/** Variance over the scale, from the mean: the derivative of the mean by the predictor. */
	readonly variance: (mean: number) => number;
	/** First and second derivative of the variance by the predictor. */
	readonly slope: (mean: number) => number;
	readonly bend: (mean: number) => number;
	readonly deviance: (outcome: number, mean: number) => number;
	/** Log-likelihood of an outcome that is its own mean, for scale 1. */
	readonly saturated: (outcome: number) => number;
	readonly link: (mean: number) => number;
	/** Whether the scale is estimated. */
	readonly hasScale: boolean;
}

/** What is below this is rounding of a probability. */
const least = (mean: number) => Math.max(mean * (1 - mean), 1e-300);

export const gamFamilies: Readonly<Record<"gaussian" | "binomial" | "poisson", GamFamily>> = {
	gaussian: {
		mean: (predictor) => predictor,
		variance: () => 1,
		slope: () => 0,
		bend: () => 0,
		deviance: (outcome, mean) => (outcome - mean) ** 2,
		saturated: () => -Math.log(2 * Math.PI) / 2,
		link: (mean) => mean,
		hasScale: true,
	},
	binomial: {
		mean: inverseLogit,
		variance: least,
		slope: (mean) => least(mean) * (1 - 2 * mean),
		bend: (mean) => least(mean) * (1 - 6 * least(mean)),
		deviance: (outcome, mean) => -2 * (outcome > 0 ? Math.log(mean) : Math.log1p(-mean)),
		saturated: () => 0,
		link: (mean) => Math.log(mean / (1 - mean)),
		hasScale: false,
	},
	poisson: {
		mean: Math.exp,
		variance: (mean) => mean,
		slope: (mean) => mean,
		bend: (mean) => mean,
		deviance: (outcome, mean) => 2 * ((outcome > 0 ? outcome * Math.log(outcome / mean) : 0) - outcome + mean),
		saturated: (outcome) => (outcome > 0 ? outcome * Math.log(outcome) : 0) - outcome - logGamma(outcome + 1),
		link: Math.log,
		hasScale: false,
	},
};
