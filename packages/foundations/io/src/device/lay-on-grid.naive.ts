/** A sample and when it was taken. */
export interface TimedSample {
	readonly seconds: number;
	readonly value: number;
}

/**
 * The slow twin of the grid: for each grid point the two samples around it, and the straight line between them.
 *
 * @param samples - All samples, in order of time, without a hole.
 */
export function layOnGridNaive(samples: readonly TimedSample[], samplingRateHz: number): number[] {
	const out: number[] = [];
	const last = samples.at(-1)!.seconds;
	for (let index = 0; index / samplingRateHz <= last + 1e-9; index++) {
		const at = index / samplingRateHz;
		const next = samples.findIndex(({ seconds }) => seconds >= at - 1e-9);
		const above = samples[next]!;
		const below = samples[Math.max(0, next - 1)]!;
		const share = next === 0 ? 1 : (at - below.seconds) / (above.seconds - below.seconds);
		out.push(below.value + share * (above.value - below.value));
	}
	return out;
}
