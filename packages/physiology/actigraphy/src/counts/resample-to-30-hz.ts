/** One axis on its way to 30 Hz: what it remembers between blocks. NaN in, NaN out, and a new start after it. */
export interface AxisResampler {
	/** Takes samples `from` to `end` and writes what falls due at 30 Hz into `out`; returns how many. */
	readonly add: (samples: ArrayLike<number>, from: number, end: number, out: Float64Array) => number;
	/** What remains when no sample follows. */
	readonly finish: (out: Float64Array) => number;
	/** Room that `out` must have for so many samples. */
	readonly room: (nSamples: number) => number;
}

/** Rates in Hz that the definition knows: up by the first factor, down by the second. */
const factors: Readonly<Record<number, readonly [up: number, down: number]>> = {
	30: [1, 1],
	40: [3, 4],
	50: [3, 5],
	60: [1, 2],
	70: [3, 7],
	80: [3, 8],
	90: [1, 3],
	100: [3, 10],
};
const powersOfTwo = [32, 64, 128, 256];

/** Sampling rates in Hz from which counts are defined. */
export const countableRatesHz: readonly number[] = [...Object.keys(factors).map(Number), ...powersOfTwo].sort(
	(a, b) => a - b,
);

/** A resampler from one of {@link countableRatesHz} to 30 Hz, rounded to thousandths of g as the device does. */
export function resamplerTo30Hz(samplingRateHz: number): AxisResampler {
	const [up, down] = factors[samplingRateHz] ?? [0, 0];
	if (up === 0) return fromPowerOfTwo(samplingRateHz);
	return up === 1 ? everyNth(down) : throughLowPass(up, down);
}

/** Rounds to thousandths, halves to even, as the reference does. */
function roundToThousandths(value: number): number {
	// Adding and taking away 1.5 x 2^52 leaves a whole number, rounded by the processor's own rule.
	return (value * 1000 + 6755399441055744 - 6755399441055744) / 1000;
}

/** 30, 60 and 90 Hz: every nth sample, without a filter. */
function everyNth(n: number): AxisResampler {
	let wait = 0;
	let missed = false;
	return {
		room: (nSamples) => Math.ceil(nSamples / n) + 1,
		add(samples, from, end, out) {
			let written = 0;
			for (let i = from; i < end; i++) {
				const value = samples[i]!;
				if (Number.isNaN(value)) missed = true;
				if (wait === 0) {
					out[written++] = missed ? Number.NaN : roundToThousandths(value);
					missed = false;
					wait = n;
				}
				wait--;
			}
			return written;
		},
		finish: () => 0,
	};
}

/** Rates whose ratio to 30 Hz is no whole number: zeros between the samples, a low-pass of first order, every nth value. */
function throughLowPass(up: number, down: number): AxisResampler {
	const gain = (Math.PI / (Math.PI + 2 * up)) * up;
	const feedback = -((Math.PI - 2 * up) / (Math.PI + 2 * up));
	let last = 0;
	let wait = 0;
	let missed = false;
	return {
		room: (nSamples) => Math.ceil((nSamples * up) / down) + 1,
		add(samples, from, end, out) {
			let written = 0;
			let y = last;
			let left = wait;
			for (let i = from; i < end; i++) {
				const value = samples[i]!;
				if (Number.isNaN(value)) {
					missed = true;
					y = 0;
				}
				// A sample enters twice, in its own place and in the next; in the third there is nothing.
				const input = gain * value;
				y = input + feedback * y;
				if (left === 0) {
					out[written++] = missed ? Number.NaN : roundToThousandths(y);
					missed = false;
					left = down;
				}
				y = input + feedback * y;
				if (left === 1) {
					out[written++] = missed ? Number.NaN : roundToThousandths(y);
					missed = false;
					left = down + 1;
				}
				y = 0 + feedback * y;
				if (left === 2) {
					out[written++] = missed ? Number.NaN : roundToThousandths(y);
					missed = false;
					left = down + 2;
				}
				left -= 3;
				if (Number.isNaN(value)) {
					missed = true;
					y = 0;
				}
			}
			last = y;
			wait = left;
			return written;
		},
		finish: () => 0,
	};
}

