import { compareBeats } from "@quickening/cardio";
import { median } from "@quickening/stats";

/**
 * Times of beats whose intervals are known but whose start is not, on the clock of pulses: the start at which most pulses are
 * met, and among such starts the one with the smallest spread of distances; then what lies beyond the pulses is left out.
 *
 * @param pulses - Times in s, rising.
 * @param rrMs - Intervals in ms.
 * @returns Times of the beats that lie between the first and the last pulse, in s, as seen at the finger: the mean delay is in
 *   them.
 */
export function alignBeats(pulses: Float64Array, rrMs: readonly number[]): Float64Array {
	const beats = new Float64Array(rrMs.length + 1);
	for (let i = 0; i < rrMs.length; i++) beats[i + 1] = beats[i] + rrMs[i] / 1000;
	let best = { start: 0, met: -1, spread: Number.POSITIVE_INFINITY };
	const last = pulses[pulses.length - 1];
	for (let start = -30; start <= 30; start += 0.02) {
		const placed = beats.map((beat) => beat + start).filter((beat) => beat >= pulses[0] - 0.15 && beat <= last + 0.15);
		if (placed.length < 10) continue;
		const { truePositives, matches } = compareBeats(pulses, placed, { toleranceSeconds: 0.15 });
		const distances = Array.from(matches, (match, i) => (match < 0 ? Number.NaN : pulses[match] - placed[i])).filter(
			(d) => !Number.isNaN(d),
		);
		if (distances.length < 5) continue;
		const middle = median(distances);
		const spread = median(distances.map((distance) => Math.abs(distance - middle)));
		if (truePositives < best.met || (truePositives === best.met && spread >= best.spread)) continue;
		best = { start: start + middle, met: truePositives, spread };
	}
	return beats.map((beat) => beat + best.start).filter((beat) => beat >= pulses[0] - 0.3 && beat <= last + 0.3);
}
