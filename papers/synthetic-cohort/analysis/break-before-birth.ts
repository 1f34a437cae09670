const WEEKS = 24;

/** Weekly means of what her device showed over the last 24 weeks before birth, the last week first; null with fewer than 12. */
export function weeksToBirth(values: Float64Array, endIndex: number): Float64Array | null {
	const weekly = new Float64Array(WEEKS).fill(Number.NaN);
	let known = 0;
	for (let week = 0; week < WEEKS; week++) {
		let sum = 0;
		let n = 0;
		for (let i = endIndex - 7 * (week + 1); i < endIndex - 7 * week; i++) {
			if (i < 0 || Number.isNaN(values[i])) continue;
			sum += values[i];
			n++;
		}
		if (n < 2) continue;
		weekly[week] = sum / n;
		known++;
	}
	return known < 12 ? null : weekly;
}

/**
 * Days before birth at which two straight lines that meet fit the mean over women best, by least squares over half weeks from
 * 3 to 14 weeks. Each woman counts relative to her own mean, so that who is missing in a week moves it little.
 */
export function breakBeforeBirth(women: readonly Float64Array[]): number {
	const sum = new Float64Array(WEEKS);
	const count = new Float64Array(WEEKS);
	for (const weekly of women) {
		let total = 0;
		let n = 0;
		for (const value of weekly) {
			if (Number.isNaN(value)) continue;
			total += value;
			n++;
		}
		for (let week = 0; week < WEEKS; week++) {
			if (Number.isNaN(weekly[week])) continue;
			sum[week] += (weekly[week] * n) / total;
			count[week]++;
		}
	}
	let best = Number.POSITIVE_INFINITY;
	let found = Number.NaN;
	for (let days = 21; days <= 98; days += 1) {
		const squares = squaresOfFit(sum, count, days);
		if (squares < best) {
			best = squares;
			found = days;
		}
	}
	return found;
}

/** Residual squares of y = a + b t + c max(0, t - at), t in days before birth. */
function squaresOfFit(sum: Float64Array, count: Float64Array, at: number): number {
	const rows: (readonly [number, number, number])[] = [];
	for (let week = 0; week < WEEKS; week++) {
		if (count[week] === 0) continue;
		const t = 7 * week + 3.5;
		rows.push([t, Math.max(0, t - at), sum[week] / count[week]]);
	}
	const n = rows.length;
	const average = (k: 0 | 1 | 2) => rows.reduce((total, row) => total + row[k], 0) / n;
	const [mt, mu, my] = [average(0), average(1), average(2)];
	let [tt, tu, uu, ty, uy, yy] = [0, 0, 0, 0, 0, 0];
	for (const [t, u, y] of rows) {
		tt += (t - mt) ** 2;
		tu += (t - mt) * (u - mu);
		uu += (u - mu) ** 2;
		ty += (t - mt) * (y - my);
		uy += (u - mu) * (y - my);
		yy += (y - my) ** 2;
	}
	const det = tt * uu - tu * tu;
	const b = (ty * uu - uy * tu) / det;
	const c = (uy * tt - ty * tu) / det;
	return yy - b * ty - c * uy;
}
