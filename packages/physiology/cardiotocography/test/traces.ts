/** Hand-made traces for tests: 4 Hz, written as minutes and beats, so that answers can be had with a pencil. */
export const rateHz = 4;

/** A trace of the given length at one rate. */
export function flat(minutes: number, bpm = 140): Float64Array {
	return new Float64Array(minutes * 60 * rateHz).fill(bpm);
}

/** A copy that differs by `bpm` from `fromSeconds` on for `seconds`. */
export function step(
	trace: Float64Array,
	{ fromSeconds, seconds, bpm }: { fromSeconds: number; seconds: number; bpm: number },
): Float64Array {
	const out = trace.slice();
	for (let i = fromSeconds * rateHz; i < (fromSeconds + seconds) * rateHz; i++) out[i] += bpm;
	return out;
}

/** A copy with a triangular fall (or rise): straight to the extreme and straight back. */
export function triangle(
	trace: Float64Array,
	{
		fromSeconds,
		toSeconds,
		extremeSeconds,
		bpm,
	}: Record<"fromSeconds" | "toSeconds" | "extremeSeconds" | "bpm", number>,
): Float64Array {
	const out = trace.slice();
	for (let i = fromSeconds * rateHz; i < toSeconds * rateHz; i++) {
		const t = i / rateHz;
		const share =
			t < extremeSeconds
				? (t - fromSeconds) / (extremeSeconds - fromSeconds)
				: (toSeconds - t) / (toSeconds - extremeSeconds);
		out[i] += bpm * share;
	}
	return out;
}

/** A copy without signal from `fromSeconds` on for `seconds`. */
export function lose(
	trace: Float64Array,
	{ fromSeconds, seconds }: { fromSeconds: number; seconds: number },
): Float64Array {
	return trace.slice().fill(Number.NaN, fromSeconds * rateHz, (fromSeconds + seconds) * rateHz);
}

/** A trace that swings between bpm - half and bpm + half, a sample each: a bandwidth of twice `half`, on a flat baseline. */
export function flutter(minutes: number, { half, bpm = 140 }: { half: number; bpm?: number }): Float64Array {
	return flat(minutes, bpm).map((value, i) => value + (i % 2 === 0 ? half : -half));
}

/** A tocogram: tone 10, and bells 80 s wide in all with the given acmes. */
export function tocogram(minutes: number, { acmesSeconds }: { acmesSeconds: readonly number[] }): Float64Array {
	return Float64Array.from({ length: minutes * 60 * rateHz }, (_, i) => {
		const t = i / rateHz;
		// A slow drift of the tone by half a unit, so that the tocogram is never without any change.
		let activity = 10 + 0.5 * Math.sin(t / 90);
		for (const acme of acmesSeconds) {
			if (Math.abs(t - acme) < 40) activity += 20 * (1 + Math.cos((Math.PI * (t - acme)) / 40));
		}
		return activity;
	});
}
