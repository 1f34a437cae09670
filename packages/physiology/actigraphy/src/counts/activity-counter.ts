import { checkInteger, InvalidInputError, type Warning } from "@quickening/core";
import { checkInG } from "../raw/check-in-g.ts";
import { type AxisResampler, countableRatesHz, resamplerTo30Hz } from "./resample-to-30-hz.ts";

export interface ActivityCountsOptions {
	/** Whole seconds; default 60. */
	readonly epochSeconds?: number;
	/** ActiGraph's low frequency extension, which counts smaller and slower movement. Default false. */
	readonly lowFrequencyExtension?: boolean;
}

/** ActiGraph counts by epoch. */
export interface ActivityCounts {
	/** One array an axis, in their order: counts per epoch, whole numbers; NaN where a sample was missing in the epoch. */
	readonly axes: readonly Float64Array[];
	/** Square root of the sum of squares over the axes, per epoch. */
	readonly vectorMagnitude: Float64Array;
	readonly epochSeconds: number;
	/** Epochs that are NaN in at least one axis. */
	readonly nMissingEpochs: number;
	readonly warnings: readonly Warning[];
}

/** Counts while the recording is read, block by block. */
export interface ActivityCounter {
	/** Takes the next block: one array an axis, of equal length, in g. The arrays may be used again afterwards. */
	readonly add: (axes: readonly ArrayLike<number>[]) => void;
	/** The whole epochs; an unfinished one at the end is left out. */
	readonly finish: () => ActivityCounts;
}

/** Band-pass at 30 Hz: numerator and denominator as published. */
const b = [
	-0.009341062898525, -0.02547028965936, -0.004235264826105, 0.04415241545642, 0.03649371834776, -0.01189396193474,
	-0.02291739062315, -0.00678816386231,
] as const;
const a = [
	1, -3.63367395910957, 5.03689812757486, -3.09612247819666, 0.50620507633883, 0.32421701566682, -0.15685485875559,
	0.0194913020589,
] as const;
const unit = steadyState();
/** From g to the steps of the device's old converter. */
const gain = (3 / 4096 / (2.6 / 256)) * 237.5;
/** Samples of a block that are worked on at once: small enough to stay near the processor. */
const piece = 8192;

/**
 * ActiGraph counts in a stream: any block sizes give the same counts as the whole recording at once.
 *
 * @param samplingRateHz - One of 30, 40, ..., 100, or 32, 64, 128, 256: the rates for which the maker has a definition.
 * @throws InvalidInputError for another rate (resample first, such as with `resampleRational` of @quickening/signal), for an
 *   epoch that is no whole number of seconds, and by `add` for axes of unequal length, not in g, or of another number than
 *   before.
 *
 * Source: Neishabouri et al. 2022, doi:10.1038/s41598-022-16003-x: resampling to 30 Hz, band-pass, dead band and ceiling, mean of
 * three at 10 Hz, sum over the epoch. What it does not say of a gap: an epoch with a missing sample is NaN, and the filters start
 * anew after it.
 * Agrees with: agcounts 0.2.6, `get_counts`, equal (tests/peers/movement-counts).
 */
export function activityCounter(
	samplingRateHz: number,
	{ epochSeconds = 60, lowFrequencyExtension = false }: ActivityCountsOptions = {},
): ActivityCounter {
	if (!countableRatesHz.includes(samplingRateHz)) {
		throw new InvalidInputError(
			`activityCounter: samplingRateHz must be one of ${countableRatesHz.join(", ")}; got ${samplingRateHz}. ` +
				"Counts are defined for these rates only: resample to one of them first (resampleRational of @quickening/signal)",
			{ code: "not-a-countable-rate", argument: "samplingRateHz", received: samplingRateHz },
		);
	}
	checkInteger("activityCounter", "epochSeconds", epochSeconds, 1);
	let counters: AxisCounter[] | undefined;
	let scratch = new Float64Array(0);
	return {
		add(axes) {
			counters ??= axes.map(
				() => new AxisCounter(resamplerTo30Hz(samplingRateHz), epochSeconds, lowFrequencyExtension),
			);
			if (axes.length !== counters.length) {
				throw new InvalidInputError(
					`activityCounter: axes must be as many as in the first block (${counters.length}); got ${axes.length}`,
					{ code: "length-mismatch", argument: "axes", received: axes.length },
				);
			}
			const length = axes[0]?.length ?? 0;
			for (const axis of axes) {
				if (axis.length === length) continue;
				throw new InvalidInputError(
					`activityCounter: axes must be of equal length (${length}); got ${axis.length}. Pad the shorter one with NaN`,
					{ code: "length-mismatch", argument: "axes", received: axis.length },
				);
			}
			const needed = counters[0]?.resampler.room(piece) ?? 0;
			if (scratch.length < needed) scratch = new Float64Array(needed);
			for (let i = 0; i < counters.length; i++) {
				for (let from = 0; from < length; from += piece) {
					const end = Math.min(length, from + piece);
					checkInG("activityCounter", "axes", axes[i]!, from, end);
					counters[i]!.add(axes[i]!, from, end, scratch);
				}
			}
		},
		finish() {
			for (const counter of counters ?? []) counter.finish(scratch);
			return summary(
				(counters ?? []).map(({ epochs }) => Float64Array.from(epochs)),
				epochSeconds,
			);
		},
	};
}

