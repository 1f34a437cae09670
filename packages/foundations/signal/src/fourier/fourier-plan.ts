import { checkInteger } from "@quickening/core";

/**
 * All that a Fourier transform of one length needs beside its input: made once, used for any number of transforms.
 * One plan serves one transform at a time: it holds the working memory.
 */
export interface FourierPlan {
	readonly length: number;
	/** Transforms re and im (of the plan's length) in place, forwards: the sum of x[j] exp(-2 pi i j k / n). */
	readonly transform: (re: Float64Array, im: Float64Array) => void;
}

/**
 * Prepares Fourier transforms of one length. Lengths of factors 2, 3 and 5 are done by Stockham's ordering, any other by
 * Bluestein's chirp, so that every length costs O(n log n).
 *
 * @param length - Number of samples, 1 or more.
 * @throws InvalidInputError when length is no whole number of at least 1.
 *
 * Source: Cochran et al. 1967, doi:10.1109/PROC.1967.5957 (Stockham's ordering); Bluestein 1970, doi:10.1109/TAU.1970.1162132.
 */
export function fourierPlan(length: number): FourierPlan {
	checkInteger("fourierPlan", "length", length, 1);
	const radices = smallFactors(length);
	return radices ? stockham(length, radices) : bluestein(length);
}

/** Radices in the order of the steps, or undefined when a prime above 5 is among the factors. */
function smallFactors(length: number): number[] | undefined {
	const radices: number[] = [];
	let rest = length;
	for (const radix of [4, 2, 3, 5]) {
		while (rest % radix === 0) {
			radices.push(radix);
			rest /= radix;
		}
	}
	return rest === 1 ? radices : undefined;
}

function stockham(length: number, radices: readonly number[]): FourierPlan {
	const cosines = new Float64Array(length);
	const sines = new Float64Array(length);
	for (let k = 0; k < length; k++) {
		cosines[k] = Math.cos((2 * Math.PI * k) / length);
		sines[k] = -Math.sin((2 * Math.PI * k) / length);
	}
	const otherRe = new Float64Array(length);
	const otherIm = new Float64Array(length);
	const transform = (re: Float64Array, im: Float64Array): void => {
		let fromRe: Float64Array = re;
		let fromIm: Float64Array = im;
		let toRe: Float64Array = otherRe;
		let toIm: Float64Array = otherIm;
		let left = length;
		let stride = 1;
		for (const radix of radices) {
			left /= radix;
			const step = { fromRe, fromIm, toRe, toIm, cosines, sines, left, stride };
			if (radix === 4) stepOfFour(step);
			else if (radix === 2) stepOfTwo(step);
			else if (radix === 3) stepOfThree(step);
			else stepOfFive(step);
			[fromRe, fromIm, toRe, toIm] = [toRe, toIm, fromRe, fromIm];
			stride *= radix;
		}
		if (fromRe === re) return;
		re.set(fromRe);
		im.set(fromIm);
	};
	return { length, transform };
}

interface Step {
	readonly fromRe: Float64Array;
	readonly fromIm: Float64Array;
	readonly toRe: Float64Array;
	readonly toIm: Float64Array;
	readonly cosines: Float64Array;
	readonly sines: Float64Array;
	/** Length of each transform that is left after this step. */
	readonly left: number;
	readonly stride: number;
}

function stepOfTwo({ fromRe, fromIm, toRe, toIm, cosines, sines, left, stride }: Step): void {
	for (let p = 0; p < left; p++) {
		const c = cosines[p * stride];
		const s = sines[p * stride];
		for (let q = 0; q < stride; q++) {
			const a = q + stride * p;
			const b = a + stride * left;
			const differenceRe = fromRe[a] - fromRe[b];
			const differenceIm = fromIm[a] - fromIm[b];
			const to = q + stride * 2 * p;
			toRe[to] = fromRe[a] + fromRe[b];
			toIm[to] = fromIm[a] + fromIm[b];
			toRe[to + stride] = differenceRe * c - differenceIm * s;
			toIm[to + stride] = differenceRe * s + differenceIm * c;
		}
	}
}

