import {
	benjaminiHochberg,
	type Coefficient,
	correlationInterval,
	holm,
	linearRegression,
	type Matrix,
	matrixFromColumns,
	negativeBinomialRegression,
	robustRegression,
	standardisedDifference,
	standardisedDifferenceOfCategories,
	standardisedDifferenceOfProportions,
} from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

const peer = readPeer("statsmodels/linear-models.json");

/** Both sides solve by an orthogonal factor; what is left is rounding. */
const closedForm = 1e-9;
/** Through the incomplete beta function. */
const pValue = 1e-8;
/** Both sides iterate until the coefficients change by less than 1e-13; the scale is a median, so no digit is gained beyond. */
const iterated = 1e-7;
/** The peer's Newton stops earlier than ours. */
const maximumLikelihood = 1e-6;

function features(): Matrix {
	const table = readTabular(peer.rows);
	return matrixFromColumns(peer.columns.map((name: string) => table[name]));
}

function expectTable(own: readonly Coefficient[], theirs: Record<string, number[]>, tolerance: number): void {
	own.forEach((coefficient, j) => {
		expectClose(coefficient.estimate, theirs.estimates?.[j] as number, tolerance, 0.01);
		expectClose(coefficient.standardError, theirs.standardErrors?.[j] as number, tolerance);
		if (theirs.p) expectClose(coefficient.p, theirs.p[j] as number, Math.max(100 * tolerance, pValue), 1e-12);
		if (theirs.low) expectClose(coefficient.low, theirs.low[j] as number, tolerance, 0.01);
		if (theirs.high) expectClose(coefficient.high, theirs.high[j] as number, tolerance, 0.01);
	});
}

describe("statsmodels: linear regression", () => {
	it("least squares: estimates, errors, t, p, limits, covariance, R2 and residuals agree", () => {
		const own = linearRegression(features(), peer.outcome);
		expectTable(own.coefficients, peer.ols, closedForm);
		own.coefficients.forEach((c, j) => {
			expectClose(c.statistic, peer.ols.t[j], closedForm, 0.01);
		});
		own.covariance.values.forEach((value, j) => {
			expectClose(value, peer.ols.covariance[j], closedForm, 1e-4);
		});
		expectClose(own.r2, peer.ols.r2, closedForm);
		expectClose(own.adjustedR2, peer.ols.adjustedR2, closedForm);
		expectClose(own.residualStandardDeviation, peer.ols.residualSd, closedForm);
		peer.ols.residuals.forEach((residual: number, i: number) => {
			expectClose(own.residuals[i] as number, residual, closedForm, 0.1);
		});
	});

	it("HC3 errors agree", () => {
		const own = linearRegression(features(), peer.outcome, { covariance: "HC3" });
		expectTable(own.coefficients, peer.hc3, closedForm);
		own.covariance.values.forEach((value, j) => {
			expectClose(value, peer.hc3.covariance[j], closedForm, 1e-4);
		});
	});

	it("NIST's certified values of Longley, whose columns are nearly collinear", () => {
		const { names, columns, outcome, certified } = peer.longley;
		const own = linearRegression(matrixFromColumns(columns), outcome, { names });
		expectTable(own.coefficients, certified, closedForm);
		expectClose(own.r2, certified.r2, closedForm);
		expectClose(own.residualStandardDeviation, certified.residualSd, closedForm);
	});
});

describe("statsmodels: robust and count regression", () => {
	it("Huber's M-estimate, its scale and weights agree", () => {
		const own = robustRegression(features(), peer.outcome);
		expectTable(own.coefficients, peer.huber, iterated);
		expectClose(own.scale, peer.huber.scale, iterated);
		peer.huber.weights.forEach((weight: number, i: number) => {
			expectClose(own.weights[i] as number, weight, 10 * iterated);
		});
	});

	it("negative binomial: estimates, errors, alpha and log likelihood agree", () => {
		const own = negativeBinomialRegression(features(), peer.counts);
		expectTable(own.coefficients, peer.negativeBinomial, maximumLikelihood);
		expectClose(own.dispersion, peer.negativeBinomial.alpha, maximumLikelihood);
		expectClose(own.logLikelihood, peer.negativeBinomial.logLikelihood, 1e-10);
	});

	it("counts that vary less than Poisson counts give the Poisson regression, and say so", () => {
		const own = negativeBinomialRegression(features(), peer.even);
		expect(own.warnings.map((warning) => warning.code)).toEqual(["no-overdispersion"]);
		expect(own.dispersion).toBe(0);
		expectTable(own.coefficients, peer.poisson, closedForm);
		expectClose(own.logLikelihood, peer.poisson.logLikelihood, 1e-12);
	});
});

describe("statsmodels, SciPy and tableone: multiplicity, correlation, standardised differences", () => {
	it("Benjamini-Hochberg and Holm, with ties, 0 and 1", () => {
		const { p, benjaminiHochberg: bh, holm: holmPeer } = peer.multipleTesting;
		benjaminiHochberg(p).forEach((value, i) => {
			expectClose(value, bh[i], 1e-14);
		});
		holm(p).forEach((value, i) => {
			expectClose(value, holmPeer[i], 1e-14);
		});
	});

	it("correlation with Fisher's interval", () => {
		const own = correlationInterval(readTabular(peer.rows).age as Float64Array, peer.outcome);
		for (const key of ["estimate", "low", "high"] as const) expectClose(own[key], peer.correlation[key], 1e-12);
		expectClose(own.p, peer.correlation.p, 1e-10);
	});

	it("standardised differences of a mean, a proportion and four categories", () => {
		const theirs = peer.standardisedDifferences;
		// tableone takes the second group minus the first.
		expectClose(standardisedDifference(theirs.ages[1], theirs.ages[0]), theirs.age, closedForm);
		const [a, na, b, nb] = theirs.half;
		expectClose(
			Math.abs(standardisedDifferenceOfProportions(a / na, b / nb)),
			Math.abs(theirs.halfDifference),
			closedForm,
		);
		expectClose(
			standardisedDifferenceOfCategories(theirs.level[0], theirs.level[1]),
			theirs.levelDifference,
			closedForm,
		);
	});
});