function summary(axes: readonly Float64Array[], epochSeconds: number): ActivityCounts {
	const nEpochs = Math.min(...axes.map(({ length }) => length), Number.MAX_SAFE_INTEGER);
	const vectorMagnitude = new Float64Array(axes.length === 0 ? 0 : nEpochs);
	let nMissingEpochs = 0;
	for (let i = 0; i < vectorMagnitude.length; i++) {
		let squares = 0;
		for (const axis of axes) squares += axis[i]! ** 2;
		vectorMagnitude[i] = Math.sqrt(squares);
		if (Number.isNaN(squares)) nMissingEpochs++;
	}
	const warnings: Warning[] = [];
	if (vectorMagnitude.length === 0) {
		warnings.push({ code: "no-epoch", message: `The samples do not fill one epoch of ${epochSeconds} s.` });
	} else if (nMissingEpochs > 0) {
		warnings.push({
			code: "missing-samples",
			message: `${nMissingEpochs} of ${vectorMagnitude.length} epochs hold a missing sample and are NaN.`,
		});
	}
	return { axes, vectorMagnitude, epochSeconds, nMissingEpochs, warnings };
}

/** One axis: resampled, filtered, cut and summed. The state stands in arrays so that the inner loop can keep it in registers. */
class AxisCounter {
	readonly resampler: AxisResampler;
	readonly epochs: number[] = [];
	readonly #tensPerEpoch: number;
	readonly #extended: boolean;
	readonly #state = new Float64Array(7);
	#running = false;
	/** Sum of up to three values at 30 Hz, and how many. */
	#third = 0;
	#nThird = 0;
	/** Sum of the epoch at 10 Hz, and how many. */
	#sum = 0;
	#nSum = 0;

	constructor(resampler: AxisResampler, epochSeconds: number, extended: boolean) {
		this.resampler = resampler;
		this.#tensPerEpoch = epochSeconds * 10;
		this.#extended = extended;
	}

	add(samples: ArrayLike<number>, from: number, end: number, scratch: Float64Array): void {
		const n = this.resampler.add(samples, from, end, scratch);
		this.#filter(scratch, n);
		this.#accumulate(scratch, n);
	}

	finish(scratch: Float64Array): void {
		const n = this.resampler.finish(scratch);
		this.#filter(scratch, n);
		this.#accumulate(scratch, n);
	}

	/** Band-pass in transposed direct form II, in place; a run begins in the steady state of its first value. */
	#filter(values: Float64Array, n: number): void {
		const state = this.#state;
		let [z0, z1, z2, z3, z4, z5, z6] = state as unknown as [number, number, number, number, number, number, number];
		let running = this.#running;
		const [b0, b1, b2, b3, b4, b5, b6, b7] = b;
		const [, a1, a2, a3, a4, a5, a6, a7] = a;
		for (let i = 0; i < n; i++) {
			const x = values[i]!;
			if (Number.isNaN(x)) {
				running = false;
				continue;
			}
			if (!running) {
				z0 = unit[0]! * x;
				z1 = unit[1]! * x;
				z2 = unit[2]! * x;
				z3 = unit[3]! * x;
				z4 = unit[4]! * x;
				z5 = unit[5]! * x;
				z6 = unit[6]! * x;
				running = true;
			}
			const y = z0 + b0 * x;
			z0 = z1 + x * b1 - y * a1;
			z1 = z2 + x * b2 - y * a2;
			z2 = z3 + x * b3 - y * a3;
			z3 = z4 + x * b4 - y * a4;
			z4 = z5 + x * b5 - y * a5;
			z5 = z6 + x * b6 - y * a6;
			z6 = x * b7 - y * a7;
			values[i] = y;
		}
		this.#running = running;
		state[0] = z0;
		state[1] = z1;
		state[2] = z2;
		state[3] = z3;
		state[4] = z4;
		state[5] = z5;
		state[6] = z6;
	}

	#accumulate(values: Float64Array, n: number): void {
		let third = this.#third;
		let nThird = this.#nThird;
		for (let i = 0; i < n; i++) {
			const size = Math.abs(gain * values[i]!);
			third += this.#extended ? extendedLevel(size) : size < 4 ? 0 : size > 128 ? 128 : Math.floor(size);
			if (++nThird < 3) continue;
			this.#sum += Math.floor(third / 3);
			third = 0;
			nThird = 0;
			if (++this.#nSum < this.#tensPerEpoch) continue;
			this.epochs.push(this.#sum);
			this.#sum = 0;
			this.#nSum = 0;
		}
		this.#third = third;
		this.#nThird = nThird;
	}
}

/** With the low frequency extension the dead band ends at 1, and levels below 4 lose one. */
function extendedLevel(size: number): number {
	if (size < 1) return 0;
	if (size > 128) return 128;
	return size < 4 ? Math.floor(size) - 1 : Math.floor(size);
}

/** What the band-pass remembers when a value of 1 has stood there for ever. */
function steadyState(): Float64Array {
	const state = new Float64Array(7);
	let aSum = 0;
	let bSum = 0;
	for (let k = 1; k < 8; k++) {
		aSum += a[k]!;
		bSum += b[k]! - a[k]! * b[0];
	}
	state[0] = bSum / (1 + aSum);
	let ones = 1;
	let carried = 0;
	for (let k = 1; k < 7; k++) {
		ones += a[k]!;
		carried += b[k]! - a[k]! * b[0];
		state[k] = ones * state[0]! - carried;
	}
	return state;
}
