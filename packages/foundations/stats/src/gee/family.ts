import { InvalidInputError, type Samples } from "@quickening/core";
import { inverseLogit } from "../distributions/logit.ts";
import { checkBinaryOutcomes } from "../model/check-model-input.ts";

/** What an outcome is: its mean from the linear predictor (canonical link), and its variance from its mean. */
export interface Family {
	readonly mean: (predictor: number) => number;
	/** Variance over the scale; also the derivative of the mean by the predictor, since the link is canonical. */
	readonly variance: (mean: number) => number;
	/** Log quasi-likelihood of one outcome, over the scale, less what depends on the outcome alone. */
	readonly quasiLikelihood: (outcome: number, mean: number) => number;
	/** Predictor that a first mean gives. */
	readonly link: (mean: number) => number;
	/** Beyond this a predictor means that no finite estimate exists. */
	readonly largestPredictor: number;
}

export const families: Readonly<Record<"gaussian" | "binomial" | "poisson", Family>> = {
	gaussian: {
		mean: (predictor) => predictor,
		variance: () => 1,
		quasiLikelihood: (outcome, mean) => -((outcome - mean) ** 2) / 2,
		link: (mean) => mean,
		largestPredictor: Number.POSITIVE_INFINITY,
	},
	binomial: {
		mean: inverseLogit,
		variance: (mean) => Math.max(mean * (1 - mean), 1e-300),
		quasiLikelihood: (outcome, mean) => (outcome > 0 ? Math.log(mean) : Math.log1p(-mean)),
		link: (mean) => Math.log(mean / (1 - mean)),
		largestPredictor: 30,
	},
	poisson: {
		mean: Math.exp,
		variance: (mean) => mean,
		quasiLikelihood: (outcome, mean) => outcome * Math.log(mean) - mean,
		link: Math.log,
		largestPredictor: 700,
	},
};

/** @throws InvalidInputError: binomial outcomes that are not 0 or 1, or all alike; counts that are not, or all 0. */
export function checkOutcomes(where: string, family: keyof typeof families, outcome: Samples): void {
	if (family === "binomial") {
		const nEvents = checkBinaryOutcomes(where, outcome);
		if (nEvents > 0 && nEvents < outcome.length) return;
		throw new InvalidInputError(
			`${where}: outcome must hold both 0 and 1; got ${nEvents} events in ${outcome.length} rows`,
			{ code: "one-class", argument: "outcome", received: nEvents },
		);
	}
	if (family === "gaussian") return;
	let total = 0;
	for (let i = 0; i < outcome.length; i++) {
		if (!Number.isSafeInteger(outcome[i]) || outcome[i] < 0) {
			throw new InvalidInputError(
				`${where}: outcome must be counts, whole numbers of at least 0; got ${outcome[i]} at row ${i}`,
				{ code: "not-a-count", argument: "outcome", received: outcome[i] },
			);
		}
		total += outcome[i];
	}
	if (total > 0) return;
	throw new InvalidInputError(`${where}: outcome must hold at least one count above 0; got 0 in all rows`, {
		code: "all-zero",
		argument: "outcome",
		received: 0,
	});
}
