import leven from "leven";

/**
 * The names that a mistyped one was probably meant to be, best first: those at the least editing distance, within a third
 * of its length.
 *
 * @returns at most `most` names; none when none is near.
 */
export function nearestNames(typed: string, names: Iterable<string>, most = 3): string[] {
	const limit = Math.max(2, Math.floor(typed.length / 3));
	const near = [...new Set(names)]
		.map((name) => ({ name, distance: leven(typed, name, { maxDistance: limit + 1 }) }))
		.filter(({ distance }) => distance <= limit)
		.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
	const best = near[0]?.distance ?? 0;
	return near
		.filter(({ distance }) => distance <= best + 1)
		.slice(0, most)
		.map(({ name }) => name);
}
