import { drawNormal, type Random } from "@quickening/core";

/** Ten minutes of a drawn heart rate, one value every four seconds. */
export const nSamples = 150;
export const minutesEach = 4 / 60;

/** A dip in a drawn trace. */
export interface Dip {
	readonly depthBpm: number;
	/** Where it is deepest. */
	readonly atMinute: number;
	/** Standard deviation of its bell. */
	readonly spreadMinutes: number;
}

/** A drawn fetal heart rate: a baseline that wanders, noise, dips, and a gap in which nothing was measured. */
export function drawTrace(
	random: Random,
	{
		dips,
		gap,
	}: { readonly dips: readonly Dip[]; readonly gap: { readonly fromMinute: number; readonly minutes: number } },
): Float32Array {
	const phase = 2 * Math.PI * random();
	const trace = new Float32Array(nSamples);
	for (let i = 0; i < nSamples; i++) {
		const minute = i * minutesEach;
		let bpm = 140 + 5 * Math.sin(2 * Math.PI * 0.12 * minute + phase) + 3 * drawNormal(random);
		for (const { depthBpm, atMinute, spreadMinutes } of dips) {
			bpm -= depthBpm * Math.exp(-0.5 * ((minute - atMinute) / spreadMinutes) ** 2);
		}
		const isMissing = minute >= gap.fromMinute && minute < gap.fromMinute + gap.minutes;
		trace[i] = isMissing ? Number.NaN : bpm;
	}
	return trace;
}