function stepOfFour({ fromRe, fromIm, toRe, toIm, cosines, sines, left, stride }: Step): void {
	const quarter = stride * left;
	for (let p = 0; p < left; p++) {
		const c1 = cosines[p * stride];
		const s1 = sines[p * stride];
		const c2 = cosines[2 * p * stride];
		const s2 = sines[2 * p * stride];
		const c3 = cosines[3 * p * stride];
		const s3 = sines[3 * p * stride];
		for (let q = 0; q < stride; q++) {
			const a = q + stride * p;
			const b = a + quarter;
			const c = b + quarter;
			const d = c + quarter;
			const sumRe = fromRe[a] + fromRe[c];
			const sumIm = fromIm[a] + fromIm[c];
			const gapRe = fromRe[a] - fromRe[c];
			const gapIm = fromIm[a] - fromIm[c];
			const otherSumRe = fromRe[b] + fromRe[d];
			const otherSumIm = fromIm[b] + fromIm[d];
			// (b - d) turned by -90 degrees.
			const turnedRe = fromIm[b] - fromIm[d];
			const turnedIm = fromRe[d] - fromRe[b];
			const to = q + stride * 4 * p;
			toRe[to] = sumRe + otherSumRe;
			toIm[to] = sumIm + otherSumIm;
			const oneRe = gapRe + turnedRe;
			const oneIm = gapIm + turnedIm;
			toRe[to + stride] = oneRe * c1 - oneIm * s1;
			toIm[to + stride] = oneRe * s1 + oneIm * c1;
			const twoRe = sumRe - otherSumRe;
			const twoIm = sumIm - otherSumIm;
			toRe[to + 2 * stride] = twoRe * c2 - twoIm * s2;
			toIm[to + 2 * stride] = twoRe * s2 + twoIm * c2;
			const threeRe = gapRe - turnedRe;
			const threeIm = gapIm - turnedIm;
			toRe[to + 3 * stride] = threeRe * c3 - threeIm * s3;
			toIm[to + 3 * stride] = threeRe * s3 + threeIm * c3;
		}
	}
}

const half3 = Math.sqrt(3) / 2;

function stepOfThree({ fromRe, fromIm, toRe, toIm, cosines, sines, left, stride }: Step): void {
	const third = stride * left;
	for (let p = 0; p < left; p++) {
		const c1 = cosines[p * stride];
		const s1 = sines[p * stride];
		const c2 = cosines[2 * p * stride];
		const s2 = sines[2 * p * stride];
		for (let q = 0; q < stride; q++) {
			const a = q + stride * p;
			const b = a + third;
			const c = b + third;
			const sumRe = fromRe[b] + fromRe[c];
			const sumIm = fromIm[b] + fromIm[c];
			const middleRe = fromRe[a] - sumRe / 2;
			const middleIm = fromIm[a] - sumIm / 2;
			const sideRe = half3 * (fromIm[b] - fromIm[c]);
			const sideIm = half3 * (fromRe[c] - fromRe[b]);
			const to = q + stride * 3 * p;
			toRe[to] = fromRe[a] + sumRe;
			toIm[to] = fromIm[a] + sumIm;
			put(toRe, toIm, to + stride, middleRe + sideRe, middleIm + sideIm, c1, s1);
			put(toRe, toIm, to + 2 * stride, middleRe - sideRe, middleIm - sideIm, c2, s2);
		}
	}
}

const cos72 = Math.cos((2 * Math.PI) / 5);
const cos144 = Math.cos((4 * Math.PI) / 5);
const sin72 = Math.sin((2 * Math.PI) / 5);
const sin144 = Math.sin((4 * Math.PI) / 5);

