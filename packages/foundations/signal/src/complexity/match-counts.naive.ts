/** Matches of templates by comparing each with each: the judge of {@link matchCounts}. */
export function matchCountsNaive(
	samples: readonly number[],
	dimension: number,
	tolerance: number,
	whole: number,
): number[] {
	const starts = samples
		.map((_, start) => start)
		.filter((start) => start + whole <= samples.length && samples.slice(start, start + whole).every(Number.isFinite));
	const counts = samples.map(() => 0).slice(0, Math.max(0, samples.length - whole + 1));
	for (const a of starts) {
		for (const b of starts) {
			let same = true;
			for (let k = 0; k < dimension; k++) same &&= Math.abs(samples[a + k] - samples[b + k]) <= tolerance;
			if (same) counts[a]++;
		}
	}
	return counts;
}
