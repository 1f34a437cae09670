import { checkPositive } from "@quickening/core";
import { butterworth, filterForward, filterZeroPhase, type SecondOrderSections } from "@quickening/signal";
import { type Acceleration, checkAcceleration } from "./acceleration.ts";
import { type EpochOptions, meanByEpoch } from "./mean-by-epoch.ts";

export interface FilteredNormOptions extends EpochOptions {
	/** Where gravity ends, in Hz. Default 0.2. */
	readonly lowCutoffHz?: number;
	/** Where noise begins, in Hz. Default 15. */
	readonly highCutoffHz?: number;
	/** "zero-phase" (default; skdh): forwards and backwards, twice the attenuation. "forward": once, as GGIR filters. */
	readonly direction?: "zero-phase" | "forward";
}

/**
 * BFEN: the norm of acceleration after a band-pass filter on each axis (Butterworth, order 4), averaged over epochs.
 *
 * @param acceleration - Three axes in g; NaN marks a missing sample. Each run without gaps is filtered by itself.
 * @returns mg, one value for each whole epoch; NaN where fewer than `minimumMeasuredFraction` of its samples were measured.
 * @throws InvalidInputError when the axes differ in length, an epoch is none, or a cutoff lies beyond half the rate.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_bfen`, to 1e-9 (tests/peers/movement-raw).
 */
export function bfenMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("bfenMg", acceleration, options, ({ low, high, samplingRateHz }) =>
		butterworth({ order: 4, band: "bandpass", cutoffHz: [low, high], samplingRateHz }),
	);
}

/**
 * HFEN: the norm of acceleration after a high-pass filter on each axis (Butterworth, order 4), averaged over epochs; as
 * {@link bfenMg}, without its upper edge.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_hfen`, to 1e-9 (tests/peers/movement-raw).
 */
export function hfenMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("hfenMg", acceleration, options, ({ low, samplingRateHz }) =>
		butterworth({ order: 4, band: "highpass", cutoffHz: low, samplingRateHz }),
	);
}

/**
 * LFEN: the norm of acceleration after a low-pass filter on each axis at `highCutoffHz` (Butterworth, order 4), averaged over
 * epochs: gravity and movement, without the noise.
 *
 * Source: GGIR, metric LFEN (there with `direction: "forward"`).
 */
export function lfenMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("lfenMg", acceleration, options, ({ high, samplingRateHz }) =>
		butterworth({ order: 4, band: "lowpass", cutoffHz: high, samplingRateHz }),
	);
}

/**
 * HFEN+: the norm of the high-passed axes, plus that of the low-passed axes less one g, both at `lowCutoffHz`; a negative sum
 * is zero.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_hfenplus`, to 1e-9 (tests/peers/movement-raw).
 */
export function hfenPlusMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	const { lowCutoffHz = 0.2, direction = "zero-phase", ...epochs } = options;
	const typed = checkAcceleration("hfenPlusMg", acceleration, epochs.epochSeconds ?? 5);
	const { samplingRateHz } = typed;
	const at = (band: "lowpass" | "highpass") =>
		filterAxes(typed, butterworth({ order: 4, band, cutoffHz: lowCutoffHz, samplingRateHz }), direction);
	const quick = at("highpass");
	const slow = at("lowpass");
	const sums = typed.x.map((_, i) => Math.max(0, normAt(quick, i) + normAt(slow, i) - 1));
	return meanByEpoch("hfenPlusMg", { x: sums, y: sums, z: sums, samplingRateHz }, epochs, (sum) => 1000 * sum);
}

function filteredNorm(
	where: string,
	acceleration: Acceleration,
	{ lowCutoffHz = 0.2, highCutoffHz = 15, direction = "zero-phase", ...epochs }: FilteredNormOptions,
	design: (edges: { low: number; high: number; samplingRateHz: number }) => SecondOrderSections,
): Float64Array {
	checkPositive(where, "lowCutoffHz", lowCutoffHz);
	checkPositive(where, "highCutoffHz", highCutoffHz);
	const typed = checkAcceleration(where, acceleration, epochs.epochSeconds ?? 5);
	const { samplingRateHz } = typed;
	const axes = filterAxes(typed, design({ low: lowCutoffHz, high: highCutoffHz, samplingRateHz }), direction);
	return meanByEpoch(where, { ...axes, samplingRateHz }, epochs, (x, y, z) => 1000 * Math.sqrt(x * x + y * y + z * z));
}

function filterAxes(
	{ x, y, z }: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
	filter: SecondOrderSections,
	direction: "zero-phase" | "forward",
): { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array } {
	const run = direction === "forward" ? filterForward : filterZeroPhase;
	return { x: run(filter, x), y: run(filter, y), z: run(filter, z) };
}

function normAt({ x, y, z }: { x: Float64Array; y: Float64Array; z: Float64Array }, i: number): number {
	return Math.sqrt(x[i]! * x[i]! + y[i]! * y[i]! + z[i]! * z[i]!);
}
