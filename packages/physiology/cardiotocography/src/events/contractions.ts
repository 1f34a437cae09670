import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { epochMeans, movingMean, movingQuantile } from "@quickening/signal";

/** A contraction of the uterus. Times in seconds from the record's start; amplitude above tone, in the tocogram's unit. */
export interface Contraction {
	readonly startSeconds: number;
	/** The acme. */
	readonly peakSeconds: number;
	readonly endSeconds: number;
	readonly amplitude: number;
}

export interface ContractionOptions {
	/** Smallest height above the tone. Default 15 of the monitor's units (mmHg with an internal catheter). */
	readonly minimumAmplitude?: number;
	/** Shortest duration. Default 30. */
	readonly minimumSeconds?: number;
	/** What lasts longer is a drift or a moved sensor. Default 240. */
	readonly longestSeconds?: number;
	/** Period over which the tone is taken. Default 600. */
	readonly toneWindowSeconds?: number;
}

/** Times are found on a grid of this step. */
const stepSeconds = 1;
/** Running mean before any decision: breathing (12 to 20 a minute) must not look like peaks. */
const smoothingSeconds = 15;
/** The tone is this quantile of the activity in the window: labour rests for more than a tenth of the time. */
const toneQuantile = 0.1;
/** A contraction begins and ends where the activity crosses this share of its own amplitude above the tone ... */
const edgeShare = 0.2;
/** ... but a rise is looked at only from this share of the minimum amplitude. */
const floorShare = 1 / 3;
/** Two peaks are two contractions when the valley between them is below this share of the lower one. */
const valleyShare = 0.5;
/** Without any change for this long the tocogram shows no uterus: it is off, or clipped. */
const flatSeconds = 120;

/**
 * Contractions in a tocogram: rises above the running tone by at least `minimumAmplitude`, for 30 s to 4 minutes.
 *
 * The tocogram is averaged over 15 s; the tone is its running 10 % quantile over 10 minutes; a contraction goes from
 * where the activity passes a fifth of its own height above the tone to where it falls below it, and a rise is cut at a
 * valley that falls below half of the lower of two peaks. An external tocogram has no absolute scale: amplitudes
 * compare within a record only.
 *
 * @param uterineActivity - Any length, the monitor's units; NaN marks a missing sample. Stretches of two minutes and
 *   more without any change count as missing (see {@link tocogramPresent}).
 * @param samplingRateHz - At least 1 Hz.
 * @returns One entry a contraction, in time order.
 * @throws InvalidInputError when the rate is below 1 Hz or an option is out of range.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020 (bell-shaped, 45 to 120 s in all; the rule finds what rises above the
 * tone for 30 s, since the feet of the bell are lost in it). Threshold above a tone read from the distribution of values:
 * the family compared by Jezewski M, et al. Biocybern Biomed Eng 2016;36:610-618. The numbers are ours.
 * @example
 * const activity = Float64Array.from({ length: 1200 }, (_, t) => 10 + 40 * Math.exp(-(((t - 600) / 25) ** 2)));
 * contractions(activity, 1).length; // 1
 */
export function contractions(
	uterineActivity: Samples,
	samplingRateHz: number,
	{
		minimumAmplitude = 15,
		minimumSeconds = 30,
		longestSeconds = 240,
		toneWindowSeconds = 600,
	}: ContractionOptions = {},
): Contraction[] {
	checkInRange("contractions", "samplingRateHz", samplingRateHz, 1 / stepSeconds, Number.MAX_VALUE);
	checkPositive("contractions", "minimumAmplitude", minimumAmplitude);
	checkPositive("contractions", "minimumSeconds", minimumSeconds);
	checkInRange("contractions", "longestSeconds", longestSeconds, minimumSeconds, Number.MAX_VALUE);
	checkPositive("contractions", "toneWindowSeconds", toneWindowSeconds);
	const activity = epochMeans(withoutFlats(uterineActivity, samplingRateHz), samplingRateHz, {
		epochSeconds: stepSeconds,
	});
	const smooth = movingMean(activity, {
		windowSamples: smoothingSeconds,
		minimumFinite: Math.ceil(smoothingSeconds / 2),
	});
	const tone = movingQuantile(smooth, {
		windowSamples: 1 + 2 * Math.round(toneWindowSeconds / 2),
		p: toneQuantile,
		edge: "hold",
	});
	const height = smooth.map((value, k) => value - tone[k]);
	const floor = minimumAmplitude * floorShare;
	const found: Contraction[] = [];
	let start = -1;
	for (let k = 0; k <= height.length; k++) {
		if (k < height.length && height[k] > floor) {
			if (start < 0) start = k;
		} else if (start >= 0) {
			for (const part of splitAtValleys(height, { start, end: k })) {
				const peak = largestIndex(height, part);
				const { start: first, end } = withoutFeet(height, part, peak);
				const seconds = (end - first) * stepSeconds;
				if (height[peak] < minimumAmplitude || seconds < minimumSeconds || seconds > longestSeconds) continue;
				found.push({
					startSeconds: first * stepSeconds,
					peakSeconds: (peak + 0.5) * stepSeconds,
					endSeconds: end * stepSeconds,
					amplitude: height[peak],
				});
			}
			start = -1;
		}
	}
	return found;
}

/**
 * Whether a tocogram can be read: at least half of it is neither missing nor without any change for two minutes.
 *
 * @param uterineActivity - Any length; undefined when none was recorded.
 */
export function tocogramPresent(uterineActivity: Samples | undefined, samplingRateHz: number): boolean {
	if (uterineActivity === undefined || uterineActivity.length === 0) return false;
	const usable = withoutFlats(uterineActivity, samplingRateHz);
	let count = 0;
	for (let i = 0; i < usable.length; i++) if (usable[i] - usable[i] === 0) count++;
	return count >= usable.length / 2;
}

/** A copy in which stretches without any change are missing; all of a record shorter than them is kept unless constant. */
function withoutFlats(activity: Samples, samplingRateHz: number): Float64Array {
	const n = activity.length;
	const out = Float64Array.from(activity);
	const longest = Math.min(flatSeconds * samplingRateHz, n);
	let start = 0;
	for (let i = 1; i <= n; i++) {
		if (i < n && activity[i] === activity[start]) continue;
		if (i - start >= longest) out.fill(Number.NaN, start, i);
		start = i;
	}
	return out;
}

interface Part {
	readonly start: number;
	readonly end: number;
}

function largestIndex(values: Float64Array, { start, end }: Part): number {
	let best = start;
	for (let k = start + 1; k < end; k++) if (values[k] > values[best]) best = k;
	return best;
}

/** The part around the peak that stays above a fifth of it. */
function withoutFeet(height: Float64Array, { start, end }: Part, peak: number): Part {
	const limit = edgeShare * height[peak];
	let first = peak;
	while (first > start && height[first - 1] > limit) first--;
	let last = peak;
	while (last + 1 < end && height[last + 1] > limit) last++;
	return { start: first, end: last + 1 };
}

/** Cuts a rise wherever the height fell below half of the peak before and below half of where it is now. */
function splitAtValleys(height: Float64Array, { start, end }: Part): Part[] {
	const parts: Part[] = [];
	let from = start;
	let peak = height[start];
	let valley = start;
	for (let k = start; k < end; k++) {
		if (height[valley] < valleyShare * Math.min(peak, height[k])) {
			parts.push({ start: from, end: valley });
			from = valley;
			peak = height[k];
			valley = k;
		} else if (height[k] > peak) {
			peak = height[k];
			valley = k;
		} else if (height[k] < height[valley]) valley = k;
	}
	parts.push({ start: from, end });
	return parts;
}
