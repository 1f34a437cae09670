import { mean, standardDeviation, studentTQuantile } from "@quickening/stats";

/** The mean with its 95% t interval; the interval is NaN for fewer than two numbers. */
export function meanWithInterval(values: readonly number[]) {
	const n = values.length;
	const centre = mean(values);
	if (n < 2) return { n, mean: centre, sd: Number.NaN, low: Number.NaN, high: Number.NaN };
	const sd = standardDeviation(values);
	const half = (studentTQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
	return { n, mean: centre, sd, low: centre - half, high: centre + half };
}
