import { mean, standardDeviation, studentTQuantile } from "@quickening/stats";

/** A mean over women with its 95% t interval; NaN where it cannot be had. */
export interface MeanWithInterval {
	readonly n: number;
	readonly mean: number;
	readonly sd: number;
	readonly low: number;
	readonly high: number;
}

/** The mean of numbers, one a woman or pregnancy. */
export function meanWithInterval(values: ArrayLike<number>): MeanWithInterval {
	const n = values.length;
	const own = Array.from(values);
	const centre = n === 0 ? Number.NaN : mean(own);
	if (n < 2) return { n, mean: centre, sd: Number.NaN, low: Number.NaN, high: Number.NaN };
	const sd = standardDeviation(own);
	const half = (studentTQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
	return { n, mean: centre, sd, low: centre - half, high: centre + half };
}
