import { checkName, InvalidInputError, type Warning } from "@quickening/core";
import { checkOutcomes } from "../gee/family.ts";
import { choleskyFactor } from "../linear-algebra/cholesky.ts";
import { orthonormalColumns } from "../mixed/orthonormal-columns.ts";
import { checkLength } from "../model/check-length.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { coefficientTable } from "../regression/coefficient-table.ts";
import { chooseSmoothing } from "./choose-smoothing.ts";
import { concurvityOf } from "./concurvity.ts";
import { gamFamilies } from "./gam-family.ts";
import type { Gam, GamOptions, GamSmooth } from "./gam-fit.ts";
import { crossProducts, type Problem } from "./penalised-fit.ts";
import { type Block, blocksOf } from "./smooth-term.ts";
import { product } from "./smoothing-criterion.ts";

/** A curve that the others can make to more than this share is warned of. */
const MUCH_CONCURVITY = 0.8;
/** A curve that takes up more than this share of the freedom of its basis may want to bend more. */
const LITTLE_FREEDOM_LEFT = 0.9;
/** A log odds or log rate beyond this is on its way to infinity: probabilities of 1e-11. */
const FARTHEST_PREDICTOR = 25;

/**
 * Generalised additive model: an outcome as a sum of smooth curves whose wiggliness the data decide, by penalised splines.
 *
 * @param options - `outcome` (n), `smooths` (name, `x`, `kind` "cubic", "p-spline", "cyclic" or "random"; `nBasis` 10; `by`),
 *   `fixed` (n x k, an intercept is added), `family` ("gaussian"), `offset`, `method` ("REML"), `levelPercent` (95). Curves sum
 *   to 0 over the rows, so that the intercept stands for the level; with `by` labels give the labels' own levels as columns of
 *   `fixed`. Rows are taken as independent given the terms: where participants have several rows give a "random" term, too.
 * @returns Fixed effects with Bayesian errors (t with n less edf, of a gaussian outcome), each smooth with its effective
 *   degrees of freedom, smoothing parameter and concurvity; scale, score, deviance explained, AIC, fitted means. Curves:
 *   {@link gamCurve}; tests of curves: {@link gamTest}; predictions: {@link gamPredictions}. Warnings: "not-converged",
 *   "few-basis-functions" (raise `nBasis`), "concurvity" (a curve that the others can make to 80 % and more).
 * @throws InvalidInputError when lengths differ, a value is not finite, a fixed column is a combination of others, a variable
 *   has fewer different values than basis functions, a name is given twice, outcomes are not of the family, there are fewer
 *   rows than unpenalised coefficients plus 2, or terms cannot be told apart (code "not-identified").
 *
 * Source: Wood SN. Generalized additive models, 2nd ed. 2017, doi:10.1201/9781315370279; REML: Wood SN. J R Stat Soc B
 * 2011;73:3-36, doi:10.1111/j.1467-9868.2010.00749.x; intervals: Marra G, Wood SN. Scand J Stat 2012;39:53-74,
 * doi:10.1111/j.1467-9469.2011.00760.x.
 * Agrees with: R's mgcv, gam, to 1e-6 (tests/peers/mgcv). Limits do not know that smoothing parameters are estimated, as in mgcv.
 * @example
 * gam({
 *   outcome: [1, 2, 2.9, 4.1, 5, 6],
 *   smooths: [{ name: "week", x: [1, 2, 3, 4, 5, 6], nBasis: 4 }],
 * }).coefficients[0].estimate; // 3.5
 */
