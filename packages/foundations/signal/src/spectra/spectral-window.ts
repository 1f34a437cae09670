import { checkInteger } from "@quickening/core";

/** Windows by the names that SciPy and Kubios use. */
export type SpectralWindow = "rectangular" | "hann" | "hamming" | "blackman" | "bartlett";

export interface SpectralWindowOptions {
	/** Both ends equal (for a filter); otherwise one period (for a spectrum). Default false. */
	readonly symmetric?: boolean;
}

const cosineTerms: Readonly<Record<Exclude<SpectralWindow, "bartlett">, readonly number[]>> = {
	rectangular: [1],
	hann: [0.5, 0.5],
	hamming: [0.54, 0.46],
	blackman: [0.42, 0.5, 0.08],
};

/**
 * A window that lets a segment of a signal fade in and out, so that its ends do not smear the spectrum.
 *
 * @param name - Which window.
 * @param length - Samples, 1 or more.
 * @returns Weights in 0..1.
 * @throws InvalidInputError when length is no whole number of at least 1.
 *
 * Source: Harris 1978, doi:10.1109/PROC.1978.10837.
 * Agrees with: SciPy 1.17.1, `get_window`, to 1e-15 (tests/peers/scipy).
 * @example
 * spectralWindow("hann", 4); // [0, 0.5, 1, 0.5]
 */
export function spectralWindow(
	name: SpectralWindow,
	length: number,
	{ symmetric = false }: SpectralWindowOptions = {},
): Float64Array {
	checkInteger("spectralWindow", "length", length, 1);
	const weights = new Float64Array(length).fill(1);
	if (length === 1) return weights;
	const period = symmetric ? length - 1 : length;
	for (let i = 0; i < length; i++) {
		if (name === "bartlett") {
			weights[i] = 1 - Math.abs((2 * i) / period - 1);
			continue;
		}
		let weight = 0;
		cosineTerms[name].forEach((term, k) => {
			weight += (k % 2 === 0 ? 1 : -1) * term * Math.cos((2 * Math.PI * k * i) / period);
		});
		weights[i] = weight;
	}
	return weights;
}
