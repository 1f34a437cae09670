import { sampleFlags } from "@quickening/core";
import type { Axes } from "./unpack-samples.ts";

/** Turns raw values into g, and flags those at the ends of the converter. */
export interface RawToG {
	/** In place. */
	convert(axes: Axes, flags: Uint8Array, from: number, to: number): void;
	/** Unpacks x, y, z of 16 bits and converts them at once, which takes a third of the time; where a scale allows it. */
	readonly unpack16?: Unpack16;
}

type Unpack16 = (
	view: DataView,
	offset: number,
	axes: Axes & { readonly flags: Uint8Array },
	at: number,
	count: number,
) => void;

/** Smallest and largest raw value that counts as the end of the converter. */
export type RawRange = readonly [lowest: number, highest: number];

/** Division by the steps a g. */
export function scaled(scalePerG: number, range: RawRange): RawToG {
	const convert = converter(range, (axes, from, to) => {
		for (const values of [axes.x, axes.y, axes.z]) for (let i = from; i < to; i++) values[i] = values[i]! / scalePerG;
	});
	return Math.log2(scalePerG) % 1 === 0 ? { convert, unpack16: product(1 / scalePerG, range) } : { convert };
}

/** For a power of two: the reciprocal is exact, so that a product has the bits of the quotient. */
function product(factor: number, [lowest, highest]: RawRange): Unpack16 {
	const inside = lowest + 1;
	const span = highest - lowest - 2;
	return (view, offset, { x, y, z, flags }, at, count) => {
		for (let k = at, i = offset, end = at + count; k < end; k++, i += 6) {
			const a = view.getInt16(i, true);
			const b = view.getInt16(i + 2, true);
			const c = view.getInt16(i + 4, true);
			x[k] = a * factor;
			y[k] = b * factor;
			z[k] = c * factor;
			flags[k] =
				(a - inside) >>> 0 > span || (b - inside) >>> 0 > span || (c - inside) >>> 0 > span ? sampleFlags.clipped : 0;
		}
	};
}

function converter(
	[lowest, highest]: RawRange,
	change: (axes: Axes, from: number, to: number) => void,
): RawToG["convert"] {
	return (axes, flags, from, to) => {
		flags.fill(0, from, to);
		for (const values of [axes.x, axes.y, axes.z]) {
			for (let i = from; i < to; i++) {
				if (values[i]! <= lowest || values[i]! >= highest) flags[i] = sampleFlags.clipped;
			}
		}
		change(axes, from, to);
	};
}

/** The same, rounded to three decimals, as the older generation's values are published. */
export function scaledRounded(scalePerG: number, range: RawRange): RawToG {
	const table = Float64Array.from({ length: 4096 }, (_, i) => Math.round(((i - 2048) / scalePerG) * 1000) / 1000);
	return {
		convert: converter(range, (axes, from, to) => {
			for (const values of [axes.x, axes.y, axes.z])
				for (let i = from; i < to; i++) values[i] = table[values[i]! + 2048]!;
		}),
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
	range: RawRange,
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
	return {
		convert: converter(range, ({ x, y, z }, from, to) => {
			for (let i = from; i < to; i++) {
				const u = x[i]! - ox;
				const v = y[i]! - oy;
				const w = z[i]! - oz;
				x[i] = xx * u + xy * v + xz * w;
				y[i] = xy * u + yy * v + yz * w;
				z[i] = xz * u + yz * v + zz * w;
			}
		}),
	};
}
