/** A complex number of a filter's design; loops over samples never make one. */
export interface Complex {
	readonly re: number;
	readonly im: number;
}

export const real = (re: number): Complex => ({ re, im: 0 });
export const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
export const subtract = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
export const scale = (a: Complex, factor: number): Complex => ({ re: a.re * factor, im: a.im * factor });
export const multiply = (a: Complex, b: Complex): Complex => ({
	re: a.re * b.re - a.im * b.im,
	im: a.re * b.im + a.im * b.re,
});
export const modulus = ({ re, im }: Complex): number => Math.hypot(re, im);

export function divide(a: Complex, b: Complex): Complex {
	const size = b.re * b.re + b.im * b.im;
	return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

/** The principal square root, without the cancellation of the textbook formula. */
export function squareRoot({ re, im }: Complex): Complex {
	if (re === 0 && im === 0) return real(0);
	const half = Math.sqrt((Math.abs(re) + Math.hypot(re, im)) / 2);
	const sign = im < 0 ? -1 : 1;
	return re >= 0 ? { re: half, im: im / (2 * half) } : { re: Math.abs(im) / (2 * half), im: sign * half };
}

/** Product of all, of (offset - each) where an offset is given. */
export function product(values: readonly Complex[], offset?: Complex): Complex {
	return values.reduce((all, value) => multiply(all, offset ? subtract(offset, value) : value), real(1));
}
