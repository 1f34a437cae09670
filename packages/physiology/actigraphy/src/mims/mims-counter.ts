import { checkInRange, checkInteger, checkPositive, InvalidInputError, type Warning } from "@quickening/core";
import { butterworth } from "@quickening/signal";
import { checkInG } from "../raw/check-in-g.ts";
import { type ClippedRange, extrapolateClipped } from "./extrapolate-clipped.ts";

export interface MimsOptions {
	/** What the device can measure, in g: [-8, 8] for a GT9X, [-6, 6] for a GT3X+. */
	readonly rangeG: readonly [lowest: number, highest: number];
	/** Whole seconds; default 60. */
	readonly epochSeconds?: number;
	/** Noise of the device in g, which decides what counts as clipped; default 0.03. */
	readonly noiseG?: number;
}

export interface Mims {
	/** One array an axis: MIMS-units per epoch; NaN where under nine tenths of the epoch's samples are known. */
	readonly axes: readonly Float64Array[];
	/** Their sum per epoch, the MIMS-unit of the literature. */
	readonly mims: Float64Array;
	readonly epochSeconds: number;
	readonly warnings: readonly Warning[];
}

export interface MimsCounter {
	/** Takes the next block: one array an axis, of equal length, in g. The arrays may be used again afterwards. */
	readonly add: (axes: readonly ArrayLike<number>[]) => void;
	/** The whole epochs; an unfinished one at the end is left out. */
	readonly finish: () => Mims;
}

/** All is interpolated to this rate. */
const rateHz = 100;
/** Samples at 100 Hz that are worked on at once, and what is looked at besides on either side: ten minutes and 30 s. */
const chunk = 60_000;
const margin = 3_000;
/** Input samples beyond a chunk that its spline still feels. */
const splineReach = 60;
const { sections } = butterworth({ order: 4, band: "bandpass", cutoffHz: [0.2, 5], samplingRateHz: rateHz });

/**
 * MIMS-units in a stream: any block sizes give the same as the whole recording at once.
 *
 * @param samplingRateHz - Above 10 Hz.
 * @param options.rangeG - The device's range, from its header or data sheet; without it nothing clipped can be put back.
 * @throws InvalidInputError for a rate, range or epoch that cannot be, and by `add` for axes of unequal length or not in g.
 *
 * Source: John et al. 2019, doi:10.1123/jmpb.2018-0068: a natural cubic spline to 100 Hz, clipped samples put back, a Butterworth
 * band-pass of order 4 from 0.2 to 5 Hz, area under the rectified signal, areas of up to 1e-4 a sample set to 0. A gap (NaN) ends
 * a stretch, each of which is worked on by itself; what MIMSunit would interpolate across stays missing here.
 * Agrees with: wristpy 0.2.10, its MIMS chain, to 1e-6 where nothing is clipped (tests/peers/movement-counts); where something
 * is, wristpy smooths by another spline than MIMSunit, and the fit is judged by R's own (smooth-five-points.test.ts). MIMSunit
 * could not be run here.
 */
