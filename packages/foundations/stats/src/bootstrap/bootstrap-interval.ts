import { checkInteger, drawInteger, type Random, seededRandom } from "@quickening/core";
import { quantileOfSorted } from "../descriptive/quantile.ts";
import { standardDeviation } from "../descriptive/variance.ts";
import { normalCdf } from "../distributions/normal-cdf.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { tailOf } from "../distributions/two-sided-z.ts";

export interface BootstrapOptions {
	/** Number of resamples; 2000 by default. */
	readonly repeats?: number;
	/** "bca" (default; bias-corrected and accelerated) or "percentile". */
	readonly method?: "bca" | "percentile";
	readonly levelPercent?: number;
	readonly random?: Random;
}

/** An estimate with its bootstrap interval. */
export interface BootstrapInterval {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Standard deviation of the resampled statistic. */
	readonly standardError: number;
	readonly method: "bca" | "percentile";
	readonly repeats: number;
	/** Resamples in which the statistic was NaN; they are left out of the interval, so say so when it is not 0. */
	readonly nNotEstimable: number;
}

/**
 * Bootstrap interval of any statistic of n independent units (participants, not rows, when a participant has several).
 *
 * @param n - Number of units.
 * @param statistic - Given the unit numbers of a resample (0 .. n - 1, with repeats), returns the statistic. The array is
 *   reused from call to call: copy it to keep it.
 * @param options - Repeats (2000), method ("bca"), level (95) and randomness.
 * @returns Estimate, interval and standard error; NaN when the statistic cannot be estimated on the data, the interval also
 *   when every resample gives the same side of the estimate (BCa is then undefined).
 * @throws InvalidInputError when n or repeats is not a whole number of at least 1, or the level is not in (0, 100).
 *
 * Source: Efron B. Better bootstrap confidence intervals. J Am Stat Assoc 1987;82:171-185,
 * doi:10.1080/01621459.1987.10478410 (BCa: acceleration from the jackknife, equation 6.6; ties with the estimate count a
 * half in the bias correction, as in SciPy).
 * @example
 * bootstrapInterval(5, (units) => mean(take([1, 2, 3, 4, 5], units)), { method: "percentile" });
 */
export function bootstrapInterval(
	n: number,
	statistic: (units: Int32Array) => number,
	{ repeats = 2000, method = "bca", levelPercent = 95, random = seededRandom(1) }: BootstrapOptions = {},
): BootstrapInterval {
	checkInteger("bootstrapInterval", "n", n, 1);
	checkInteger("bootstrapInterval", "repeats", repeats, 1);
	const tail = tailOf("bootstrapInterval", levelPercent);
	const units = Int32Array.from({ length: n }, (_, i) => i);
	const estimate = statistic(units);
	const resampled = new Float64Array(repeats);
	let nUsed = 0;
	for (let b = 0; b < repeats; b++) {
		for (let i = 0; i < n; i++) units[i] = drawInteger(random, n);
		const value = statistic(units);
		if (!Number.isNaN(value)) resampled[nUsed++] = value;
	}
	const used = resampled.slice(0, nUsed).sort();
	const shares =
		method === "percentile" ? ([tail, 1 - tail] as const) : bcaShares(used, estimate, jackknife(n, statistic), tail);
	const known = !Number.isNaN(estimate) && !Number.isNaN(shares[0]);
	return {
		estimate,
		low: known ? quantileOfSorted(used, shares[0]) : Number.NaN,
		high: known ? quantileOfSorted(used, shares[1]) : Number.NaN,
		standardError: standardDeviation(used),
		method,
		repeats,
		nNotEstimable: repeats - nUsed,
	};
}

/** The percentiles that BCa takes instead of tail and 1 - tail. */
function bcaShares(used: Float64Array, estimate: number, left: Float64Array, tail: number): readonly [number, number] {
	let below = 0;
	for (const value of used) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
	const bias = used.length > 0 ? normalQuantile(below / used.length) : Number.NaN;
	if (!Number.isFinite(bias)) return [Number.NaN, Number.NaN];
	let sum = 0;
	for (const value of left) sum += value;
	const centre = sum / left.length;
	let squares = 0;
	let cubes = 0;
	for (const value of left) {
		const deviation = centre - value;
		squares += deviation * deviation;
		cubes += deviation * deviation * deviation;
	}
	const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
	const share = (z: number) => normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
	return [share(normalQuantile(tail)), share(normalQuantile(1 - tail))];
}

/** The statistic with each unit left out in turn; units for which it is NaN are left out of the acceleration. */
function jackknife(n: number, statistic: (units: Int32Array) => number): Float64Array {
	const values = new Float64Array(n);
	const units = new Int32Array(n - 1);
	let nUsed = 0;
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < n - 1; j++) units[j] = j < i ? j : j + 1;
		const value = n > 1 ? statistic(units) : Number.NaN;
		if (!Number.isNaN(value)) values[nUsed++] = value;
	}
	return values.slice(0, nUsed);
}
