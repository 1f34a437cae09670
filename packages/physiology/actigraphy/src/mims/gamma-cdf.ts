import { logGamma } from "@quickening/stats";

/**
 * Distribution function of the gamma distribution with scale 1: the regularised lower incomplete gamma function; 0 for x <= 0.
 */
export function gammaCdf(x: number, shape: number): number {
	if (!(x > 0)) return 0;
	const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
	if (x < shape + 1) {
		let term = 1 / shape;
		let sum = term;
		for (let k = 1; term > 1e-17 * sum; k++) {
			term *= x / (shape + k);
			sum += term;
		}
		return front * sum;
	}
	// Lentz's continued fraction for the upper tail.
	let b = x + 1 - shape;
	let c = 1e300;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < 1000; k++) {
		const a = -k * (k - shape);
		b += 2;
		d = 1 / (a * d + b);
		c = b + a / c;
		const change = c * d;
		fraction *= change;
		if (Math.abs(change - 1) < 1e-16) break;
	}
	return 1 - front * fraction;
}
