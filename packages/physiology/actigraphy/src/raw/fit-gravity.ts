import type { Warning } from "@quickening/core";
import { type GravityCalibration, noCalibration } from "./gravity-calibration.ts";
import { type GravityDefinition, gravityDefinitions } from "./gravity-definitions.ts";
import { type SphereFit, type StillWindows, sphereFit } from "./sphere-fit.ts";
import type { WindowMoments } from "./window-moments.ts";

export interface GravityFit {
	readonly calibration: GravityCalibration;
	/** Whether a calibration was found that may be applied; `calibration` changes nothing where not. */
	readonly found: boolean;
	/** Mean distance of still windows from 1 g, before and after; NaN where there are none. */
	readonly errorBeforeMg: number;
	readonly errorAfterMg: number;
	readonly stillWindows: number;
	readonly hoursUsed: number;
	readonly iterations: number;
	/** "calibration-impossible" with the reason, where none was found. */
	readonly warnings: readonly Warning[];
}

export interface FitGravityOptions {
	/** Default {@link gravityDefinitions}.vanHees2014. */
	readonly definition?: GravityDefinition;
	/** One value a window; a window without one is not used. Left out where the device has no thermometer. */
	readonly temperatureCelsius?: Float64Array | undefined;
}

/**
 * Autocalibration: scale and offset of each axis, so that a device at rest measures 1 g whichever way it lies.
 *
 * @param moments - Windows of 10 s of the whole recording ({@link windowMoments}).
 * @returns Calibration, errors in mg, and why there is none where none could be found.
 *
 * Source: van Hees et al. 2014, doi:10.1152/japplphysiol.00421.2014: iterative closest point fit of a unit sphere to still
 * windows.
 * Agrees with: skdh 0.17.18, `CalibrateAccelerometer`, and actipy 3.8.3, `calibrate_gravity`, each by its definition
 *   (tests/peers/movement-raw).
 */
export function fitGravity(moments: WindowMoments, options: FitGravityOptions = {}): GravityFit {
	const { definition = gravityDefinitions.vanHees2014, temperatureCelsius } = options;
	const { minimumHours, moreHours } = definition;
	const windowsAnHour = 3600 / moments.windowSeconds;
	const windows = moments.measured.length;
	const hoursInAll = windows / windowsAnHour;
	const still = stillWindows(moments, definition, temperatureCelsius);
	if (minimumHours > 0 && windows < Math.floor(minimumHours * windowsAnHour)) {
		const reason = `${hoursInAll.toFixed(1)} h were recorded, and calibration needs ${minimumHours}`;
		return impossible(reason, still, hoursInAll);
	}
	let hours = minimumHours > 0 ? minimumHours : hoursInAll;
	for (;;) {
		const used = firstWindows(still, Math.floor(hours * windowsAnHour));
		const fit = tryFit(used, definition);
		if (typeof fit !== "string") return { ...fit, hoursUsed: Math.min(hours, hoursInAll), stillWindows: used.x.length };
		if (hours >= hoursInAll) return impossible(fit, used, hoursInAll);
		hours += moreHours;
	}
}

interface Still extends StillWindows {
	/** Number of each still window in the recording. */
	readonly window: Float64Array;
}

function stillWindows(
	{ measured, samplesPerWindow, axes }: WindowMoments,
	{ stillSdMg, largestMeanG }: GravityDefinition,
	temperatureCelsius: Float64Array | undefined,
): Still {
	const variance = (stillSdMg / 1000) ** 2;
	const kept: number[] = [];
	for (let k = 0; k < measured.length; k++) {
		const n = measured[k]!;
		// A window with a hole in it may have moved meanwhile.
		if (n < 2 || n < Math.floor(samplesPerWindow)) continue;
		if (temperatureCelsius !== undefined && !Number.isFinite(temperatureCelsius[k])) continue;
		const rests = ({ sum, sumOfSquares }: WindowMoments["axes"][0]) =>
			Math.abs(sum[k]! / n) < largestMeanG && (sumOfSquares[k]! - (sum[k]! * sum[k]!) / n) / (n - 1) < variance;
		const nothing = axes.every(({ sum }) => Math.abs(sum[k]! / n) < 1e-8);
		if (axes.every(rests) && !nothing) kept.push(k);
	}
	const mean = (axis: number) => Float64Array.from(kept, (k) => axes[axis]!.sum[k]! / measured[k]!);
	return {
		window: Float64Array.from(kept),
		x: mean(0),
		y: mean(1),
		z: mean(2),
		temperatureCelsius:
			temperatureCelsius === undefined ? null : Float64Array.from(kept, (k) => temperatureCelsius[k]!),
	};
}

