import { InvalidInputError, type Samples } from "@quickening/core";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { studentTQuantile } from "../distributions/student-t.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import { checkFinite } from "../model/check-model-input.ts";
import { gamFamilies } from "./gam-family.ts";
import type { Gam } from "./gam-fit.ts";

/** A curve with its pointwise limits, one element for each x. */
export interface GamCurve {
	/** On the scale of the linear predictor (log odds, log rate), less the mean over the rows of the fit. */
	readonly estimate: Float64Array;
	readonly standardError: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
}

export interface GamCurveOptions {
	/** Name of the smooth: "week", or "week: boy" of a label. */
	readonly smooth: string;
	readonly x: Samples;
	/** Go on beyond the data (cubic: as a straight line); refused by default. */
	readonly extrapolate?: boolean;
}

/**
 * One curve of a generalised additive model, with Bayesian pointwise limits, which cover near the stated share on average
 * over the curve (not everywhere at once).
 *
 * @throws InvalidInputError for a name that is no curve of the fit, for x that is not finite, or outside the data (code
 *   "extrapolation") unless `extrapolate`; cyclic curves and p-splines are never extrapolated.
 *
 * Source: Marra G, Wood SN. Scand J Stat 2012;39:53-74, doi:10.1111/j.1467-9469.2011.00760.x.
 * Agrees with: R's mgcv, predict with type "terms" and se.fit, to 1e-6 (tests/peers/mgcv).
 * @example
 * gamCurve(gam({ outcome: [1, 2, 3, 4, 5], smooths: [{ name: "week", x: [1, 2, 3, 4, 5], nBasis: 3 }] }), {
 *   smooth: "week",
 *   x: [5],
 * }).estimate[0]; // 2
 */
export function gamCurve(fit: Gam, { smooth: name, x, extrapolate = false }: GamCurveOptions): GamCurve {
	const where = "gamCurve";
	const index = fit.smooths.findIndex((one) => one.name === name && one.kind !== "random");
	if (index < 0) {
		const curves = fit.smooths.filter(({ kind }) => kind !== "random").map((one) => one.name);
		throw new InvalidInputError(`${where}: smooth must be a curve of the fit (${curves.join(", ")}); got ${name}`, {
			code: "not-a-curve",
			argument: "smooth",
			received: name,
		});
	}
	checkFinite(where, "x", x);
	refuseExtrapolation(where, fit, index, x, extrapolate);
	const rows = fit.parts.smooths[index].rowsAt(x);
	const { first, nCoefficients: k } = fit.smooths[index];
	const p = fit.allCoefficients.length;
	const estimate = new Float64Array(x.length);
	const standardError = new Float64Array(x.length);
	for (let i = 0; i < x.length; i++) {
		let variance = 0;
		for (let a = 0; a < k; a++) {
			const own = rows.values[i * k + a];
			estimate[i] += own * fit.allCoefficients[first + a];
			for (let b = 0; b < k; b++)
				variance += own * fit.covariance.values[(first + a) * p + first + b] * rows.values[i * k + b];
		}
		standardError[i] = Math.sqrt(Math.max(variance, 0));
	}
	const reach = reachOf(where, fit);
	return {
		estimate,
		standardError,
		low: estimate.map((value, i) => value - reach * standardError[i]),
		high: estimate.map((value, i) => value + reach * standardError[i]),
	};
}

/** Standard errors that limits reach: of Student's t with n less edf where the scale is estimated. */
export function reachOf(where: string, { family, n, edf, levelPercent }: Gam): number {
	const tail = tailOf(where, levelPercent);
	return gamFamilies[family].hasScale ? -studentTQuantile(tail, Math.max(n - edf, 1)) : -normalQuantile(tail);
}

export function refuseExtrapolation(where: string, fit: Gam, index: number, x: Samples, extrapolate: boolean): void {
	const { range } = fit.parts.smooths[index];
	const { kind, name } = fit.smooths[index];
	if (extrapolate && kind === "cubic") return;
	for (let i = 0; i < x.length; i++) {
		if (x[i] >= range[0] && x[i] <= range[1]) continue;
		throw new InvalidInputError(
			`${where}: x of ${name} must be in the range of the data, ${range[0]} to ${range[1]}; got ${x[i]} at position ${i}${kind === "cubic" ? " (extrapolate: true goes on as a straight line)" : ""}`,
			{ code: "extrapolation", argument: "x", received: x[i] },
		);
	}
}
