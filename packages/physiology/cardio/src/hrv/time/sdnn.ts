import type { Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";

export interface SdnnOptions {
	/** Divides by n - ddof. Default 1; heartpy divides by n (0). */
	readonly ddof?: 0 | 1;
}

/**
 * SDNN: standard deviation of NN intervals, all of the variability that the record is long enough to hold. It grows with the
 * length of the record: compare equal lengths only.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat and is left out.
 * @returns In ms; NaN when no more than `ddof` intervals are finite.
 * @throws InvalidInputError when an interval is not above 0.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043. Over 24 h: 141 (SD 39) ms in its table 4.
 * Agrees with: NeuroKit2 0.2.13, `hrv_time` SDNN, to 1e-9 on 350 intervals (tests/peers/neurokit2); heartpy 1.2.7 with ddof 0.
 * @example
 * sdnn([800, 820, 840]); // 20
 */
export function sdnn(nnMs: Samples, { ddof = 1 }: SdnnOptions = {}): number {
	checkIntervals("sdnn", "nnMs", nnMs);
	let sum = 0;
	let n = 0;
	for (let i = 0; i < nnMs.length; i++) {
		if (Number.isNaN(nnMs[i])) continue;
		sum += nnMs[i];
		n++;
	}
	const mean = sum / n;
	let squares = 0;
	for (let i = 0; i < nnMs.length; i++) {
		if (!Number.isNaN(nnMs[i])) squares += (nnMs[i] - mean) ** 2;
	}
	return n > ddof ? Math.sqrt(squares / (n - ddof)) : Number.NaN;
}
