import { InvalidInputError, type Warning } from "@quickening/core";
import { chiSquareTail } from "../distributions/chi-square.ts";
import { type FitState, stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";
import { dot } from "./orthonormal-columns.ts";
import type { PreparedDesign } from "./prepared-design.ts";

/** Two mixed models of the same rows, side by side. */
export interface MixedComparison {
	/** AIC of the second less that of the first: below 0 when the second is better. */
	readonly aicDifference: number;
	readonly bicDifference: number;
	/** Whether one is a special case of the other, so that the test below holds. */
	readonly nested: boolean;
	/** Twice the difference of log-likelihoods, larger model less smaller; NaN when not nested. */
	readonly likelihoodRatio: number;
	/** Difference in parameters. */
	readonly degreesOfFreedom: number;
	/** From the chi-square distribution; NaN when not nested. */
	readonly p: number;
	/** "not-nested"; "boundary": the smaller model sets a variance to 0, so that p is too large, by up to 2 for one variance. */
	readonly warnings: readonly Warning[];
}

/**
 * Compares two mixed models by AIC, BIC and, when one is a special case of the other, by the likelihood-ratio test.
 *
 * @param first - A fit; which of the two is larger does not matter.
 * @param second - Another of the same outcome, rows in the same order, by the same method.
 * @returns Differences and test.
 * @throws InvalidInputError when likelihoods may not be compared: other rows or outcomes ("different-rows"), ML with REML
 *   ("different-methods"), REML with other fixed effects ("different-fixed-effects": REML's likelihood is of contrasts that
 *   depend on them; fit both by ML), or a copy of a fit.
 *
 * Source: Pinheiro JC, Bates DM. Mixed-effects models in S and S-PLUS. 2000, doi:10.1007/b98882, section 2.4; boundary: Self SG,
 * Liang KY. J Am Stat Assoc 1987;82:605-610, doi:10.1080/01621459.1987.10478472.
 * Agrees with: lme4, anova(first, second), to 1e-6 (tests/peers/lme4).
 * @example
 * compareMixed(byGestation, byTimeToBirth).aicDifference;
 */
export function compareMixed(first: MixedFit, second: MixedFit): MixedComparison {
	const where = "compareMixed";
	const a = stateOf(where, first);
	const b = stateOf(where, second);
	if (first.method !== second.method) {
		throw new InvalidInputError(
			`${where}: second must be fitted by ${first.method}, as first; got ${second.method}. Their likelihoods are of different things.`,
			{ code: "different-methods", argument: "second", received: second.method },
		);
	}
	refuseOtherRows(where, a, b);
	const sameFixed = lies(a.design, b.design) && lies(b.design, a.design);
	if (first.method === "REML" && !(sameFixed && a.design.names.length === b.design.names.length)) {
		throw new InvalidInputError(
			`${where}: second must have the fixed effects of first when fitted by REML; got ${b.design.names.join(", ")} beside ` +
				`${a.design.names.join(", ")}. REML's likelihood depends on the fixed columns: fit both by ML.`,
			{ code: "different-fixed-effects", argument: "second", received: b.design.names.length },
		);
	}
	const [smaller, larger] = first.nParameters <= second.nParameters ? [a, b] : [b, a];
	const degreesOfFreedom = Math.abs(first.nParameters - second.nParameters);
	const random = isRandomPart(smaller.design, larger.design);
	const nested =
		degreesOfFreedom > 0 && lies(smaller.design, larger.design) && random && isErrorPart(smaller.design, larger.design);
	const fits = first.nParameters <= second.nParameters ? [first, second] : [second, first];
	const likelihoodRatio = nested ? 2 * (fits[1].logLikelihood - fits[0].logLikelihood) : Number.NaN;
	const warnings: Warning[] = [];
	if (!nested) {
		warnings.push({
			code: "not-nested",
			message: "Neither model is a special case of the other, so there is no likelihood-ratio test; compare by AIC.",
		});
	} else if (effectsOf(larger.design) > effectsOf(smaller.design)) {
		warnings.push({
			code: "boundary",
			message: "The smaller model sets a variance to 0, the end of its range: the p-value is too large.",
		});
	}
	return {
		aicDifference: second.aic - first.aic,
		bicDifference: second.bic - first.bic,
		nested,
		likelihoodRatio,
		degreesOfFreedom,
		p: nested ? chiSquareTail(Math.max(0, likelihoodRatio), degreesOfFreedom) : Number.NaN,
		warnings,
	};
}

function refuseOtherRows(where: string, a: FitState, b: FitState): void {
	if (a.outcome.length !== b.outcome.length) {
		throw new InvalidInputError(
			`${where}: second must be of the rows of first (${a.outcome.length}); got ${b.outcome.length} rows. ` +
				"Fit both on the rows that are complete for both.",
			{ code: "different-rows", argument: "second", received: b.outcome.length },
		);
	}
	for (let i = 0; i < a.outcome.length; i++) {
		const sameWeight = (a.design.rootWeights?.[i] ?? 1) === (b.design.rootWeights?.[i] ?? 1);
		if (a.outcome[i] === b.outcome[i] && sameWeight) continue;
		throw new InvalidInputError(
			`${where}: second must have the outcome and weights of first, row by row; got ${b.outcome[i]} instead of ${a.outcome[i]} at row ${i}`,
			{ code: "different-rows", argument: "second", received: b.outcome[i] },
		);
	}
}

/** Whether the fixed columns of one design are combinations of those of another. */
function lies(inner: PreparedDesign, outer: PreparedDesign): boolean {
	return inner.basis.q.every((column) => {
		const left = Float64Array.from(column);
		for (const basis of outer.basis.q) {
			const share = dot(basis, left);
			for (let i = 0; i < left.length; i++) left[i] -= share * basis[i];
		}
		return dot(left, left) < 1e-16;
	});
}

/** Whether each term of one design has its groups and columns in a term of another that lets them vary as freely. */
function isRandomPart(inner: PreparedDesign, outer: PreparedDesign): boolean {
	return inner.factors.every(({ grouping, terms }) => {
		const home = outer.factors.find((each) => each.grouping.codes.every((code, i) => code === grouping.codes[i]));
		return (
			home !== undefined &&
			terms.every(({ columnNames, correlated }) => {
				const names = home.terms.filter((term) => columnNames.every((name) => term.columnNames.includes(name)));
				if (names.length > 0) return !correlated || columnNames.length === 1 || names.some((term) => term.correlated);
				return !correlated && columnNames.every((name) => home.terms.some((term) => term.columnNames.includes(name)));
			})
		);
	});
}

function isErrorPart({ errors: inner }: PreparedDesign, { errors: outer }: PreparedDesign): boolean {
	if (!inner) return true;
	return outer !== undefined && inner.kind === outer.kind && inner.rows.every((row, t) => row === outer.rows[t]);
}

function effectsOf({ factors }: PreparedDesign): number {
	return factors.reduce((sum, { q }) => sum + q, 0);
}
