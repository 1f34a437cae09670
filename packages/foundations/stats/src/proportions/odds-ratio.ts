import type { Warning } from "@quickening/core";
import { normalCdf } from "../distributions/normal-cdf.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { checkProportion, type Proportion } from "./proportion.ts";

/** An odds ratio with its interval and two-sided p-value. */
export interface OddsRatio {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Two-sided, for an odds ratio of 1. */
	readonly p: number;
	readonly warnings: readonly Warning[];
}

/**
 * Odds ratio of a 2 x 2 table with Woolf's interval (normal on the log scale): what "crude odds ratio (95% CI)" usually is.
 *
 * @param exposed - Events among those exposed.
 * @param unexposed - Events among those not exposed.
 * @param options.levelPercent - Coverage, 95 by default.
 * @returns Cross-product ratio, limits and Wald's p. With an empty cell the estimate is 0 or infinite (NaN when a row or
 *   column is empty), limits and p are NaN and `warnings` says "empty-cell": take `exactOddsRatio`.
 * @throws InvalidInputError when the counts are not whole, nEvents > n, or the level is not between 0 and 100.
 *
 * Source: Woolf B. On estimating the relation between blood group and disease. Ann Hum Genet 1955;19:251-253,
 * doi:10.1111/j.1469-1809.1955.tb01348.x.
 * Agrees with: statsmodels 0.15.0, Table2x2, to 1e-12 (tests/peers/firth).
 * @example
 * oddsRatio({ nEvents: 16, n: 59 }, { nEvents: 2, n: 74 }).estimate; // 13.39... (2.94 to 61.11)
 */
export function oddsRatio(
	exposed: Proportion,
	unexposed: Proportion,
	{ levelPercent = 95 }: { levelPercent?: number } = {},
): OddsRatio {
	checkProportion("oddsRatio", exposed);
	checkProportion("oddsRatio", unexposed);
	const z = twoSidedZ("oddsRatio", levelPercent);
	const a = exposed.nEvents;
	const b = exposed.n - a;
	const c = unexposed.nEvents;
	const d = unexposed.n - c;
	const estimate = (a * d) / (b * c);
	if (a === 0 || b === 0 || c === 0 || d === 0) {
		return { estimate, low: Number.NaN, high: Number.NaN, p: Number.NaN, warnings: [emptyCell] };
	}
	const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
	const log = Math.log(estimate);
	return {
		estimate,
		low: Math.exp(log - z * error),
		high: Math.exp(log + z * error),
		p: 2 * normalCdf(-Math.abs(log / error)),
		warnings: [],
	};
}

const emptyCell: Warning = {
	code: "empty-cell",
	message:
		"A cell of the table is empty, so that Woolf's limits do not exist; exactOddsRatio and firthLogisticRegression give limits.",
};
