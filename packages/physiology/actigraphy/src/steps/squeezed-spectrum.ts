import { fourierPlan } from "@quickening/signal";

/*
 * The synchrosqueezed wavelet transform on which Oak rests, at 10 Hz: a transform by a generalised Morse wavelet (beta 90, gamma
 * 3), each of whose values is moved to the frequency at which its phase turns (Daubechies, Lu and Wu 2011,
 * doi:10.1016/j.acha.2010.08.002).
 */

const rateHz = 10;
const beta = 90;
const gamma = 3;
/** Radians per sample at which the wavelet of scale 1 peaks. */
const peak = (beta / gamma) ** (1 / gamma);
const smallestScale = 0.91700405;
const scalesPerOctave = 32;
/** Scales whose peak lies above 0.2 Hz: larger ones do not reach the frequencies of walking. */
const nScales = Math.floor(scalesPerOctave * Math.log2((peak * rateHz) / (2 * Math.PI * smallestScale * 0.2))) + 1;
/** Bins of frequency from 5 Hz down to 0.42 Hz. */
const nBins = 116;
/** Values below this are noise of single precision, in which the transform was published. */
const smallest = 10 * 2 ** -23;

/** Frequencies in Hz at which the spectrum is read: 0.50, 0.55, ... 4.45. */
export const oakFrequenciesHz = Float64Array.from({ length: 80 }, (_, i) => 0.5 + 0.05 * i);

/**
 * Squeezed power by second.
 *
 * @param samples - Vector magnitude less 1 g at 10 Hz, tapered, or a piece of it; its length a multiple of 10.
 * @param nInAll - Length of that of which it is a piece, with the zeros about it, on which the grid of frequencies hangs.
 * @returns For each second an array over {@link oakFrequenciesHz}.
 *
 * Agrees with: ssqueezepy 0.6.6, `ssq_cwt(samples[:-1], ("gmw", {"beta": 90, "gamma": 3}), fs=10)`, in single precision.
 */
export function squeezedSpectrum(samples: Float64Array, nInAll: number): Float64Array[] {
	// The original leaves out the last sample and repeats the last value instead.
	const n = samples.length - 1;
	const up = paddedLength(n);
	const plan = fourierPlan(up);
	const before = up - n - Math.floor((up - n) / 2);
	const spectrum = { re: reflected(samples, n, before, up), im: new Float64Array(up) };
	plan.transform(spectrum.re, spectrum.im);
	const ratio = ratioOfBins(paddedLength(nInAll - 1));
	const re = new Float64Array(nBins * n);
	const im = new Float64Array(nBins * n);
	const waveRe = new Float64Array(up);
	const waveIm = new Float64Array(up);
	const slopeRe = new Float64Array(up);
	const slopeIm = new Float64Array(up);
	for (let k = 0; k < nScales; k++) {
		const scale = smallestScale * 2 ** (k / scalesPerOctave);
		transformAt(scale, spectrum, waveRe, waveIm, slopeRe, slopeIm);
		// Swapped parts turn the forward transform into the backward one.
		plan.transform(waveIm, waveRe);
		plan.transform(slopeIm, slopeRe);
		for (let i = 0; i < n; i++) {
			const at = before + i;
			const c = waveRe[at]! / up;
			const d = waveIm[at]! / up;
			const power = c * c + d * d;
			if (!(power > smallest * smallest)) continue;
			const turning = Math.abs((slopeIm[at]! * c - slopeRe[at]! * d) / up / power) / (2 * Math.PI);
			const bin = Math.max(0, Math.round(Math.log(turning / 5) / Math.log(ratio)));
			if (!(bin < nBins)) continue;
			re[bin * n + i]! += c;
			im[bin * n + i]! += d;
		}
	}
	return bySecond(re, im, n, ratio);
}

function paddedLength(n: number): number {
	return 2 ** (1 + Math.round(Math.log2(n)));
}

/**
 * Ratio of one bin's frequency to the one above, from 5 Hz downwards. The published program lets its lowest bin fall on the
 * Fourier grid of the padded signal, so the bins shift a little with the length of the recording.
 */
function ratioOfBins(length: number): number {
	const [octaveSteps, steps] = length <= 256 ? [193, 193] : [209, 206];
	const scale = smallestScale * 2 ** (octaveSteps / scalesPerOctave);
	const lowestHz = (Math.round((peak * length) / (2 * Math.PI * scale)) * rateHz) / length;
	return (lowestHz / 5) ** (1 / steps);
}

function reflected(samples: Float64Array, n: number, before: number, length: number): Float64Array {
	return Float64Array.from({ length }, (_, i) => {
		const at = Math.abs(i - before) % (2 * n - 2);
		return samples[at < n ? at : 2 * n - 2 - at]!;
	});
}

/** Spectrum times the wavelet of one scale, and times its derivative in time. */
function transformAt(
	scale: number,
	{ re, im }: { readonly re: Float64Array; readonly im: Float64Array },
	waveRe: Float64Array,
	waveIm: Float64Array,
	slopeRe: Float64Array,
	slopeIm: Float64Array,
): void {
	const length = re.length;
	for (const array of [waveRe, waveIm, slopeRe, slopeIm]) array.fill(0);
	const logPeak = Math.log(peak);
	for (let k = 1; k <= length / 2; k++) {
		const omega = (2 * Math.PI * k) / length;
		const w = scale * omega;
		const exponent = -beta * logPeak + peak ** gamma + beta * Math.log(w) - w ** gamma;
		if (exponent < -100) {
			if (w > peak) break;
			continue;
		}
		const height = (k === length / 2 ? 1 : 2) * Math.exp(exponent);
		waveRe[k] = height * re[k]!;
		waveIm[k] = height * im[k]!;
		slopeRe[k] = -omega * rateHz * waveIm[k]!;
		slopeIm[k] = omega * rateHz * waveRe[k]!;
	}
}

/** Squared size of the squeezed transform, read at the frequencies of Oak by straight lines and added up by seconds. */
function bySecond(re: Float64Array, im: Float64Array, n: number, ratio: number): Float64Array[] {
	const seconds = Array.from({ length: (n + 1) / rateHz }, () => new Float64Array(oakFrequenciesHz.length));
	for (const [f, frequency] of oakFrequenciesHz.entries()) {
		const bin = Math.floor(Math.log(frequency / 5) / Math.log(ratio));
		const above = 5 * ratio ** bin;
		const share = (above - frequency) / (above - 5 * ratio ** (bin + 1));
		for (let i = 0; i <= n; i++) {
			const at = bin * n + Math.min(i, n - 1);
			const high = re[at]! ** 2 + im[at]! ** 2;
			const low = re[at + n]! ** 2 + im[at + n]! ** 2;
			seconds[Math.floor(i / rateHz)]![f]! += high + share * (low - high);
		}
	}
	return seconds;
}
