/** Modified Bessel function of order 0, by its power series: for the small arguments of a Kaiser window. */
export function besselI0(x: number): number {
	let sum = 1;
	let term = 1;
	for (let k = 1; term > sum * 1e-17; k++) {
		term *= (x / (2 * k)) ** 2;
		sum += term;
	}
	return sum;
}
