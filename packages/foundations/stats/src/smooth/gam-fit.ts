import type { Samples, Warning } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import type { Coefficient } from "../regression/coefficient-table.ts";
import type { SmoothTerm } from "./smooth-term.ts";
import type { SmoothingMethod } from "./smoothing-criterion.ts";

export interface GamOptions {
	/** n values: any (gaussian), 0 or 1 (binomial), counts (poisson). */
	readonly outcome: Samples;
	/** n rows, one column for each effect that is a straight line; an intercept is added. */
	readonly fixed?: Matrix;
	readonly names?: readonly string[];
	/** Curves and random effects, at least one. */
	readonly smooths: readonly SmoothTerm[];
	/** Identity, logit and log link. */
	readonly family?: "gaussian" | "binomial" | "poisson";
	/** Added to the linear predictor: log of the exposure, for rates. */
	readonly offset?: Samples;
	/** "REML" (default), or "GCV" (with a known scale UBRE), which bends more often too much. */
	readonly method?: SmoothingMethod;
	/** Coverage of limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** One smooth of a fitted model. */
export interface GamSmooth {
	/** "week", or "week: boy" of a label. */
	readonly name: string;
	readonly kind: "cubic" | "p-spline" | "cyclic" | "random";
	/** Effective degrees of freedom: 1 is a straight line (0 of random effects: all alike). */
	readonly edf: number;
	/** Of tests: 2 tr(F) - tr(FF), F the matrix that turns unpenalised into penalised estimates. */
	readonly referenceEdf: number;
	/**
	 * Multiplies the integral of the squared second derivative (p-splines: squared second differences; random:
	 * squares), times the scale.
	 */
	readonly smoothingParameter: number;
	/** Positions of its coefficients. */
	readonly first: number;
	readonly nCoefficients: number;
	/** Standard deviation of random effects; NaN of curves. */
	readonly standardDeviation: number;
	/**
	 * Concurvity: share of this curve that the other terms could make; 1 means that it cannot be told from
	 * them. NaN of a flat curve.
	 */
	readonly concurvity: number;
	/** The same of the worst of all curves of this basis; NaN of random effects. */
	readonly worstConcurvity: number;
}

/** A fitted generalised additive model. */
export interface Gam {
	/** Intercept and `fixed`, with Bayesian standard errors. */
	readonly coefficients: readonly Coefficient[];
	readonly smooths: readonly GamSmooth[];
	/** Effective degrees of freedom of the whole model. */
	readonly edf: number;
	/** Residual variance (gaussian), else 1. */
	readonly scale: number;
	/** Minimised: minus the restricted log-likelihood, GCV or UBRE score. */
	readonly score: number;
	readonly deviance: number;
	/** Of a model with intercept (and offset) alone. */
	readonly nullDeviance: number;
	readonly devianceExplainedPercent: number;
	/** At the fit; of a gaussian outcome with the variance of maximum likelihood. */
	readonly logLikelihood: number;
	/** Conditional: edf counts as the number of parameters. It does not know that smoothing parameters were estimated. */
	readonly aic: number;
	/** n means, on the scale of the outcome. */
	readonly fitted: Float64Array;
	readonly n: number;
	readonly nIterations: number;
	readonly family: "gaussian" | "binomial" | "poisson";
	readonly levelPercent: number;
	/** All coefficients: fixed, then those of each smooth. */
	readonly allCoefficients: Float64Array;
	/** Bayesian covariance of all coefficients, p x p. */
	readonly covariance: Matrix;
	/** What curves and predictions need; not for callers. */
	readonly parts: GamParts;
	/** "not-converged", "not-identified", "few-basis-functions", "concurvity". */
	readonly warnings: readonly Warning[];
}

export interface GamParts {
	readonly smooths: readonly {
		readonly name: string;
		readonly term: string;
		readonly label?: number | string;
		readonly groups?: readonly (number | string)[];
		readonly hasMultiplier: boolean;
		readonly range: readonly [number, number];
		readonly rowsAt: (x: Samples) => Matrix;
		/** Lower triangle whose product with its transpose is the cross-product of the weighted columns of the smooth. */
		readonly root: Float64Array | undefined;
	}[];
	readonly terms: readonly SmoothTerm["name"][];
	readonly labelled: ReadonlySet<string>;
	readonly hasOffset: boolean;
}
