import type { Samples } from "@quickening/core";
import { checkIntervals } from "../../intervals/check-intervals.ts";

/** Whether the heart slows down in the same way as it speeds up. */
export interface HeartRateAsymmetry {
	/** Guzik's index: distance of the slowing points from the line of identity, in percent of all. */
	readonly guzikPercent: number;
	/** Slope index: the same of the angles. */
	readonly slopePercent: number;
	/** Area index: the same of the sectors. */
	readonly areaPercent: number;
	/** Porta's index: speeding points in percent of those off the line. */
	readonly portaPercent: number;
	/** Share of slowing beats in the short-term variance, 0..1. */
	readonly shortTermDecelerationFraction: number;
	/** Share of slowing beats in the long-term variance, 0..1. */
	readonly longTermDecelerationFraction: number;
	/** Share of slowing beats in the whole variance, 0..1. */
	readonly totalDecelerationFraction: number;
	readonly nPairs: number;
}

/**
 * Asymmetry of the Poincare plot.
 *
 * @param nnMs - In ms, in time order; NaN marks a removed beat, and no pair is made across it.
 * @returns NaN when no pair remains off the line.
 * @throws InvalidInputError when there are fewer than 2 intervals or one is not above 0.
 *
 * Source: Piskorski and Guzik 2011, doi:10.1007/s11517-011-0834-z; Porta et al. 2008, doi:10.1152/ajpregu.00129.2008; Yan et al.
 *   2017, doi:10.3390/e19090501.
 * Agrees with: NeuroKit2 0.2.13, `hrv_nonlinear` GI, SI, AI, PI, C1d, C2d, Cd, to 1e-9 on 350 intervals (tests/peers/neurokit2).
 */
export function heartRateAsymmetry(nnMs: Samples): HeartRateAsymmetry {
	checkIntervals("heartRateAsymmetry", "nnMs", nnMs, 2);
	let [nPairs, sumX, sumY] = [0, 0, 0];
	for (let i = 1; i < nnMs.length; i++) {
		if (Number.isNaN(nnMs[i] - nnMs[i - 1])) continue;
		nPairs++;
		sumX += nnMs[i - 1];
		sumY += nnMs[i];
	}
	const centre = (sumX + sumY) / nPairs;
	const all = { distance: 0, angle: 0, area: 0, off: 0, short: 0, long: 0 };
	const slowing = { distance: 0, angle: 0, area: 0, short: 0, long: 0 };
	let speeding = 0;
	for (let i = 1; i < nnMs.length; i++) {
		const x = nnMs[i - 1];
		const y = nnMs[i];
		const difference = y - x;
		if (Number.isNaN(difference)) continue;
		const distance = Math.abs(difference) / Math.SQRT2;
		const angle = Math.abs(Math.PI / 4 - Math.atan(y / x));
		const area = (angle * (x * x + y * y)) / 2;
		const along = ((x + y - centre) * (x + y - centre)) / 2;
		all.distance += distance;
		all.angle += angle;
		all.area += area;
		all.short += distance * distance;
		all.long += along;
		if (difference === 0) slowing.long += along / 2;
		else all.off++;
		if (difference < 0) speeding++;
		if (!(difference > 0)) continue;
		slowing.distance += distance;
		slowing.angle += angle;
		slowing.area += area;
		slowing.short += distance * distance;
		slowing.long += along;
	}
	return {
		guzikPercent: (100 * slowing.distance) / all.distance,
		slopePercent: (100 * slowing.angle) / all.angle,
		areaPercent: (100 * slowing.area) / all.area,
		portaPercent: (100 * speeding) / all.off,
		shortTermDecelerationFraction: slowing.short / all.short,
		longTermDecelerationFraction: slowing.long / all.long,
		totalDecelerationFraction: (slowing.short + slowing.long) / (all.short + all.long),
		nPairs,
	};
}
