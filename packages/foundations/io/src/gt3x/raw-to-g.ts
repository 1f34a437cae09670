import { sampleFlags } from "@quickening/core";
import type { Axes } from "./unpack-samples.ts";

/** Turns raw values into g in place, and flags those at the ends of the converter. */
export type RawToG = (axes: Axes, flags: Uint8Array, from: number, to: number) => void;

/** Division by the steps a g; what lies at `lowest` or `highest` steps or beyond is flagged as clipped. */
export function scaled(scalePerG: number, [lowest, highest]: readonly [number, number]): RawToG {
	return ({ x, y, z }, flags, from, to) => {
		for (let i = from; i < to; i++) {
			const a = x[i]!;
			const b = y[i]!;
			const c = z[i]!;
			flags[i] =
				a <= lowest || a >= highest || b <= lowest || b >= highest || c <= lowest || c >= highest
					? sampleFlags.clipped
					: 0;
			x[i] = a / scalePerG;
			y[i] = b / scalePerG;
			z[i] = c / scalePerG;
		}
	};
}

/** The same, rounded to three decimals, as the older generation's values are published. */
export function scaledRounded(scalePerG: number, [lowest, highest]: readonly [number, number]): RawToG {
	const table = Float64Array.from({ length: 4096 }, (_, i) => Math.round(((i - 2048) / scalePerG) * 1000) / 1000);
	return ({ x, y, z }, flags, from, to) => {
		for (let i = from; i < to; i++) {
			const a = x[i]!;
			const b = y[i]!;
			const c = z[i]!;
			flags[i] =
				a <= lowest || a >= highest || b <= lowest || b >= highest || c <= lowest || c >= highest
					? sampleFlags.clipped
					: 0;
			x[i] = table[a + 2048]!;
			y[i] = table[b + 2048]!;
			z[i] = table[c + 2048]!;
		}
	};
}

/**
 * Calibration of CentrePoint Insight watches (method 2): an offset and a symmetric matrix of sensitivities at each rate.
 *
 * @param calibration - calibration.json of the file.
 * @returns null when a constant of that rate is missing.
 *
 * Source and peer: pygt3x 0.7.1, CalibrationV2Service.
 */
export function calibrated(
	calibration: Readonly<Record<string, unknown>>,
	samplingRateHz: number,
	[lowest, highest]: readonly [number, number],
): RawToG | null {
	const constant = (name: string) => {
		const value = calibration[`${name}_${samplingRateHz}`];
		return typeof value === "number" && Number.isFinite(value) ? value : Number.NaN;
	};
	const diagonal = (name: string) => 1 / (constant(name) * 0.01);
	const cross = (name: string) => 1 / (constant(name) * 0.01 + 250) - 0.004;
	const [ox, oy, oz] = [constant("offsetX"), constant("offsetY"), constant("offsetZ")];
	const [xx, yy, zz] = [diagonal("sensitivityXX"), diagonal("sensitivityYY"), diagonal("sensitivityZZ")];
	const [xy, xz, yz] = [cross("sensitivityXY"), cross("sensitivityXZ"), cross("sensitivityYZ")];
	if (![ox, oy, oz, xx, yy, zz, xy, xz, yz].every(Number.isFinite)) return null;
	return ({ x, y, z }, flags, from, to) => {
		for (let i = from; i < to; i++) {
			const a = x[i]!;
			const b = y[i]!;
			const c = z[i]!;
			flags[i] =
				a <= lowest || a >= highest || b <= lowest || b >= highest || c <= lowest || c >= highest
					? sampleFlags.clipped
					: 0;
			const u = a - ox;
			const v = b - oy;
			const w = c - oz;
			x[i] = xx * u + xy * v + xz * w;
			y[i] = xy * u + yy * v + yz * w;
			z[i] = xz * u + yz * v + zz * w;
		}
	};
}
