import { seededRandom } from "@quickening/core";
import type { Value } from "@quickening/paper";
import { bootstrapInterval } from "@quickening/stats";

/** An estimate with its 95 % interval over draws of infants; null where there is none. */
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

/** What is computed of rows, with percentile limits from draws of infants with all their rows. */
export function overInfants<T extends { readonly infant: string }>(
	rows: readonly T[],
	statistic: (rows: readonly T[]) => number,
	{ repeats, seed }: Draws,
): Estimate & { readonly nInfants: number } {
	const groups = [...Map.groupBy(rows, ({ infant }) => infant).values()];
	const { estimate, low, high } = bootstrapInterval(
		groups.length,
		(units) => statistic(Array.from(units, (unit) => groups[unit]!).flat()),
		{ method: "percentile", repeats, random: seededRandom(seed) },
	);
	return { estimate: orNull(estimate), low: orNull(low), high: orNull(high), nInfants: groups.length };
}

/** A value as it is recorded; a width of nothing is no interval. */
export function asValue(
	{ estimate, low, high }: Estimate,
	{ scale = 1, ...rest }: Pick<Value, "unit" | "digits" | "n" | "method"> & { nInfants: number; scale?: number },
): Value {
	const { nInfants, ...value } = rest;
	const hasInterval = low !== null && high !== null && low < high;
	return {
		...value,
		value: scale * (estimate ?? Number.NaN),
		...(hasInterval && {
			interval: {
				low: scale * low,
				high: scale * high,
				levelPercent: 95,
				method: `percentile bootstrap over ${nInfants} infants`,
			},
		}),
	};
}
