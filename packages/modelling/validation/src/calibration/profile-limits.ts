import type { Samples } from "@quickening/core";
import { logisticRegression, type Matrix } from "@quickening/stats";

/**
 * Profile-likelihood limits: the values at which twice the drop in maximised log likelihood equals z^2, by bisection to 1e-12.
 *
 * Source: Venzon DJ, Moolgavkar SH. Appl Stat 1988;37:87-94, doi:10.2307/2347496.
 */
export function profileLimits(
	logOdds: Float64Array,
	outcomes: Samples,
	which: "intercept" | "slope",
	{ estimate, se }: { estimate: number; se: number },
	maximum: number,
	z: number,
): { low: number; high: number } {
	if (Number.isNaN(estimate)) return { low: Number.NaN, high: Number.NaN };
	const drop = (value: number) => {
		const profile =
			which === "intercept" ? logLikelihoodAt(logOdds, outcomes, value) : profiledSlope(logOdds, outcomes, value);
		return 2 * (maximum - profile) - z * z;
	};
	const limit = (direction: -1 | 1) => {
		let inside = estimate;
		let outside = estimate + direction * z * se;
		while (drop(outside) < 0) {
			inside = outside;
			outside += direction * z * se;
		}
		while (Math.abs(outside - inside) > 1e-12 * Math.max(1, Math.abs(outside))) {
			const middle = (inside + outside) / 2;
			if (drop(middle) < 0) inside = middle;
			else outside = middle;
		}
		return (inside + outside) / 2;
	};
	return { low: limit(-1), high: limit(1) };
}

/** Log likelihood with slope 1 and the given intercept. */
function logLikelihoodAt(logOdds: Float64Array, outcomes: Samples, intercept: number): number {
	let sum = 0;
	for (let i = 0; i < logOdds.length; i++) {
		const eta = logOdds[i] + intercept;
		const signed = outcomes[i] === 1 ? eta : -eta;
		sum -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
	}
	return sum;
}

/** Log likelihood with the given slope, maximised over the intercept. */
function profiledSlope(logOdds: Float64Array, outcomes: Samples, slope: number): number {
	const empty: Matrix = { values: new Float64Array(0), nRows: logOdds.length, nColumns: 0 };
	return logisticRegression(empty, outcomes, { offset: logOdds.map((x) => slope * x) }).logLikelihood;
}
