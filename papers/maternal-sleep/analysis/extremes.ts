/** Where a series is highest or lowest, and how high or low it is there. */
export interface Extreme {
	readonly at: number;
	readonly value: number;
}

/** The highest point of a series among the places that count, the first one when several are equally high. */
export function highest(at: readonly number[], values: ArrayLike<number>, counts: (place: number) => boolean): Extreme {
	let found: Extreme | undefined;
	at.forEach((place, i) => {
		const value = values[i] as number;
		if (counts(place) && (found === undefined || value > found.value)) found = { at: place, value };
	});
	if (found === undefined) throw new Error("no place of the series counts");
	return found;
}

/** The lowest point, likewise. */
export function lowest(at: readonly number[], values: ArrayLike<number>, counts: (place: number) => boolean): Extreme {
	const { at: place, value } = highest(
		at,
		Array.from(values, (x) => -x),
		counts,
	);
	return { at: place, value: -value };
}

/**
 * Lows of a rhythm: points below all others within `reach` steps on either side. The first and last `reach` points are not
 * judged unless all their neighbours on the one side that there is lie higher and there are at least half as many.
 */
export function lows(values: readonly number[], reach: number): number[] {
	return values.flatMap((value, i) => {
		const before = values.slice(Math.max(0, i - reach), i);
		const after = values.slice(i + 1, i + 1 + reach);
		const isSeen = Math.min(before.length, after.length) >= reach / 2;
		return isSeen && [...before, ...after].every((other) => other > value) ? [i] : [];
	});
}
