import type { SimulatedEvent } from "./simulated-event.ts";

/**
 * Short-term variability (Dawes-Redman) of a complete heart rate whose decelerations are known, written out from the
 * definition, apart from the measure that it is to judge: in each minute that no deceleration touches, the mean absolute
 * difference between the mean pulse intervals of neighbouring sixteenths; then the mean over these minutes.
 *
 * @param cleanFhrBpm - bpm, no sample missing. @returns ms; NaN when every minute is touched.
 *
 * Source: Pardey J, Moulden M, Redman CWG. Am J Obstet Gynecol 2002;186:1095-1103.
 */
export function trueShortTermVariability(
	cleanFhrBpm: Float64Array,
	samplingRateHz: number,
	decelerations: readonly SimulatedEvent[],
): number {
	const minuteMeans: number[] = [];
	const perMinute = 60 * samplingRateHz;
	for (let minute = 0; (minute + 1) * perMinute <= cleanFhrBpm.length; minute++) {
		const touched = decelerations.some(
			({ startSeconds, endSeconds }) => startSeconds < 60 * (minute + 1) && endSeconds > 60 * minute,
		);
		if (touched) continue;
		const epochMs: number[] = [];
		for (let epoch = 0; epoch < 16; epoch++) {
			const first = Math.ceil((minute + epoch / 16) * perMinute);
			const after = Math.ceil((minute + (epoch + 1) / 16) * perMinute);
			let sum = 0;
			for (let i = first; i < after; i++) sum += 60000 / cleanFhrBpm[i];
			epochMs.push(sum / (after - first));
		}
		let sum = 0;
		for (let epoch = 1; epoch < 16; epoch++) sum += Math.abs(epochMs[epoch] - epochMs[epoch - 1]);
		minuteMeans.push(sum / 15);
	}
	let total = 0;
	for (const value of minuteMeans) total += value;
	return total / minuteMeans.length;
}
