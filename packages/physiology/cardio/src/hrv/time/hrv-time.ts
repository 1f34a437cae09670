import { checkSameLength, type Samples, type Warning } from "@quickening/core";
import { medianDistanceOfRanks, orderStatistics, quantileOfRanks } from "@quickening/stats";
import { checkIntervals } from "../../intervals/check-intervals.ts";
import { histogramOfCells, taskForceBinMs } from "./nn-histogram.ts";
import { sdann } from "./sdann.ts";
import { sdnnIndex } from "./sdnn-index.ts";
import type { SegmentOptions } from "./segment-statistics.ts";
import { baseOfTriangle } from "./tinn.ts";
import { heightRatio } from "./triangular-index.ts";

export interface HrvTimeOptions extends SegmentOptions {
	/** Time of the beat that ends each interval, in s: needed for SDANN and the SDNN index. */
	readonly nnTimesSeconds?: Samples;
}

/** HRV in the time domain, the Task Force's and those that are in use beside them. */
export interface HrvTime {
	readonly meanNnMs: number;
	readonly medianNnMs: number;
	readonly minimumNnMs: number;
	readonly maximumNnMs: number;
	readonly sdnnMs: number;
	readonly rmssdMs: number;
	/** Of signed differences, n - 1 below. */
	readonly sdsdMs: number;
	readonly nn50: number;
	/** Per difference. */
	readonly pnn50Percent: number;
	readonly nn20: number;
	readonly pnn20Percent: number;
	/** NaN without times. */
	readonly sdannMs: number;
	/** NaN without times. */
	readonly sdnnIndexMs: number;
	readonly triangularIndex: number;
	readonly tinnMs: number;
	/** SDNN over the mean, in percent. */
	readonly cvnnPercent: number;
	/** RMSSD over the mean, in percent. */
	readonly cvsdPercent: number;
	/** Median absolute deviation times 1.4826. */
	readonly madNnMs: number;
	readonly iqrNnMs: number;
	readonly percentile20NnMs: number;
	readonly percentile80NnMs: number;
	/** 60,000 over the mean interval. */
	readonly heartRateOfMeanNnBpm: number;
	/** Mean of the rates of the single intervals, which is higher. */
	readonly meanHeartRateBpm: number;
	readonly nIntervals: number;
	/** Differences between neighbours that are both present. */
	readonly nPairs: number;
	readonly warnings: readonly Warning[];
}

/**
 * All measures of HRV in the time domain at once.
 *
 * @param nnMs - NN intervals in ms, in time order; NaN marks a removed beat. Levels leave it out, differences are not taken
 *   across it.
 * @returns Each measure with its unit, NaN where it cannot be estimated, with the counts it rests on. Doubt (many removed
 *   intervals, a short record) is in `warnings`.
 * @throws InvalidInputError when an interval is not above 0, or times do not fit.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043; Shaffer and Ginsberg 2017, doi:10.3389/fpubh.2017.00258.
 * Agrees with: NeuroKit2 0.2.13, `hrv_time`, and others, measure by measure, to 1e-9 on 350 intervals (tests/peers).
 */
export function hrvTime(nnMs: Samples, { nnTimesSeconds, ...segments }: HrvTimeOptions = {}): HrvTime {
	checkIntervals("hrvTime", "nnMs", nnMs);
	if (nnTimesSeconds) {
		checkSameLength(
			"hrvTime",
			{ argument: "nnMs", values: nnMs },
			{ argument: "nnTimesSeconds", values: nnTimesSeconds },
		);
	}
	const sums = addUp(nnMs);
	const { nIntervals, nPairs } = sums;
	const ordered = orderStatistics(nnMs, { cellWidth: taskForceBinMs / 8 });
	const at = (p: number) => quantileOfRanks(ordered, p);
	const histogram = histogramOfCells(ordered, 8);
	const medianNnMs = at(0.5);
	const meanNnMs = sums.mean;
	const sdnnMs = nIntervals > 1 ? Math.sqrt(sums.squares / (nIntervals - 1)) : Number.NaN;
	const rmssdMs = nPairs > 0 ? Math.sqrt(sums.differenceSquares / nPairs) : Number.NaN;
	const meanDifference = sums.differences / nPairs;
	const spread = sums.differenceSquares - nPairs * meanDifference * meanDifference;
	return {
		meanNnMs,
		medianNnMs,
		minimumNnMs: ordered.ofRank(0),
		maximumNnMs: ordered.ofRank(nIntervals - 1),
		sdnnMs,
		rmssdMs,
		sdsdMs: nPairs > 1 ? Math.sqrt(Math.max(0, spread) / (nPairs - 1)) : Number.NaN,
		nn50: sums.nn50,
		pnn50Percent: nPairs > 0 ? (100 * sums.nn50) / nPairs : Number.NaN,
		nn20: sums.nn20,
		pnn20Percent: nPairs > 0 ? (100 * sums.nn20) / nPairs : Number.NaN,
		sdannMs: nnTimesSeconds ? sdann(nnMs, nnTimesSeconds, segments) : Number.NaN,
		sdnnIndexMs: nnTimesSeconds ? sdnnIndex(nnMs, nnTimesSeconds, segments) : Number.NaN,
		triangularIndex: heightRatio(histogram),
		tinnMs: baseOfTriangle(histogram),
		cvnnPercent: (100 * sdnnMs) / meanNnMs,
		cvsdPercent: (100 * rmssdMs) / meanNnMs,
		madNnMs: 1.4826 * medianDistanceOfRanks(ordered),
		iqrNnMs: at(0.75) - at(0.25),
		percentile20NnMs: at(0.2),
		percentile80NnMs: at(0.8),
		heartRateOfMeanNnBpm: 60_000 / meanNnMs,
		meanHeartRateBpm: nIntervals > 0 ? sums.rates / nIntervals : Number.NaN,
		nIntervals,
		nPairs,
		warnings: doubts(nnMs.length, sums),
	};
}

