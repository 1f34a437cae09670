import type { Samples, Warning } from "@quickening/core";
import { approximateEntropy, finiteRuns, sampleEntropy } from "@quickening/signal";
import { checkIntervals } from "../../intervals/check-intervals.ts";
import { dfa, dfaScales } from "./dfa.ts";
import { poincare } from "./poincare.ts";

export interface HrvNonlinearOptions {
	/** Share of the standard deviation (n - 1) within which beats are alike. Default 0.2. */
	readonly toleranceFraction?: number;
}

/** Nonlinear HRV. */
export interface HrvNonlinear {
	readonly sd1Ms: number;
	readonly sd2Ms: number;
	readonly sd1Sd2Ratio: number;
	readonly sampleEntropy: number;
	readonly approximateEntropy: number;
	/** Windows of 4 to 16 beats, of the longest run without a removed beat. */
	readonly dfaAlpha1: number;
	/** Windows of 16 to 64 beats, of the same. */
	readonly dfaAlpha2: number;
	/** Beats of that run. */
	readonly dfaIntervals: number;
	readonly nIntervals: number;
	readonly nPairs: number;
	readonly warnings: readonly Warning[];
}

/**
 * The nonlinear measures in common use at once.
 *
 * @param nnMs - In ms, in time order; NaN marks a removed beat. No pair and no template is made across it; DFA, which cannot
 *   have gaps, takes the longest run without one, and says how long it is.
 * @returns NaN where a measure cannot be estimated.
 * @throws InvalidInputError when an interval is not above 0.
 *
 * Source: {@link poincare}, {@link sampleEntropy}, {@link approximateEntropy}, {@link dfa}.
 */
export function hrvNonlinear(nnMs: Samples, { toleranceFraction = 0.2 }: HrvNonlinearOptions = {}): HrvNonlinear {
	checkIntervals("hrvNonlinear", "nnMs", nnMs);
	const runs = finiteRuns(nnMs).toSorted((a, b) => b.end - b.start - (a.end - a.start));
	const nIntervals = runs.reduce((sum, { start, end }) => sum + end - start, 0);
	const run = runs[0] ? nnMs.slice(runs[0].start, runs[0].end) : new Float64Array(0);
	const warnings: Warning[] = [];
	if (runs.length > 1) {
		warnings.push({
			code: "dfa-of-a-part",
			message: `DFA rests on the longest run without a removed beat: ${run.length} of ${nIntervals} intervals.`,
		});
	}
	if (nIntervals < 100) {
		warnings.push({ code: "short-record", message: `Entropies need 100 intervals at least; got ${nIntervals}.` });
	}
	const { sd1Ms, sd2Ms, sd1Sd2Ratio, nPairs } = nnMs.length < 2 ? nothing : poincare(nnMs);
	return {
		sd1Ms,
		sd2Ms,
		sd1Sd2Ratio,
		sampleEntropy: sampleEntropy(nnMs, { toleranceFraction }).sampleEntropy,
		approximateEntropy: approximateEntropy(nnMs, { toleranceFraction }),
		dfaAlpha1: run.length > 16 ? dfa(run, { scales: dfaScales.alpha1 }).alpha : Number.NaN,
		dfaAlpha2: run.length > 64 ? dfa(run, { scales: dfaScales.alpha2 }).alpha : Number.NaN,
		dfaIntervals: run.length,
		nIntervals,
		nPairs,
		warnings,
	};
}

const nothing = { sd1Ms: Number.NaN, sd2Ms: Number.NaN, sd1Sd2Ratio: Number.NaN, nPairs: 0 };
