import type { Samples } from "@quickening/core";
import { fitMixed } from "./fit-mixed.ts";
import type { MixedFit, MixedFitOptions } from "./mixed-fit.ts";
import { type MixedDesignOptions, prepareDesign } from "./prepared-design.ts";

export interface MixedModelOptions extends MixedDesignOptions, MixedFitOptions {
	/** n finite values, in the order of the rows. */
	readonly outcome: Samples;
}

/**
 * Linear mixed model: fixed effects that hold for everyone, and random effects (an intercept, slopes) of each group, such as
 * a participant, by restricted (REML) or full (ML) maximum likelihood.
 *
 * @param options - `outcome` (n), `fixed` (n x k; an intercept is added), `names`, `random` terms (each `{ name, groups,
 *   columns?, columnNames?, intercept = true, correlated = true }`), `weights`, `errors`
 *   (`{ kind: "ar1" | "car1" | "compound", groups?, order? }`), `method` ("REML"), `degreesOfFreedom`
 *   ("satterthwaite"), `levelPercent` (95). Rows may be in any order. Many outcomes of the same rows: `mixedDesign`.
 * @returns Fixed effects with standard errors, degrees of freedom, p and limits; the covariance of each random term; the residual
 *   variance; log-likelihood, AIC and BIC; the correlation of errors; warnings: "singular" (a variance of 0, a correlation of 1),
 *   "correlation-limit", "not-converged".
 * @throws InvalidInputError when lengths differ, a value is not finite, a column is a combination of others (the message names
 *   it), there are too few rows, a term has one group or as many effects as there are rows, a weight is not positive, or the
 *   outcome does not vary.
 *
 * The likelihood is maximised by Newton's method with exact gradients, in units of its own, so the optimum does not depend on the
 * units of outcome and columns. It is the optimum of lme4, to more digits: lme4 1.1.31 stops up to 5e-5 of the variances away.
 * Degrees of freedom with correlated errors count their correlation among the variance parameters; no peer here computes those.
 *
 * Agrees with: lme4, lmerTest and nlme, followed to the optimum, to 1e-6 (tests/peers/lme4); with ML, nlme widens standard errors
 * by sqrt(n / (n - p)), which is not done here.
 *
 * Source: Laird NM, Ware JH. Biometrics 1982;38:963-974, doi:10.2307/2529876; Bates D, Maechler M, Bolker B, Walker S. J Stat
 * Softw 2015;67(1), doi:10.18637/jss.v067.i01; degrees of freedom: Kuznetsova A, Brockhoff PB, Christensen RHB. J Stat Softw
 * 2017;82(13), doi:10.18637/jss.v082.i13.
 * @example
 * mixedModel({
 *   outcome: [1, 2, 2, 3, 3, 5],
 *   fixed: matrixFromColumns([[0, 1, 2, 0, 1, 2]]),
 *   names: ["visit"],
 *   random: [{ name: "participant", groups: ["a", "a", "a", "b", "b", "b"] }],
 * }).coefficients[1].estimate; // 0.75
 */
export function mixedModel({
	outcome,
	method = "REML",
	degreesOfFreedom = "satterthwaite",
	levelPercent = 95,
	...design
}: MixedModelOptions): MixedFit {
	const where = "mixedModel";
	return fitMixed(where, prepareDesign(where, design), outcome, { method, degreesOfFreedom, levelPercent });
}
