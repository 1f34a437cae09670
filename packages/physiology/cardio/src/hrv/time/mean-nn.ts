import type { Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";

/**
 * Mean NN interval: how long a heartbeat lasts on average.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat and is left out.
 * @returns In ms; NaN when no interval is finite.
 * @throws InvalidInputError when an interval is not above 0.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043.
 * Agrees with: NeuroKit2 0.2.13, `hrv_time` MeanNN, to 1e-9 on 350 intervals (tests/peers/neurokit2).
 * @example
 * meanNn([800, NaN, 820]); // 810
 */
export function meanNn(nnMs: Samples): number {
	checkIntervals("meanNn", "nnMs", nnMs);
	let sum = 0;
	let n = 0;
	for (let i = 0; i < nnMs.length; i++) {
		const interval = nnMs[i];
		if (Number.isNaN(interval)) continue;
		sum += interval;
		n++;
	}
	return n === 0 ? Number.NaN : sum / n;
}