export function mimsCounter(
	samplingRateHz: number,
	{ rangeG, epochSeconds = 60, noiseG = 0.03 }: MimsOptions,
): MimsCounter {
	checkInRange("mimsCounter", "samplingRateHz", samplingRateHz, 10, 1000);
	checkInteger("mimsCounter", "epochSeconds", epochSeconds, 1);
	checkPositive("mimsCounter", "noiseG", noiseG);
	const [lowestG, highestG] = rangeG;
	if (!(lowestG < 0 && highestG > 0)) {
		throw new InvalidInputError(`mimsCounter: rangeG must go from below 0 to above 0; got ${lowestG} to ${highestG}`, {
			code: "out-of-range",
			argument: "rangeG",
			received: rangeG,
		});
	}
	const range = { lowestG, highestG, noiseG };
	let axesOfMims: AxisMims[] | undefined;
	return {
		add(axes) {
			axesOfMims ??= axes.map(() => new AxisMims(samplingRateHz, range, epochSeconds));
			const length = axes[0]?.length ?? 0;
			if (axes.length !== axesOfMims.length || axes.some((axis) => axis.length !== length)) {
				throw new InvalidInputError(
					`mimsCounter: axes must be ${axesOfMims.length} arrays of equal length; got lengths ${axes.map((axis) => axis.length).join(", ")}`,
					{ code: "length-mismatch", argument: "axes", received: axes.length },
				);
			}
			for (const axis of axes) checkInG("mimsCounter", "axes", axis);
			for (const [i, axis] of axesOfMims.entries()) axis.add(axes[i]!);
		},
		finish() {
			const axes = (axesOfMims ?? []).map((axis) => axis.finish());
			const mims = new Float64Array(axes[0]?.length ?? 0).map((_, i) => axes.reduce((sum, axis) => sum + axis[i]!, 0));
			const missing = mims.filter(Number.isNaN).length;
			const warnings: Warning[] = [];
			if (mims.length === 0) {
				warnings.push({ code: "no-epoch", message: `The samples do not fill one epoch of ${epochSeconds} s.` });
			} else if (missing > 0) {
				warnings.push({
					code: "missing-samples",
					message: `${missing} of ${mims.length} epochs lack a tenth of their samples or more and are NaN.`,
				});
			}
			return { axes, mims, epochSeconds, warnings };
		},
	};
}

/** One axis. A run is a stretch without gaps; its samples at 100 Hz are numbered from its start. */
class AxisMims {
	readonly #rate: number;
	readonly #range: ClippedRange;
	readonly #perEpoch: number;
	#held = new Float64Array(8192);
	/** Number, within the run, of the first held sample, and how many are held. */
	#firstHeld = 0;
	#nHeld = 0;
	/** Sample of the recording with which the run began, and of the one that comes next. */
	#runStart = 0;
	#seen = 0;
	/** Next sample at 100 Hz of the run. */
	#next = 0;
	readonly #state = new Float64Array((sections.length / 6) * 2);
	/** Last rectified value and its epoch. */
	#last = 0;
	#lastEpoch = -1;
	#areas = new Float64Array(1024);
	#counts = new Float64Array(1024);

	constructor(rate: number, range: ClippedRange, epochSeconds: number) {
		this.#rate = rate;
		this.#range = range;
		this.#perEpoch = epochSeconds * rateHz;
	}

