import { type Acceleration, checkAcceleration } from "./acceleration.ts";
import { checkAxesInG } from "./check-in-g.ts";
import { epochGrid } from "./epoch-grid.ts";
import { cutColumns, growingColumns, reserveRow } from "./growing-columns.ts";
import { windowCutter } from "./window-cutter.ts";

/**
 * Of each window and axis the number of measured samples, their sum, sum of squares, least and greatest, in g: all that
 * calibration and non-wear need of a week of raw samples. Longer windows add up from them.
 */
export interface WindowMoments {
	readonly windowSeconds: number;
	/** Samples that a window holds, measured or not: the rate times its length. */
	readonly samplesPerWindow: number;
	/** Measured samples, one value a window; a sample is measured where all three axes are. */
	readonly measured: Float64Array;
	readonly axes: readonly [AxisMoments, AxisMoments, AxisMoments];
}

export interface AxisMoments {
	readonly sum: Float64Array;
	readonly sumOfSquares: Float64Array;
	readonly least: Float64Array;
	readonly greatest: Float64Array;
}

/**
 * Moments of windows of a whole recording in memory.
 *
 * @param acceleration - Three axes in g; NaN marks a missing sample.
 * @param windowSeconds - Default 10, as autocalibration has it.
 */
export function windowMoments(acceleration: Acceleration, { windowSeconds = 10 } = {}): WindowMoments {
	const typed = checkAcceleration("windowMoments", acceleration, windowSeconds);
	checkAxesInG("windowMoments", typed);
	const collector = momentsCollector(typed.samplingRateHz, windowSeconds);
	collector.push(typed.x, typed.y, typed.z, new Uint8Array(typed.x.length));
	return collector.finish();
}

/** The same block by block. */
export function momentsCollector(samplingRateHz: number, windowSeconds = 10) {
	const grid = epochGrid("windowMoments", samplingRateHz, windowSeconds);
	const table = growingColumns(13);
	const row = new Float64Array(13);
	const cutter = windowCutter(grid, (x, y, z, _flags, from, to) => {
		row[0] = to - from;
		axisMoments(x, from, to, row, 1);
		axisMoments(y, from, to, row, 5);
		axisMoments(z, from, to, row, 9);
		if (!Number.isFinite(row[1]! + row[5]! + row[9]!)) momentsWithGaps(x, y, z, from, to, row);
		reserveRow(table);
		for (let j = 0; j < 13; j++) table.columns[j]![table.rows] = row[j]!;
		table.rows++;
	});
	return {
		push: cutter.push,
		/** Least and greatest sample of each axis, those after the last whole window as well. */
		extremes(): readonly (readonly [least: number, greatest: number])[] {
			const { x, y, z } = cutter.rest();
			return [x, y, z].map((rest, axis) => {
				let lowest = Number.POSITIVE_INFINITY;
				let highest = Number.NEGATIVE_INFINITY;
				const widen = (least: number, greatest: number) => {
					if (least < lowest) lowest = least;
					if (greatest > highest) highest = greatest;
				};
				const [least, greatest] = [table.columns[4 * axis + 3]!, table.columns[4 * axis + 4]!];
				for (let k = 0; k < table.rows; k++) widen(least[k]!, greatest[k]!);
				for (const value of rest) widen(value, value);
				return [lowest, highest] as const;
			});
		},
		finish(): WindowMoments {
			const [measured, ...rest] = cutColumns(table) as [Float64Array, ...Float64Array[]];
			const axis = (first: number): AxisMoments => ({
				sum: rest[first]!,
				sumOfSquares: rest[first + 1]!,
				least: rest[first + 2]!,
				greatest: rest[first + 3]!,
			});
			const samplesPerWindow = grid.samplesPerEpoch;
			return { windowSeconds, samplesPerWindow, measured, axes: [axis(0), axis(4), axis(8)] };
		},
	};
}

/** Two sums side by side, for additions that wait on one another cost most; their order is fixed, so the bits are too. */
function axisMoments(values: Float64Array, from: number, to: number, out: Float64Array, at: number): void {
	let least = values[from]!;
	let greatest = least;
	let sumA = 0;
	let sumB = 0;
	let squaresA = 0;
	let squaresB = 0;
	let i = from;
	for (; i + 1 < to; i += 2) {
		const a = values[i]!;
		const b = values[i + 1]!;
		sumA += a;
		sumB += b;
		squaresA += a * a;
		squaresB += b * b;
		if (a < least) least = a;
		if (a > greatest) greatest = a;
		if (b < least) least = b;
		if (b > greatest) greatest = b;
	}
	if (i < to) {
		const a = values[i]!;
		sumA += a;
		squaresA += a * a;
		if (a < least) least = a;
		if (a > greatest) greatest = a;
	}
	out[at] = sumA + sumB;
	out[at + 1] = squaresA + squaresB;
	out[at + 2] = least;
	out[at + 3] = greatest;
}

function momentsWithGaps(
	x: Float64Array,
	y: Float64Array,
	z: Float64Array,
	from: number,
	to: number,
	out: Float64Array,
): void {
	const axes = [x, y, z];
	out.fill(0);
	for (let axis = 0; axis < 3; axis++) {
		const at = 1 + 4 * axis;
		out[at + 2] = Number.POSITIVE_INFINITY;
		out[at + 3] = Number.NEGATIVE_INFINITY;
	}
	for (let i = from; i < to; i++) {
		if (!Number.isFinite(x[i]! + y[i]! + z[i]!)) continue;
		out[0]!++;
		for (let axis = 0; axis < 3; axis++) {
			const value = axes[axis]![i]!;
			const at = 1 + 4 * axis;
			out[at] += value;
			out[at + 1] += value * value;
			out[at + 2] = Math.min(out[at + 2]!, value);
			out[at + 3] = Math.max(out[at + 3]!, value);
		}
	}
}
