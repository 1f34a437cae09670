/**
 * The sleep period window step by step as the paper has it, without a running median that remembers: the judge of
 * sleepPeriodWindow. Angles by 5 s; begin and end in epochs, or none.
 */
export function sleepPeriodWindowNaive(
	angles: readonly number[],
	[lowest, highest]: readonly [number, number],
): readonly [number, number] | null {
	const n = angles.length;
	const change = angles.map((angle, i) => (i === 0 ? angle * 0 : Math.abs(angle - angles[i - 1]!)));
	const medians = change.map((_, i) => {
		if (i < 30 || i > n - 30) return Number.NaN;
		const known = change
			.slice(i - 30, i + 30)
			.filter((value) => !Number.isNaN(value))
			.toSorted((a, b) => a - b);
		const half = known.length / 2;
		if (known.length < 30) return Number.NaN;
		return known.length % 2 === 1 ? known[Math.floor(half)]! : (known[half - 1]! + known[half]!) / 2;
	});
	const sorted = medians.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
	const place = 0.1 * (sorted.length - 1);
	const below = sorted[Math.floor(place)]!;
	const tenth = below + (place % 1) * ((sorted[Math.ceil(place)] ?? below) - below);
	const threshold = Math.min(highest, Math.max(lowest, 15 * tenth));
	const still = medians.map((value) => value < threshold);
	const blocks: [number, number][] = [];
	for (let i = 0; i < n; i++) {
		if (!still[i] || still[i - 1]) continue;
		let end = i;
		while (still[end]) end++;
		if (end - i > 360) blocks.push([i, end]);
	}
	const joined: [number, number][] = [];
	for (const [start, end] of blocks) {
		const last = joined.at(-1);
		if (last && start - last[1] < 720) last[1] = end;
		else joined.push([start, end]);
	}
	return joined.reduce<[number, number] | null>(
		(best, each) => (best === null || each[1] - each[0] > best[1] - best[0] ? each : best),
		null,
	);
}
