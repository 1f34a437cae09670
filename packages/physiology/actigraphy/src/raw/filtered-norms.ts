import { checkName, checkPositive, InvalidInputError } from "@quickening/core";
import { butterworth, filterForward, filterZeroPhase, type SecondOrderSections } from "@quickening/signal";
import { type Acceleration, checkAcceleration } from "./acceleration.ts";
import { checkAxesInG } from "./check-in-g.ts";
import { type EpochOptions, meanByEpoch } from "./mean-by-epoch.ts";

/** Names of the filtered norms: band, high and low pass, and high pass plus low pass above one g. */
export type FilteredNorm = "bfen" | "hfen" | "lfen" | "hfenPlus";

export interface FilteredNormEdges {
	/** Where gravity ends, in Hz. Default 0.2. */
	readonly lowCutoffHz?: number | undefined;
	/** Where noise begins, in Hz. Default 15. */
	readonly highCutoffHz?: number | undefined;
}

export interface FilteredNormOptions extends EpochOptions, FilteredNormEdges {
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
	return filteredNorm("bfenMg", "bfen", acceleration, options);
}

/**
 * HFEN: the norm of acceleration after a high-pass filter on each axis (Butterworth, order 4), averaged over epochs; as
 * {@link bfenMg}, without its upper edge.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_hfen`, to 1e-9 (tests/peers/movement-raw).
 */
export function hfenMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("hfenMg", "hfen", acceleration, options);
}

/**
 * LFEN: the norm of acceleration after a low-pass filter on each axis at `highCutoffHz` (Butterworth, order 4), averaged over
 * epochs: gravity and movement, without the noise.
 *
 * Source: GGIR, metric LFEN (there with `direction: "forward"`).
 */
export function lfenMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("lfenMg", "lfen", acceleration, options);
}

/**
 * HFEN+: the norm of the high-passed axes, plus that of the low-passed axes less one g, both at `lowCutoffHz`; a negative sum
 * is zero.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_hfenplus`, to 1e-9 (tests/peers/movement-raw).
 */
export function hfenPlusMg(acceleration: Acceleration, options: FilteredNormOptions = {}): Float64Array {
	return filteredNorm("hfenPlusMg", "hfenPlus", acceleration, options);
}

/** Refuses a name that is none. */
function checkFilteredNorm(where: string, name: string): void {
	const known = ["bfen", "hfen", "lfen", "hfenPlus"];
	if (known.includes(name)) return;
	throw new InvalidInputError(`${where}: filteredNorms must be of ${known.join(", ")}; got ${JSON.stringify(name)}`, {
		code: "unknown-norm",
		argument: "filteredNorms",
		received: name,
	});
}

/** The filters of a norm: one, or for HFEN+ the high pass and then the low pass. */
export function filtersOf(
	where: string,
	name: FilteredNorm,
	samplingRateHz: number,
	{ lowCutoffHz = 0.2, highCutoffHz = 15 }: FilteredNormEdges = {},
): readonly SecondOrderSections[] {
	checkFilteredNorm(where, name);
	checkPositive(where, "lowCutoffHz", lowCutoffHz);
	checkPositive(where, "highCutoffHz", highCutoffHz);
	if ((name === "bfen" || name === "lfen") && !(highCutoffHz < samplingRateHz / 2))
		throw new InvalidInputError(
			`${where}: highCutoffHz must lie below half the rate for ${name} (${samplingRateHz / 2} Hz at ${samplingRateHz} Hz); got ${highCutoffHz}. Take hfen or hfenPlus at such a rate`,
			{ code: "out-of-range", argument: "highCutoffHz", received: highCutoffHz },
		);
	const pass = (band: "lowpass" | "highpass", cutoffHz: number) =>
		butterworth({ order: 4, band, cutoffHz, samplingRateHz });
	if (name === "bfen")
		return [butterworth({ order: 4, band: "bandpass", cutoffHz: [lowCutoffHz, highCutoffHz], samplingRateHz })];
	if (name === "lfen") return [pass("lowpass", highCutoffHz)];
	const high = pass("highpass", lowCutoffHz);
	return name === "hfen" ? [high] : [high, pass("lowpass", lowCutoffHz)];
}

function filteredNorm(
	where: string,
	name: FilteredNorm,
	acceleration: Acceleration,
	{ direction = "zero-phase", lowCutoffHz, highCutoffHz, ...epochs }: FilteredNormOptions,
): Float64Array {
	checkName(where, "direction", direction, ["zero-phase", "forward"]);
	const typed = checkAcceleration(where, acceleration, epochs.epochSeconds ?? 5);
	checkAxesInG(where, typed);
	const { samplingRateHz } = typed;
	const edges = { lowCutoffHz, highCutoffHz };
	const [first, second] = filtersOf(where, name, samplingRateHz, edges).map((filter) =>
		filterAxes(typed, filter, direction),
	);
	if (second === undefined)
		return meanByEpoch(
			where,
			{ ...first!, samplingRateHz },
			epochs,
			(x, y, z) => 1000 * Math.sqrt(x * x + y * y + z * z),
		);
	const sums = typed.x.map((_, i) => Math.max(0, normAt(first!, i) + normAt(second, i) - 1));
	return meanByEpoch(where, { x: sums, y: sums, z: sums, samplingRateHz }, epochs, (sum) => 1000 * sum);
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
