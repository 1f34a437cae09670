import { heartParameters as heart } from "../parameters/heart.ts";

/**
 * How a maker's resting heart rate is smoothed over days: y(t) = keep y(t - 1) + (1 - keep) x(t). The body's own day-to-day
 * autoregression has the lag-1 correlation phi; that of what is shown is then (phi + keep) / (1 + phi keep), which gives keep.
 */
const phi = heart.restingLag1Body.value;
const shown = heart.restingLag1Long.value;
export const smoothingKeep = (shown - phi) / (1 - phi * shown);

/** SD of what is shown over the SD of the body's rate. */
const gain = Math.sqrt(
	((1 - smoothingKeep) ** 2 / (1 - smoothingKeep ** 2)) * ((1 + phi * smoothingKeep) / (1 - phi * smoothingKeep)),
);

/** SD of the body's resting heart rate from day to day that a device then shows with the SD that was measured. */
export const restingWithinSdBody = heart.restingWithinSdLong.value / gain;

/**
 * Correlation of innovations by which a quantity with lag-1 correlation theta is, on the same day, correlated with the smoothed
 * rate as was measured. With unit innovations, cov(y, r) = (1 - keep) rho / ((1 - phi theta)(1 - keep theta)).
 */
export function innovationWithSmoothed(correlation: number, theta: number): number {
	const sdShown = gain / Math.sqrt(1 - phi * phi);
	const sdOther = 1 / Math.sqrt(1 - theta * theta);
	const perUnit = (1 - smoothingKeep) / ((1 - phi * theta) * (1 - smoothingKeep * theta));
	return (correlation * sdShown * sdOther) / perUnit;
}

/** Smooths in place as the maker does, from the first day on. NaN days are not worn: the last value is carried over them. */
export function smoothAsVendor(values: Float64Array, n: number): Float64Array {
	let last = Number.NaN;
	for (let i = 0; i < n; i++) {
		const x = values[i];
		if (Number.isNaN(x)) continue;
		last = Number.isNaN(last) ? x : smoothingKeep * last + (1 - smoothingKeep) * x;
		values[i] = last;
	}
	return values;
}
