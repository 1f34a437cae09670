import type { Random } from "@quickening/core";
import type { Examples } from "@quickening/deep-learning";
import { drawTrace, nSamples } from "./traces.ts";

/** Drawn traces, every other with a dip of 15 bpm or more; the others have none, or a shallow one. Two traces a participant. */
export function drawTraces(n: number, random: Random): Examples {
	const values = new Float32Array(n * nSamples);
	const between = (low: number, high: number) => low + (high - low) * random();
	for (let i = 0; i < n; i++) {
		const depthBpm = i % 2 === 1 ? between(15, 45) : between(0, 6);
		const dips = [{ depthBpm, atMinute: between(1, 9), spreadMinutes: between(0.25, 0.7) }];
		const gap = { fromMinute: between(0, 9), minutes: between(0, 2) };
		values.set(drawTrace(random, { dips, gap }), i * nSamples);
	}
	return {
		signals: { heartRate: { values, nSamples, nChannels: 1 } },
		outcomes: Float64Array.from({ length: n }, (_, i) => i % 2),
		participantIds: Array.from({ length: n }, (_, i) => `drawn ${Math.floor(i / 2)}`),
	};
}