interface Sums {
	nIntervals: number;
	nPairs: number;
	mean: number;
	/** Sum of squared deviations from the mean. */
	squares: number;
	differences: number;
	differenceSquares: number;
	nn50: number;
	nn20: number;
	rates: number;
}

/** Two passes: one for the mean, one for the rest. A record in which nothing is missing needs no look at each interval. */
function addUp(nnMs: Samples): Sums {
	let sum = 0;
	for (let i = 0; i < nnMs.length; i++) sum += nnMs[i];
	return Number.isNaN(sum) || nnMs.length === 0 ? addUpWithGaps(nnMs) : addUpWhole(nnMs, sum / nnMs.length);
}

function addUpWhole(nnMs: Samples, mean: number): Sums {
	const n = nnMs.length;
	let previous = nnMs[0];
	let squares = 0;
	let differenceSquares = 0;
	let rates = 0;
	let nn50 = 0;
	let nn20 = 0;
	for (let i = 0; i < n; i++) {
		const interval = nnMs[i];
		const difference = interval - previous;
		previous = interval;
		const deviation = interval - mean;
		squares += deviation * deviation;
		rates += 60_000 / interval;
		differenceSquares += difference * difference;
		const size = difference < 0 ? -difference : difference;
		if (size > 20) {
			nn20++;
			if (size > 50) nn50++;
		}
	}
	const differences = nnMs[n - 1] - nnMs[0];
	return { nIntervals: n, nPairs: n - 1, mean, squares, differences, differenceSquares, nn50, nn20, rates };
}

function addUpWithGaps(nnMs: Samples): Sums {
	let nIntervals = 0;
	let sum = 0;
	for (let i = 0; i < nnMs.length; i++) {
		const interval = nnMs[i];
		if (Number.isNaN(interval)) continue;
		sum += interval;
		nIntervals++;
	}
	const mean = nIntervals === 0 ? Number.NaN : sum / nIntervals;
	let [squares, differences, differenceSquares, rates] = [0, 0, 0, 0];
	let [nPairs, nn50, nn20] = [0, 0, 0];
	let previous = Number.NaN;
	for (let i = 0; i < nnMs.length; i++) {
		const interval = nnMs[i];
		const difference = interval - previous;
		previous = interval;
		if (!Number.isNaN(interval)) {
			squares += (interval - mean) * (interval - mean);
			rates += 60_000 / interval;
		}
		if (Number.isNaN(difference)) continue;
		nPairs++;
		differences += difference;
		differenceSquares += difference * difference;
		const size = Math.abs(difference);
		if (size > 20) nn20++;
		if (size > 50) nn50++;
	}
	return { nIntervals, nPairs, mean, squares, differences, differenceSquares, nn50, nn20, rates };
}

function doubts(length: number, { nIntervals, nPairs, mean }: Sums): Warning[] {
	const warnings: Warning[] = [];
	const removed = length - nIntervals;
	if (nIntervals === 0) {
		warnings.push({ code: "no-intervals", message: "No interval is present; nothing can be estimated." });
	} else if (removed > 0.05 * length) {
		const percent = ((100 * removed) / length).toFixed(1);
		warnings.push({ code: "many-removed", message: `${removed} of ${length} intervals (${percent} %) are missing.` });
	}
	if (nIntervals > 0 && (nIntervals * mean) / 1000 < 60) {
		warnings.push({
			code: "short-record",
			message: `Intervals cover ${((nIntervals * mean) / 1000).toFixed(0)} s; the Task Force asks for 5 min, 24 h for SDANN, TINN and the triangular index.`,
		});
	}
	if (nPairs === 0 && nIntervals > 1) {
		warnings.push({
			code: "no-pairs",
			message: "No two neighbouring intervals are present; differences cannot be taken.",
		});
	}
	return warnings;
}
