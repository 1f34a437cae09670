import { sampleFlags } from "@quickening/core";
import type { AngleZDefinition } from "./angle-z.ts";
import { epochBegin, epochGrid } from "./epoch-grid.ts";
import { type FilteredNorms, filteredNormCollector } from "./filtered-norm-collector.ts";
import type { FilteredNorm } from "./filtered-norms.ts";
import { type GravityCalibration, shiftAt } from "./gravity-calibration.ts";
import { cutColumns, growingColumns, reserveRow } from "./growing-columns.ts";
import { rollingAngles } from "./rolling-angles.ts";
import { windowCutter } from "./window-cutter.ts";

/** Measures of each whole epoch, one array a measure. */
export interface AccelerationEpochs {
	/** Mean of each axis, calibrated. */
	readonly xMeanG: Float64Array;
	readonly yMeanG: Float64Array;
	readonly zMeanG: Float64Array;
	readonly enmoMg: Float64Array;
	readonly madMg: Float64Array;
	readonly angleZDegrees: Float64Array;
	/** Share of samples at the end of the device's range on any axis. */
	readonly clippedFraction: Float64Array;
	/** Share of samples that a device did not measure and its format fills: idle sleep. They take part in the measures. */
	readonly filledFraction: Float64Array;
	/** Share of samples put on the grid from measured neighbours. They take part in the measures. */
	readonly interpolatedFraction: Float64Array;
	/** Share of samples that are missing or damaged. They take no part. */
	readonly missingFraction: Float64Array;
	/** Filtered norms that were asked for, in mg: bfen, hfen, lfen, hfenPlus. */
	readonly filteredNormsMg: FilteredNorms;
}

export interface EpochCollectorOptions {
	readonly samplingRateHz: number;
	readonly epochSeconds: number;
	readonly minimumMeasuredFraction: number;
	readonly angleZ: AngleZDefinition;
	readonly filteredNorms: readonly FilteredNorm[];
	readonly calibration: GravityCalibration;
	/** Temperature in the middle of an epoch, in degrees Celsius; NaN where it is not known. */
	readonly temperatureAt: (seconds: number) => number;
}

/** Sums of one epoch, as {@link sumEpoch} leaves them. */
const sums = { x: 0, y: 0, z: 0, enmo: 0, mad: 0, angle: 0 };

/**
 * Epochs block by block. Each epoch is computed by itself, from its samples in order, so the blocks make no difference to any
 * bit. The naive twins are enmoMg, madMg, angleZDegrees and meanByEpoch over the whole arrays.
 */
export function epochCollector(options: EpochCollectorOptions) {
	const { samplingRateHz, epochSeconds, minimumMeasuredFraction, angleZ, calibration, temperatureAt } = options;
	const grid = epochGrid("summariseRecording", samplingRateHz, epochSeconds);
	const table = growingColumns(10);
	const scratch = Array.from({ length: 5 }, () => new Float64Array(grid.longest)) as Scratch;
	const [keptX, keptY, keptZ] = scratch;
	const [scaleX, scaleY, scaleZ] = calibration.scale;
	const clean: Triple = [
		new Float64Array(grid.longest),
		new Float64Array(grid.longest),
		new Float64Array(grid.longest),
	];
	const row = new Float64Array(10);
	const median = angleZ === "rolling-median";
	const norms = filteredNormCollector(options.filteredNorms, {
		samplingRateHz,
		longest: grid.longest,
		minimumMeasuredFraction,
	});
	const angles = rollingAngles(grid, samplingRateHz, minimumMeasuredFraction);
	const cutter = windowCutter(grid, (x, y, z, flags, from, to) => {
		const n = to - from;
		const temperature = temperatureAt((table.rows + 0.5) * epochSeconds);
		const shiftX = shiftAt(calibration, 0, temperature);
		const shiftY = shiftAt(calibration, 1, temperature);
		const shiftZ = shiftAt(calibration, 2, temperature);
		const sum = (sx: Float64Array, sy: Float64Array, sz: Float64Array, begin: number, end: number) =>
			sumEpoch(sx, sy, sz, begin, end, scratch, scaleX, scaleY, scaleZ, shiftX, shiftY, shiftZ, !median);
		let measured = n;
		let axes: Triple = [x, y, z];
		let begin = from;
		sum(x, y, z, from, to);
		if (!Number.isFinite(sums.x + sums.y + sums.z)) {
			axes = withoutInfinite([x, y, z], from, to, clean);
			begin = 0;
			measured = 0;
			for (let i = 0; i < n; i++) {
				if (Number.isNaN(axes[0][i]! + axes[1][i]! + axes[2][i]!)) continue;
				keptX[measured] = axes[0][i]!;
				keptY[measured] = axes[1][i]!;
				keptZ[measured++] = axes[2][i]!;
			}
			sum(keptX, keptY, keptZ, 0, measured);
		}
		if (median) angles.push(...axes, begin, begin + n, calibration.scale, [shiftX, shiftY, shiftZ]);
		norms.push(axes, begin, begin + n, calibration.scale, [shiftX, shiftY, shiftZ]);
		const enough = measured > 0 && measured >= minimumMeasuredFraction * n;
		const per = enough ? 1 / measured : Number.NaN;
		row[0] = sums.x * per;
		row[1] = sums.y * per;
		row[2] = sums.z * per;
		row[3] = 1000 * sums.enmo * per;
		row[4] = 1000 * sums.mad * per;
		row[5] = enough ? sums.angle : Number.NaN;
		countFlags(flags, from, to, row);
		row[9] = (n - measured) / n;
		reserveRow(table);
		for (let j = 0; j < 10; j++) table.columns[j]![table.rows] = row[j]!;
		table.rows++;
	});
	return {
		push: cutter.push,
		finish(): AccelerationEpochs {
			if (median) {
				const { x, y, z } = cutter.rest();
				const temperature = temperatureAt((table.rows + 0.5) * epochSeconds);
				const shifts = [0, 1, 2].map((axis) => shiftAt(calibration, axis as 0 | 1 | 2, temperature));
				angles.push(
					...withoutInfinite([x, y, z], 0, x.length, clean),
					0,
					x.length,
					calibration.scale,
					shifts as unknown as readonly [number, number, number],
				);
			}
			const [xMeanG, yMeanG, zMeanG, enmoMg, madMg, angle, clipped, filled, interpolated, missing] = cutColumns(
				table,
			) as Float64Array[] as Ten;
			return {
				xMeanG,
				yMeanG,
				zMeanG,
				enmoMg,
				madMg,
				angleZDegrees: median ? angles.finish(table.rows) : angle,
				clippedFraction: clipped,
				filledFraction: filled,
				interpolatedFraction: interpolated,
				missingFraction: missing,
				filteredNormsMg: norms.finish(),
			};
		},
		/** First sample after the last whole epoch. */
		samplesUsed: () => epochBegin(grid, table.rows),
	};
}

