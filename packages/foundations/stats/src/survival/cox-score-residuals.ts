import type { CoxData } from "./cox-data.ts";
import { type CoxDetail, type CoxEvaluation, type CoxTies, coxEvaluation, emptyDetail } from "./cox-likelihood.ts";

/** Evaluation at beta with its detail. */
export function detailedEvaluation(
	data: CoxData,
	ties: CoxTies,
	beta: Float64Array,
	g?: Float64Array,
): { readonly evaluation: CoxEvaluation; readonly detail: CoxDetail } {
	const detail = emptyDetail(data);
	const evaluation = coxEvaluation(data, ties, beta, { into: detail, ...(g && { g }) });
	return { evaluation, detail };
}

/** Expected events of each row at risk (in the order of `data.rows`): its risk times the hazard that it met. */
export function expectedEvents(data: CoxData, { risks }: CoxEvaluation, detail: CoxDetail): Float64Array {
	const sums = runningSums(detail.steps, 1);
	return Float64Array.from(data.rows, (_, i) => {
		const last = data.end[i] - 1;
		const own = data.events[i] === 1 ? detail.stepsOfDying[last] - detail.steps[last] : 0;
		return risks[i] * (sums[last + 1] - sums[data.first[i]] + own);
	});
}

/**
 * Score residuals in the data's own columns, n x p in the order of the rows as given, without weights: what each row adds to the
 * gradient, when its pull on the means of the risk sets is counted too.
 *
 * Source: Therneau TM, Grambsch PM. Modeling survival data. 2000, doi:10.1007/978-1-4757-3294-8, section 4.2.
 */
export function scoreResidualsOf(data: CoxData, ties: CoxTies, beta: Float64Array, n: number): Float64Array {
	const { evaluation, detail } = detailedEvaluation(data, ties, beta);
	const { rows, first, end, events, x, nColumns: p } = data;
	const steps = runningSums(detail.steps, 1);
	const meanSteps = runningSums(detail.meanSteps, p);
	const scores = new Float64Array(n * p);
	for (let i = 0; i < rows.length; i++) {
		const last = end[i] - 1;
		const risk = evaluation.risks[i];
		const isEvent = events[i] === 1;
		const met = steps[last + 1] - steps[first[i]] + (isEvent ? detail.stepsOfDying[last] - detail.steps[last] : 0);
		for (let j = 0; j < p; j++) {
			const own = x[i * p + j];
			let meanMet = meanSteps[(last + 1) * p + j] - meanSteps[first[i] * p + j];
			if (isEvent) meanMet += detail.meanStepsOfDying[last * p + j] - detail.meanSteps[last * p + j];
			const event = isEvent ? own - detail.means[last * p + j] : 0;
			scores[rows[i] * p + j] = event - risk * (own * met - meanMet);
		}
	}
	return scores;
}

/**
 * Sums of the first 0, 1, 2 ... times of E x p numbers: (E + 1) x p. Strata follow one another, and differences stay within
 * one.
 */
export function runningSums(values: Float64Array, p: number): Float64Array {
	const sums = new Float64Array(values.length + p);
	for (let i = 0; i < values.length; i++) sums[i + p] = sums[i] + values[i];
	return sums;
}
