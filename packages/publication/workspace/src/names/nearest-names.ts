/**
 * The names that a mistyped one was probably meant to be, best first: those at the least editing distance, within a third
 * of its length.
 *
 * @returns at most `most` names; none when none is near.
 */
export function nearestNames(typed: string, names: Iterable<string>, most = 3): string[] {
	const limit = Math.max(2, Math.floor(typed.length / 3));
	const near: { name: string; distance: number }[] = [];
	for (const name of new Set(names)) {
		if (Math.abs(name.length - typed.length) > limit) continue;
		const distance = editDistance(typed, name, limit);
		if (distance <= limit) near.push({ name, distance });
	}
	near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
	const best = near[0]?.distance ?? 0;
	return near
		.filter(({ distance }) => distance <= best + 1)
		.slice(0, most)
		.map(({ name }) => name);
}

/** Levenshtein's distance; more than `limit` when it is known to be. */
function editDistance(a: string, b: string, limit: number): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
		}
		if (Math.min(...next) > limit) return limit + 1;
		row = next;
	}
	return row[b.length]!;
}
