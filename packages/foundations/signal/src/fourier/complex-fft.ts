import { checkSameLength, type Samples } from "@quickening/core";
import { type FourierPlan, fourierPlan } from "./fourier-plan.ts";

/** Real and imaginary parts, as two arrays of one length. */
export interface ComplexSeries {
	readonly re: Float64Array;
	readonly im: Float64Array;
}

/**
 * Discrete Fourier transform of complex samples: X[k] = sum over j of x[j] exp(-2 pi i j k / n).
 *
 * @param re - Real parts, length n >= 1.
 * @param im - Imaginary parts, length n.
 * @returns n complex numbers, not scaled.
 * @throws InvalidInputError when the lengths differ or are 0.
 *
 * Source: see {@link fourierPlan}.
 * Agrees with: NumPy 2.4.6, `numpy.fft.fft`, to 1e-12 of the largest (tests/peers/scipy).
 */
export function complexFft(re: Samples, im: Samples): ComplexSeries {
	checkSameLength("complexFft", { argument: "re", values: re }, { argument: "im", values: im });
	const plan = fourierPlan(re.length);
	const spectrum = { re: Float64Array.from(re), im: Float64Array.from(im) };
	plan.transform(spectrum.re, spectrum.im);
	return spectrum;
}

/**
 * Inverse of {@link complexFft}: x[j] = (1/n) sum over k of X[k] exp(+2 pi i j k / n).
 *
 * @throws InvalidInputError when the lengths differ or are 0.
 */
export function inverseComplexFft(re: Samples, im: Samples): ComplexSeries {
	checkSameLength("inverseComplexFft", { argument: "re", values: re }, { argument: "im", values: im });
	const plan = fourierPlan(re.length);
	const series = { re: Float64Array.from(re), im: Float64Array.from(im) };
	invert(plan, series);
	return series;
}

/** The inverse transform in place: swapping the parts turns a forward transform into a backward one. */
export function invert(plan: FourierPlan, { re, im }: ComplexSeries): void {
	plan.transform(im, re);
	for (let k = 0; k < plan.length; k++) {
		re[k] /= plan.length;
		im[k] /= plan.length;
	}
}
