import type { Random } from "@quickening/core";
import { median } from "@quickening/stats";
import { drawFrom } from "./draws.ts";

/** A band of the heart rate's spectrum and its share of the variability's power. */
export interface VariabilityBand {
	readonly lowHz: number;
	readonly highHz: number;
	readonly powerShare: number;
}

/**
 * Spectrum of simulated variability: a slow part (2 to 9 cycles a minute), a middle and a fast one.
 *
 * Bands: Signorini MG, Magenes G, Cerutti S, Arduini D. IEEE Trans Biomed Eng 2003;50:365-374,
 * doi:10.1109/TBME.2003.808824 (0.03-0.15, 0.15-0.5, 0.5-1 Hz). The shares are an assumption, chosen once so that the
 * default bandwidth gives the short-term variability seen in labour (median 7.1 ms, Wretler 2016,
 * doi:10.1186/s12884-016-0845-8); no detector was looked at.
 */
export const defaultVariabilityBands: readonly VariabilityBand[] = [
	{ lowHz: 0.03, highHz: 0.15, powerShare: 0.82 },
	{ lowHz: 0.15, highHz: 0.5, powerShare: 0.14 },
	{ lowHz: 0.5, highHz: 1, powerShare: 0.04 },
];

/** Sine waves a band: enough to beat without a visible period within an hour. */
const wavesPerBand = 24;

/**
 * Variability of the heart rate: sine waves of random frequency and phase, scaled so that the median over whole minutes of
 * highest less lowest is exactly the bandwidth asked for.
 *
 * Within a band the frequencies are drawn with equal density in their logarithm and have equal power, so that power falls
 * with frequency as 1/f.
 *
 * @param nSamples - At least one minute.
 * @returns bpm about 0.
 */
export function simulatedVariability(
	random: Random,
	{
		nSamples,
		samplingRateHz,
		bandwidthBpm,
		bands,
	}: { nSamples: number; samplingRateHz: number; bandwidthBpm: number; bands: readonly VariabilityBand[] },
): Float64Array {
	const samples = new Float64Array(nSamples);
	for (const { lowHz, highHz, powerShare } of bands) {
		const amplitude = Math.sqrt((2 * powerShare) / wavesPerBand);
		for (let wave = 0; wave < wavesPerBand; wave++) {
			const hz = Math.exp(drawFrom(random, [Math.log(lowHz), Math.log(highHz)]));
			const phase = 2 * Math.PI * random();
			addWave(samples, { amplitude, phase, radiansPerSample: (2 * Math.PI * hz) / samplingRateHz });
		}
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
