/** From how far before to how far after the steep stretch the R peak is looked for, in s. */
const beforeSeconds = 0.06;
const afterSeconds = 0.06;
/** Length of the stretch whose median is the level that a peak stands on, in s. */
const levelSeconds = 0.3;

/** Which way R peaks point. */
export type EcgPolarity = "positive" | "negative";

/**
 * Which way the complexes point: whether, in the middle one of up to 200 of them, the record goes further up or further down
 * from its own level.
 */
export function ecgPolarity(
	ecg: ArrayLike<number>,
	samplingRateHz: number,
	places: readonly number[],
	bounds: (place: number) => readonly [number, number],
): EcgPolarity {
	const step = Math.max(1, Math.floor(places.length / 200));
	const balance: number[] = [];
	for (let k = 0; k < places.length; k += step) {
		const [start, end] = bounds(places[k]);
		const level = levelAround(ecg, samplingRateHz, places[k], start, end);
		const low = Math.max(start, places[k] - Math.round(beforeSeconds * samplingRateHz));
		const high = Math.min(end, places[k] + Math.round(afterSeconds * samplingRateHz) + 1);
		let up = 0;
		let down = 0;
		for (let i = low; i < high; i++) {
			up = Math.max(up, ecg[i] - level);
			down = Math.max(down, level - ecg[i]);
		}
		if (up + down > 0) balance.push((up - down) / (up + down));
	}
	balance.sort((a, b) => a - b);
	return (balance[balance.length >> 1] ?? 0) < 0 ? "negative" : "positive";
}

function levelAround(
	ecg: ArrayLike<number>,
	samplingRateHz: number,
	place: number,
	start: number,
	end: number,
): number {
	const half = Math.round((levelSeconds / 2) * samplingRateHz);
	const around: number[] = [];
	for (let i = Math.max(start, place - half); i < Math.min(end, place + half + 1); i++) around.push(ecg[i]);
	around.sort((a, b) => a - b);
	return around[around.length >> 1] ?? 0;
}

/**
 * The R peak near a steep stretch: the highest (or lowest) sample less the slope of the stretch it stands on, then the top of the
 * parabola through it and its neighbours.
 *
 * @returns Place in samples, with a fraction.
 */
export function refineRPeak(
	ecg: ArrayLike<number>,
	samplingRateHz: number,
	place: number,
	start: number,
	end: number,
	sign: 1 | -1,
): number {
	const low = Math.max(start, place - Math.round(beforeSeconds * samplingRateHz));
	const high = Math.min(end - 1, place + Math.round(afterSeconds * samplingRateHz));
	let peak = low;
	for (let i = low + 1; i <= high; i++) if (sign * ecg[i] > sign * ecg[peak]) peak = i;
	if (peak === start || peak >= end - 1) return peak;
	const before = sign * ecg[peak - 1];
	const top = sign * ecg[peak];
	const after = sign * ecg[peak + 1];
	const bend = before - 2 * top + after;
	const shift = bend < 0 ? (before - after) / (2 * bend) : 0;
	return peak + Math.max(-0.5, Math.min(0.5, shift));
}
