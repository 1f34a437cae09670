import { quantile } from "@quickening/stats";
import type { GravityCalibration } from "./gravity-calibration.ts";
import type { GravityDefinition } from "./gravity-definitions.ts";

/** Means of windows at rest, in g. */
export interface StillWindows {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
	readonly temperatureCelsius: Float64Array | null;
}

export interface SphereFit {
	readonly calibration: GravityCalibration;
	readonly iterations: number;
	readonly errorAfterMg: number;
}

/**
 * Iterative closest point: each still window is drawn to the nearest point of the unit sphere, a weighted line is fitted to
 * each axis, and so on until nothing changes.
 */
export function sphereFit({ x, y, z, temperatureCelsius }: StillWindows, definition: GravityDefinition): SphereFit {
	const n = x.length;
	const raw = [x, y, z];
	const temperatureMeanCelsius = temperatureCelsius === null ? 0 : mean(temperatureCelsius);
	const warmer = temperatureCelsius?.map((value) => value - temperatureMeanCelsius) ?? new Float64Array(n);
	const shift = [0, 0, 0];
	const scale = [1, 1, 1];
	const slope = [0, 0, 0];
	const now = raw.map((values) => Float64Array.from(values));
	const closest = raw.map(() => new Float64Array(n));
	const fitted = raw.map(() => new Float64Array(n));
	const inverse = definition.weights === "inverse";
	const distances = new Float64Array(n);
	const weights = new Float64Array(n).fill(100);
	let best = { scale: [...scale], shift: [...shift], slope: [...slope], error: Number.POSITIVE_INFINITY };
	let last = Number.POSITIVE_INFINITY;
	let stops = false;
	let iterations = 0;
	drawToSphere(now, closest, distances);
	while (iterations < definition.maximumIterations) {
		iterations++;
		if (!inverse) {
			const farthest = quantile(distances, 0.995);
			for (let k = 0; k < n; k++) weights[k] = Math.max(1 - distances[k]! / farthest, 0);
		}
		for (let axis = 0; axis < 3; axis++) {
			const line = weightedPlane(now[axis]!, warmer, closest[axis]!, weights);
			const intercept = definition.skdhSteps ? 0 : line.intercept;
			for (let k = 0; k < n; k++) fitted[axis]![k] = intercept + line.slope * now[axis]![k]! + line.warmer * warmer[k]!;
			shift[axis] = line.intercept + shift[axis]! * line.slope;
			slope[axis] = line.warmer + slope[axis]! * line.slope;
			scale[axis] = scale[axis]! * line.slope;
		}
		// "inverse" judges a step by how far its lines are from the points that they were fitted to.
		const squares = inverse ? weighByDistance(fitted, closest, weights) : 0;
		for (let axis = 0; axis < 3; axis++)
			for (let k = 0; k < n; k++)
				now[axis]![k] = scale[axis]! * raw[axis]![k]! + shift[axis]! + slope[axis]! * warmer[k]!;
		drawToSphere(now, closest, distances);
		const error = mean(distances);
		if (inverse || error < best.error) {
			const improvement = (best.error - error) / best.error;
			best = { scale: [...scale], shift: [...shift], slope: [...slope], error };
			if (!inverse && improvement < definition.tolerance) break;
		} else if (!inverse) break;
		if (stops) break;
		if (inverse && Math.abs(squares - last) < definition.tolerance) {
			if (!definition.skdhSteps) break;
			stops = true;
		}
		last = squares;
	}
	const triple = (values: (axis: 0 | 1 | 2) => number) => [values(0), values(1), values(2)] as const;
	return {
		calibration: {
			offsetG: triple((axis) => best.shift[axis]! / best.scale[axis]!),
			scale: triple((axis) => best.scale[axis]!),
			temperatureGPerCelsius: triple((axis) => best.slope[axis]!),
			temperatureMeanCelsius,
		},
		iterations,
		errorAfterMg: 1000 * best.error,
	};
}

/** Nearest points of the unit sphere, and how far they are. */
function drawToSphere(now: readonly Float64Array[], closest: readonly Float64Array[], distances: Float64Array): void {
	const [x, y, z] = now as [Float64Array, Float64Array, Float64Array];
	for (let k = 0; k < x.length; k++) {
		const norm = Math.sqrt(x[k]! * x[k]! + y[k]! * y[k]! + z[k]! * z[k]!);
		for (let axis = 0; axis < 3; axis++) closest[axis]![k] = now[axis]![k]! / norm;
		distances[k] = Math.abs(norm - 1);
	}
}

/** Mean of the weighted squared distances, over the sum of weights; then the weights of the next step. */
function weighByDistance(
	fitted: readonly Float64Array[],
	closest: readonly Float64Array[],
	weights: Float64Array,
): number {
	const n = weights.length;
	let sum = 0;
	let inAll = 0;
	for (let k = 0; k < n; k++) {
		let squared = 0;
		for (let axis = 0; axis < 3; axis++) squared += (fitted[axis]![k]! - closest[axis]![k]!) ** 2;
		sum += weights[k]! * squared;
		inAll += weights[k]!;
		weights[k] = Math.min(1 / Math.sqrt(squared), 100);
	}
	return sum / inAll / n;
}

/** Weighted least squares of `target` on `values` and `warmer`; no slope of the latter where it does not vary. */
function weightedPlane(values: Float64Array, warmer: Float64Array, target: Float64Array, weights: Float64Array) {
	let w = 0;
	let meanV = 0;
	let meanT = 0;
	let meanY = 0;
	for (let k = 0; k < values.length; k++) {
		const weight = weights[k]!;
		w += weight;
		meanV += weight * values[k]!;
		meanT += weight * warmer[k]!;
		meanY += weight * target[k]!;
	}
	meanV /= w;
	meanT /= w;
	meanY /= w;
	let vv = 0;
	let vt = 0;
	let tt = 0;
	let vy = 0;
	let ty = 0;
	for (let k = 0; k < values.length; k++) {
		const weight = weights[k]!;
		const v = values[k]! - meanV;
		const t = warmer[k]! - meanT;
		const y = target[k]! - meanY;
		vv += weight * v * v;
		vt += weight * v * t;
		tt += weight * t * t;
		vy += weight * v * y;
		ty += weight * t * y;
	}
	const determinant = vv * tt - vt * vt;
	const flat = !(determinant > 1e-12 * vv * tt);
	const slope = flat ? vy / vv : (vy * tt - ty * vt) / determinant;
	const slopeWarmer = flat ? 0 : (ty * vv - vy * vt) / determinant;
	return { slope, warmer: slopeWarmer, intercept: meanY - slope * meanV - slopeWarmer * meanT };
}

function mean(values: Float64Array): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}
