import { InvalidInputError, type Random, type Samples, seededRandom, type Warning } from "@quickening/core";
import { checkTrainingData, type Matrix, type Predict } from "@quickening/stats";
import { chooseLambda, type LambdaChoice, type LambdaSearch } from "./choose-lambda.ts";
import { predictLogistic } from "./predict-logistic.ts";
import { solvePenalised } from "./solve-penalised.ts";

export interface PenalisedLogisticOptions {
	/** "ridge" (default), "lasso", "elastic-net" or "none" (maximum likelihood). */
	readonly penalty?: "ridge" | "lasso" | "elastic-net" | "none";
	/**
	 * Strength of the penalty on glmnet's scale (see {@link fitPenalisedLogistic}), at least 0; or a search by
	 * cross-validation inside the training data. Required unless penalty is "none".
	 */
	readonly lambda?: number | LambdaSearch;
	/** For "elastic-net": the lasso's share, glmnet's alpha, above 0 and below 1; 0.5 by default. */
	readonly mixing?: number;
}

/** A fitted penalised logistic regression. */
export interface PenalisedLogistic {
	/** Log odds at all features 0, in the features' own units. */
	readonly intercept: number;
	/** Log odds ratio for one unit of each column, in the column's own unit. */
	readonly coefficients: Float64Array;
	/** Log odds ratio for one standard deviation (divisor n) of each column: what the penalty sees. */
	readonly standardisedCoefficients: Float64Array;
	/** The penalty used, on glmnet's scale; 0 for "none". */
	readonly lambda: number;
	/** How lambda was chosen, when it was searched for. */
	readonly lambdaChoice?: LambdaChoice;
	/** -2 log likelihood on the training data, without the penalty. */
	readonly deviance: number;
	readonly nIterations: number;
	readonly nEvents: number;
	readonly warnings: readonly Warning[];
	readonly predict: Predict;
}

/**
 * Logistic regression with a ridge, lasso or elastic-net penalty. Columns are standardised inside (mean 0, standard
 * deviation 1 with divisor n), the intercept is not penalised, and coefficients are returned in the columns' own units.
 *
 * Minimises, over the intercept b0 and the standardised coefficients b,
 * `-(1/n) log likelihood + lambda ((1 - a)/2 sum b^2 + a sum |b|)`, with a = 0 (ridge), 1 (lasso) or `mixing`:
 * glmnet's scale. scikit-learn's `C` on standardised columns is 1 / (n lambda). Ridge and none: Newton's method with
 * Cholesky, to a gradient below 1e-10; lasso and elastic net: coordinate descent on quadratic approximations, to the same
 * bound on the optimality conditions.
 *
 * A column that does not vary gets coefficient 0. With penalty "none" separated outcomes have no finite maximum: the
 * fit stops while the probabilities are still finite, and `warnings` holds "separation".
 *
 * @param features - n rows, k columns, finite.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options - Penalty and lambda; `random` is used only to make the folds of a search for lambda.
 * @returns The coefficients, the deviance, and `predict`.
 * @throws InvalidInputError when the data are not as above, lambda is missing, negative or not finite, or mixing is not
 *   between 0 and 1.
 *
 * Source: Friedman J, Hastie T, Tibshirani R. Regularization paths for generalized linear models via coordinate descent.
 * J Stat Softw 2010;33(1), doi:10.18637/jss.v033.i01; ridge: le Cessie S, van Houwelingen JC. Appl Stat 1992;41:191-201,
 * doi:10.2307/2347628.
 * Agrees with: scikit-learn, LogisticRegression(C=1/(n lambda)) on standardised columns, to 1e-9 for ridge and 1e-7 for
 * lasso and elastic net, where scikit-learn's own solver stops (tests/peers/scikit-learn).
 * @example
 * fitPenalisedLogistic(matrixFromColumns([[0, 0, 0, 1, 1, 1]]), [0, 0, 1, 0, 1, 1], { penalty: "none" }).coefficients[0];
 * // 1.386... (log 4)
 */
export function fitPenalisedLogistic(
	features: Matrix,
	outcomes: Samples,
	{
		penalty = "ridge",
		lambda,
		mixing = 0.5,
		random = seededRandom(1),
	}: PenalisedLogisticOptions & { random?: Random } = {},
): PenalisedLogistic {
	const nEvents = checkTrainingData("fitPenalisedLogistic", features, outcomes);
	checkPenalty({ penalty, ...(lambda === undefined ? {} : { lambda }), mixing });
	const lassoShare = penalty === "lasso" ? 1 : penalty === "elastic-net" ? mixing : 0;
	let lambdaChoice: LambdaChoice | undefined;
	let strength = 0;
	if (penalty !== "none") {
		if (typeof lambda === "number") strength = lambda;
		else {
			lambdaChoice = chooseLambda(features, outcomes, lambda as LambdaSearch, lassoShare, random);
			strength = lambdaChoice.lambda;
		}
	}
	const solution = solvePenalised(features, outcomes, strength, lassoShare);
	const { intercept, coefficients } = solution;
	return {
		...solution,
		lambda: strength,
		...(lambdaChoice === undefined ? {} : { lambdaChoice }),
		nEvents,
		predict: (rows) => predictLogistic("fitPenalisedLogistic", rows, intercept, coefficients),
	};
}

/** Refuses a penalty that is not fully stated. */
export function checkPenalty({ penalty = "ridge", lambda, mixing = 0.5 }: PenalisedLogisticOptions): void {
	const refuse = (argument: string, rule: string, received: unknown) => {
		throw new InvalidInputError(`penalisedLogistic: ${argument} must ${rule}; got ${received}`, {
			code: "out-of-range",
			argument,
			received,
		});
	};
	if (!["ridge", "lasso", "elastic-net", "none"].includes(penalty)) {
		refuse("penalty", 'be "ridge", "lasso", "elastic-net" or "none"', penalty);
	}
	if (penalty === "elastic-net" && !(mixing > 0 && mixing < 1)) refuse("mixing", "be above 0 and below 1", mixing);
	if (penalty === "none") return;
	if (lambda === undefined) refuse("lambda", `be given for penalty "${penalty}": a number or a search`, lambda);
	if (typeof lambda === "number" && !(lambda >= 0 && lambda < Number.POSITIVE_INFINITY)) {
		refuse("lambda", "be a finite number of at least 0", lambda);
	}
}
