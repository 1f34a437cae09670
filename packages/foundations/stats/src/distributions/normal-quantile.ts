import { checkInRange } from "@quickening/core";

/**
 * Normal quantile: the z below which a standard normal variable lies with probability p.
 *
 * @param p - A probability, 0 to 1; 0 gives -Infinity and 1 gives Infinity.
 * @returns z; relative error about 1e-16 by its source.
 * @throws InvalidInputError when p is outside 0..1 or NaN.
 *
 * Source: Wichura MJ. Algorithm AS 241: the percentage points of the normal distribution. Appl Stat 1988;37:477-484,
 * doi:10.2307/2347330 (PPND16).
 * Agrees with: SciPy, scipy.stats.norm.ppf, to 1e-14 (tests/peers/statsmodels).
 * @example
 * normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(p: number): number {
	checkInRange("normalQuantile", "p", p, 0, 1);
	const q = p - 0.5;
	if (Math.abs(q) <= 0.425) {
		const r = 0.180625 - q * q;
		return (q * polynomial(r, centreNumerator)) / polynomial(r, centreDenominator);
	}
	const tail = q < 0 ? p : 1 - p;
	if (tail === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	let r = Math.sqrt(-Math.log(tail));
	let z: number;
	if (r <= 5) {
		r -= 1.6;
		z = polynomial(r, middleNumerator) / polynomial(r, middleDenominator);
	} else {
		r -= 5;
		z = polynomial(r, farNumerator) / polynomial(r, farDenominator);
	}
	return q < 0 ? -z : z;
}

/** Coefficients from the constant up. */
function polynomial(x: number, coefficients: readonly number[]): number {
	let value = 0;
	for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
	return value;
}

const centreNumerator = [
	3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
	33430.57558358813, 2509.0809287301227,
];
const centreDenominator = [
	1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
	5226.495278852546,
];
const middleNumerator = [
	1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
	0.022723844989269184, 0.0007745450142783414,
];
const middleDenominator = [
	1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
	0.0005475938084995345, 1.0507500716444169e-9,
];
const farNumerator = [
	6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
	0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const farDenominator = [
	1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
	1.421511758316446e-7, 2.0442631033899397e-15,
];
