import { drawInteger, seededRandom } from "@quickening/core";
import { quantile } from "@quickening/stats";

export interface Estimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Percentile intervals of several numbers at once, people resampled with all their days. The seed names what is estimated, so
 * that no interval hangs on the order in which others were made.
 */
export function overPeople<Key extends string>(
	n: number,
	of: (people: readonly number[]) => Readonly<Record<Key, number>>,
	{ repeats, seed }: { repeats: number; seed: string },
): Record<Key, Estimate> {
	const all = of(Array.from({ length: n }, (_, i) => i));
	const random = seededRandom(seed);
	const keys = Object.keys(all) as Key[];
	const drawn = new Map(keys.map((key) => [key, [] as number[]]));
	for (let b = 0; b < repeats; b++) {
		const values = of(Array.from({ length: n }, () => drawInteger(random, n)));
		for (const key of keys) if (!Number.isNaN(values[key])) (drawn.get(key) as number[]).push(values[key]);
	}
	return Object.fromEntries(
		keys.map((key) => {
			const values = drawn.get(key) as number[];
			return [key, { estimate: all[key], low: quantile(values, 0.025), high: quantile(values, 0.975) }];
		}),
	) as Record<Key, Estimate>;
}
