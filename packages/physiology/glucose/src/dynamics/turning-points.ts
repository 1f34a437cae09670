/**
 * Values at the peaks and nadirs of a trace: between each two crossings of a short and a long running mean, the highest or the
 * lowest value since the turning point before.
 *
 * @param glucose - Even grid; NaN inside it is a gap, left out of means.
 */
export function turningPoints(glucose: Float64Array, shortSteps: number, longSteps: number): Float64Array {
	const short = trailingMeans(glucose, shortSteps);
	const long = trailingMeans(glucose, longSteps);
	const difference = Float64Array.from(short, (value, i) => value - long[i]);
	const { places, highs } = crossings(glucose, difference);
	const values = new Float64Array(Math.max(0, places.length - 1));
	let from = places[0];
	for (let i = 0; i < values.length; i++) {
		let best = -1;
		for (let k = from; k <= places[i + 1]; k++) {
			if (Number.isNaN(glucose[k])) continue;
			if (best < 0 || (highs[i] ? glucose[k] > glucose[best] : glucose[k] < glucose[best])) best = k;
		}
		values[i] = glucose[best];
		from = best;
	}
	return values;
}

/** Mean of the last `steps` values that are there; the first ones take the mean of the first whole window. */
function trailingMeans(values: Float64Array, steps: number): Float64Array {
	const n = values.length;
	const means = new Float64Array(n);
	let sum = 0;
	let count = 0;
	for (let i = 0; i < n; i++) {
		if (!Number.isNaN(values[i])) {
			sum += values[i];
			count++;
		}
		const gone = i - steps;
		if (gone >= 0 && !Number.isNaN(values[gone])) {
			sum -= values[gone];
			count--;
		}
		means[i] = count === 0 ? Number.NaN : sum / count;
	}
	const whole = means[Math.min(steps, n) - 1];
	means.fill(whole, 0, Math.min(steps, n));
	return means;
}

/** Where the sign of the difference changes, with both ends; `highs` says whether the stretch after it is above. */
function crossings(glucose: Float64Array, difference: Float64Array): { places: number[]; highs: boolean[] } {
	const n = glucose.length;
	const places = [0];
	const highs = [difference[0] > 0];
	const last = difference[n - 1];
	// A difference of exactly zero is on neither side.
	for (let i = 0; i < n; i++) if (difference[i] === 0) difference[i] = Number.NaN;
	for (let i = 1; i < n; i++) {
		if (Number.isNaN(difference[i])) continue;
		const neighbours = !Number.isNaN(glucose[i]) && !Number.isNaN(glucose[i - 1]) && !Number.isNaN(difference[i - 1]);
		const before = neighbours ? difference[i - 1] : difference[places[places.length - 1]];
		if (!(difference[i] * before < 0)) continue;
		places.push(i);
		highs.push(difference[i] >= before);
	}
	places.push(n - 1);
	highs.push(last > 0);
	return { places, highs };
}
