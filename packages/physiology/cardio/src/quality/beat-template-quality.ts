import { checkPositive, type Samples } from "@quickening/core";
import { checkRisingTimes, windowsOverTime } from "@quickening/signal";
import { median } from "@quickening/stats";

export interface BeatTemplateQualityOptions {
	/** Length of the windows that are judged, in s. Default 10. */
	readonly windowSeconds?: number;
	/**
	 * Mean correlation with the template from which a window counts as good. Default 0.66 for ECG (0.86 is the paper's for PPG).
	 */
	readonly minimumCorrelation?: number;
}

/** Quality of a window. */
export interface QualityWindow {
	readonly startSeconds: number;
	readonly endSeconds: number;
	/** Mean correlation of its beats with their average, -1..1; NaN when it cannot be judged. */
	readonly correlation: number;
	readonly good: boolean;
	/** Why it is not: "no-beats", "implausible-rate", "irregular", "gap", "unlike". Empty when it is. */
	readonly reasons: readonly string[];
}

/**
 * Signal quality of an electrocardiogram or a photoplethysmogram: in each window, whether the rate is one a heart can have, and
 * whether its beats look alike.
 *
 * @param samples - The signal, any unit; NaN marks a missing sample.
 * @param samplingRateHz - In Hz.
 * @param beatTimesSeconds - R or pulse peaks in it, in s from its first sample, rising.
 * @returns One entry a window, side by side from the start; a rest shorter than a window is left out.
 * @throws InvalidInputError when the rate is not above 0 or times do not rise.
 *
 * Source: Orphanidou et al. 2015, doi:10.1109/JBHI.2014.2338351: rate 40 to 180 a minute, no interval above 3 s, longest over
 *   shortest interval below 2.2, then the mean correlation with the average beat.
 */
export function beatTemplateQuality(
	samples: Samples,
	samplingRateHz: number,
	beatTimesSeconds: Samples,
	options: BeatTemplateQualityOptions = {},
): QualityWindow[] {
	const { windowSeconds = 10, minimumCorrelation = 0.66 } = options;
	checkPositive("beatTemplateQuality", "samplingRateHz", samplingRateHz);
	checkPositive("beatTemplateQuality", "windowSeconds", windowSeconds);
	checkRisingTimes("beatTemplateQuality", "beatTimesSeconds", beatTimesSeconds);
	const frame = Float64Array.of(0, samples.length / samplingRateHz);
	return windowsOverTime(frame, { windowSeconds }).map(({ startSeconds, endSeconds }) => {
		const beats = Array.from(beatTimesSeconds).filter((time) => time >= startSeconds && time < endSeconds);
		const intervals = beats.slice(1).map((time, i) => time - beats[i]);
		const reasons = rhythmReasons(beats, intervals);
		const correlation = reasons.includes("no-beats")
			? Number.NaN
			: meanCorrelation(samples, samplingRateHz, beats, median(intervals));
		if (Number.isNaN(correlation)) reasons.push("gap");
		else if (correlation < minimumCorrelation) reasons.push("unlike");
		return { startSeconds, endSeconds, correlation, good: reasons.length === 0, reasons };
	});
}

function rhythmReasons(beats: readonly number[], intervals: readonly number[]): string[] {
	if (beats.length < 3) return ["no-beats"];
	const rate = 60 / (intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length);
	const longest = Math.max(...intervals);
	return [
		...(rate < 40 || rate > 180 ? ["implausible-rate"] : []),
		...(longest > 3 || longest / Math.min(...intervals) >= 2.2 ? ["irregular"] : []),
	];
}

/** Mean correlation of the beats, each as long as the usual interval around its peak, with their average. */
function meanCorrelation(samples: Samples, samplingRateHz: number, beats: readonly number[], interval: number): number {
	const half = Math.max(2, Math.floor((interval * samplingRateHz) / 2));
	const length = 2 * half + 1;
	const cuts = beats
		.map((time) => Math.round(time * samplingRateHz))
		.filter((peak) => peak - half >= 0 && peak + half < samples.length)
		.map((peak) => Float64Array.from({ length }, (_, k) => samples[peak - half + k]))
		.filter((cut) => cut.every(Number.isFinite));
	if (cuts.length < 2) return Number.NaN;
	const template = new Float64Array(length);
	for (const cut of cuts) for (let k = 0; k < length; k++) template[k] += cut[k] / cuts.length;
	return cuts.reduce((sum, cut) => sum + correlationOf(cut, template), 0) / cuts.length;
}

function correlationOf(a: Float64Array, b: Float64Array): number {
	const n = a.length;
	const meanA = a.reduce((sum, value) => sum + value, 0) / n;
	const meanB = b.reduce((sum, value) => sum + value, 0) / n;
	let [ab, aa, bb] = [0, 0, 0];
	for (let i = 0; i < n; i++) {
		ab += (a[i] - meanA) * (b[i] - meanB);
		aa += (a[i] - meanA) ** 2;
		bb += (b[i] - meanB) ** 2;
	}
	return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
