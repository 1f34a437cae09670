import { fourierPlan } from "../fourier/fourier-plan.ts";

/** Frequencies minimumHz + k stepHz, k = 0 .. count - 1. */
export interface FrequencyGrid {
	readonly minimumHz: number;
	readonly stepHz: number;
	readonly count: number;
}

/** Sums over readings of weight x cos(2 pi f t) and weight x sin(2 pi f t), one of each a frequency. */
export interface NonuniformSums {
	readonly cosine: Float64Array;
	readonly sine: Float64Array;
}

/** Cells that each reading is spread over. Sixteen leave a relative error of about 1e-12. */
const width = 16;
/** Shape of the spreading kernel, for a grid of at least twice as many cells as frequencies (Barnett et al. 2019). */
const beta = 2.3 * width;

/**
 * The sums at every frequency of a grid: one by one when `direct`, otherwise by spreading the readings over a regular grid,
 * one fast transform, and division by the kernel's own transform.
 *
 * Source: Dutt and Rokhlin 1993, doi:10.1137/0914081; kernel of Barnett, Magland and af Klinteberg 2019, doi:10.1137/18M120885X.
 */
export function nonuniformSums(
	times: Float64Array,
	weights: Float64Array,
	grid: FrequencyGrid,
	direct: boolean,
): NonuniformSums {
	return direct ? oneByOne(times, weights, grid) : byGrid(times, weights, grid);
}

function oneByOne(
	times: Float64Array,
	weights: Float64Array,
	{ minimumHz, stepHz, count }: FrequencyGrid,
): NonuniformSums {
	const cosine = new Float64Array(count);
	const sine = new Float64Array(count);
	for (let k = 0; k < count; k++) {
		const turn = 2 * Math.PI * (minimumHz + k * stepHz);
		let c = 0;
		let s = 0;
		for (let i = 0; i < times.length; i++) {
			c += weights[i] * Math.cos(turn * times[i]);
			s += weights[i] * Math.sin(turn * times[i]);
		}
		cosine[k] = c;
		sine[k] = s;
	}
	return { cosine, sine };
}

function byGrid(
	times: Float64Array,
	weights: Float64Array,
	{ minimumHz, stepHz, count }: FrequencyGrid,
): NonuniformSums {
	let cells = 2 * width;
	while (cells < 2 * count) cells *= 2;
	const re = new Float64Array(cells);
	const im = new Float64Array(cells);
	// Frequencies are counted from the middle of the band, where the kernel's transform is widest.
	const middle = Math.floor(count / 2);
	const shift = 2 * Math.PI * (minimumHz + middle * stepHz);
	for (let i = 0; i < times.length; i++) {
		const turns = times[i] * stepHz;
		const place = (turns - Math.floor(turns)) * cells;
		const first = Math.ceil(place - width / 2);
		const angle = shift * times[i];
		const partRe = weights[i] * Math.cos(angle);
		const partIm = -weights[i] * Math.sin(angle);
		for (let j = 0; j < width; j++) {
			const z = (2 * (first + j - place)) / width;
			const squared = 1 - z * z;
			const kernel = squared <= 0 ? 0 : Math.exp(beta * (Math.sqrt(squared) - 1));
			const cell = (first + j) & (cells - 1);
			re[cell] += partRe * kernel;
			im[cell] += partIm * kernel;
		}
	}
	fourierPlan(cells).transform(re, im);
	const cosine = new Float64Array(count);
	const sine = new Float64Array(count);
	const correction = kernelTransform(cells, Math.max(middle, count - middle));
	for (let k = 0; k < count; k++) {
		const offset = k - middle;
		const bin = offset & (cells - 1);
		const factor = correction[Math.abs(offset)];
		cosine[k] = re[bin] / factor;
		sine[k] = -im[bin] / factor;
	}
	return { cosine, sine };
}

/** The kernel's Fourier transform at the distances 0 .. last from the middle, by the trapezoidal rule in many points. */
function kernelTransform(cells: number, last: number): Float64Array {
	const points = 256;
	const transform = new Float64Array(last + 1);
	const heights = new Float64Array(points);
	const places = new Float64Array(points);
	for (let j = 0; j < points; j++) {
		// Gauss-Chebyshev-like places z = cos: smooth at the kernel's ends.
		const angle = (Math.PI * (j + 0.5)) / points;
		const z = Math.cos(angle);
		places[j] = (z * width) / 2;
		heights[j] = Math.exp(beta * (Math.sqrt(1 - z * z) - 1)) * Math.sin(angle) * (Math.PI / points) * (width / 2);
	}
	for (let j = 0; j < points; j++) {
		const turn = (2 * Math.PI * places[j]) / cells;
		// cos(k turn) by its recurrence, restarted so that rounding does not grow.
		const twice = 2 * Math.cos(turn);
		for (let start = 0; start <= last; start += 512) {
			let before = Math.cos((start - 1) * turn);
			let now = Math.cos(start * turn);
			const end = Math.min(last + 1, start + 512);
			for (let k = start; k < end; k++) {
				transform[k] += heights[j] * now;
				const next = twice * now - before;
				before = now;
				now = next;
			}
		}
	}
	return transform;
}
