import type { Samples } from "@quickening/core";
import { type DetrendedFluctuation, type DetrendedFluctuationOptions, detrendedFluctuation } from "@quickening/signal";
import { checkIntervals } from "../../intervals/check-intervals.ts";

/** Window lengths in beats, from the shortest to the longest, each length between. */
export const dfaScales = {
	/** Peng 1995 and Kubios: 4 to 16 and 16 to 64 beats. */
	alpha1: Array.from({ length: 13 }, (_, i) => 4 + i),
	alpha2: Array.from({ length: 49 }, (_, i) => 16 + i),
	/** NeuroKit2's `hrv_nonlinear`: 4 to 11 beats. */
	neurokitAlpha1: Array.from({ length: 8 }, (_, i) => 4 + i),
} as const satisfies Record<string, readonly number[]>;

export interface DfaOptions extends Omit<DetrendedFluctuationOptions, "scales"> {
	/** Default {@link dfaScales}.alpha1. */
	readonly scales?: readonly number[];
}

/**
 * Detrended fluctuation analysis of NN intervals. Alpha 1 (4 to 16 beats) is near 1 in health and nears 0.5 when beats follow
 * each other without memory. On the same intervals it is .503 to .574 by the windows and the averaging: name them.
 *
 * @param nnMs - In ms, in time order, none missing: fill removed beats first (`nnFromRr(rr, { fill: "linear" })`).
 * @throws InvalidInputError when an interval is missing or not above 0, or the record is not longer than the longest scale.
 *
 * Source: Peng et al. 1995, doi:10.1063/1.166141.
 * Agrees with: see {@link detrendedFluctuation}.
 */
export function dfa(nnMs: Samples, { scales = dfaScales.alpha1, ...options }: DfaOptions = {}): DetrendedFluctuation {
	checkIntervals("dfa", "nnMs", nnMs);
	return detrendedFluctuation(nnMs, { scales, ...options });
}
