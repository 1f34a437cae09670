import type { Samples } from "@quickening/core";
import { orderStatistics, quantileOfRanks } from "@quickening/stats";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";

/** Level and spread of glucose. */
export interface GlucoseLevels {
	readonly meanMgPerDl: number;
	readonly sdMgPerDl: number;
	readonly cvPercent: number;
	readonly minimumMgPerDl: number;
	readonly firstQuartileMgPerDl: number;
	readonly medianMgPerDl: number;
	readonly thirdQuartileMgPerDl: number;
	readonly maximumMgPerDl: number;
	readonly iqrMgPerDl: number;
	/** Median absolute deviation times 1.4826. */
	readonly madMgPerDl: number;
	readonly nReadings: number;
}

/**
 * Mean, standard deviation, coefficient of variation and quantiles of glucose.
 *
 * Mean and deviation weigh readings by time (see `weighting`); quantiles are of readings. A CV of 36 % or less is called stable.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN where nothing can be estimated. By reading, the deviation divides by n - 1.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Battelino et al. 2019, doi:10.2337/dci19-0028; Danne et al. 2017, doi:10.2337/dc17-1600 (CV of 36 %).
 * Agrees with: iglu_python 0.4.3, `mean_glu`, `sd_glu`, `cv_glu`, `median_glu`, `iqr_glu`, `mad_glu`, `summary_glu`, by reading,
 *   to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function glucoseLevels(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: WeightingOptions = {},
): GlucoseLevels {
	const weights = readingWeights("glucoseLevels", timesSeconds, glucoseMgPerDl, options);
	const { mean, sd, n } = weightedMoments(glucoseMgPerDl, weights, options.weighting ?? "time");
	const ordered = orderStatistics(glucoseMgPerDl, { cellWidth: 1 });
	const at = (p: number) => quantileOfRanks(ordered, p);
	const median = at(0.5);
	const distances = Float64Array.from(glucoseMgPerDl, (value) => Math.abs(value - median));
	return {
		meanMgPerDl: mean,
		sdMgPerDl: sd,
		cvPercent: (100 * sd) / mean,
		minimumMgPerDl: at(0),
		firstQuartileMgPerDl: at(0.25),
		medianMgPerDl: median,
		thirdQuartileMgPerDl: at(0.75),
		maximumMgPerDl: at(1),
		iqrMgPerDl: at(0.75) - at(0.25),
		madMgPerDl: 1.4826 * quantileOfRanks(orderStatistics(distances, { cellWidth: 1 }), 0.5),
		nReadings: n,
	};
}

/** Mean and standard deviation: n - 1 below by reading; by time, as of equally many readings with these weights. */
export function weightedMoments(
	values: Samples,
	weights: Float64Array,
	weighting: "time" | "reading",
): { mean: number; sd: number; n: number } {
	let [sum, total, n] = [0, 0, 0];
	for (let i = 0; i < values.length; i++) {
		if (weights[i] === 0) continue;
		sum += weights[i] * values[i];
		total += weights[i];
		n++;
	}
	const mean = n === 0 ? Number.NaN : sum / total;
	let squares = 0;
	for (let i = 0; i < values.length; i++) {
		if (weights[i] > 0) squares += weights[i] * (values[i] - mean) ** 2;
	}
	const below = weighting === "reading" ? n - 1 : (total * (n - 1)) / n;
	return { mean, sd: n > 1 ? Math.sqrt(squares / below) : Number.NaN, n };
}
