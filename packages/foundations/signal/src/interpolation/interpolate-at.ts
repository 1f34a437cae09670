import { checkSameLength, type Samples } from "@quickening/core";
import { checkRisingTimes } from "./check-rising-times.ts";
import { type CubicPieces, cubicSpline } from "./cubic-spline.ts";
import { pchip } from "./pchip.ts";

/** How values between two readings are found. */
export type Interpolation = "linear" | "cubicSpline" | "pchip";

export interface InterpolateAtOptions {
	/** "linear", "cubicSpline" (not-a-knot) or "pchip" (monotone). Default "linear". */
	readonly method?: Interpolation;
	/** No value is given between two readings that lie further apart than this. Default: no limit. */
	readonly longestGapSeconds?: number;
}

/**
 * Values of an irregular record at other times. Nothing is given beyond its ends, nor across a gap longer than told; there a
 * cubic begins anew, so that one side of a gap does not bend the other.
 *
 * @param timesSeconds - Times of the readings in s, rising.
 * @param values - As long as the times, any unit; NaN marks a missing reading, which is left out (and so widens the gap).
 * @param atSeconds - Times asked for, rising.
 * @returns As long as `atSeconds`, in the unit of the values; NaN beyond the ends and inside a gap.
 * @throws InvalidInputError when lengths differ or times do not rise.
 *
 * Source: {@link cubicSpline}, {@link pchip}.
 * Agrees with: SciPy 1.17.1, `numpy.interp`, `CubicSpline`, `PchipInterpolator`, to 1e-12 of the largest value
 * (tests/peers/scipy).
 * @example
 * interpolateAt([0, 1, 9], [10, 20, 30], [0.5, 5], { longestGapSeconds: 2 }); // [15, NaN]
 */
export function interpolateAt(
	timesSeconds: Samples,
	values: Samples,
	atSeconds: Samples,
	{ method = "linear", longestGapSeconds = Number.POSITIVE_INFINITY }: InterpolateAtOptions = {},
): Float64Array {
	checkSameLength("interpolateAt", { argument: "timesSeconds", values: timesSeconds }, { argument: "values", values });
	checkRisingTimes("interpolateAt", "timesSeconds", timesSeconds);
	checkRisingTimes("interpolateAt", "atSeconds", atSeconds);
	const { times, readings } = withoutMissing(timesSeconds, values);
	const found = new Float64Array(atSeconds.length).fill(Number.NaN);
	let at = 0;
	for (let start = 0; start < times.length; ) {
		let end = start + 1;
		while (end < times.length && times[end] - times[end - 1] <= longestGapSeconds) end++;
		while (at < atSeconds.length && atSeconds[at] < times[start]) at++;
		const first = at;
		while (at < atSeconds.length && atSeconds[at] <= times[end - 1]) at++;
		if (at > first)
			fillRun(times.subarray(start, end), readings.subarray(start, end), atSeconds, first, at, method, found);
		start = end;
	}
	return found;
}

function withoutMissing(timesSeconds: Samples, values: Samples): { times: Float64Array; readings: Float64Array } {
	const times = new Float64Array(values.length);
	const readings = new Float64Array(values.length);
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		if (!Number.isFinite(values[i])) continue;
		times[n] = timesSeconds[i];
		readings[n++] = values[i];
	}
	return { times: times.subarray(0, n), readings: readings.subarray(0, n) };
}

function fillRun(
	times: Float64Array,
	readings: Float64Array,
	at: Samples,
	first: number,
	last: number,
	method: Interpolation,
	found: Float64Array,
): void {
	if (times.length === 1) {
		found.fill(readings[0], first, last);
		return;
	}
	const pieces =
		method === "linear" ? undefined : method === "pchip" ? pchip(times, readings) : cubicSpline(times, readings);
	let i = 0;
	for (let k = first; k < last; k++) {
		const t = at[k];
		while (i < times.length - 2 && t >= times[i + 1]) i++;
		found[k] = pieces ? cubicAt(pieces, i, t) : lineAt(times, readings, i, t);
	}
}

function cubicAt({ x, y, b, c, d }: CubicPieces, i: number, t: number): number {
	const h = t - x[i];
	return y[i] + h * (b[i] + h * (c[i] + h * d[i]));
}

function lineAt(times: Float64Array, readings: Float64Array, i: number, t: number): number {
	const slope = (readings[i + 1] - readings[i]) / (times[i + 1] - times[i]);
	return t === times[i + 1] ? readings[i + 1] : readings[i] + slope * (t - times[i]);
}
