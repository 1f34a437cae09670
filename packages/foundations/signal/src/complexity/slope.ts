/** Slope of the least-squares line; NaN for fewer than two points. */
export function linearRegressionSlope(x: readonly number[], y: readonly number[]): number {
	const n = x.length;
	if (n < 2) return Number.NaN;
	const meanX = x.reduce((sum, value) => sum + value, 0) / n;
	const meanY = y.reduce((sum, value) => sum + value, 0) / n;
	let top = 0;
	let bottom = 0;
	for (let i = 0; i < n; i++) {
		top += (x[i] - meanX) * (y[i] - meanY);
		bottom += (x[i] - meanX) ** 2;
	}
	return top / bottom;
}
