import type { Matrix } from "../model/matrix.ts";
import { matrixProduct } from "../model/matrix-product.ts";
import { backSolved } from "./back-solved.ts";
import { type CoxRegression, type CoxState, coxStateOf } from "./cox-fit.ts";
import { detailedEvaluation, expectedEvents, scoreResidualsOf } from "./cox-score-residuals.ts";

/** Residuals of a Cox regression. Rows are those of the data, or for Schoenfeld's the events in the order of time. */
export interface CoxResiduals {
	/** Event (0 or 1) less the events expected of the row, n; they sum to 0 within a stratum when there are no weights. */
	readonly martingale: Float64Array;
	/** Martingale residuals made more symmetric, n. */
	readonly deviance: Float64Array;
	/** What each row adds to the gradient, n x p, in the columns' units; without its weight. */
	readonly score: Matrix;
	/** About how much each log hazard ratio would fall if the row were left out, n x p. */
	readonly dfbeta: Matrix;
	/** Columns of the one who had the event, less their mean over those at risk then; events x p, strata one after the other. */
	readonly schoenfeld: Matrix;
	/** The same scaled to the log hazard ratio at that time (Grambsch and Therneau), events x p. */
	readonly scaledSchoenfeld: Matrix;
	/** Time and row of each event of the two above. */
	readonly eventTimes: Float64Array;
	readonly eventRows: Int32Array;
}

/**
 * Residuals of a Cox regression: martingale, deviance, score, dfbeta, Schoenfeld's.
 *
 * @param fit - From coxRegression.
 * @throws InvalidInputError when fit is a copy, or has no finite estimates.
 *
 * Source: Therneau TM, Grambsch PM, Fleming TR. Biometrika 1990;77:147-160, doi:10.1093/biomet/77.1.147; Schoenfeld D. Biometrika
 * 1982;69:239-241, doi:10.1093/biomet/69.1.239; scaled: Grambsch PM, Therneau TM. Biometrika 1994;81:515-526,
 * doi:10.1093/biomet/81.3.515.
 * Agrees with: R's survival, residuals.coxph, to 1e-9 (tests/peers/survival).
 * @example
 * coxResiduals(coxRegression({ times: [1, 2, 3, 4], events: [1, 1, 1, 0], features: matrixFromColumns([[1, 0, 2, 1]])
 * })).eventRows; // Int32Array [0, 1, 2]
 */
export function coxResiduals(fit: CoxRegression): CoxResiduals {
	const state = coxStateOf("coxResiduals", fit);
	const { data, ties, beta, checked, modelCovariance, r, weights } = state;
	const n = weights.length;
	const p = beta.length;
	const { evaluation, detail } = detailedEvaluation(data, ties, beta);
	const expected = new Float64Array(n);
	const own = expectedEvents(data, evaluation, detail);
	for (let i = 0; i < own.length; i++) expected[data.rows[i]] = own[i];
	const martingale = expected.map((value, i) => checked.events[i] - value);
	const toColumns: Matrix = { values: r, nRows: p, nColumns: p };
	const scores: Matrix = { values: scoreResidualsOf(data, ties, beta, n), nRows: n, nColumns: p };
	const weighted = { ...scores, values: scores.values.map((value, i) => value * weights[Math.floor(i / p)]) };
	const influence = matrixProduct(weighted, modelCovariance);
	const dfbeta = new Float64Array(n * p);
	for (let i = 0; i < n; i++) dfbeta.set(backSolved(influence.values.slice(i * p, i * p + p), r, p), i * p);
	const { places, rows } = eventsInOrder(state);
	const schoenfeld = schoenfeldOf(state, places, detail.means);
	return {
		martingale,
		deviance: martingale.map((value, i) => {
			const log = checked.events[i] === 1 ? Math.log(expected[i]) : 0;
			return Math.sign(value) * Math.sqrt(Math.max(0, -2 * (value + log)));
		}),
		score: matrixProduct(scores, toColumns),
		dfbeta: { values: dfbeta, nRows: n, nColumns: p },
		schoenfeld: matrixProduct(schoenfeld, toColumns),
		scaledSchoenfeld: scaledSchoenfeldOf(state, schoenfeld),
		eventTimes: Float64Array.from(rows, (row) => checked.times[row]),
		eventRows: rows,
	};
}

/** Events by stratum and time: their places in the data, and rows; of one time in the order of the rows. */
export function eventsInOrder({ data }: Pick<CoxState, "data">): {
	readonly places: Int32Array;
	readonly rows: Int32Array;
} {
	const places = Int32Array.from(data.rows.keys())
		.filter((place) => data.events[place] === 1)
		.sort((a, b) => data.end[a] - data.end[b] || data.rows[a] - data.rows[b]);
	return { places, rows: places.map((place) => data.rows[place]) };
}

/** Schoenfeld residuals in the data's own columns. */
export function schoenfeldOf({ data }: Pick<CoxState, "data">, places: Int32Array, means: Float64Array): Matrix {
	const p = data.nColumns;
	const values = new Float64Array(places.length * p);
	for (const [i, place] of places.entries()) {
		for (let j = 0; j < p; j++) values[i * p + j] = data.x[place * p + j] - means[(data.end[place] - 1) * p + j];
	}
	return { values, nRows: places.length, nColumns: p };
}

export function scaledSchoenfeldOf(
	{ beta, modelCovariance, r }: Pick<CoxState, "beta" | "modelCovariance" | "r">,
	schoenfeld: Matrix,
): Matrix {
	const p = beta.length;
	const scaled = matrixProduct(schoenfeld, modelCovariance);
	const values = new Float64Array(scaled.values.length);
	for (let i = 0; i < scaled.nRows; i++) {
		const own = Float64Array.from({ length: p }, (_, j) => beta[j] + scaled.nRows * scaled.values[i * p + j]);
		values.set(backSolved(own, r, p), i * p);
	}
	return { values, nRows: scaled.nRows, nColumns: p };
}