type Triple = readonly [Float64Array, Float64Array, Float64Array];
type Scratch = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
type Ten = [
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
	Float64Array,
];

/** Copies samples `from` to `to` into the begin of `into`; what is infinite becomes NaN. */
function withoutInfinite(axes: Triple, from: number, to: number, into: Triple): Triple {
	for (const [axis, values] of axes.entries()) {
		const copy = into[axis]!;
		for (let i = from, j = 0; i < to; i++, j++) copy[j] = Number.isFinite(values[i]) ? values[i]! : Number.NaN;
	}
	return into;
}

/** One epoch of measured samples, calibrated on the way. Norms are kept for MAD, which needs their mean first. */
function sumEpoch(
	x: Float64Array,
	y: Float64Array,
	z: Float64Array,
	from: number,
	to: number,
	scratch: Scratch,
	scaleX: number,
	scaleY: number,
	scaleZ: number,
	shiftX: number,
	shiftY: number,
	shiftZ: number,
	withAngle: boolean,
): void {
	const norms = scratch[3];
	const tangents = scratch[4];
	const n = to - from;
	let sumX = 0;
	let sumY = 0;
	let sumZ = 0;
	let sumNorm = 0;
	let enmo = 0;
	for (let i = from, j = 0; i < to; i++, j++) {
		const a = x[i]! * scaleX + shiftX;
		const b = y[i]! * scaleY + shiftY;
		const c = z[i]! * scaleZ + shiftZ;
		const squared = a * a + b * b;
		const norm = Math.sqrt(squared + c * c);
		norms[j] = norm;
		tangents[j] = c / Math.sqrt(squared);
		sumX += a;
		sumY += b;
		sumZ += c;
		sumNorm += norm;
		enmo += Math.max(norm - 1, 0);
	}
	const mean = sumNorm / n;
	let mad = 0;
	for (let j = 0; j < n; j++) mad += Math.abs(norms[j]! - mean);
	sums.x = sumX;
	sums.y = sumY;
	sums.z = sumZ;
	sums.enmo = enmo;
	sums.mad = mad;
	sums.angle = withAngle && !Number.isNaN(sumNorm) ? meanAngle(tangents, n) : Number.NaN;
}

/** Mean of the angles in degrees; three zeros have none, and are left out. */
function meanAngle(tangents: Float64Array, n: number): number {
	let sum = 0;
	let count = n;
	for (let j = 0; j < n; j++) sum += Math.atan(tangents[j]!);
	if (Number.isNaN(sum)) {
		const angles = tangents.subarray(0, n).filter((tangent) => !Number.isNaN(tangent));
		sum = angles.reduce((total, tangent) => total + Math.atan(tangent), 0);
		count = angles.length;
	}
	return ((sum / count) * 180) / Math.PI;
}

/** Shares of clipped, filled and interpolated samples into row[6 .. 8]. */
function countFlags(flags: Uint8Array, from: number, to: number, row: Float64Array): void {
	let any = 0;
	for (let i = from; i < to; i++) any |= flags[i]!;
	row[6] = 0;
	row[7] = 0;
	row[8] = 0;
	if (any === 0) return;
	const { clipped, idle, interpolated } = sampleFlags;
	for (let i = from; i < to; i++) {
		const flag = flags[i]!;
		if ((flag & clipped) !== 0) row[6]++;
		if ((flag & idle) !== 0) row[7]++;
		if ((flag & interpolated) !== 0) row[8]++;
	}
	for (let j = 6; j < 9; j++) row[j] = row[j]! / (to - from);
}
