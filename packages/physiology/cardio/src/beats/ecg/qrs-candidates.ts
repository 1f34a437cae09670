/** Places where the electrocardiogram is steep for about as long as a QRS complex lasts. */
export interface QrsCandidates {
	/** Sample at the middle of the steep stretch, rising. */
	readonly samples: Int32Array;
	/** Root of the slope's energy over the window, in the signal's unit. */
	readonly sizes: Float64Array;
}

/** Cut-off of the low-pass that is laid over the slope, in Hz. */
const lowpassHz = 12;
/** Length over which the slope's energy is added up, in s: a QRS complex. */
const windowSeconds = 0.1;
/** A candidate is the highest for this long on both sides, in s. */
const apartSeconds = 0.14;

/**
 * Local maxima of the slope's energy in ecg[start .. end), in one pass that keeps one window of the record: the slope low-passed
 * at 12 Hz (so that T waves, which are slow, and muscle and mains, which are fast, count little), squared, added up over 100 ms.
 *
 * Source: the steps of Pan and Tompkins 1985, doi:10.1109/TBME.1985.325532, with one filter in the place of three.
 */
export function qrsCandidates(
	ecg: ArrayLike<number>,
	samplingRateHz: number,
	start: number,
	end: number,
): QrsCandidates {
	const window = Math.max(3, Math.round(windowSeconds * samplingRateHz));
	const apart = Math.max(2, Math.round(apartSeconds * samplingRateHz));
	// Delay of the filter at the QRS' middle frequency, of the difference and of the window, in samples.
	const delay = Math.round((window - 1) / 2 + 0.5 + filterDelaySeconds * samplingRateHz);
	const filter = slopeFilter(samplingRateHz);
	// The squares of one block, after those of the window before it.
	const squares = new Float64Array(window + blockSamples);
	const energies = new Float64Array(blockSamples);
	const found: Maxima = { samples: [], sizes: [], best: 0, bestAt: start };
	for (let from = start + 1; from < end; from += blockSamples) {
		const to = Math.min(end, from + blockSamples);
		squares.copyWithin(0, blockSamples, blockSamples + window);
		squareSlopes(ecg, from, to, filter, squares, window);
		addUpWindows(squares, window, to - from, energies);
		collectMaxima(energies, from, to, apart, found);
	}
	if (found.best > 0 && end - found.bestAt > 1) emit(found);
	const samples = found.samples.map((at) => Math.max(start, at - delay));
	return keepHighest(samples, found.sizes, apart);
}

/** Samples worked on together: they stay in the processor's cache from one step to the next. */
const blockSamples = 4096;
/** What the low-pass delays by at 5 to 15 Hz, in s. */
const filterDelaySeconds = 0.0186;

/** Coefficients of the low-pass, then what it remembers. */
type SlopeFilter = Float64Array;

/** A Butterworth low-pass of order 2 by the bilinear transform; its gain at 0 Hz is 4 times `scale`, which it is divided by. */
function slopeFilter(samplingRateHz: number): SlopeFilter {
	const c = 1 / Math.tan((Math.PI * lowpassHz) / samplingRateHz);
	const scale = 1 / (1 + Math.SQRT2 * c + c * c);
	return Float64Array.of(scale, 2 * (1 - c * c) * scale, (1 - Math.SQRT2 * c + c * c) * scale, 0, 0);
}

function squareSlopes(
	ecg: ArrayLike<number>,
	from: number,
	to: number,
	filter: SlopeFilter,
	squares: Float64Array,
	offset: number,
): void {
	const [scale, a1, a2] = filter;
	let s1 = filter[3];
	let s2 = filter[4];
	let previous = ecg[from - 1];
	const shift = offset - from;
	for (let i = from; i < to; i++) {
		const sample = ecg[i];
		const x = (sample - previous) * scale;
		previous = sample;
		const y = x + s1;
		// In this order the next sample waits for one product only.
		const ahead = x + x + s2;
		s1 = ahead - a1 * y;
		s2 = x - a2 * y;
		squares[i + shift] = y * y;
	}
	filter[3] = s1;
	filter[4] = s2;
}

/** Sums over the window that ends at each sample; begun anew with each block, so that rounding does not stay behind. */
function addUpWindows(squares: Float64Array, window: number, count: number, energies: Float64Array): void {
	let energy = 0;
	for (let k = 1; k <= window; k++) energy += squares[k];
	energies[0] = energy;
	for (let i = 1; i < count; i++) {
		energy += squares[i + window] - squares[i];
		energies[i] = energy;
	}
}

interface Maxima {
	readonly samples: number[];
	readonly sizes: number[];
	best: number;
	bestAt: number;
}

function collectMaxima(energies: Float64Array, from: number, to: number, apart: number, found: Maxima): void {
	let best = found.best;
	let until = found.bestAt + apart;
	for (let i = from; i < to; i++) {
		const energy = energies[i - from];
		if (energy > best) {
			best = energy;
			until = i + apart;
		} else if (i >= until) {
			found.best = best;
			found.bestAt = until - apart;
			if (best > 0) emit(found);
			best = energy;
			until = i + apart;
		}
	}
	found.best = best;
	found.bestAt = until - apart;
}

function emit({ samples, sizes, best, bestAt }: Maxima): void {
	samples.push(bestAt);
	sizes.push(Math.sqrt(best));
}

/** Leaves out a maximum that has a higher one nearby: the slope towards a complex is none of its own. */
function keepHighest(samples: readonly number[], sizes: readonly number[], apart: number): QrsCandidates {
	const keptSamples: number[] = [];
	const keptSizes: number[] = [];
	for (let i = 0; i < samples.length; i++) {
		const last = keptSamples.length - 1;
		if (last >= 0 && samples[i] - keptSamples[last] < apart) {
			if (sizes[i] <= keptSizes[last]) continue;
			keptSamples.pop();
			keptSizes.pop();
		}
		keptSamples.push(samples[i]);
		keptSizes.push(sizes[i]);
	}
	return { samples: Int32Array.from(keptSamples), sizes: Float64Array.from(keptSizes) };
}
