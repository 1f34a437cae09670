/**
 * Locally weighted straight lines, without the robust steps: the smoother behind {@link restActivityTransitions}.
 *
 * @param x - n >= 2 positions, rising. @param y - n values. @param fraction - Share of the points in a neighbourhood.
 * @returns The smoothed value at each position.
 *
 * Source: Cleveland WS. J Am Stat Assoc 1979;74:829-836, doi:10.1080/01621459.1979.10481038.
 * Agrees with: statsmodels 0.15.0, nonparametric.lowess(it=0, delta=0), whose two shortcuts it takes: points nearer than 0.001 of
 *   the reach weigh 1, and a line without spread in x is the weighted mean.
 */
export function lowess(x: Float64Array, y: Float64Array, fraction: number): Float64Array {
	const n = x.length;
	const k = Math.min(n, Math.max(2, Math.floor(fraction * n + 1e-10)));
	const smooth = new Float64Array(n);
	let low = 0;
	for (let i = 0; i < n; i++) {
		while (low + k < n && x[i] > (x[low] + x[low + k]) / 2) low++;
		const reach = Math.max(x[i] - x[low], x[low + k - 1] - x[i]);
		smooth[i] = lineAt(x, y, i, low, low + k, reach);
	}
	return smooth;
}

function lineAt(x: Float64Array, y: Float64Array, at: number, low: number, high: number, reach: number): number {
	const n = high - low;
	const weights = new Float64Array(n);
	let total = 0;
	for (let j = 0; j < n; j++) {
		const distance = Math.abs(x[low + j] - x[at]);
		weights[j] = distance <= 0.001 * reach ? 1 : distance <= 0.999 * reach ? (1 - (distance / reach) ** 3) ** 3 : 0;
		total += weights[j];
	}
	let meanX = 0;
	for (let j = 0; j < n; j++) {
		weights[j] /= total;
		meanX += weights[j] * x[low + j];
	}
	let squares = 0;
	for (let j = 0; j < n; j++) squares += weights[j] * (x[low + j] - meanX) ** 2;
	const lineless = !(squares > 1e-12 * (x[x.length - 1] - x[0]) ** 2);
	let value = 0;
	for (let j = 0; j < n; j++) {
		const pull = lineless ? 1 : 1 + ((x[at] - meanX) * (x[low + j] - meanX)) / squares;
		value += weights[j] * pull * y[low + j];
	}
	return value;
}
