import type { WindowMoments } from "./window-moments.ts";

/**
 * What turns raw into calibrated acceleration, axis by axis:
 * (raw + offset) x scale + (temperature - temperatureMeanCelsius) x temperatureGPerCelsius.
 */
export interface GravityCalibration {
	readonly offsetG: readonly [number, number, number];
	readonly scale: readonly [number, number, number];
	readonly temperatureGPerCelsius: readonly [number, number, number];
	/** 0 where no temperature was used. */
	readonly temperatureMeanCelsius: number;
}

/** Nothing is changed. */
export const noCalibration: GravityCalibration = {
	offsetG: [0, 0, 0],
	scale: [1, 1, 1],
	temperatureGPerCelsius: [0, 0, 0],
	temperatureMeanCelsius: 0,
};

/** Whether temperature has a part in it. */
export function usesTemperature({ temperatureGPerCelsius }: GravityCalibration): boolean {
	return temperatureGPerCelsius.some((slope) => slope !== 0);
}

/**
 * What is added to the scaled value of each axis: calibrated = raw x scale + shift. Where a temperature is needed and none is
 * known, the mean one is taken.
 */
export function shiftAt(
	{ offsetG, scale, temperatureGPerCelsius, temperatureMeanCelsius }: GravityCalibration,
	axis: 0 | 1 | 2,
	temperatureCelsius: number,
): number {
	const warmer = Number.isNaN(temperatureCelsius) ? 0 : temperatureCelsius - temperatureMeanCelsius;
	return offsetG[axis] * scale[axis] + warmer * temperatureGPerCelsius[axis];
}

/**
 * Applies a calibration to samples.
 *
 * @param acceleration - Three axes in g, of one length; NaN stays NaN.
 * @param temperatureCelsius - One value a sample, where the calibration uses temperature; else left out.
 * @returns New arrays.
 */
export function applyGravityCalibration<
	T extends { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
>(acceleration: T, calibration: GravityCalibration, temperatureCelsius?: Float64Array): T {
	const along = (values: Float64Array, axis: 0 | 1 | 2) =>
		values.map(
			(raw, i) => raw * calibration.scale[axis] + shiftAt(calibration, axis, temperatureCelsius?.[i] ?? Number.NaN),
		);
	return { ...acceleration, x: along(acceleration.x, 0), y: along(acceleration.y, 1), z: along(acceleration.z, 2) };
}

/**
 * Moments of the calibrated samples, from those of the raw ones. Temperature is taken as constant over a window.
 *
 * @param temperatureCelsius - One value a window.
 */
export function calibrateMoments(
	moments: WindowMoments,
	calibration: GravityCalibration,
	temperatureCelsius?: Float64Array,
): WindowMoments {
	const { measured } = moments;
	const along = (axis: 0 | 1 | 2) => {
		const { sum, sumOfSquares, least, greatest } = moments.axes[axis];
		const scale = calibration.scale[axis];
		const out = {
			sum: new Float64Array(sum.length),
			sumOfSquares: new Float64Array(sum.length),
			least: new Float64Array(sum.length),
			greatest: new Float64Array(sum.length),
		};
		for (let k = 0; k < sum.length; k++) {
			const shift = shiftAt(calibration, axis, temperatureCelsius?.[k] ?? Number.NaN);
			const n = measured[k]!;
			out.sum[k] = scale * sum[k]! + n * shift;
			out.sumOfSquares[k] = scale * scale * sumOfSquares[k]! + 2 * scale * shift * sum[k]! + n * shift * shift;
			const one = scale * least[k]! + shift;
			const other = scale * greatest[k]! + shift;
			out.least[k] = Math.min(one, other);
			out.greatest[k] = Math.max(one, other);
		}
		return out;
	};
	return { ...moments, axes: [along(0), along(1), along(2)] };
}
