import { checkPositive } from "@quickening/core";
import type { WindowMoments } from "./window-moments.ts";

export interface StillEpisode {
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/**
 * Non-wear as a long time without any movement: each axis of every window of 10 s below 15 mg of standard deviation, for more
 * than 90 min.
 *
 * @param moments - Windows of 10 s of the whole recording ({@link windowMoments}).
 * @returns Episodes in order. A window in which fewer than two samples were measured ends one; actipy carries the last sample
 *   forward and so takes a hole as stillness.
 *
 * Source: actipy 3.8.3, `find_nonwear_segments` (an episode ends a window early there, as here).
 * Agrees with: the same (tests/peers/movement-raw).
 */
export function nonwearByStillness(
	{ measured, axes, windowSeconds }: WindowMoments,
	{ stillSdMg = 15, longerThanMinutes = 90 } = {},
): readonly StillEpisode[] {
	checkPositive("nonwearByStillness", "stillSdMg", stillSdMg);
	checkPositive("nonwearByStillness", "longerThanMinutes", longerThanMinutes);
	const variance = (stillSdMg / 1000) ** 2;
	const isStill = (k: number) => {
		const n = measured[k]!;
		return n > 1 && axes.every(({ sum, sumOfSquares }) => (sumOfSquares[k]! - sum[k]! ** 2 / n) / (n - 1) < variance);
	};
	const episodes: StillEpisode[] = [];
	for (let k = 0; k < measured.length; k++) {
		const first = k;
		while (k < measured.length && isStill(k)) k++;
		const seconds = (k - first - 1) * windowSeconds;
		if (seconds > longerThanMinutes * 60)
			episodes.push({ startSeconds: first * windowSeconds, endSeconds: first * windowSeconds + seconds });
	}
	return episodes;
}
