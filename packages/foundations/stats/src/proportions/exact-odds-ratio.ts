import { logGamma } from "../distributions/incomplete-beta.ts";
import { tailOf } from "../distributions/two-sided-z.ts";
import type { OddsRatio } from "./odds-ratio.ts";
import { checkProportion, type Proportion } from "./proportion.ts";

export interface ExactOddsRatioOptions {
	/** Coverage in percent; 95 by default. */
	readonly levelPercent?: number;
	/**
	 * "exact" (default): each tail holds at most its share, so that coverage is never below the level. "mid-p": the observed
	 * table counts half, so that coverage is near the level and may fall below it.
	 */
	readonly method?: "exact" | "mid-p";
}

/**
 * Odds ratio of a 2 x 2 table given its margins: conditional maximum likelihood with exact limits, whatever the counts.
 *
 * @param exposed - Events among those exposed.
 * @param unexposed - Events among those not exposed.
 * @returns Estimate (not the cross-product ratio: nearer to 1), limits and two-sided p. Exact: p is Fisher's, the chance of
 *   all tables
 *   no likelier than the observed one; it may disagree with the limits near the level. Mid-P: twice the smaller mid-P tail. An
 *   observed count at its bound gives an estimate of 0 or infinity and one such limit; a margin that is empty gives NaN, p = 1
 *   and the warning "empty-margin".
 * @throws InvalidInputError when the counts are not whole, nEvents > n, or the level is not between 0 and 100.
 *
 * Source: Cornfield J. Proc 3rd Berkeley Symp 1956;4:135-148; Fisher RA. J R Stat Soc 1935;98:39-82, doi:10.2307/2342435; mid-P:
 * Agresti A. Categorical data analysis, 3rd ed. 2013, 16.6.4.
 * Agrees with: SciPy 1.17.1, contingency.odds_ratio, estimate and limits to 1e-8; R 4.2.2, fisher.test, p to 1e-9 (its limits
 *   stop at a root of 1e-4, so that a wide one is off by up to 1 in 100); epitools 0.5-10.1, oddsratio.midp, p to 1e-9 and
 *   limits to 1 in 100, for the same reason (tests/peers/firth).
 * @example
 * exactOddsRatio({ nEvents: 3, n: 4 }, { nEvents: 1, n: 4 }).estimate; // 6.408 (0.212 to 626.2, p 0.486: Fisher's tea)
 */
export function exactOddsRatio(
	exposed: Proportion,
	unexposed: Proportion,
	{ levelPercent = 95, method = "exact" }: ExactOddsRatioOptions = {},
): OddsRatio {
	checkProportion("exactOddsRatio", exposed);
	checkProportion("exactOddsRatio", unexposed);
	const tail = tailOf("exactOddsRatio", levelPercent);
	const table = conditionalTable(exposed, unexposed);
	const { lowest, highest, observed } = table;
	if (lowest === highest) {
		const message = "A row or column of the table is empty, so that it says nothing of an odds ratio.";
		const warnings = [{ code: "empty-margin", message }];
		return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, p: 1, warnings };
	}
	const half = method === "mid-p" ? 0.5 : 0;
	/** Chance of the observed count or more (or less), less the observed one's half in mid-P, at a log odds ratio. */
	const upper = (logOdds: number) =>
		chances(table, logOdds, (count) => (count > observed ? 1 : count === observed ? 1 - half : 0));
	const lower = (logOdds: number) =>
		chances(table, logOdds, (count) => (count < observed ? 1 : count === observed ? 1 - half : 0));
	const expected = (logOdds: number) => chances(table, logOdds, (count) => count);
	return {
		estimate:
			observed === lowest
				? 0
				: observed === highest
					? Number.POSITIVE_INFINITY
					: Math.exp(rootOf((x) => expected(x) - observed)),
		low: observed === lowest ? 0 : Math.exp(rootOf((x) => upper(x) - tail)),
		high: observed === highest ? Number.POSITIVE_INFINITY : Math.exp(rootOf((x) => tail - lower(x))),
		p: method === "mid-p" ? Math.min(1, 2 * Math.min(upper(0), lower(0))) : fisherP(table),
		warnings: [],
	};
}

/** The tables with the observed margins: counts of exposed events from `lowest` on, with log weights at an odds ratio of 1. */
interface ConditionalTable {
	readonly lowest: number;
	readonly highest: number;
	readonly observed: number;
	readonly logWeights: Float64Array;
}

function conditionalTable(exposed: Proportion, unexposed: Proportion): ConditionalTable {
	const events = exposed.nEvents + unexposed.nEvents;
	const lowest = Math.max(0, events - unexposed.n);
	const highest = Math.min(events, exposed.n);
	const logChoose = (n: number, m: number) => logGamma(n + 1) - logGamma(m + 1) - logGamma(n - m + 1);
	const logWeights = Float64Array.from(
		{ length: highest - lowest + 1 },
		(_, i) => logChoose(exposed.n, lowest + i) + logChoose(unexposed.n, events - lowest - i),
	);
	return { lowest, highest, observed: exposed.nEvents, logWeights };
}

/** Expectation of a function of the count, over the tables, at a log odds ratio. */
function chances({ lowest, logWeights }: ConditionalTable, logOdds: number, of: (count: number) => number): number {
	let largest = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < logWeights.length; i++) largest = Math.max(largest, logWeights[i] + logOdds * i);
	let sum = 0;
	let all = 0;
	for (let i = 0; i < logWeights.length; i++) {
		const weight = Math.exp(logWeights[i] + logOdds * i - largest);
		sum += weight * of(lowest + i);
		all += weight;
	}
	return sum / all;
}

/** Sum of the chances of tables no likelier than the observed one; ties are told within 1e-7, as R does. */
function fisherP(table: ConditionalTable): number {
	const observed = table.logWeights[table.observed - table.lowest];
	const reach = observed + 1e-7;
	return Math.min(
		1,
		chances(table, 0, (count) => (table.logWeights[count - table.lowest] <= reach ? 1 : 0)),
	);
}

/** Zero of a rising function of a log odds ratio, by bisection to the last digit. */
function rootOf(rising: (x: number) => number): number {
	let low = -1;
	let high = 1;
	while (rising(low) > 0) low *= 2;
	while (rising(high) < 0) high *= 2;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (rising(middle) < 0) low = middle;
		else high = middle;
	}
}