	add(samples: ArrayLike<number>): void {
		for (let i = 0; i < samples.length; i++) {
			const value = samples[i]!;
			if (Number.isNaN(value)) {
				this.#endRun();
				this.#seen++;
				this.#runStart = this.#seen;
				continue;
			}
			if (this.#nHeld === this.#held.length) {
				const larger = new Float64Array(2 * this.#held.length);
				larger.set(this.#held);
				this.#held = larger;
			}
			this.#held[this.#nHeld++] = value;
			this.#seen++;
			if ((this.#nHeld & 1023) === 0) this.#advance(false);
		}
	}

	finish(): Float64Array {
		this.#endRun();
		const nEpochs = Math.floor(((this.#seen / this.#rate) * rateHz) / this.#perEpoch + 1e-9);
		this.#reserve(nEpochs);
		return Float64Array.from({ length: nEpochs }, (_, i) => {
			if (!(this.#counts[i]! >= 0.9 * this.#perEpoch)) return Number.NaN;
			return this.#areas[i]! <= 1e-4 * this.#perEpoch ? 0 : this.#areas[i]!;
		});
	}

	#endRun(): void {
		if (this.#nHeld > 0) this.#advance(true);
		this.#nHeld = 0;
		this.#firstHeld = 0;
		this.#next = 0;
		this.#state.fill(0);
		this.#lastEpoch = -1;
	}

	/** Works on the chunks for which enough is held, or on all that is left. */
	#advance(final: boolean): void {
		const inRun = this.#firstHeld + this.#nHeld;
		const toInput = this.#rate / rateHz;
		const all = Math.floor((inRun - 1) / toInput + 1e-9) + 1;
		while (final ? this.#next < all : (this.#next + chunk + margin) * toInput + splineReach < inRun) {
			const end = final ? Math.min(all, this.#next + chunk) : this.#next + chunk;
			const from = Math.max(0, this.#next - margin);
			const to = final ? Math.min(all, end + margin) : end + margin;
			const values = this.#interpolate(from, to);
			const lost = extrapolateClipped(values, this.#range);
			const atStart = from === 0;
			const atEnd = final && to === all;
			// Only the ends of the run are ends of the device's data.
			const reallyLost = lost.filter(([start, stop]) => (start === 0 ? atStart : stop === to - from && atEnd));
			this.#integrate(values.subarray(this.#next - from, end - from), this.#next, reallyLost, from);
			this.#next = end;
			this.#forget(Math.floor((this.#next - margin) * toInput) - splineReach);
		}
	}

	#forget(before: number): void {
		const drop = Math.min(this.#nHeld, before - this.#firstHeld);
		if (drop <= 0) return;
		this.#held.copyWithin(0, drop, this.#nHeld);
		this.#nHeld -= drop;
		this.#firstHeld += drop;
	}

	/** A natural cubic spline through the held samples, at `from` to `to` of the run's grid. */
	#interpolate(from: number, to: number): Float64Array {
		const toInput = this.#rate / rateHz;
		const values = new Float64Array(to - from);
		const y = this.#held;
		const n = Math.min(this.#nHeld, Math.ceil(to * toInput) - this.#firstHeld + splineReach);
		const seconds = naturalSecondDerivatives(y, n);
		for (let j = from; j < to; j++) {
			const position = j * toInput - this.#firstHeld;
			const i = Math.max(0, Math.min(n - 2, Math.floor(position)));
			const b = position - i;
			const a = 1 - b;
			values[j - from] =
				n < 2 ? y[0]! : a * y[i]! + b * y[i + 1]! + ((a ** 3 - a) * seconds[i]! + (b ** 3 - b) * seconds[i + 1]!) / 6;
		}
		return values;
	}

	/** Band-pass, rectify and add up the area by epochs. */
	#integrate(values: Float64Array, first: number, lost: readonly (readonly [number, number])[], offset: number): void {
		const state = this.#state;
		const startAt = (this.#runStart / this.#rate) * rateHz;
		this.#reserve(Math.floor((startAt + first + values.length) / this.#perEpoch) + 1);
		for (let i = 0; i < values.length; i++) {
			let x = values[i]!;
			for (let s = 0, k = 0; s < sections.length; s += 6, k += 2) {
				const y = sections[s]! * x + state[k]!;
				state[k] = sections[s + 1]! * x - sections[s + 4]! * y + state[k + 1]!;
				state[k + 1] = sections[s + 2]! * x - sections[s + 5]! * y;
				x = y;
			}
			const size = Math.abs(x);
			const at = first + i;
			const epoch = Math.floor((startAt + at) / this.#perEpoch + 1e-9);
			if (epoch === this.#lastEpoch) this.#areas[epoch]! += (this.#last + size) / (2 * rateHz);
			if (lost.length === 0 || !lost.some(([start, end]) => at - offset >= start && at - offset < end)) {
				this.#counts[epoch]!++;
			}
			this.#last = size;
			this.#lastEpoch = epoch;
		}
	}

	#reserve(nEpochs: number): void {
		if (nEpochs < this.#areas.length) return;
		const areas = new Float64Array(2 * nEpochs);
		const counts = new Float64Array(2 * nEpochs);
		areas.set(this.#areas);
		counts.set(this.#counts);
		this.#areas = areas;
		this.#counts = counts;
	}
}

/** Second derivatives of the natural cubic spline through the first n values at distance 1. */
function naturalSecondDerivatives(y: Float64Array, n: number): Float64Array {
	const seconds = new Float64Array(n);
	const factors = new Float64Array(n);
	for (let i = 1; i < n - 1; i++) {
		const pivot = 4 - factors[i - 1]!;
		factors[i] = 1 / pivot;
		seconds[i] = (6 * (y[i - 1]! - 2 * y[i]! + y[i + 1]!) - seconds[i - 1]!) / pivot;
	}
	for (let i = n - 3; i > 0; i--) seconds[i]! -= factors[i]! * seconds[i + 1]!;
	return seconds;
}