export function gam(options: GamOptions): Gam {
	const where = "gam";
	const { outcome, smooths, family: familyName = "gaussian", offset, method = "REML", levelPercent = 95 } = options;
	checkName(where, "family", familyName, gamFamilies);
	checkName(where, "method", method, ["REML", "GCV"]);
	const n = outcome.length;
	checkFinite(where, "outcome", outcome);
	if (offset) {
		checkLength(where, "offset", offset.length, { like: "outcome", wanted: n });
		checkFinite(where, "offset", offset);
	}
	const { columns: fixedColumns, names } = fixedOf(where, options, n);
	const terms = smooths.map(({ name }) => name);
	if (terms.length === 0 || new Set([...terms, ...names]).size < terms.length + names.length) {
		throw new InvalidInputError(
			`${where}: smooths must be at least one, each with a name of its own; got ${terms.join(", ") || "none"} beside ${names.join(", ")}`,
			{ code: "names", argument: "smooths", received: terms.length },
		);
	}
	const blocks = smooths.flatMap((term) => blocksOf(where, term, n));
	let nFree = names.length;
	for (const { columns, rank } of blocks) nFree += columns.length - rank;
	if (n < nFree + 2) {
		throw new InvalidInputError(
			`${where}: outcome must have at least ${nFree + 2} rows for ${nFree} unpenalised coefficients; got ${n}`,
			{ code: "too-short", argument: "outcome", received: n },
		);
	}
	checkOutcomes(where, familyName, outcome);
	const family = gamFamilies[familyName];
	const { q, r } = orthonormalColumns(where, "fixed", fixedColumns, names);
	const columns = [...q, ...blocks.flatMap((block) => block.columns)];
	const starts: number[] = [];
	let p = names.length;
	for (const block of blocks) {
		starts.push(p);
		p += block.columns.length;
	}
	const y = Float64Array.from(outcome);
	const shift = Float64Array.from({ length: n }, (_, i) => offset?.[i] ?? 0);
	const cross = crossProducts(columns);
	const problem: Problem = {
		family,
		columns,
		blocks: blocks.map(({ rank }, b) => ({ start: starts[b], rank })),
		y,
		offset: shift,
		...(familyName === "gaussian" && { products: productsOf(columns, cross, y, shift) }),
	};
	const logLambda = Float64Array.from(blocks, ({ rank }, b) => {
		let sum = 0;
		for (let j = starts[b]; j < starts[b] + rank; j++) sum += cross[j * p + j];
		return Math.log(Math.max(sum / rank, 1e-300));
	});
	let logDeterminant = 0;
	for (let j = 0; j < names.length; j++) logDeterminant += 2 * Math.log(Math.abs(r[j * names.length + j]));
	const intercept = interceptAlone(familyName, y, shift);
	const beta = new Float64Array(p);
	beta[0] = intercept * r[0];
	const chosen = chooseSmoothing(problem, method, { beta, logLambda }, logDeterminant);
	if (!chosen) {
		throw new InvalidInputError(
			`${where}: smooths must be told apart from one another and from fixed; got terms of which one is a combination of others, such as a variable that is both a curve and a column`,
			{ code: "not-identified", argument: "smooths", received: terms.join(", ") },
		);
	}
	const { fit } = chosen.at;
	const { edf, score } = { edf: chosen.at.edf, score: chosen.at.value };
	let penalty = 0;
	for (let j = 0; j < p; j++) penalty += fit.penalties[j] * fit.beta[j] ** 2;
	const scale = !family.hasScale
		? 1
		: method === "REML"
			? (fit.deviance + penalty) / (n - nFree)
			: fit.deviance / (n - edf);
	// Back into the caller's coordinates, block by block.
	const turn = turnOf(r, names.length, blocks, starts, p);
	const allCoefficients = product(turn, fit.beta, p);
	const covariance = sandwich(turn, fit.inverse, p, scale);
	const f = new Float64Array(p * p);
	for (let i = 0; i < p; i++)
		for (let j = 0; j < p; j++) f[i * p + j] = (i === j ? 1 : 0) - fit.inverse[i * p + j] * fit.penalties[j];
	const weighted = family.hasScale ? cross : crossProducts(columns, fit.means.map(family.variance));
	const concurvities = concurvityOf(
		cross,
		p,
		problem.blocks.map(({ start }, b) => ({
			start,
			length: blocks[b].columns.length,
			isRandom: blocks[b].kind === "random",
		})),
		fit.beta,
	);
	const described = blocks.map((block, b): GamSmooth => {
		const first = starts[b];
		const length = block.columns.length;
		let own = 0;
		let squared = 0;
		for (let i = first; i < first + length; i++) {
			own += f[i * p + i];
			for (let j = 0; j < p; j++) squared += f[i * p + j] * f[j * p + i];
		}
		const smoothingParameter = Math.exp(chosen.logLambda[b]);
		return {
			name: block.name,
			kind: block.kind,
			edf: own,
			referenceEdf: 2 * own - squared,
			smoothingParameter,
			first,
			nCoefficients: length,
			standardDeviation: block.kind === "random" ? Math.sqrt(scale / smoothingParameter) : Number.NaN,
			...concurvities[b],
		};
	});
	const isParted =
		familyName !== "gaussian" && fit.predictors.some((value, i) => Math.abs(value - shift[i]) > FARTHEST_PREDICTOR);
	const warnings = warningsOf(chosen.converged && fit.converged && !isParted, described, blocks);
	const nullDeviance = devianceOfIntercept(familyName, y, shift, intercept);
	const { logLikelihood, aic } = likelihoodOf(familyName, y, fit.deviance, edf);
	const residualDegrees = family.hasScale ? Math.max(n - edf, 1) : Number.POSITIVE_INFINITY;
	return {
		coefficients: coefficientTable(where, names, allCoefficients, covariance, residualDegrees, levelPercent),
		smooths: described,
		edf,
		scale,
		score,
		deviance: fit.deviance,
		nullDeviance,
		devianceExplainedPercent: (100 * (nullDeviance - fit.deviance)) / nullDeviance,
		logLikelihood,
		aic,
		fitted: fit.means,
		n,
		nIterations: chosen.nIterations,
		family: familyName,
		levelPercent,
		allCoefficients,
		covariance,
		parts: {
			smooths: blocks.map(
				({ name, term, label, groups, range, rowsAt, multiplier, turn: own, columns: { length } }, b) => ({
					name,
					term,
					...(label !== undefined && { label }),
					...(groups && { groups }),
					hasMultiplier: multiplier !== undefined && label === undefined,
					range,
					rowsAt,
					root: own && rootOf(weighted, p, starts[b], length, own),
				}),
			),
			terms,
			labelled: new Set(blocks.filter(({ label }) => label !== undefined).map(({ term }) => term)),
			hasOffset: offset !== undefined,
		},
		warnings,
	};
}