function firstWindows(still: Still, windows: number): Still {
	const found = still.window.findIndex((k) => k >= windows);
	const count = found < 0 ? still.window.length : found;
	return {
		window: still.window.subarray(0, count),
		x: still.x.subarray(0, count),
		y: still.y.subarray(0, count),
		z: still.z.subarray(0, count),
		temperatureCelsius: still.temperatureCelsius?.subarray(0, count) ?? null,
	};
}

/** A fit that may be applied, or why there is none. */
function tryFit(
	still: StillWindows,
	definition: GravityDefinition,
): Omit<GravityFit, "hoursUsed" | "stillWindows"> | string {
	const { minimumWindows, sphereG, goodEnoughMg, largestErrorMg } = definition;
	const axes = [still.x, still.y, still.z];
	if (still.x.length < minimumWindows)
		return `only ${still.x.length} windows were still, and calibration needs ${minimumWindows}`;
	const names = ["x", "y", "z"].filter((_, axis) => !reaches(axes[axis]!, sphereG));
	if (names.length > 0)
		return `at rest the axis ${names.join(" and ")} did not point beyond ${sphereG} g both up and down`;
	const errorBeforeMg = errorMg(still.x, still.y, still.z);
	if (goodEnoughMg > 0 && errorBeforeMg < goodEnoughMg) {
		return {
			calibration: noCalibration,
			found: true,
			errorBeforeMg,
			errorAfterMg: errorBeforeMg,
			iterations: 0,
			warnings: [],
		};
	}
	const { calibration, iterations, errorAfterMg }: SphereFit = sphereFit(still, definition);
	// Compared to the hundredth of a mg, as GGIR and skdh do, so that a change by rounding is no improvement.
	const before = Math.round(errorBeforeMg * 100);
	const after = Math.round(errorAfterMg * 100);
	if (after >= largestErrorMg * 100 || (definition.weights === "trimmed" && iterations >= definition.maximumIterations))
		return `an error of ${errorAfterMg.toFixed(1)} mg remained, and ${largestErrorMg} mg is too much`;
	if (definition.weights === "inverse" && after >= before)
		return `the error was ${errorBeforeMg.toFixed(2)} mg before and ${errorAfterMg.toFixed(2)} mg after, no better`;
	return { calibration, found: true, errorBeforeMg, errorAfterMg, iterations, warnings: [] };
}

function reaches(values: Float64Array, sphereG: number): boolean {
	return values.some((value) => value > sphereG) && values.some((value) => value < -sphereG);
}

/** Mean distance from 1 g. */
export function errorMg(x: Float64Array, y: Float64Array, z: Float64Array): number {
	let sum = 0;
	for (let k = 0; k < x.length; k++) sum += Math.abs(Math.sqrt(x[k]! ** 2 + y[k]! ** 2 + z[k]! ** 2) - 1);
	return x.length === 0 ? Number.NaN : (1000 * sum) / x.length;
}

function impossible(reason: string, still: StillWindows, hoursUsed: number): GravityFit {
	const error = errorMg(still.x, still.y, still.z);
	const message = `Acceleration is left as the device gave it: ${reason}.`;
	return {
		calibration: noCalibration,
		found: false,
		errorBeforeMg: error,
		errorAfterMg: error,
		stillWindows: still.x.length,
		hoursUsed,
		iterations: 0,
		warnings: [{ code: "calibration-impossible", message }],
	};
}