function stepOfFive({ fromRe, fromIm, toRe, toIm, cosines, sines, left, stride }: Step): void {
	const fifth = stride * left;
	for (let p = 0; p < left; p++) {
		const turn = p * stride;
		for (let q = 0; q < stride; q++) {
			const a = q + turn;
			const b = a + fifth;
			const c = b + fifth;
			const d = c + fifth;
			const e = d + fifth;
			const outerRe = fromRe[b] + fromRe[e];
			const outerIm = fromIm[b] + fromIm[e];
			const innerRe = fromRe[c] + fromRe[d];
			const innerIm = fromIm[c] + fromIm[d];
			const outerGapRe = fromRe[b] - fromRe[e];
			const outerGapIm = fromIm[b] - fromIm[e];
			const innerGapRe = fromRe[c] - fromRe[d];
			const innerGapIm = fromIm[c] - fromIm[d];
			const oneRe = fromRe[a] + cos72 * outerRe + cos144 * innerRe;
			const oneIm = fromIm[a] + cos72 * outerIm + cos144 * innerIm;
			const twoRe = fromRe[a] + cos144 * outerRe + cos72 * innerRe;
			const twoIm = fromIm[a] + cos144 * outerIm + cos72 * innerIm;
			// Turned by -90 degrees.
			const sideOneRe = sin72 * outerGapIm + sin144 * innerGapIm;
			const sideOneIm = -(sin72 * outerGapRe + sin144 * innerGapRe);
			const sideTwoRe = sin144 * outerGapIm - sin72 * innerGapIm;
			const sideTwoIm = sin72 * innerGapRe - sin144 * outerGapRe;
			const to = q + stride * 5 * p;
			toRe[to] = fromRe[a] + outerRe + innerRe;
			toIm[to] = fromIm[a] + outerIm + innerIm;
			put(toRe, toIm, to + stride, oneRe + sideOneRe, oneIm + sideOneIm, cosines[turn], sines[turn]);
			put(toRe, toIm, to + 2 * stride, twoRe + sideTwoRe, twoIm + sideTwoIm, cosines[2 * turn], sines[2 * turn]);
			put(toRe, toIm, to + 3 * stride, twoRe - sideTwoRe, twoIm - sideTwoIm, cosines[3 * turn], sines[3 * turn]);
			put(toRe, toIm, to + 4 * stride, oneRe - sideOneRe, oneIm - sideOneIm, cosines[4 * turn], sines[4 * turn]);
		}
	}
}

/** Writes a number turned by (c, s). */
function put(toRe: Float64Array, toIm: Float64Array, at: number, re: number, im: number, c: number, s: number): void {
	toRe[at] = re * c - im * s;
	toIm[at] = re * s + im * c;
}

/** A transform of any length as a convolution with a chirp, done at the next power of two. */
function bluestein(length: number): FourierPlan {
	let padded = 1;
	while (padded < 2 * length - 1) padded *= 2;
	const inner = fourierPlan(padded);
	const chirpRe = new Float64Array(length);
	const chirpIm = new Float64Array(length);
	const kernelRe = new Float64Array(padded);
	const kernelIm = new Float64Array(padded);
	for (let k = 0; k < length; k++) {
		// k squared modulo 2n keeps the angle exact for long records.
		const angle = (Math.PI * Number((BigInt(k) * BigInt(k)) % BigInt(2 * length))) / length;
		chirpRe[k] = Math.cos(angle);
		chirpIm[k] = -Math.sin(angle);
		kernelRe[k] = chirpRe[k];
		kernelIm[k] = -chirpIm[k];
		if (k > 0) {
			kernelRe[padded - k] = kernelRe[k];
			kernelIm[padded - k] = kernelIm[k];
		}
	}
	inner.transform(kernelRe, kernelIm);
	const workRe = new Float64Array(padded);
	const workIm = new Float64Array(padded);
	const transform = (re: Float64Array, im: Float64Array): void => {
		workRe.fill(0);
		workIm.fill(0);
		for (let k = 0; k < length; k++) {
			workRe[k] = re[k] * chirpRe[k] - im[k] * chirpIm[k];
			workIm[k] = re[k] * chirpIm[k] + im[k] * chirpRe[k];
		}
		inner.transform(workRe, workIm);
		for (let k = 0; k < padded; k++) {
			const product = workRe[k] * kernelRe[k] - workIm[k] * kernelIm[k];
			// The inverse is a forward transform of the conjugate.
			workIm[k] = -(workRe[k] * kernelIm[k] + workIm[k] * kernelRe[k]);
			workRe[k] = product;
		}
		inner.transform(workRe, workIm);
		for (let k = 0; k < length; k++) {
			const productRe = workRe[k] / padded;
			const productIm = -workIm[k] / padded;
			re[k] = productRe * chirpRe[k] - productIm * chirpIm[k];
			im[k] = productRe * chirpIm[k] + productIm * chirpRe[k];
		}
	};
	return { length, transform };
}
