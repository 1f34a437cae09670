import { checkPositive, type Samples } from "@quickening/core";
import { bandPower, type PowerSpectrum, resampleUniform, welch } from "@quickening/signal";
import { checkIntervals } from "../intervals/check-intervals.ts";

export interface RespirationOptions {
	/** Breaths a minute that are looked for, lowest and highest. Default 6 to 40; a newborn breathes up to 80 times. */
	readonly rangePerMinute?: readonly [number, number];
	/** Length of the segments that are averaged, in s. Default 60. */
	readonly segmentSeconds?: number;
	/** No value is made up across a gap longer than this, in s. Default 3. */
	readonly longestGapSeconds?: number;
}

/** Respiration as it shows in the heart. */
export interface Respiration {
	/** Breaths a minute; NaN when no segment without a gap is there. */
	readonly respiratoryRatePerMinute: number;
	/** Share of the band's power within 2 breaths a minute of it, 0..1: below about a half, do not believe it. */
	readonly concentrationFraction: number;
	readonly nSegments: number;
}

/**
 * Respiratory rate from what breathing does to a beat-by-beat series: RR intervals (sinus arrhythmia) or the height of R peaks
 * (the heart's axis turns): the frequency of the highest peak of the series' spectrum.
 *
 * @param values - One number a beat, such as RR in ms or R height; NaN marks a missing one.
 * @param timesSeconds - Times of the beats in s, rising.
 * @throws InvalidInputError when lengths differ, times do not rise, or the range is empty.
 *
 * Source: Charlton et al. 2018, doi:10.1109/RBME.2017.2763681 (review of such methods); arrhythmia as signal: Hirsch and Bishop
 *   1981, doi:10.1152/ajpheart.1981.241.4.H620. NeuroKit2 0.2.13, `ecg_rsp(method="vangent2019")`, counts breaths of the filtered
 *   series.
 */
export function respirationFromBeats(
	values: Samples,
	timesSeconds: Samples,
	options: RespirationOptions = {},
): Respiration {
	const { rangePerMinute = [6, 40], segmentSeconds = 60, longestGapSeconds = 3 } = options;
	checkPositive("respirationFromBeats", "rangePerMinute", rangePerMinute[1] - rangePerMinute[0]);
	checkPositive("respirationFromBeats", "segmentSeconds", segmentSeconds);
	const rateHz = 4;
	const { samples } = resampleUniform(timesSeconds, values, {
		samplingRateHz: rateHz,
		method: "cubicSpline",
		longestGapSeconds,
	});
	const segmentSamples = Math.min(samples.length, Math.round(segmentSeconds * rateHz));
	const spectrum = welch(samples, rateHz, {
		segmentSamples,
		detrend: "linear",
		fftSamples: Math.max(1024, segmentSamples),
	});
	if (spectrum.nSegments === 0)
		return { respiratoryRatePerMinute: Number.NaN, concentrationFraction: Number.NaN, nSegments: 0 };
	const bandHz: [number, number] = [rangePerMinute[0] / 60, rangePerMinute[1] / 60];
	const peakHz = peakOf(spectrum, bandHz);
	const near = bandPower(spectrum, [peakHz - 2 / 60, peakHz + 2 / 60]);
	const concentrationFraction = Math.min(1, near / bandPower(spectrum, bandHz));
	return { respiratoryRatePerMinute: 60 * peakHz, concentrationFraction, nSegments: spectrum.nSegments };
}

/** The same from RR intervals. */
export function respirationFromRr(
	rrMs: Samples,
	rrTimesSeconds: Samples,
	options: RespirationOptions = {},
): Respiration {
	checkIntervals("respirationFromRr", "rrMs", rrMs);
	return respirationFromBeats(rrMs, rrTimesSeconds, options);
}

function peakOf({ frequenciesHz, densityPerHz }: PowerSpectrum, [low, high]: readonly [number, number]): number {
	let peak = -1;
	for (let k = 0; k < frequenciesHz.length; k++) {
		if (frequenciesHz[k] < low || frequenciesHz[k] > high) continue;
		if (peak < 0 || densityPerHz[k] > densityPerHz[peak]) peak = k;
	}
	return peak < 0 ? Number.NaN : frequenciesHz[peak];
}
