import type { Samples } from "@quickening/core";
import { inverseLogit, type LogisticRegression } from "@quickening/stats";

/**
 * Standard errors of a logistic regression when a participant may have several rows: the sandwich of the sums of score
 * contributions within participants, times G / (G - 1) for G participants.
 *
 * Trusts its input.
 *
 * @param model - Fitted to the rows, without a penalty.
 * @param columns - Of its design, the intercept's ones among them, in the order of its coefficients.
 * @param fixed - Fixed part of each row's linear predictor.
 * @returns One a coefficient; NaN for fewer than two participants.
 *
 * Source: Liang KY, Zeger SL. Biometrika 1986;73:13-22, doi:10.1093/biomet/73.1.13; G / (G - 1): Rogers WH. Stata Tech Bull
 * 1993;13:19-23.
 * Agrees with: statsmodels, GLM(Binomial).fit(cov_type="cluster", use_correction=False) times G / (G - 1), to 1e-9
 *   (tests/peers/statsmodels).
 */
export function clusteredErrors(
	model: LogisticRegression,
	outcomes: Samples,
	{
		columns,
		fixed,
		participants,
	}: {
		readonly columns: readonly Samples[];
		readonly fixed?: Samples | undefined;
		readonly participants: readonly (readonly number[])[];
	},
): Float64Array {
	const k = columns.length;
	const { coefficients, covariance } = model;
	const nParticipants = participants.length;
	const errors = new Float64Array(k);
	if (nParticipants < 2) return errors.fill(Number.NaN);
	const score = new Float64Array(k);
	const meat = new Float64Array(k * k);
	for (const rows of participants) {
		score.fill(0);
		for (const row of rows) {
			let eta = fixed?.[row] ?? 0;
			for (let j = 0; j < k; j++) eta += coefficients[j] * columns[j][row];
			const residual = outcomes[row] - inverseLogit(eta);
			for (let j = 0; j < k; j++) score[j] += residual * columns[j][row];
		}
		for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) meat[i * k + j] += score[i] * score[j];
	}
	for (let c = 0; c < k; c++) {
		let variance = 0;
		for (let i = 0; i < k; i++) {
			for (let j = 0; j < k; j++) {
				variance += covariance.values[c * k + i] * meat[i * k + j] * covariance.values[j * k + c];
			}
		}
		errors[c] = Math.sqrt((variance * nParticipants) / (nParticipants - 1));
	}
	return errors;
}