/** Coefficients of the filter between 32 and 256 Hz: sin(x)/x under a Kaiser window of 90 dB, to six decimals. */
const kernel = kaiserSinc(127, 8, 0.1102 * (90 - 8.7));
const half = 127;

/**
 * 32, 64, 128 and 256 Hz (GT9X and later): up to 256 Hz by a long filter, a low-pass of first order, then a straight line between
 * the two neighbours at each multiple of 256/30. The long filter looks half a second ahead, so a gap costs half a second on
 * either side.
 */
function fromPowerOfTwo(samplingRateHz: number): AxisResampler {
	const up = 256 / samplingRateHz;
	const pass = 0.307990357416655;
	const keep = 1 - pass;
	/** Samples at the device's rate that one value at 256 Hz hangs on, before and after. */
	const reach = Math.floor(half / up);
	let held = new Float64Array(4096);
	let nHeld = 0;
	/** Number of the first held sample. */
	let firstHeld = 0;
	let seen = 0;
	/** Next value at 256 Hz, and the last one after the low-pass. */
	let next = 0;
	let previous = 0;
	let running = false;
	let taken = 0;

	function due(last: number, out: Float64Array, written: number): number {
		for (; next < last; next++) {
			const raw = up === 1 ? held[next - firstHeld]! : at256(next);
			let smooth = Number.NaN;
			if (!Number.isNaN(raw)) {
				const input = (pass * raw) / keep;
				// The steady state of the filter for its first input.
				smooth = running ? keep * input + keep * previous : keep * input + (keep / (1 - keep)) * keep * input;
				running = true;
			} else running = false;
			// Position of the next sample at 30 Hz, counted so that the first is 256/30 - 1.
			const position = (256 / 30) * (taken + 1);
			if (next === Math.floor(position)) {
				const slope = smooth - previous;
				const base = previous - slope * next;
				out[written++] = roundToThousandths(position * slope + base);
				taken++;
			}
			previous = smooth;
		}
		const keepFrom = Math.max(0, Math.ceil((next - half) / up));
		if (keepFrom > firstHeld) {
			held.copyWithin(0, keepFrom - firstHeld, nHeld);
			nHeld -= keepFrom - firstHeld;
			firstHeld = keepFrom;
		}
		return written;
	}

	function at256(index: number): number {
		const from = Math.max(firstHeld, Math.ceil((index - half) / up));
		const end = Math.min(firstHeld + nHeld - 1, Math.floor((index + half) / up));
		let sum = 0;
		for (let i = from; i <= end; i++) sum += held[i - firstHeld]! * up * kernel[half + index - i * up]!;
		return sum;
	}

	return {
		room: (nSamples) => Math.ceil(((nSamples + 2 * reach + 2) * 30) / samplingRateHz) + 2,
		add(samples, from, end, out) {
			if (nHeld + end - from > held.length) {
				const larger = new Float64Array(2 * (nHeld + end - from));
				larger.set(held.subarray(0, nHeld));
				held = larger;
			}
			for (let i = from; i < end; i++) held[nHeld++] = samples[i]!;
			seen += end - from;
			return due(up === 1 ? seen : seen * up - half - up, out, 0);
		},
		finish(out) {
			let written = due(seen * up, out, 0);
			// The last sample lies past the end; the device writes 0 there.
			const all = Math.floor((seen * up * 30) / 256);
			for (; taken < all; taken++) out[written++] = 0;
			return written;
		},
	};
}

function kaiserSinc(reach: number, ratio: number, beta: number): Float64Array {
	return Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
		const n = i - reach;
		const x = (Math.PI * n) / ratio;
		const sinc = n === 0 ? 1 : Math.sin(x) / x;
		const window = besselI0(beta * Math.sqrt(1 - (n / reach) ** 2)) / besselI0(beta);
		return Math.round((sinc * window * 1e6) / ratio) / 1e6;
	});
}

/** Modified Bessel function of the first kind, order 0, by its series. */
function besselI0(x: number): number {
	let term = 1;
	let sum = 1;
	for (let k = 1; term > 1e-17 * sum; k++) {
		term *= (x / (2 * k)) ** 2;
		sum += term;
	}
	return sum;
}
