import { cubicSpline } from "@quickening/signal";
import { gammaCdf } from "./gamma-cdf.ts";
import { type FivePointFit, smoothFivePoints } from "./smooth-five-points.ts";

/** What MIMS takes a device to be. */
export interface ClippedRange {
	readonly lowestG: number;
	readonly highestG: number;
	readonly noiseG: number;
}

const spar = 0.6;
/** Samples at 100 Hz on either side of a clipped stretch that a spline is fitted to: 0.05 s. */
const nNeighbours = 5;
const sure = 0.5;
/** Points on either side of a stretch that its filling still feels: a spline forgets a point by 0.27 a step. */
const reach = 40;

/**
 * Puts back the hills and valleys that the end of the device's range cut off, in place: samples near the end are marked by a
 * gamma distribution, a smoothing spline is fitted to 0.05 s on either side of each marked stretch, their mean in its middle is a
 * new point, and a cubic spline through that point and all unmarked samples fills the stretch.
 *
 * @param samples - One axis at 100 Hz in g, without gaps.
 * @returns Stretches of more than 5 s at the start or end of the samples, which cannot be put back: half-open pairs of indices.
 *
 * Source: John et al. 2019, doi:10.1123/jmpb.2018-0068, and MIMSunit 0.11. A shorter stretch that ends with the samples stays as
 * it was measured: MIMSunit lets its spline run on there, which gave 123 g on a device of 2 g.
 * Agrees with: MIMSunit's extrapolation in R 4.2.2, to 1e-9 g up to such a stretch (tests/peers/movement-counts).
 */
export function extrapolateClipped(samples: Float64Array, range: ClippedRange): [start: number, end: number][] {
	const n = samples.length;
	const marks = markClipped(samples, range);
	if (!marks) return [];
	let nMarked = 0;
	for (const mark of marks) if (Math.abs(mark) >= sure) nMarked++;
	const lost: [number, number][] = [];
	const points: { at: number; value: number }[] = [];
	for (const sign of [1, -1]) {
		for (const [left, right] of edges(marks, sign)) {
			if (left < 0) lost.push([0, right]);
			else if (right < 0) lost.push([left + 1, n]);
			else points.push(middle(samples, marks, left, right));
		}
	}
	// More marked than not: the definition leaves such data as they are.
	if ((n - nMarked) / n < 0.3) return lost;
	points.sort((a, b) => a.at - b.at);
	fillMarked(samples, marks, points);
	return lost;
}

/** Probability of being clipped, negative at the lower end; undefined when no sample is near either end. */
function markClipped(samples: Float64Array, { lowestG, highestG, noiseG }: ClippedRange): Float64Array | undefined {
	const noise = noiseG + 1e-5;
	const above = highestG - 5 * noise;
	const below = lowestG + 5 * noise;
	let marks: Float64Array | undefined;
	for (let i = 0; i < samples.length; i++) {
		const value = samples[i]!;
		if (value <= above && value >= below) continue;
		marks ??= new Float64Array(samples.length);
		marks[i] = value >= 0 ? gammaCdf(value - above, shapeFor(noise)) : -gammaCdf(below - value, shapeFor(noise));
	}
	return marks;
}

const shapes = new Map<number, number>();

/**
 * The shape at which a sample three deviations of noise past the margin is clipped with a probability of 0.95, to a thousandth.
 */
function shapeFor(noise: number): number {
	const known = shapes.get(noise);
	if (known !== undefined) return known;
	let found = 0;
	let previous = 1;
	let previousShape = 0;
	for (let step = 0; step < 500; step++) {
		const shape = 0.5 - 0.001 * step;
		const current = gammaCdf(3 * noise, shape);
		if (previous < 0.95 && current >= 0.95) {
			found = Math.abs(0.95 - previous) > Math.abs(current - 0.95) ? shape : previousShape;
			break;
		}
		previous = current;
		previousShape = shape;
	}
	shapes.set(noise, found);
	return found;
}

/**
 * First and last sample of each clipped stretch of one sign, by the jumps of the marks; -1 where it reaches past the end for over
 * 5 s.
 */
