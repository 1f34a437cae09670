import { checkName, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import type { RecordEnds } from "./weighted-sums.ts";

/** How a program reads the formula. */
export interface SadehVariant {
	/** What counts are cut to. */
	readonly largest: number;
	/** Asleep when the index lies above it (or is equal, where `orEqual`). */
	readonly threshold: number;
	readonly orEqual: boolean;
	/** Whether 50 itself counts as moderate. */
	readonly fiftyCounts: boolean;
	/** Whose logarithm is taken: 0 the minute itself, 1 the next one. */
	readonly logarithmOf: 0 | 1;
	readonly ends: RecordEnds;
}

/** Variants by name. */
export const sadehVariants = {
	/** As printed: asleep at 0 and above. */
	sadeh1994: {
		largest: Number.POSITIVE_INFINITY,
		threshold: 0,
		orEqual: true,
		fiftyCounts: true,
		logarithmOf: 0,
		ends: "unknown",
	},
	/**
	 * ActiLife and actigraph.sleepr, for ActiGraph's vertical axis: counts cut to 300, asleep above -4, stillness beyond the
	 * ends.
	 */
	actiLife: { largest: 300, threshold: -4, orEqual: false, fiftyCounts: true, logarithmOf: 0, ends: "still" },
	/**
	 * pyActigraphy 1.2.2: 50 does not count as moderate, and the logarithm is of the next minute, which the paper does not say.
	 */
	pyActigraphy: {
		largest: Number.POSITIVE_INFINITY,
		threshold: 0,
		orEqual: false,
		fiftyCounts: false,
		logarithmOf: 1,
		ends: "unknown",
	},
} as const satisfies Record<string, SadehVariant>;

/**
 * Sadeh: asleep or awake by the minute, from level, spread and moderate minutes of eleven minutes.
 *
 * 7.601 - 0.065 x mean of eleven minutes - 1.08 x those of 50 to below 100 - 0.056 x standard deviation of the minute and the
 * five before - 0.703 x log(1 + counts).
 *
 * @param countsPerMinute - Counts by the minute; NaN marks a minute that is not known.
 * @param options.variant - A name of {@link sadehVariants}: the counts of one device are not those of another.
 * @returns As long as the counts: 1 asleep, 0 awake, NaN where a minute that it needs is not known or, by variant, lies beyond
 *   the ends.
 * @throws InvalidInputError when a count is negative, or the variant has another name.
 *
 * Source: Sadeh A, Sharkey KM, Carskadon MA. Sleep 1994;17:201-207, doi:10.1093/sleep/17.3.201 (10 to 25 years, wrist).
 * Agrees with: pyActigraphy 1.2.2, Sadeh(), but for the record's ends, which it scores as wake; ActiLife and actigraph.sleepr on
 *   a day of an ActiGraph: epoch by epoch (tests/peers/sleep).
 * @example
 * scoreSadeh(new Float64Array(11), { variant: "sadeh1994" })[5]; // 1
 */
export function scoreSadeh(
	countsPerMinute: Samples,
	options: { readonly variant: keyof typeof sadehVariants },
): Float64Array {
	checkName("scoreSadeh", "variant", options.variant, sadehVariants);
	checkCounts("scoreSadeh", "countsPerMinute", countsPerMinute);
	const { largest, threshold, orEqual, fiftyCounts, logarithmOf, ends }: SadehVariant = sadehVariants[options.variant];
	const n = countsPerMinute.length;
	const beyond = ends === "still" ? 0 : Number.NaN;
	const padded = new Float64Array(n + 10).fill(beyond);
	for (let i = 0; i < n; i++) padded[i + 5] = Math.min(largest, countsPerMinute[i]);
	const scores = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		let sum = 0;
		let recent = 0;
		let moderate = 0;
		for (let j = i; j < i + 11; j++) {
			const value = padded[j];
			sum += value;
			if (value < 100 && (value > 50 || (fiftyCounts && value === 50))) moderate++;
			if (j === i + 5) recent = sum;
		}
		// The minute itself and the five before it; added up from their own mean, so that large counts lose no digits.
		const mean = recent / 6;
		let squares = 0;
		for (let j = i; j < i + 6; j++) squares += (padded[j] - mean) ** 2;
		const index =
			7.601 -
			0.065 * (sum / 11) -
			1.08 * moderate -
			0.056 * Math.sqrt(squares / 5) -
			0.703 * Math.log(1 + padded[i + 5 + logarithmOf]);
		scores[i] = Number.isNaN(index) ? Number.NaN : index > threshold || (orEqual && index === threshold) ? 1 : 0;
	}
	return scores;
}