function fixedOf(where: string, { fixed, names: given }: GamOptions, n: number) {
	const columns = [new Float64Array(n).fill(1)];
	if (fixed) {
		checkFeatures(where, fixed);
		checkLength(where, "fixed", fixed.nRows, { like: "outcome", wanted: n });
		for (let j = 0; j < fixed.nColumns; j++)
			columns.push(Float64Array.from({ length: n }, (_, i) => fixed.values[i * fixed.nColumns + j]));
	}
	const k = columns.length - 1;
	if (given && given.length !== k) {
		throw new InvalidInputError(`${where}: names must be as many as fixed has columns (${k}); got ${given.length}`, {
			code: "length-mismatch",
			argument: "names",
			received: given.length,
		});
	}
	return { columns, names: ["intercept", ...(given ?? Array.from({ length: k }, (_, j) => `column ${j + 1}`))] };
}

function productsOf(columns: readonly Float64Array[], xx: Float64Array, y: Float64Array, offset: Float64Array) {
	const xy = Float64Array.from(columns, (own) => {
		let sum = 0;
		for (let i = 0; i < y.length; i++) sum += own[i] * (y[i] - offset[i]);
		return sum;
	});
	let yy = 0;
	for (let i = 0; i < y.length; i++) yy += (y[i] - offset[i]) ** 2;
	return { xx, xy, yy };
}

/** Predictor of a model with an intercept alone. */
function interceptAlone(family: keyof typeof gamFamilies, y: Float64Array, offset: Float64Array): number {
	const { link, mean, variance } = gamFamilies[family];
	let sum = 0;
	let shift = 0;
	for (let i = 0; i < y.length; i++) {
		sum += (y[i] - sum) / (i + 1);
		shift += (offset[i] - shift) / (i + 1);
	}
	let value = link(sum) - shift;
	for (let step = 0; step < 50 && family !== "gaussian"; step++) {
		let score = 0;
		let information = 0;
		for (let i = 0; i < y.length; i++) {
			const own = mean(value + offset[i]);
			score += y[i] - own;
			information += variance(own);
		}
		const change = Math.max(-2, Math.min(2, score / information));
		value += change;
		if (Math.abs(change) < 1e-14) break;
	}
	return value;
}

function devianceOfIntercept(
	family: keyof typeof gamFamilies,
	y: Float64Array,
	offset: Float64Array,
	intercept: number,
): number {
	const { deviance, mean } = gamFamilies[family];
	let sum = 0;
	for (let i = 0; i < y.length; i++) sum += deviance(y[i], mean(intercept + offset[i]));
	return sum;
}

