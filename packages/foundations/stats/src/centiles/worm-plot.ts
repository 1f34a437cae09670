import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { normalDensity } from "../distributions/normal-cdf.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { checkFinite } from "../model/check-model-input.ts";

/** One worm: z-scores of a band of ages against what a standard normal sample of their number would give. */
export interface Worm {
	/** Smallest and largest x of the band. */
	readonly range: readonly [number, number];
	readonly n: number;
	/** Normal quantiles expected, rising. */
	readonly expected: Float64Array;
	/** Ordered z-scores less those expected: near 0 where the curves hold. */
	readonly deviation: Float64Array;
	/** Half the width of the pointwise 95 % limits around 0. */
	readonly limit: Float64Array;
	/** Share of points outside the limits; about 0.05 where the curves hold. */
	readonly shareOutside: number;
}

/**
 * Worm plots: detrended normal quantile plots of z-scores in bands of age with about equally many rows. A worm above 0 says
 * that M is too low, a slope that S is off, a parabola L, an S shape the tails.
 *
 * @param x, zScores - n values, n at least 10 for each band.
 * @throws InvalidInputError when lengths differ, a value is not finite, or bands would have fewer than 10 rows.
 *
 * Source: van Buuren S, Fredriks M. Stat Med 2001;20:1259-1277, doi:10.1002/sim.746.
 * @example
 * wormPlot(Array.from({ length: 20 }, (_, i) => i), Array.from({ length: 20 }, (_, i) => (i - 9.5) / 6), {
 * nBands: 2 }).length; // 2
 */
export function wormPlot(x: Samples, zScores: Samples, { nBands = 4 }: { readonly nBands?: number } = {}): Worm[] {
	const where = "wormPlot";
	checkInteger(where, "nBands", nBands, 1);
	checkFinite(where, "x", x);
	checkFinite(where, "zScores", zScores);
	const n = x.length;
	if (zScores.length !== n || n < 10 * nBands) {
		throw new InvalidInputError(
			`${where}: zScores must be as many as x (${n}), and at least 10 for each of ${nBands} bands; got ${zScores.length}`,
			{ code: "length-mismatch", argument: "zScores", received: zScores.length },
		);
	}
	const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i] - x[j] || i - j);
	return Array.from({ length: nBands }, (_, band) => {
		const rows = order.slice(Math.round((band * n) / nBands), Math.round(((band + 1) * n) / nBands));
		const sorted = Float64Array.from(rows, (i) => zScores[i]).sort();
		const shares = Float64Array.from(sorted, (_unused, i) => (i + 0.5) / sorted.length);
		const expected = shares.map((share) => normalQuantile(share));
		const deviation = sorted.map((z, i) => z - expected[i]);
		const limit = shares.map(
			(share, i) =>
				(normalQuantile(0.975) * Math.sqrt((share * (1 - share)) / sorted.length)) / normalDensity(expected[i]),
		);
		let nOutside = 0;
		for (let i = 0; i < deviation.length; i++) if (Math.abs(deviation[i]) > limit[i]) nOutside++;
		return {
			range: [x[rows[0]], x[rows[rows.length - 1]]],
			n: rows.length,
			expected,
			deviation,
			limit,
			shareOutside: nOutside / rows.length,
		};
	});
}
