import type { Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";

/** How often the heart changes between speeding up and slowing down. */
export interface HeartRateFragmentation {
	/** PIP: changes of direction per interval, 0..1. */
	readonly inflectionFraction: number;
	/** IALS: one over the mean length of stretches that speed up or slow down. */
	readonly inverseMeanSegment: number;
	/** PSS: stretches of fewer than three differences, 0..1. */
	readonly shortSegmentFraction: number;
	/** PAS: runs of changes at every beat that last four or more, among all such runs, 0..1. */
	readonly alternationFraction: number;
	readonly nPairs: number;
}

/**
 * Heart rate fragmentation: beat-to-beat ups and downs that are too quick for the vagus, and grow with age and disease.
 *
 * @param nnMs - In ms, in time order; NaN marks a removed beat: it ends a stretch, and no change is counted across it.
 * @returns NaN where there is nothing to count.
 * @throws InvalidInputError when there are fewer than 2 intervals or one is not above 0.
 *
 * Source: Costa, Davis and Goldberger 2017, doi:10.3389/fphys.2017.00255.
 * Agrees with: NeuroKit2 0.2.13, `hrv_nonlinear` PIP, IALS, PSS, PAS, to 1e-9 on 350 intervals (tests/peers/neurokit2), whose PSS
 *   and PAS count stretches, where the paper's text counts intervals.
 */
export function heartRateFragmentation(nnMs: Samples): HeartRateFragmentation {
	checkIntervals("heartRateFragmentation", "nnMs", nnMs, 2);
	const n = nnMs.length;
	let [nPairs, changes, segments, shortSegments, pairsInSegments] = [0, 0, 0, 0, 0];
	let [alternations, longAlternations] = [0, 0];
	let before = Number.NaN;
	let segment = 0;
	let alternation = 0;
	const endSegment = () => {
		if (segment === 0) return;
		segments++;
		pairsInSegments += segment;
		if (segment < 3) shortSegments++;
		segment = 0;
	};
	const endAlternation = () => {
		if (alternation === 0) return;
		alternations++;
		if (alternation >= 4) longAlternations++;
		alternation = 0;
	};
	for (let i = 1; i < n; i++) {
		const difference = nnMs[i] - nnMs[i - 1];
		const sign = Math.sign(difference);
		if (!Number.isNaN(difference)) nPairs++;
		const changed = sign * before === -1;
		if (changed) {
			changes++;
			alternation++;
		} else endAlternation();
		if (sign !== before || sign === 0) endSegment();
		if (sign === 1 || sign === -1) segment++;
		before = sign;
	}
	endSegment();
	endAlternation();
	return {
		inflectionFraction: nPairs === 0 ? Number.NaN : changes / (nPairs + 1),
		inverseMeanSegment: segments === 0 ? Number.NaN : segments / pairsInSegments,
		shortSegmentFraction: segments === 0 ? Number.NaN : shortSegments / segments,
		alternationFraction: alternations === 0 ? Number.NaN : longAlternations / alternations,
		nPairs,
	};
}
