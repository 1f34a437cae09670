import { checkName, type Samples } from "@quickening/core";
import { movingQuantile } from "@quickening/signal";
import { type Acceleration, checkAcceleration } from "./acceleration.ts";
import { checkAxesInG } from "./check-in-g.ts";
import { type EpochOptions, meanByEpoch } from "./mean-by-epoch.ts";

/** The two definitions in use: they differ by what is taken for the direction of gravity. */
export const angleZDefinitions = ["mean-of-angles", "rolling-median"] as const;

export type AngleZDefinition = (typeof angleZDefinitions)[number];

export interface AngleZOptions extends EpochOptions {
	/**
	 * "mean-of-angles" (default; skdh): the angle of every sample, averaged. "rolling-median" (GGIR): of each axis, thinned to
	 * 10 Hz by taking every floor(rate / 10)-th sample, the median over 5 s around; the angle of the medians, averaged.
	 */
	readonly definition?: AngleZDefinition;
}

/**
 * Angle-z: between the device's z axis and the horizontal; how the forearm lies.
 *
 * @param acceleration - Three axes in g; NaN marks a missing sample.
 * @returns Degrees from -90 to 90, one value for each whole epoch; NaN where fewer than `minimumMeasuredFraction` of its
 *   samples were measured. A sample of three zeros has no angle and is left out.
 * @throws InvalidInputError when the axes differ in length or are not in g, or a rate or an epoch is none.
 *
 * Source: van Hees et al. 2015, doi:10.1371/journal.pone.0142533 (its rolling median is "rolling-median" here).
 * Agrees with: skdh 0.17.18, `metric_anglez`, to 1e-9 (tests/peers/movement-raw). The first and last 2.5 s have the first and
 *   last median, as in GGIR, which does so at the ends of each block that it reads, and not at those of the recording alone.
 * @example
 * angleZDegrees({ x: [1, 1], y: [0, 0], z: [1, 1], samplingRateHz: 2 }, { epochSeconds: 1 }); // 45
 */
export function angleZDegrees(acceleration: Acceleration, options: AngleZOptions = {}): Float64Array {
	const { definition = "mean-of-angles", ...epochs } = options;
	checkName("angleZDegrees", "definition", definition, angleZDefinitions);
	checkAxesInG("angleZDegrees", acceleration);
	if (definition === "mean-of-angles") return meanByEpoch("angleZDegrees", acceleration, epochs, angleOf);
	const typed = checkAcceleration("angleZDegrees", acceleration, epochs.epochSeconds ?? 5);
	const thinned = thinning(typed.samplingRateHz);
	const held = (axis: Float64Array) => holdMedians(axis, thinned);
	const { x, y, z, samplingRateHz } = typed;
	const medians = { x: held(x), y: held(y), z: held(z), samplingRateHz };
	return meanByEpoch("angleZDegrees", medians, epochs, angleOf);
}

/** Degrees between z and the plane of x and y; NaN for three zeros. */
export function angleOf(x: number, y: number, z: number): number {
	return (Math.atan(z / Math.sqrt(x * x + y * y)) * 180) / Math.PI;
}

/** How GGIR thins and how wide its window then is. */
export function thinning(samplingRateHz: number): { readonly step: number; readonly windowSamples: number } {
	const step = Math.max(1, Math.floor(samplingRateHz / 10));
	const wide = Math.round((step > 1 ? 10 : samplingRateHz) * 5);
	return { step, windowSamples: wide % 2 === 0 ? wide + 1 : wide };
}

/** Rolling median of thinned samples; NaN where more than half of a window is missing. */
export function rollingMedian(thin: Samples, windowSamples: number): Float64Array {
	return movingQuantile(thin, { windowSamples, p: 0.5, minimumFinite: Math.ceil(windowSamples / 2), edge: "hold" });
}

/** Rolling median of every step-th sample, each held until the next. */
function holdMedians(
	axis: Float64Array,
	{ step, windowSamples }: { readonly step: number; readonly windowSamples: number },
): Float64Array {
	const thin = Float64Array.from({ length: Math.ceil(axis.length / step) }, (_, j) => axis[j * step]!);
	const medians = rollingMedian(thin, windowSamples);
	return Float64Array.from(axis, (value, i) => (Number.isNaN(value) ? value : medians[Math.floor(i / step)]!));
}
