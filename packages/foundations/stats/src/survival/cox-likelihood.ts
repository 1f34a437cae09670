import type { CoxData } from "./cox-data.ts";

/** How deaths at one time are counted; what it says of them is in the doc comment of coxRegression. */
export type CoxTies = "efron" | "breslow";

/** The partial likelihood at some coefficients. */
export interface CoxEvaluation {
	readonly logLikelihood: number;
	readonly gradient: Float64Array;
	/** p x p, lower triangle filled. */
	readonly information: Float64Array;
	/** Of each row, in the order of `data.rows`: exp(linear predictor - shift of its stratum), without the weight. */
	readonly risks: Float64Array;
	readonly shifts: Float64Array;
}

/** What residuals, curves and tests need beside it, by event time. */
export interface CoxDetail {
	/** Step of the cumulative hazard, in units of `risks`; and as it falls on those who die then (Efron counts them in part). */
	readonly steps: Float64Array;
	readonly stepsOfDying: Float64Array;
	/** Variance of the step at known coefficients. */
	readonly variances: Float64Array;
	/** Mean of the columns over the risk set, E x p; and the same times the steps. */
	readonly means: Float64Array;
	readonly meanSteps: Float64Array;
	readonly meanStepsOfDying: Float64Array;
	/** Sums over event times of g and g^2 times the information at that time, p x p, lower triangle; g as given. */
	readonly weighted: Float64Array;
	readonly weightedTwice: Float64Array;
}

/** Below this share of the largest sum that was taken from, the sum at risk is taken anew: what is left would be rounding. */
const SMALLEST_SHARE = 1e-4;

/**
 * Log partial likelihood, gradient and information in one walk over the risk sets; with `detail` also what stands in CoxDetail.
 *
 * Source: Cox DR. Biometrika 1975;62:269-276, doi:10.1093/biomet/62.2.269; ties: Breslow N. Biometrics 1974;30:89-99,
 * doi:10.2307/2529620; Efron B. J Am Stat Assoc 1977;72:557-565, doi:10.1080/01621459.1977.10480613.
 */
export function coxEvaluation(
	data: CoxData,
	ties: CoxTies,
	beta: Float64Array,
	detail?: { readonly into: CoxDetail; readonly g?: Float64Array },
): CoxEvaluation {
	const { grid, nColumns: p, rows, late, x, weights, events, first, end, strata } = data;
	const { starts } = grid;
	const { risks, shifts, predictors } = relativeRisks(data, beta);
	const g = detail?.g;
	const gradient = new Float64Array(p);
	const information = new Float64Array(p * p);
	let logLikelihood = 0;
	// Sums over the risk set, and over those who die at the time: of risks, of risks times columns, times their products.
	const nSums = 1 + p + (p * (p + 1)) / 2;
	const sums = new Float64Array(nSums);
	const dying = new Float64Array(nSums);
	const mean = new Float64Array(p);
	let next = 0;
	let nextLate = 0;
	for (let s = starts.length - 2; s >= 0; s--) {
		sums.fill(0);
		let largest = 0;
		for (let e = starts[s + 1] - 1; e >= starts[s]; e--) {
			let nDying = 0;
			let dyingWeight = 0;
			const from = next;
			for (; next < rows.length && end[next] === e + 1; next++) {
				const weight = weights[next];
				addRow(sums, weight * risks[next], x, next * p, p);
				if (events[next] === 0) continue;
				nDying++;
				dyingWeight += weight;
				logLikelihood += weight * predictors[next];
				for (let j = 0; j < p; j++) gradient[j] += weight * x[next * p + j];
			}
			if (nDying > 1 && ties === "efron") {
				dying.fill(0);
				for (let i = from; i < next; i++) if (events[i] === 1) addRow(dying, weights[i] * risks[i], x, i * p, p);
			}
			largest = Math.max(largest, sums[0]);
			let removed = false;
			for (; nextLate < late.length && first[late[nextLate]] > e; nextLate++) {
				const place = late[nextLate];
				addRow(sums, -weights[place] * risks[place], x, place * p, p);
				removed = true;
			}
			if (removed && !(sums[0] > SMALLEST_SHARE * largest)) {
				sums.fill(0);
				for (let i = 0; i < next; i++)
					if (strata[i] === s && first[i] <= e) addRow(sums, weights[i] * risks[i], x, i * p, p);
				largest = sums[0];
			}
			const parts = ties === "efron" ? nDying : 1;
			const partWeight = dyingWeight / parts;
			for (let k = 0; k < parts; k++) {
				const share = k / parts;
				const total = sums[0] - share * dying[0];
				logLikelihood -= partWeight * Math.log(total);
				const step = partWeight / total;
				let at = p + 1;
				for (let j = 0; j < p; j++) {
					const own = (sums[j + 1] - share * dying[j + 1]) / total;
					mean[j] = own;
					const weighted = partWeight * own;
					gradient[j] -= weighted;
					for (let m = 0; m <= j; m++, at++) {
						const element = step * (sums[at] - share * dying[at]) - weighted * mean[m];
						information[j * p + m] += element;
						if (g !== undefined && detail) {
							detail.into.weighted[j * p + m] += g[e] * element;
							detail.into.weightedTwice[j * p + m] += g[e] * g[e] * element;
						}
					}
				}
				if (!detail) continue;
				const { into } = detail;
				into.steps[e] += step;
				into.stepsOfDying[e] += (1 - share) * step;
				into.variances[e] += step / total;
				for (let j = 0; j < p; j++) {
					into.means[e * p + j] += mean[j] / parts;
					into.meanSteps[e * p + j] += step * mean[j];
					into.meanStepsOfDying[e * p + j] += (1 - share) * step * mean[j];
				}
			}
		}
	}
	return { logLikelihood, gradient, information, risks, shifts };
}

/** Adds a row to sums: its risk, that times its columns, times their products (lower triangle). */
function addRow(sums: Float64Array, risk: number, x: Float64Array, at: number, p: number): void {
	sums[0] += risk;
	let place = p + 1;
	for (let j = 0; j < p; j++) {
		const part = risk * x[at + j];
		sums[j + 1] += part;
		for (let m = 0; m <= j; m++) sums[place++] += part * x[at + m];
	}
}

/** Empty arrays for the detail, of E event times and p columns. */
export function emptyDetail({ grid: { times }, nColumns: p }: CoxData): CoxDetail {
	const e = times.length;
	return {
		steps: new Float64Array(e),
		stepsOfDying: new Float64Array(e),
		variances: new Float64Array(e),
		means: new Float64Array(e * p),
		meanSteps: new Float64Array(e * p),
		meanStepsOfDying: new Float64Array(e * p),
		weighted: new Float64Array(p * p),
		weightedTwice: new Float64Array(p * p),
	};
}

/** exp of the linear predictor, less its largest value in the stratum so that it cannot overflow. */
function relativeRisks({ rows, nColumns: p, x, offsets, strata, grid }: CoxData, beta: Float64Array) {
	const predictors = new Float64Array(rows.length);
	const shifts = new Float64Array(grid.starts.length - 1).fill(Number.NEGATIVE_INFINITY);
	for (let i = 0; i < rows.length; i++) {
		let sum = offsets[i];
		for (let j = 0; j < p; j++) sum += x[i * p + j] * beta[j];
		predictors[i] = sum;
		if (sum > shifts[strata[i]]) shifts[strata[i]] = sum;
	}
	const risks = new Float64Array(rows.length);
	for (let i = 0; i < rows.length; i++) {
		predictors[i] -= shifts[strata[i]];
		risks[i] = Math.exp(predictors[i]);
	}
	return { risks, shifts, predictors };
}
