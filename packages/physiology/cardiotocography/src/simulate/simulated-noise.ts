import { drawInteger, drawNormal, type Random } from "@quickening/core";
import { drawExponential, drawFrom } from "./draws.ts";

/** What the monitor adds to the heart rate. */
export interface SimulatedNoiseOptions {
	/** Standard deviation of the error of a stored sample, bpm; independent from sample to sample. Default 0. */
	readonly sdBpm?: number;
	/** Runs in which the monitor counts half or double the rate, in 10 minutes. Default 0. */
	readonly wrongCountsPer10Minutes?: number;
	/** Mean length of such a run, s. Assumption: 4, and never below one sample. */
	readonly wrongCountMeanSeconds?: number;
	/** Single or paired stray samples, in 10 minutes. Default 0. */
	readonly spikesPer10Minutes?: number;
	/** How far a stray sample lies off, bpm, to either side. Assumption: 30 to 80. */
	readonly spikeBpm?: readonly [low: number, high: number];
}

/** Monitors print rates from 50 to 240 bpm; outside that there is no signal. */
export const monitorRangeBpm = [50, 240] as const;

/**
 * Adds a monitor's errors to a heart rate, in place: measurement noise, runs of halved or doubled rate (halved above 110
 * bpm where half can still be printed, doubled below, as autocorrelation does), stray samples. Rates that no monitor prints
 * become missing (0).
 */
export function addNoise(
	fhrBpm: Float64Array,
	samplingRateHz: number,
	{ random, options }: { random: Random; options: SimulatedNoiseOptions },
): void {
	const { sdBpm = 0, wrongCountsPer10Minutes = 0, wrongCountMeanSeconds = 4 } = options;
	const { spikesPer10Minutes = 0, spikeBpm = [30, 80] } = options;
	const n = fhrBpm.length;
	// Drawn also when the deviation is 0, so that records of one seed differ by the noise alone.
	for (let i = 0; i < n; i++) fhrBpm[i] += sdBpm * drawNormal(random);
	const duration = n / samplingRateHz;
	if (wrongCountsPer10Minutes > 0) {
		let start = drawExponential(random, 600 / wrongCountsPer10Minutes);
		while (start < duration) {
			const length = Math.max(1, Math.round(drawExponential(random, wrongCountMeanSeconds) * samplingRateHz));
			const first = Math.floor(start * samplingRateHz);
			const factor = fhrBpm[first] > 110 ? 0.5 : 2;
			for (let i = first; i < Math.min(n, first + length); i++) fhrBpm[i] *= factor;
			start += length / samplingRateHz + drawExponential(random, 600 / wrongCountsPer10Minutes);
		}
	}
	if (spikesPer10Minutes > 0) {
		let at = drawExponential(random, 600 / spikesPer10Minutes);
		while (at < duration) {
			const first = Math.floor(at * samplingRateHz);
			const length = 1 + drawInteger(random, 2);
			const side = random() < 0.5 ? -1 : 1;
			const size = side * drawFrom(random, spikeBpm);
			for (let i = first; i < Math.min(n, first + length); i++) fhrBpm[i] += size;
			at += length / samplingRateHz + drawExponential(random, 600 / spikesPer10Minutes);
		}
	}
	for (let i = 0; i < n; i++) if (!(fhrBpm[i] >= monitorRangeBpm[0] && fhrBpm[i] <= monitorRangeBpm[1])) fhrBpm[i] = 0;
}
