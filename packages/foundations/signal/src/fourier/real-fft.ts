import { checkMinimumLength, type Samples } from "@quickening/core";
import type { ComplexSeries } from "./complex-fft.ts";
import { fourierPlan } from "./fourier-plan.ts";

/** Transforms of real samples of one length: twice as fast as complex ones where the length is even. */
export interface RealFourierPlan {
	readonly length: number;
	/** Writes the length/2 + 1 (rounded down) numbers of the spectrum of `samples` into re and im. */
	readonly transform: (samples: Float64Array, re: Float64Array, im: Float64Array) => void;
}

/**
 * Prepares transforms of real samples.
 *
 * @param length - Number of samples, 1 or more.
 * @throws InvalidInputError when length is no whole number of at least 1.
 */
export function realFourierPlan(length: number): RealFourierPlan {
	if (length % 2 !== 0) {
		const plan = fourierPlan(length);
		const workRe = new Float64Array(length);
		const workIm = new Float64Array(length);
		const transform = (samples: Float64Array, re: Float64Array, im: Float64Array): void => {
			workRe.set(samples);
			workIm.fill(0);
			plan.transform(workRe, workIm);
			const bins = (length + 1) / 2;
			for (let k = 0; k < bins; k++) {
				re[k] = workRe[k];
				im[k] = workIm[k];
			}
		};
		return { length, transform };
	}
	const half = length / 2;
	const plan = fourierPlan(half);
	const workRe = new Float64Array(half);
	const workIm = new Float64Array(half);
	const cosines = new Float64Array(half);
	const sines = new Float64Array(half);
	for (let k = 0; k < half; k++) {
		cosines[k] = Math.cos((2 * Math.PI * k) / length);
		sines[k] = -Math.sin((2 * Math.PI * k) / length);
	}
	const transform = (samples: Float64Array, re: Float64Array, im: Float64Array): void => {
		for (let k = 0; k < half; k++) {
			workRe[k] = samples[2 * k];
			workIm[k] = samples[2 * k + 1];
		}
		plan.transform(workRe, workIm);
		re[0] = workRe[0] + workIm[0];
		im[0] = 0;
		re[half] = workRe[0] - workIm[0];
		im[half] = 0;
		for (let k = 1; k < half; k++) {
			const mirrored = half - k;
			const evenRe = (workRe[k] + workRe[mirrored]) / 2;
			const evenIm = (workIm[k] - workIm[mirrored]) / 2;
			const oddRe = (workIm[k] + workIm[mirrored]) / 2;
			const oddIm = (workRe[mirrored] - workRe[k]) / 2;
			re[k] = evenRe + oddRe * cosines[k] - oddIm * sines[k];
			im[k] = evenIm + oddRe * sines[k] + oddIm * cosines[k];
		}
	};
	return { length, transform };
}

/**
 * Discrete Fourier transform of real samples, the half that is not the mirror of the other.
 *
 * @param samples - Length n >= 1, finite.
 * @returns n/2 + 1 (rounded down) complex numbers for the frequencies k/n of the sampling rate, not scaled.
 * @throws InvalidInputError when there is no sample.
 *
 * Source: see {@link fourierPlan}; even lengths by one complex transform of half the length.
 * Agrees with: NumPy 2.4.6, `numpy.fft.rfft`, to 1e-12 of the largest (tests/peers/scipy).
 * @example
 * realFft([1, 0, 0, 0]).re; // [1, 1, 1]
 */
export function realFft(samples: Samples): ComplexSeries {
	checkMinimumLength("realFft", "samples", samples, 1);
	const bins = Math.floor(samples.length / 2) + 1;
	const spectrum = { re: new Float64Array(bins), im: new Float64Array(bins) };
	realFourierPlan(samples.length).transform(Float64Array.from(samples), spectrum.re, spectrum.im);
	return spectrum;
}
