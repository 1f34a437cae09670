import type { Random } from "@quickening/core";
import { median } from "@quickening/stats";

/** Slowest oscillation that counts as variability: 2 cycles a minute. What is slower belongs to the baseline. */
const lowestHz = 0.03;
/** Fastest: a heart that beats 2.3 times a second says nothing above half of that. */
const highestHz = 1;
/** Sine waves: enough to beat without a visible period within an hour. */
const nWaves = 72;

/** How fast the power falls with frequency: as 1 / f to this; see {@link simulatedVariability}. */
export const defaultSpectralExponent = 1.8;

/**
 * Variability of the heart rate: 72 sine waves of random frequency (0.03 to 1 Hz) and phase, scaled so that the median over
 * whole minutes of highest less lowest is exactly the bandwidth asked for.
 *
 * Frequencies are drawn with equal density in their logarithm; their power falls so that the spectral density goes as
 * 1 / f^exponent: slow oscillations of 2 to 6 cycles a minute carry most of it, with faster ones on top.
 *
 * @param nSamples - At least one minute.
 * @returns bpm about 0.
 *
 * Source: that the spectrum of the fetal heart rate in labour is a power law rather than a set of bands: Doret M, et al.
 * PLoS ONE 2015;10:e0136661, doi:10.1371/journal.pone.0136661. The default exponent is an assumption, chosen so that the
 * default bandwidth comes with the short-term variability seen in labour (median 7.1 ms: Wretler S, et al. BMC Pregnancy
 * Childbirth 2016, doi:10.1186/s12884-016-0845-8); no detector was looked at.
 */
export function simulatedVariability(
	random: Random,
	{
		nSamples,
		samplingRateHz,
		bandwidthBpm,
		spectralExponent,
	}: { nSamples: number; samplingRateHz: number; bandwidthBpm: number; spectralExponent: number },
): Float64Array {
	const samples = new Float64Array(nSamples);
	for (let wave = 0; wave < nWaves; wave++) {
		// One frequency from each of 72 equal parts of the logarithmic axis: none of the spectrum stays empty by chance.
		const hz = lowestHz * (highestHz / lowestHz) ** ((wave + random()) / nWaves);
		const phase = 2 * Math.PI * random();
		const amplitude = hz ** ((1 - spectralExponent) / 2);
		addWave(samples, { amplitude, phase, radiansPerSample: (2 * Math.PI * hz) / samplingRateHz });
	}
	const unscaled = medianBandwidth(samples, samplingRateHz);
	const scale = unscaled > 0 ? bandwidthBpm / unscaled : 0;
	for (let i = 0; i < nSamples; i++) samples[i] *= scale;
	return samples;
}

/** Median over whole minutes of highest less lowest. */
export function medianBandwidth(samples: Float64Array, samplingRateHz: number): number {
	const perMinute = Math.round(60 * samplingRateHz);
	const bandwidths = new Float64Array(Math.floor(samples.length / perMinute));
	for (let minute = 0; minute < bandwidths.length; minute++) {
		let lowest = Number.POSITIVE_INFINITY;
		let highest = Number.NEGATIVE_INFINITY;
		for (let i = minute * perMinute; i < (minute + 1) * perMinute; i++) {
			lowest = Math.min(lowest, samples[i]);
			highest = Math.max(highest, samples[i]);
		}
		bandwidths[minute] = highest - lowest;
	}
	return median(bandwidths);
}

/** Adds one wave by rotating its phase: two calls of cosine and sine a wave instead of one a sample. */
function addWave(
	samples: Float64Array,
	{ amplitude, phase, radiansPerSample }: { amplitude: number; phase: number; radiansPerSample: number },
): void {
	const stepCos = Math.cos(radiansPerSample);
	const stepSin = Math.sin(radiansPerSample);
	let c = amplitude * Math.cos(phase);
	let s = amplitude * Math.sin(phase);
	for (let i = 0; i < samples.length; i++) {
		samples[i] += c;
		const next = c * stepCos - s * stepSin;
		s = s * stepCos + c * stepSin;
		c = next;
	}
}
