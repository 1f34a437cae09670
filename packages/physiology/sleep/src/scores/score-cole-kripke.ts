import { checkName, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { rescoreWebster, type WebsterReading } from "./rescore-webster.ts";
import { asleepBelow, type RecordEnds, weightedSums } from "./weighted-sums.ts";

/** A set of weights with the scale that its counts must have. */
export interface ColeKripkeVariant {
	/** Weights from four minutes before to two after, with the scale in them. */
	readonly weights: readonly number[];
	/** The minute's value is divided by it first. */
	readonly divisor: number;
	/** What a divided value is cut to. */
	readonly largest: number;
	/** Asleep when the sum lies below. */
	readonly threshold: number;
	readonly ends: RecordEnds;
	/** Rescoring that belongs to it, "none" or a reading of Webster's rules. */
	readonly rescoring: WebsterReading | "none";
}

const meanWeights = [0.106, 0.054, 0.058, 0.076, 0.23, 0.074, 0.067];
const activityIndexWeights = [4.64, 6.87, 3.75, 5.07, 16.19, 5.84, 4.024].map((weight) => weight * 0.243);

/** Variants by name. What they take differs: give each what it was made for. */
export const coleKripkeVariants = {
	/**
	 * Mean activity of the minute in 2-s epochs of a zero-crossing device, table 2 of the paper; a minute's sum is divided by 30.
	 */
	meanPerMinute: {
		weights: meanWeights,
		divisor: 30,
		largest: Number.POSITIVE_INFINITY,
		threshold: 1,
		ends: "unknown",
		rescoring: "webster1982",
	},
	/**
	 * Counts of the vertical axis of an ActiGraph by the minute, as ActiLife and actigraph.sleepr do: a hundredth, cut to 300.
	 */
	actiLife: { weights: meanWeights, divisor: 100, largest: 300, threshold: 1, ends: "still", rescoring: "none" },
	/** Activity index of raw acceleration in g, as scikit-digital-health does, with weights scaled by 0.243. */
	activityIndex: {
		weights: activityIndexWeights,
		divisor: 1,
		largest: Number.POSITIVE_INFINITY,
		threshold: 0.5,
		ends: "still",
		rescoring: "inTurn",
	},
} as const satisfies Record<string, ColeKripkeVariant>;

/**
 * Cole-Kripke: asleep or awake by the minute, from the activity of seven minutes.
 *
 * @param activityPerMinute - One value a minute of the kind that the variant takes; NaN marks a minute that is not known.
 * @param options.variant - A name of {@link coleKripkeVariants}; it decides the scale, so there is no default.
 * @param options.rescoring - "none", or a reading of Webster's rules; the variant's own by default.
 * @returns As long as the activity: 1 asleep, 0 awake, NaN where one of the seven minutes is not known or, by variant, lies
 *   beyond the record's ends.
 * @throws InvalidInputError when a value is negative, or a name is not known.
 *
 * Source: Cole RJ et al. Sleep 1992;15:461-469, doi:10.1093/sleep/15.5.461 (adults of 35 to 65 years, wrist).
 * Agrees with: pyActigraphy 1.2.2, CK(settings="mean"), with and without rescoring, but for the record's ends, which it scores as
 *   wake; scikit-digital-health 0.17.18, compute_sleep_predictions; ActiLife and actigraph.sleepr on a day of an ActiGraph: epoch
 *   by epoch (tests/peers/sleep).
 * @example
 * scoreColeKripke([0, 0, 0, 0, 900, 0, 0], { variant: "actiLife" }); // asleep but for the minutes around the 900
 */
export function scoreColeKripke(
	activityPerMinute: Samples,
	options: { readonly variant: keyof typeof coleKripkeVariants; readonly rescoring?: WebsterReading | "none" },
): Float64Array {
	const where = "scoreColeKripke";
	checkName(where, "variant", options.variant, coleKripkeVariants);
	checkCounts(where, "activityPerMinute", activityPerMinute);
	const { weights, divisor, largest, threshold, ends, rescoring }: ColeKripkeVariant =
		coleKripkeVariants[options.variant];
	const scaled = Float64Array.from(activityPerMinute, (value) => Math.min(largest, value / divisor));
	const scores = asleepBelow(weightedSums(scaled, weights, 4, ends), threshold);
	const reading = options.rescoring ?? rescoring;
	return reading === "none" ? scores : rescoreWebster(scores, { reading });
}
