import { checkInRange, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { type DayClock, epochsInDay, epochsOfDay, roundingOf, secondsInDay } from "./day-clock.ts";

export interface StabilityOptions extends DayClock {
	/**
	 * Length of the bins that epochs are averaged into, from the first epoch on; 60 by default. A day must hold a whole number.
	 */
	readonly binMinutes?: number;
	/** When given, an epoch above it counts 1 and any other 0 before it is averaged: regularity of when, not of how much. */
	readonly activeAbove?: number;
	/** Share of a bin's epochs that must be known; 0.5 by default. */
	readonly minimumShare?: number;
	/**
	 * What the sums of squares are divided by: 0 (default) their number as published, 1 one less, as pyActigraphy does, which
	 * makes IS larger by (n - 1) / (p - 1) over n / p and IV smaller by (n - 1) / n.
	 */
	readonly ddof?: 0 | 1;
}

/**
 * Interdaily stability (IS): how alike the days are, 0 (noise) to 1 (the same every day).
 *
 * The variance of the average day over that of all bins.
 *
 * @param values - Activity by epoch, any unit; NaN marks an epoch that is not known. A bin with too few known epochs is left out.
 * @param options - Epoch, clock, bin, binarising and the divisor.
 * @returns IS, no unit; NaN when nothing varies or nothing is known. Over less than a week it is biased upwards.
 * @throws InvalidInputError when a bin is no whole number of epochs or a day no whole number of bins.
 *
 * Source: Witting W et al. Biol Psychiatry 1990;27:563-572, doi:10.1016/0006-3223(90)90523-5. The mean over bins of several
 * lengths is {@link meanInterdailyStability}.
 * Agrees with: pyActigraphy 1.2.2, IS(freq="1h"), with ddof 1, to 1e-9, also binarised (tests/peers/rhythm).
 * @example
 * interdailyStability([0, 5, 0, 5], { epochSeconds: 43200, binMinutes: 720 }); // 1
 */
export function interdailyStability(values: Samples, options: StabilityOptions): number {
	const { bins, places, binsInDay } = binned("interdailyStability", values, options);
	const { ddof = 0 } = options;
	const sums = new Float64Array(binsInDay);
	const counts = new Int32Array(binsInDay);
	for (let i = 0; i < bins.length; i++) {
		if (Number.isNaN(bins[i])) continue;
		sums[places[i]] += bins[i];
		counts[places[i]]++;
	}
	return (
		spread(
			sums.map((sum, j) => (counts[j] > 0 ? sum / counts[j] : Number.NaN)),
			ddof,
		) / spread(bins, ddof)
	);
}

/**
 * Intradaily variability (IV): how broken up the rhythm is; 0 for a sine, about 2 for noise, above it for a fast swing.
 *
 * The mean squared step from one bin to the next over the variance of all bins. A step counts when both of its bins are known.
 *
 * @param values - Activity by epoch, any unit; NaN marks an epoch that is not known.
 * @param options - As of {@link interdailyStability}.
 * @returns IV, no unit; NaN when nothing varies or no two neighbours are known.
 * @throws InvalidInputError as {@link interdailyStability}.
 *
 * Source: Witting W et al. Biol Psychiatry 1990;27:563-572, doi:10.1016/0006-3223(90)90523-5.
 * Agrees with: pyActigraphy 1.2.2, IV(freq="1h"), with ddof 1, to 1e-9, also binarised (tests/peers/rhythm).
 * @example
 * intradailyVariability([0, 2, 0, 2], { epochSeconds: 3600 }); // 4
 */
export function intradailyVariability(values: Samples, options: StabilityOptions): number {
	const { bins } = binned("intradailyVariability", values, options);
	let squares = 0;
	let pairs = 0;
	for (let i = 1; i < bins.length; i++) {
		const step = bins[i] - bins[i - 1];
		if (Number.isNaN(step)) continue;
		squares += step * step;
		pairs++;
	}
	return pairs > 0 ? squares / pairs / spread(bins, options.ddof ?? 0) : Number.NaN;
}

/** The bins of 1 to 60 min that divide a day, over which ISm and IVm are averaged. */
export const stabilityBinsMinutes: readonly number[] = [
	1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 30, 32, 36, 40, 45, 48, 60,
];

/**
 * ISm: the mean of {@link interdailyStability} over bins of 1 to 60 min, so that the choice of one hour does not decide.
 *
 * @param options - As there; `binsMinutes` instead of `binMinutes`. Bins shorter than an epoch, or no whole number of them, are
 *   left out.
 * @returns No unit; NaN when it is of one of the bins.
 * @throws InvalidInputError as {@link interdailyStability}, and when no bin holds a whole number of epochs.
 *
 * Source: Gonçalves BSB et al. Sleep Sci 2014;7:158-164, doi:10.1016/j.slsci.2014.09.013.
 * Agrees with: pyActigraphy 1.2.2, ISm, with ddof 1, to 1e-9 (tests/peers/rhythm).
 * @example
 * meanInterdailyStability([0, 5, 0, 5], { epochSeconds: 43200, binsMinutes: [720] }); // 1
 */
export function meanInterdailyStability(
	values: Samples,
	options: Omit<StabilityOptions, "binMinutes"> & { readonly binsMinutes?: readonly number[] },
): number {
	return meanOverBins("meanInterdailyStability", interdailyStability, values, options);
}

/**
 * IVm: the mean of {@link intradailyVariability} over bins of 1 to 60 min.
 *
 * @param options - As of {@link meanInterdailyStability}.
 * @returns No unit; NaN when it is of one of the bins.
 *
 * Source: Gonçalves BSB et al. Sleep Sci 2014;7:158-164, doi:10.1016/j.slsci.2014.09.013.
 * Agrees with: pyActigraphy 1.2.2, IVm, with ddof 1, to 1e-9 (tests/peers/rhythm).
 * @example
 * meanIntradailyVariability([0, 2, 0, 2], { epochSeconds: 3600, binsMinutes: [60] }); // 4
 */
export function meanIntradailyVariability(
	values: Samples,
	options: Omit<StabilityOptions, "binMinutes"> & { readonly binsMinutes?: readonly number[] },
): number {
	return meanOverBins("meanIntradailyVariability", intradailyVariability, values, options);
}

function meanOverBins(
	where: string,
	measure: (values: Samples, options: StabilityOptions) => number,
	values: Samples,
	{
		binsMinutes = stabilityBinsMinutes,
		...options
	}: Omit<StabilityOptions, "binMinutes"> & { readonly binsMinutes?: readonly number[] },
): number {
	const usable = binsMinutes.filter((minutes) => Number.isInteger((minutes * 60) / options.epochSeconds));
	if (usable.length === 0)
		throw new InvalidInputError(
			`${where}: binsMinutes must hold one that is a whole number of epochs of ${options.epochSeconds} s; got ${binsMinutes.join(", ")}`,
			{ code: "not-in-day", argument: "binsMinutes", received: binsMinutes },
		);
	let sum = 0;
	for (const binMinutes of usable) sum += measure(values, { ...options, binMinutes });
	return sum / usable.length;
}

/** Means of bins from the first epoch on, and which bin of the day each is, by its first epoch. */
function binned(where: string, values: Samples, options: StabilityOptions) {
	const { epochSeconds, binMinutes = 60, activeAbove, minimumShare = 0.5, ddof = 0 } = options;
	checkPositive(where, "binMinutes", binMinutes);
	checkInRange(where, "minimumShare", minimumShare, 0, 1);
	checkInRange(where, "ddof", ddof, 0, 1);
	if (activeAbove !== undefined) checkInRange(where, "activeAbove", activeAbove, -Number.MAX_VALUE, Number.MAX_VALUE);
	epochsInDay(where, epochSeconds);
	const width = (binMinutes * 60) / epochSeconds;
	const binsInDay = secondsInDay / (binMinutes * 60);
	if (!Number.isInteger(width) || !Number.isInteger(binsInDay))
		throw new InvalidInputError(
			`${where}: binMinutes must be a whole number of epochs of ${epochSeconds} s and divide a day; got ${binMinutes}`,
			{ code: "not-in-day", argument: "binMinutes", received: binMinutes },
		);
	const epochPlaces = epochsOfDay(where, values, options);
	const n = Math.ceil(values.length / width);
	const bins = new Float64Array(n);
	const places = new Int32Array(n);
	for (let b = 0; b < n; b++) {
		let sum = 0;
		let known = 0;
		const end = Math.min(values.length, (b + 1) * width);
		for (let i = b * width; i < end; i++) {
			const value = values[i];
			if (Number.isNaN(value)) continue;
			sum += activeAbove === undefined ? value : value > activeAbove ? 1 : 0;
			known++;
		}
		bins[b] = known > 0 && known >= minimumShare * width ? sum / known : Number.NaN;
		places[b] = Math.floor(epochPlaces[b * width] / width);
	}
	return { bins, places, binsInDay };
}

/** Variance of what is known; NaN, not 0, when nothing varies, so that a ratio over it is not infinite. */
function spread(values: Float64Array, ddof: number): number {
	let n = 0;
	let sum = 0;
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		sum += value;
		n++;
	}
	const mean = sum / n;
	let squares = 0;
	for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
	return n > ddof && squares > n * roundingOf(values) ** 2 ? squares / (n - ddof) : Number.NaN;
}
