import { checkPositive } from "@quickening/core";
import { logGamma } from "./incomplete-beta.ts";

/**
 * Upper regularised incomplete gamma function Q(a, x): the probability that a gamma variable of shape a is above x.
 *
 * @param a - Above 0.
 * @param x - At least 0; NaN and numbers below 0 give NaN.
 * @returns 0 to 1, in full relative precision in the tail.
 * @throws InvalidInputError when a is not a finite number above 0.
 *
 * Source: series 8.7.1 and continued fraction 8.9.2 of the NIST Digital Library of Mathematical Functions
 * (https://dlmf.nist.gov/8), the fraction by Lentz's method (Appl Opt 1976;15:668-671, doi:10.1364/AO.15.000668).
 * @example
 * upperIncompleteGamma(1, 2); // 0.1353... (e^-2)
 */
export function upperIncompleteGamma(a: number, x: number): number {
	checkPositive("upperIncompleteGamma", "a", a);
	if (!(x >= 0)) return Number.NaN;
	if (x === 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const front = Math.exp(a * Math.log(x) - x - logGamma(a));
	if (x < a + 1) {
		let term = 1 / a;
		let sum = term;
		for (let k = 1; k < 100_000; k++) {
			term *= x / (a + k);
			sum += term;
			if (term < sum * 1e-17) break;
		}
		return Math.max(0, 1 - front * sum);
	}
	const tiny = 1e-300;
	let b = x + 1 - a;
	let c = 1 / tiny;
	let d = 1 / b;
	let value = d;
	for (let k = 1; k < 100_000; k++) {
		const factor = -k * (k - a);
		b += 2;
		d = factor * d + b;
		d = 1 / (Math.abs(d) < tiny ? tiny : d);
		c = b + factor / c;
		if (Math.abs(c) < tiny) c = tiny;
		const step = c * d;
		value *= step;
		if (Math.abs(step - 1) < Number.EPSILON) break;
	}
	return front * value;
}
