import type { Samples } from "@quickening/core";
import { epochMeans } from "@quickening/signal";
import type { FetalHeartRateEvent } from "../events/event.ts";
import { checkTrace } from "../trace/check-trace.ts";
import { outsideEvents } from "./outside-events.ts";

/** Mantel's epochs, 24 a minute: 3 to 5 cycles a minute are well resolved. */
const epochSeconds = 2.5;
const epochsPerMinute = 24;
/** Each minute is judged with its neighbours: 9 to 15 cycles. */
const windowMinutes = 3;
const lowestCyclesPerMinute = 3;
const highestCyclesPerMinute = 5;
/** Over three minutes a wave between two steps is at most a fifth of a cycle off: 89 % of it is still seen. */
const stepCyclesPerMinute = 0.125;
/** FIGO: amplitude 5 to 15 bpm. Texts read it as swing about the line or from trough to peak: both pass. */
const lowestAmplitudeBpm = 2.5;
const highestAmplitudeBpm = 15;
/** "Regular, smooth": one sine wave explains at least this share of the variance. */
const smallestShare = 0.75;

/**
 * Minutes in which the rate undulates regularly, 3 to 5 times a minute by 5 to 15 bpm: FIGO's sinusoidal pattern, which is
 * pathological when it goes on for more than 30 minutes.
 *
 * FIGO describes it for the eye. Here a minute is sinusoidal when, over it and its two neighbours, a single sine wave of
 * 3 to 5 cycles a minute explains at least 75 % of the variance about a straight line. The 75 % is ours.
 *
 * @param fhrBpm - Any length, bpm; NaN marks a missing sample.
 * @param options.events - Accelerations and decelerations, left out. The crests of the pattern itself are never events:
 *   half a cycle lasts 10 s at most, an event 15 s.
 * @returns For each whole minute 1 (sinusoidal), 0 (not) or NaN (less than 80 % of the three minutes has signal).
 * @throws InvalidInputError when a rate is 0 or below.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020.
 */
export function sinusoidalMinutes(
	fhrBpm: Samples,
	samplingRateHz: number,
	{ events = [] }: { events?: readonly FetalHeartRateEvent[] } = {},
): Float64Array {
	checkTrace("sinusoidalMinutes", fhrBpm, samplingRateHz);
	const rest = events.length > 0 ? outsideEvents(fhrBpm, samplingRateHz, events) : fhrBpm;
	const epochs = epochMeans(rest, samplingRateHz, { epochSeconds });
	const nMinutes = Math.floor(epochs.length / epochsPerMinute);
	const window = Math.min(windowMinutes * epochsPerMinute, epochs.length);
	const minutes = new Float64Array(nMinutes);
	for (let minute = 0; minute < nMinutes; minute++) {
		const start = Math.max(0, Math.min((minute - 1) * epochsPerMinute, epochs.length - window));
		minutes[minute] = judge(epochs.subarray(start, start + window));
	}
	return minutes;
}

function judge(epochs: Float64Array): number {
	const line = straightLine(epochs);
	if (line.count < 0.8 * epochs.length || line.count < 4) return Number.NaN;
	const { total } = line;
	// A wave of amplitude A that explains a share s of the variance v has A A / 2 = s v: outside these bounds none can pass.
	const variance = total / line.count;
	const lowest = lowestAmplitudeBpm ** 2 / 2;
	const highest = highestAmplitudeBpm ** 2 / 2 / smallestShare;
	if (variance < lowest * 0.99 || variance > highest * 1.01) return 0;
	let best = { share: 0, amplitudeBpm: 0 };
	for (let rate = lowestCyclesPerMinute; rate <= highestCyclesPerMinute; rate += stepCyclesPerMinute) {
		const { fitted, amplitudeBpm } = explained(epochs, {
			line,
			radiansPerEpoch: (2 * Math.PI * rate) / epochsPerMinute,
		});
		const share = total > 0 ? fitted / total : 0;
		if (share > best.share) best = { share, amplitudeBpm };
	}
	const regular = best.share >= smallestShare;
	return regular && best.amplitudeBpm >= lowestAmplitudeBpm && best.amplitudeBpm <= highestAmplitudeBpm ? 1 : 0;
}

interface Line {
	readonly mean: number;
	readonly slope: number;
	readonly middle: number;
	readonly count: number;
	/** Sum of squares about the line. */
	readonly total: number;
}

function straightLine(epochs: Float64Array): Line {
	let count = 0;
	let sum = 0;
	let sumK = 0;
	for (let k = 0; k < epochs.length; k++) {
		if (Number.isNaN(epochs[k])) continue;
		count++;
		sum += epochs[k];
		sumK += k;
	}
	const mean = sum / count;
	const middle = sumK / count;
	let products = 0;
	let squares = 0;
	for (let k = 0; k < epochs.length; k++) {
		if (Number.isNaN(epochs[k])) continue;
		products += (k - middle) * (epochs[k] - mean);
		squares += (k - middle) * (k - middle);
	}
	const slope = squares > 0 ? products / squares : 0;
	let total = 0;
	for (let k = 0; k < epochs.length; k++) {
		if (Number.isNaN(epochs[k])) continue;
		total += (epochs[k] - mean - slope * (k - middle)) ** 2;
	}
	return { mean, slope, middle, count, total };
}

/** Least-squares sine and cosine of one frequency: the sum of squares that they explain, and their amplitude. */
function explained(
	epochs: Float64Array,
	{ line, radiansPerEpoch }: { line: Line; radiansPerEpoch: number },
): { fitted: number; amplitudeBpm: number } {
	let cc = 0;
	let ss = 0;
	let cs = 0;
	let yc = 0;
	let ys = 0;
	// The angle's cosine and sine by rotation: one multiplication a step in place of two calls.
	const stepCos = Math.cos(radiansPerEpoch);
	const stepSin = Math.sin(radiansPerEpoch);
	let c = 1;
	let s = 0;
	for (let k = 0; k < epochs.length; k++) {
		const y = epochs[k] - line.mean - line.slope * (k - line.middle);
		if (!Number.isNaN(y)) {
			cc += c * c;
			ss += s * s;
			cs += c * s;
			yc += y * c;
			ys += y * s;
		}
		const next = c * stepCos - s * stepSin;
		s = s * stepCos + c * stepSin;
		c = next;
	}
	const determinant = cc * ss - cs * cs;
	if (!(determinant > 1e-9)) return { fitted: 0, amplitudeBpm: 0 };
	const a = (yc * ss - ys * cs) / determinant;
	const b = (ys * cc - yc * cs) / determinant;
	return { fitted: a * yc + b * ys, amplitudeBpm: Math.sqrt(a * a + b * b) };
}
