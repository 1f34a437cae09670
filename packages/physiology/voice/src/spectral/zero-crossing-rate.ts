import type { FramePlan } from "../frames/frame-plan.ts";

/** So near to 0 a sample counts as 0, and 0 as positive. */
const smallest = 1e-10;

/**
 * Changes of sign within each frame, over its samples; beyond the ends of the record there are none. NaN with a sample that is
 * not finite.
 */
export function zeroCrossingRate({
	samples,
	nFrames,
	firstSample,
	stepSamples,
	segmentSamples,
}: FramePlan): Float64Array {
	const n = samples.length;
	// Up to and including each sample: changes of sign, and samples that are not finite.
	const crossings = new Int32Array(n);
	const missing = new Int32Array(n + 1);
	for (let i = 0; i < n; i++) {
		missing[i + 1] = missing[i] + (Number.isFinite(samples[i]) ? 0 : 1);
		if (i > 0) crossings[i] = crossings[i - 1] + (samples[i] < -smallest !== samples[i - 1] < -smallest ? 1 : 0);
	}
	const rates = new Float64Array(nFrames);
	for (let frame = 0; frame < nFrames; frame++) {
		const start = firstSample + frame * stepSamples;
		const first = Math.min(Math.max(start, 0), n - 1);
		const last = Math.min(Math.max(start + segmentSamples - 1, 0), n - 1);
		rates[frame] =
			missing[last + 1] > missing[first] ? Number.NaN : (crossings[last] - crossings[first]) / segmentSamples;
	}
	return rates;
}
