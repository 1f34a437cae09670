/** Makes independent standard normals into a stationary autoregression of order 1 with SD 1, in place. |phi| < 1. */
export function autoregress(values: Float64Array, n: number, phi: number): Float64Array {
	if (phi === 0) return values;
	const innovation = Math.sqrt(1 - phi * phi);
	for (let i = 1; i < n; i++) values[i] = phi * values[i - 1] + innovation * values[i];
	return values;
}

/**
 * Correlation that the innovations of two autoregressions must have, so that the two have this correlation on the same day.
 *
 * @throws RangeError when no innovations can give it.
 * @example
 * innovationCorrelation(0.5, 0, 0); // 0.5: no memory, nothing to make good
 */
export function innovationCorrelation(correlation: number, phiA: number, phiB: number): number {
	const needed = (correlation * (1 - phiA * phiB)) / Math.sqrt((1 - phiA * phiA) * (1 - phiB * phiB));
	if (!(Math.abs(needed) <= 1)) {
		throw new RangeError(
			`innovationCorrelation: correlation ${correlation} can't come of lags ${phiA} and ${phiB}; got ${needed} for it`,
		);
	}
	return needed;
}