/** Log-likelihood, and AIC with the scale of a gaussian outcome as one more parameter. */
function likelihoodOf(family: keyof typeof gamFamilies, y: Float64Array, deviance: number, edf: number) {
	const n = y.length;
	if (family === "gaussian") {
		const logLikelihood = (-n / 2) * (Math.log((2 * Math.PI * deviance) / n) + 1);
		return { logLikelihood, aic: -2 * logLikelihood + 2 * (edf + 1) };
	}
	let logLikelihood = -deviance / 2;
	for (let i = 0; i < n; i++) logLikelihood += gamFamilies[family].saturated(y[i]);
	return { logLikelihood, aic: -2 * logLikelihood + 2 * edf };
}

/** p x p, block diagonal: from the coordinates of the fit to the coefficients reported. */
function turnOf(
	r: Float64Array,
	k: number,
	blocks: readonly Block[],
	starts: readonly number[],
	p: number,
): Float64Array {
	const turn = new Float64Array(p * p);
	for (let j = 0; j < k; j++) {
		for (let i = j; i >= 0; i--) {
			let sum = i === j ? 1 : 0;
			for (let m = i + 1; m <= j; m++) sum -= r[i * k + m] * turn[m * p + j];
			turn[i * p + j] = sum / r[i * k + i];
		}
	}
	for (const [b, { turn: own, columns }] of blocks.entries()) {
		const length = columns.length;
		for (let i = 0; i < length; i++) {
			if (!own) turn[(starts[b] + i) * p + starts[b] + i] = 1;
			else for (let j = 0; j < length; j++) turn[(starts[b] + i) * p + starts[b] + j] = own.values[i * length + j];
		}
	}
	return turn;
}

function sandwich(turn: Float64Array, inverse: Float64Array, p: number, scale: number): Matrix {
	const half = product(turn, inverse, p);
	const values = new Float64Array(p * p);
	for (let i = 0; i < p; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = 0;
			for (let m = 0; m < p; m++) if (turn[j * p + m] !== 0) sum += half[i * p + m] * turn[j * p + m];
			values[i * p + j] = values[j * p + i] = sum * scale;
		}
	}
	return { values, nRows: p, nColumns: p };
}

/**
 * Lower triangle L with L L' the cross-product of a smooth's weighted columns, turned so that L' times
 * coefficients is its curve.
 */
function rootOf(cross: Float64Array, p: number, first: number, length: number, turn: Matrix): Float64Array | undefined {
	const own = new Float64Array(length * length);
	for (let i = 0; i < length; i++)
		for (let j = 0; j < length; j++) own[i * length + j] = cross[(first + i) * p + first + j];
	const factor = choleskyFactor({ values: own, nRows: length, nColumns: length });
	if (!factor) return undefined;
	// Coefficients reported are turn b; L' b = (L' turn^-1) reported. Solve for each column by elimination.
	const inverse = inverseOf(turn.values, length);
	const root = new Float64Array(length * length);
	for (let i = 0; i < length; i++)
		for (let j = 0; j < length; j++) {
			let sum = 0;
			for (let m = i; m < length; m++) sum += factor.values[m * length + i] * inverse[m * length + j];
			root[i * length + j] = sum;
		}
	return root;
}

/** Of columns at right angles to one another, as a turn's are. */
function inverseOf(turn: Float64Array, k: number): Float64Array {
	const result = new Float64Array(k * k);
	for (let j = 0; j < k; j++) {
		let squares = 0;
		for (let i = 0; i < k; i++) squares += turn[i * k + j] ** 2;
		for (let i = 0; i < k; i++) result[j * k + i] = turn[i * k + j] / squares;
	}
	return result;
}

function warningsOf(converged: boolean, smooths: readonly GamSmooth[], blocks: readonly Block[]): Warning[] {
	const warnings: Warning[] = [];
	if (!converged) {
		warnings.push({
			code: "not-converged",
			message:
				"The fit did not settle: a curve or column may part one outcome from the other, or smoothing parameters have no minimum.",
		});
	}
	for (const [b, { name, kind, edf, nCoefficients, concurvity }] of smooths.entries()) {
		if (kind !== "random" && blocks[b].rank > 0 && edf > LITTLE_FREEDOM_LEFT * nCoefficients) {
			warnings.push({
				code: "few-basis-functions",
				message: `${name} uses ${edf.toFixed(1)} of ${nCoefficients} degrees of freedom; raise its nBasis.`,
			});
		}
		if (concurvity > MUCH_CONCURVITY && kind !== "random") {
			warnings.push({
				code: "concurvity",
				message: `The other terms could make ${(100 * concurvity).toFixed(0)} % of ${name}: the two are hardly told apart.`,
			});
		}
	}
	return warnings;
}
