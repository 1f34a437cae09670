import type { Warning } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import type { Coefficient } from "../regression/coefficient-table.ts";
import type { ErrorCorrelation } from "./error-correlation.ts";

export interface MixedFitOptions {
	/**
	 * "REML" (default): variances less biased in small samples. "ML": likelihoods of different fixed effects may be compared.
	 */
	readonly method?: "REML" | "ML";
	/** Of the tests and limits of fixed effects: Satterthwaite's (default), or none, the normal distribution (Wald's z). */
	readonly degreesOfFreedom?: "satterthwaite" | "normal";
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A fixed effect with what is known of it. */
export interface FixedEffect extends Coefficient {
	/** Of Student's t; Infinity for the normal distribution. */
	readonly degreesOfFreedom: number;
}

/** The estimated covariance of the effects of one random term. */
export interface RandomVariance {
	/** Name of the term. */
	readonly name: string;
	readonly nGroups: number;
	/** "intercept" and the slopes. */
	readonly columnNames: readonly string[];
	/** k x k, in the squared unit of the outcome (per unit of the columns). */
	readonly covariance: Matrix;
	/** k standard deviations. */
	readonly standardDeviations: Float64Array;
	/** k x k; NaN where a variance is 0. */
	readonly correlation: Matrix;
}

/** A fitted linear mixed model. */
export interface MixedFit {
	readonly method: "REML" | "ML";
	/** The fixed effects, intercept first. */
	readonly coefficients: readonly FixedEffect[];
	/** Covariance of the fixed effects, p x p. */
	readonly covariance: Matrix;
	readonly random: readonly RandomVariance[];
	/** The correlation of errors, where the design has one: of one step or unit of time, or of all pairs ("compound"). */
	readonly errors?: { readonly kind: ErrorCorrelation["kind"]; readonly correlation: number };
	readonly residualVariance: number;
	readonly residualStandardDeviation: number;
	/** Of the data (ML), or of the error contrasts (REML). */
	readonly logLikelihood: number;
	/** Fixed effects, variances and covariances, the residual variance among them. */
	readonly nParameters: number;
	/** -2 log-likelihood. */
	readonly deviance: number;
	readonly aic: number;
	/** With the number of rows, as lme4. */
	readonly bic: number;
	readonly n: number;
	readonly nIterations: number;
	/**
	 * "singular": a variance is 0 or a correlation 1 at the optimum; "correlation-limit": that of errors is at the end of its
	 * range; "not-converged".
	 */
	readonly warnings: readonly Warning[];
}