function edges(marks: Float64Array, sign: number): [left: number, right: number][] {
	const lefts: number[] = [];
	const rights: number[] = [];
	const n = marks.length;
	for (let i = 0; i < n; i++) {
		const mark = sign * marks[i]!;
		if (mark <= 0) continue;
		if (i > 0 && mark - sign * marks[i - 1]! > sure) lefts.push(i);
		if (i + 1 < n && mark - sign * marks[i + 1]! > sure) rights.push(i);
	}
	const long = 500;
	if (lefts.length - rights.length === 1) {
		if (n - 1 - lefts.at(-1)! > long) rights.push(-1);
		else lefts.pop();
	} else if (rights.length - lefts.length === 1) {
		if (rights[0]! + 1 > long) lefts.unshift(-1);
		else rights.shift();
	}
	const crossed = lefts.some((left, i) => left >= 0 && rights[i]! >= 0 && rights[i]! < left);
	if (crossed && rights.length > 1) {
		lefts.pop();
		rights.shift();
	}
	return lefts.slice(0, rights.length).map((left, i) => [left, rights[i]!]);
}

/** The point in the middle of a clipped stretch on which the splines of both sides agree best: their mean. */
function middle(samples: Float64Array, marks: Float64Array, left: number, right: number) {
	const before = fitSide(samples, marks, Math.max(0, left - nNeighbours + 1), left);
	const after = fitSide(samples, marks, right, Math.min(samples.length - 1, right + nNeighbours - 1));
	const half = (right - left) / 2;
	const fromLeft = before.fit.fitted[4]! + (before.fit.slopeAtEnd * half) / before.span;
	const fromRight = after.fit.fitted[0]! - (after.fit.slopeAtStart * half) / after.span;
	return { at: left + half, value: (fromLeft + fromRight) / 2 };
}

function fitSide(
	samples: Float64Array,
	marks: Float64Array,
	from: number,
	to: number,
): { fit: FivePointFit; span: number } {
	const at = (values: Float64Array) =>
		Array.from({ length: 5 }, (_, i) => {
			const position = from + ((to - from) * i) / 4;
			const k = Math.min(Math.floor(position), values.length - 2);
			return values[k]! + (position - k) * (values[k + 1]! - values[k]!);
		});
	// As published: a valley's marks are negative, so its clipped samples weigh more.
	const weights = at(marks).map((mark) => 1 - mark);
	const values = at(samples);
	if (to === from) return { fit: { fitted: values, slopeAtStart: 0, slopeAtEnd: 0 }, span: 1 };
	return { fit: smoothFivePoints(values, weights, spar), span: to - from };
}

/** Fills each marked stretch by a cubic spline through what stands around it and the new points. */
function fillMarked(
	samples: Float64Array,
	marks: Float64Array,
	points: readonly { at: number; value: number }[],
): void {
	const n = samples.length;
	const given = samples.slice();
	let nextPoint = 0;
	for (let i = 0; i < n; i++) {
		if (Math.abs(marks[i]!) < sure) continue;
		let end = i;
		while (end < n && Math.abs(marks[end]!) >= sure) end++;
		if (i === 0 || end === n) {
			i = end;
			continue;
		}
		const x: number[] = [];
		const y: number[] = [];
		const from = around(marks, i, -1);
		const to = around(marks, end - 1, 1);
		while (nextPoint > 0 && points[nextPoint - 1]!.at >= from) nextPoint--;
		while (nextPoint < points.length && points[nextPoint]!.at < from) nextPoint++;
		let k = nextPoint;
		for (let j = from; j <= to; j++) {
			for (; k < points.length && points[k]!.at <= j; k++) {
				x.push(points[k]!.at);
				y.push(points[k]!.value);
			}
			if (Math.abs(marks[j]!) < sure && x.at(-1) !== j) {
				x.push(j);
				y.push(given[j]!);
			}
		}
		if (x.length >= 2) {
			const pieces = cubicSpline(x, y);
			let piece = 0;
			for (let j = i; j < end; j++) {
				while (piece < x.length - 2 && x[piece + 1]! <= j) piece++;
				const step = j - x[piece]!;
				samples[j] = pieces.y[piece]! + step * (pieces.b[piece]! + step * (pieces.c[piece]! + step * pieces.d[piece]!));
			}
		}
		i = end - 1;
	}
}

/** Index so far from `start` in direction `step` that `reach` unmarked samples lie between. */
function around(marks: Float64Array, start: number, step: 1 | -1): number {
	let left = reach;
	let i = start;
	while (i + step >= 0 && i + step < marks.length && left > 0) {
		i += step;
		if (Math.abs(marks[i]!) < sure) left--;
	}
	return i;
}
