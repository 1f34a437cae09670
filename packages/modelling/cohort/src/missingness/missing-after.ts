import { checkSameLength } from "@quickening/core";
import { type BootstrapOptions, bootstrapInterval, median } from "@quickening/stats";
import { dayStates, type ExpectedDays } from "./expected-days.ts";

/** Odds that a day is missing after a high value, against after a low one. */
export interface MissingAfter {
	/** Above 1: days after high values are missing more often. NaN where no woman has both kinds of days. */
	readonly oddsRatio: number;
	/** Bootstrap over women. */
	readonly low: number;
	readonly high: number;
	/** Women who tell something: with high and low days before, and both missing and valid days after. */
	readonly nParticipants: number;
	/** Pairs of a valid day and the next expected one. */
	readonly nPairs: number;
	/** Share of missing days after a value above her median, and after one below. */
	readonly missingAfterHigh: number;
	readonly missingAfterLow: number;
}

/**
 * Whether a day goes missing with what was seen on the day before: then data are not missing completely at random, and what is
 * left is a selection. Each woman is compared with herself: a value is high above the median of her own.
 *
 * Days after a withdrawal are no days that go missing. An odds ratio of 1 doesn't show that data are missing at random: what
 * nobody measured cannot be compared.
 *
 * @param values - The quantity on each expected day, as long as `days.day`; NaN where it was not measured. `valuesOn` gives it.
 * @returns Mantel-Haenszel odds ratio over women, with a bootstrap interval over women (percentile by default, 2,000 repeats).
 * @throws InvalidInputError when lengths differ.
 *
 * Source: Mantel and Haenszel 1959, doi:10.1093/jnci/22.4.719.
 */
export function missingAfter(
	days: ExpectedDays,
	values: ArrayLike<number>,
	options: BootstrapOptions = {},
): MissingAfter {
	checkSameLength("missingAfter", { argument: "days.day", values: days.day }, { argument: "values", values });
	const withdrawn = Object.keys(dayStates).indexOf("withdrawn");
	const tables: Float64Array[] = [];
	const sums = new Float64Array(4);
	let nPairs = 0;
	for (const woman of days.participantIds.keys()) {
		const before: number[] = [];
		const isMissing: boolean[] = [];
		for (let at = days.starts[woman]!; at + 1 < days.starts[woman + 1]!; at++) {
			if (Number.isNaN(values[at]!) || days.state[at + 1] === withdrawn) continue;
			before.push(values[at]!);
			isMissing.push(days.state[at + 1] !== 0);
		}
		nPairs += before.length;
		if (before.length === 0) continue;
		const middle = median(before);
		// Missing after high, valid after high, missing after low, valid after low; the median itself is neither.
		const table = new Float64Array(4);
		for (const [i, value] of before.entries()) {
			if (value !== middle) table[(value > middle ? 0 : 2) + (isMissing[i] ? 0 : 1)]!++;
		}
		for (let k = 0; k < 4; k++) sums[k]! += table[k]!;
		if (
			table[0]! + table[1]! > 0 &&
			table[2]! + table[3]! > 0 &&
			table[0]! + table[2]! > 0 &&
			table[1]! + table[3]! > 0
		)
			tables.push(table);
	}
	const logOdds = (women: ArrayLike<number>) => {
		let above = 0;
		let below = 0;
		for (let i = 0; i < women.length; i++) {
			const [a, b, c, d] = tables[women[i]!] as unknown as [number, number, number, number];
			const n = a + b + c + d;
			above += (a * d) / n;
			below += (b * c) / n;
		}
		return above > 0 && below > 0 ? Math.log(above / below) : Number.NaN;
	};
	const interval =
		tables.length === 0
			? { estimate: Number.NaN, low: Number.NaN, high: Number.NaN }
			: bootstrapInterval(tables.length, logOdds, { method: "percentile", ...options });
	return {
		oddsRatio: Math.exp(interval.estimate),
		low: Math.exp(interval.low),
		high: Math.exp(interval.high),
		...{ nParticipants: tables.length, nPairs },
		missingAfterHigh: sums[0]! / (sums[0]! + sums[1]!),
		missingAfterLow: sums[2]! / (sums[2]! + sums[3]!),
	};
}
