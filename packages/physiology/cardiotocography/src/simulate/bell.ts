/**
 * An asymmetric raised cosine with a flat top: 0 at both feet, 1 from the end of the rise to the start of the fall. Its
 * slope is 0 where it begins and ends, so onset and end are exact yet no corner shows.
 *
 * @param t - Time, s.
 * @param shape - Start, and lengths of rise, top and fall, s; rise and fall above 0.
 * @returns Height in 0..1.
 */
export function bell(t: number, shape: BellShape): number {
	const fromStart = t - shape.startSeconds;
	if (fromStart <= 0) return 0;
	if (fromStart < shape.riseSeconds) return (1 - Math.cos((Math.PI * fromStart) / shape.riseSeconds)) / 2;
	const fromFall = fromStart - shape.riseSeconds - shape.topSeconds;
	if (fromFall <= 0) return 1;
	if (fromFall >= shape.fallSeconds) return 0;
	return (1 + Math.cos((Math.PI * fromFall) / shape.fallSeconds)) / 2;
}

/** Where a {@link bell} lies. */
export interface BellShape {
	readonly startSeconds: number;
	readonly riseSeconds: number;
	readonly topSeconds: number;
	readonly fallSeconds: number;
}

/** Where a bell ends. */
export function bellEndSeconds(shape: BellShape): number {
	return shape.startSeconds + shape.riseSeconds + shape.topSeconds + shape.fallSeconds;
}

/** Area below a bell of height 1, in s: half of rise and fall, all of the top. */
export function bellAreaSeconds(shape: BellShape): number {
	return shape.riseSeconds / 2 + shape.topSeconds + shape.fallSeconds / 2;
}

/** Adds a bell of the given height to samples, in place. */
export function addBell(
	samples: Float64Array,
	samplingRateHz: number,
	{ shape, height }: { shape: BellShape; height: number },
): void {
	const first = Math.max(0, Math.floor(shape.startSeconds * samplingRateHz));
	const last = Math.min(samples.length - 1, Math.ceil(bellEndSeconds(shape) * samplingRateHz));
	for (let i = first; i <= last; i++) samples[i] += height * bell(i / samplingRateHz, shape);
}
