import { drawIntegers, type Random, type Samples, type Warning } from "@quickening/core";
import { quantileOfSorted, standardDeviation, take } from "@quickening/stats";

/** Intercept and slope of some rows; NaN where these have none. */
export type InterceptAndSlope = readonly [intercept: number, slope: number];

/** Percentile limits and standard deviation over draws. */
export interface DrawnEstimate {
	readonly low: number;
	readonly high: number;
	readonly se: number;
}

/**
 * Limits of calibration intercept and slope from a bootstrap over participants, each with all its rows.
 *
 * Trusts its input.
 *
 * @param fit - Gives both for the rows of a draw.
 * @param participants - The rows of each.
 * @returns Limits of both, and a warning that counts draws in which one of them cannot be estimated; these are left out.
 *
 * Source: Efron 1979, doi:10.1214/aos/1176344552; clusters: Davison and Hinkley 1997, doi:10.1017/CBO9780511802843, section 3.8.
 */
export function bootstrapCalibration(
	fit: (logOdds: Float64Array, outcomes: Float64Array) => InterceptAndSlope,
	{ logOdds, outcomes }: { readonly logOdds: Samples; readonly outcomes: Samples },
	{
		participants,
		repeats,
		tail,
		random,
	}: {
		readonly participants: readonly (readonly number[])[];
		readonly repeats: number;
		readonly tail: number;
		readonly random: Random;
	},
): { intercept: DrawnEstimate; slope: DrawnEstimate; warnings: readonly Warning[] } {
	const drawn = new Int32Array(participants.length);
	const draws = [new Float64Array(repeats), new Float64Array(repeats)] as const;
	for (let repeat = 0; repeat < repeats; repeat++) {
		drawIntegers(random, participants.length, drawn);
		const rows = Array.from(drawn, (participant) => participants[participant]).flat();
		const [intercept, slope] = fit(take(logOdds, rows), take(outcomes, rows));
		draws[0][repeat] = intercept;
		draws[1][repeat] = slope;
	}
	const [intercept, slope] = draws.map((values) => {
		const there = values.filter((value) => !Number.isNaN(value)).sort();
		const limit = (share: number) => (there.length === 0 ? Number.NaN : quantileOfSorted(there, share));
		return { low: limit(tail), high: limit(1 - tail), se: standardDeviation(there) };
	});
	const nWithout = draws[0].reduce((count, value, i) => count + (Number.isNaN(value + draws[1][i]) ? 1 : 0), 0);
	const message = `${nWithout} of ${repeats} draws have no calibration intercept or slope and are left out.`;
	return { intercept, slope, warnings: nWithout === 0 ? [] : [{ code: "draws-without", message }] };
}
