/** A stretch of time. */
export interface Span {
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** When a true and a found event are the same one. */
export interface MatchingRule {
	/** They share at least this much ... */
	readonly overlapShare: number;
	/** ... of the shorter of the two (default), or of the time that either covers. */
	readonly of?: "shorter" | "union";
}

/** A true and a found event that are the same one: their places in the two lists. */
export interface EventMatch {
	readonly truth: number;
	readonly found: number;
}

/**
 * Matches true with found events one to one by overlap in time: of all pairs that overlap enough, the one that shares
 * most time is matched first, then the next among what is left (ties: the earlier true event, then the earlier found).
 *
 * Counting events rather than samples, one to one, with the tolerance as a parameter follows the event-based measures of
 * Mesaros A, et al. Metrics for polyphonic sound event detection. Appl Sci 2016;6:162, doi:10.3390/app6060162; overlap
 * takes the place of their collar since a deceleration has no sharp edge.
 *
 * @returns Matches in the order of the true events.
 */
export function matchEvents(truth: readonly Span[], found: readonly Span[], rule: MatchingRule): EventMatch[] {
	const pairs: { truth: number; found: number; seconds: number }[] = [];
	truth.forEach((a, i) => {
		found.forEach((b, j) => {
			const seconds = Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds);
			if (seconds <= 0) return;
			const lengths = [a.endSeconds - a.startSeconds, b.endSeconds - b.startSeconds] as const;
			const whole = rule.of === "union" ? lengths[0] + lengths[1] - seconds : Math.min(...lengths);
			if (seconds >= rule.overlapShare * whole) pairs.push({ truth: i, found: j, seconds });
		});
	});
	pairs.sort((a, b) => b.seconds - a.seconds || a.truth - b.truth || a.found - b.found);
	const takenTruth = new Set<number>();
	const takenFound = new Set<number>();
	const matches: EventMatch[] = [];
	for (const { truth: i, found: j } of pairs) {
		if (takenTruth.has(i) || takenFound.has(j)) continue;
		takenTruth.add(i);
		takenFound.add(j);
		matches.push({ truth: i, found: j });
	}
	return matches.sort((a, b) => a.truth - b.truth);
}
