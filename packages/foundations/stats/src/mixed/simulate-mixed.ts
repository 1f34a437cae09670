import { drawNormal, type Random } from "@quickening/core";
import { correlationAt } from "./error-correlation.ts";
import { type FitState, stateOf } from "./fit-state.ts";
import type { MixedFit } from "./mixed-fit.ts";

/**
 * A new outcome of the same rows, drawn from a fitted mixed model: its fixed part, new effects of every group, and new errors,
 * correlated as the model says.
 *
 * @returns n numbers in the outcome's unit.
 * @throws InvalidInputError when fit is a copy.
 * @example
 * preparedDesign.fit(simulateMixed(mixedFit, seededRandom(1)), { method: "ML" });
 */
export function simulateMixed(fit: MixedFit, random: Random): Float64Array {
	const state = stateOf("simulateMixed", fit);
	const { design, estimates, factors: ls, sigma } = state;
	const { n, columns, factors, rootWeights } = design;
	// In units of sigma, rows times the root of their weight.
	const drawn = drawErrors(state, random);
	for (const [f, { q, columns: z, grouping }] of factors.entries()) {
		const effects = new Float64Array(grouping.labels.length * q);
		const unit = new Float64Array(q);
		for (let g = 0; g < grouping.labels.length; g++) {
			for (let a = 0; a < q; a++) unit[a] = drawNormal(random);
			for (let a = 0; a < q; a++) for (let c = 0; c <= a; c++) effects[g * q + a] += ls[f][a * q + c] * unit[c];
		}
		for (let i = 0; i < n; i++)
			for (let a = 0; a < q; a++) drawn[i] += z[i * q + a] * effects[grouping.codes[i] * q + a];
	}
	for (let i = 0; i < n; i++) {
		drawn[i] *= rootWeights ? sigma / rootWeights[i] : sigma;
		for (let j = 0; j < columns.length; j++) drawn[i] += columns[j][i] * estimates[j];
	}
	return drawn;
}

function drawErrors({ design: { n, errors }, theta }: FitState, random: Random): Float64Array {
	const drawn = new Float64Array(n);
	if (!errors) {
		for (let i = 0; i < n; i++) drawn[i] = drawNormal(random);
		return drawn;
	}
	const { kind, rows, steps, distances } = errors;
	const correlation = correlationAt(errors, theta[theta.length - 1]);
	for (let from = 0; from < n; ) {
		let to = from + 1;
		while (to < n && steps[to] !== 0) to++;
		const unit = Float64Array.from({ length: to - from }, () => drawNormal(random));
		const centre = unit.reduce((sum, value) => sum + value, 0) / unit.length;
		const between = Math.sqrt(1 + (unit.length - 1) * correlation);
		for (let t = from; t < to; t++) {
			const own = unit[t - from];
			if (kind === "compound") {
				drawn[rows[t]] = Math.sqrt(1 - correlation) * (own - centre) + between * centre;
				continue;
			}
			const r = t === from ? 0 : correlation ** distances[steps[t] - 1];
			drawn[rows[t]] = Math.sqrt(1 - r * r) * own + (t === from ? 0 : r * drawn[rows[t - 1]]);
		}
		from = to;
	}
	return drawn;
}
