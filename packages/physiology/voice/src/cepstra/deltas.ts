import { checkInteger, InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";

export interface DeltasOptions {
	/** Frames that a slope is taken over, odd and at least 3. Default 9. */
	readonly widthFrames?: number;
	/** 1 for the slope, 2 for the curvature (delta-delta). Default 1. */
	readonly order?: 1 | 2;
	/**
	 * `fitted`: the first and last frames take the slope of the first and last whole stretch (librosa's "interp");
	 * `repeated`: the first and last frame are repeated outwards (HTK; librosa's "nearest"). Default "fitted".
	 */
	readonly ends?: "fitted" | "repeated";
}

/**
 * Deltas: how each column of a table of frames changes, as the derivative of a straight line (order 1) or a parabola (order 2)
 * fitted by least squares to the frames around.
 *
 * @param features - One row a frame. NaN within reach of a frame gives NaN there.
 * @returns As many rows and columns, in the measure's unit per frame (per frame squared).
 * @throws InvalidInputError when the width is not odd and at least 3, or there are fewer frames than it with ends "fitted".
 *
 * Source: Furui 1986, doi:10.1109/TASSP.1986.1164788; Savitzky and Golay 1964, doi:10.1021/ac60214a047.
 * Agrees with: librosa 0.11.0, `feature.delta`, to 1e-9 (tests/peers/librosa).
 * @example
 * deltas({ values: Float64Array.of(0, 2, 4, 6), nRows: 4, nColumns: 1 }, { widthFrames: 3 }).values; // Float64Array [2, 2, 2, 2]
 */
export function deltas(features: Matrix, { widthFrames = 9, order = 1, ends = "fitted" }: DeltasOptions = {}): Matrix {
	checkInteger("deltas", "widthFrames", widthFrames, 3);
	checkOptions(widthFrames, order, ends);
	const { values: from, nRows, nColumns } = features;
	if (ends === "fitted" && nRows < widthFrames) {
		throw new InvalidInputError(
			`deltas: features must have at least ${widthFrames} frames (widthFrames); got ${nRows}. Ends "repeated" take fewer.`,
			{ code: "too-short", argument: "features", received: nRows },
		);
	}
	const half = (widthFrames - 1) / 2;
	const { weights, scale } = derivativeWeights(half, order);
	const values = new Float64Array(nRows * nColumns);
	const last = nRows - 1;
	for (let row = 0; row < nRows; row++) {
		const centre = ends === "fitted" ? Math.min(Math.max(row, half), last - half) : row;
		for (let offset = -half; offset <= half; offset++) {
			const at = Math.min(Math.max(centre + offset, 0), last) * nColumns;
			const weight = weights[offset + half];
			for (let j = 0; j < nColumns; j++) values[row * nColumns + j] += weight * from[at + j];
		}
	}
	// Only now, so that what does not change has a slope of exactly 0.
	for (let i = 0; i < values.length; i++) values[i] *= scale;
	return { values, nRows, nColumns };
}

function checkOptions(widthFrames: number, order: number, ends: string): void {
	if (widthFrames % 2 === 0) {
		throw new InvalidInputError(`deltas: widthFrames must be odd; got ${widthFrames}`, {
			code: "out-of-range",
			argument: "widthFrames",
			received: widthFrames,
		});
	}
	if (order !== 1 && order !== 2) {
		throw new InvalidInputError(`deltas: order must be 1 or 2; got ${order}`, {
			code: "out-of-range",
			argument: "order",
			received: order,
		});
	}
	if (ends !== "fitted" && ends !== "repeated") {
		throw new InvalidInputError(`deltas: ends must be fitted or repeated; got ${ends}`, {
			code: "unknown-name",
			argument: "ends",
			received: ends,
		});
	}
}

/** Weights that, times the scale, give the derivative of the fitted line or parabola: orthogonal polynomials on -half..half. */
function derivativeWeights(half: number, order: 1 | 2): { readonly weights: Float64Array; readonly scale: number } {
	const meanSquare = (half * (half + 1)) / 3;
	const weights = Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
		const offset = i - half;
		return order === 1 ? offset : offset * offset - meanSquare;
	});
	const sumSquares = weights.reduce((sum, weight) => sum + weight * weight, 0);
	// The second derivative of c x^2 is 2 c.
	return { weights, scale: order / sumSquares };
}
