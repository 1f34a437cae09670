import { seededRandom } from "@quickening/core";
import type { Value } from "@quickening/paper";
import { bootstrapInterval } from "@quickening/stats";

/** An estimate with its 95 % interval over draws of people; null where there is none. */
export interface Estimate {
	readonly estimate: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

export interface Draws {
	readonly repeats: number;
	readonly seed: string;
}

export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const estimateOf = ({ estimate, low, high }: { estimate: number; low: number; high: number }): Estimate => ({
	estimate: orNull(estimate),
	low: orNull(low),
	high: orNull(high),
});

/** What is computed of some people, each by their own summary, with percentile limits from draws of people. */
export function overPeople<T>(
	people: readonly T[],
	statistic: (some: readonly T[]) => number,
	{ repeats, seed }: Draws,
): Estimate {
	return estimateOf(
		bootstrapInterval(people.length, (units) => statistic(Array.from(units, (unit) => people[unit]!)), {
			...{ method: "percentile", repeats, random: seededRandom(seed) },
		}),
	);
}

/** Mean of what is known. */
export function meanOfKnown(values: readonly number[]): number {
	const known = values.filter((value) => !Number.isNaN(value));
	return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** A value as it is recorded; a width of nothing is no interval. */
export function asValue(
	{ estimate, low, high }: Estimate,
	{
		nPeople,
		scale = 1,
		limits = `percentile bootstrap over ${nPeople} people`,
		...value
	}: Pick<Value, "unit" | "digits" | "n" | "method"> & {
		readonly nPeople: number;
		readonly scale?: number;
		readonly limits?: string;
	},
): Value {
	return {
		...value,
		value: scale * (estimate ?? Number.NaN),
		...(low !== null &&
			high !== null &&
			low < high && {
				interval: {
					low: scale * low,
					high: scale * high,
					levelPercent: 95,
					method: limits,
				},
			}),
	};
}
