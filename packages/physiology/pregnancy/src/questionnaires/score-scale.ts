import { checkInRange, checkName, InvalidInputError, type Samples, type Warning } from "@quickening/core";

/**
 * What is done where items were left out. "refuse": no total. "prorate": where no more than a share of the items is missing,
 * the mean of those answered times the number of items.
 */
export type MissingItemsRule = "refuse" | "prorate";

/** How missing items are treated. */
export interface MissingItemsOptions {
	/** Default "refuse". */
	readonly missingItems?: MissingItemsRule;
	/** Largest share of items that may be missing with "prorate". Default 0.2. */
	readonly largestMissingShare?: number;
}

/** A total of a scale, and what it could be. */
export interface ScaleTotal {
	/** NaN where items are missing and the rule gives none; not whole where it was prorated. */
	readonly total: number;
	/** Least and greatest that the total can be, whatever the missing items are. */
	readonly possible: readonly [least: number, greatest: number];
	readonly isProrated: boolean;
	/** Numbers of the items that were left out, from 1. */
	readonly missingItems: readonly number[];
	readonly warnings: readonly Warning[];
}

/**
 * Sum of the items of a scale, with what it can be where items are missing: never the sum of those that happen to be answered.
 *
 * Prorating puts each person's own mean in the place of what is missing. It supposes that the items left out are like the
 * others, and is biased where their means or correlations differ (Mazza 2015), the more so for an item about self-harm; so it
 * is an option with a flag, and the default gives no total. The share of 20 % is a custom, not a result.
 *
 * @param where - Name of the calling function, for messages.
 * @param items - Scored answers, whole numbers from 0 to `greatest`; NaN marks an item left out. All missing gives NaN.
 * @param options.greatest - Highest score of an item.
 * @throws InvalidInputError when there are more or fewer items than `nItems`, or an answer is no whole number from 0 to
 *   `greatest`.
 *
 * Source: Mazza, Enders and Ruehlman 2015, doi:10.1080/00273171.2015.1068157 (prorating and its bias).
 */
export function scoreScale(
	where: string,
	items: Samples,
	{ nItems, greatest, missingItems = "refuse", largestMissingShare = 0.2 }: ScaleOptions,
): ScaleTotal {
	checkItems(where, items, nItems, greatest);
	checkName(where, "missingItems", missingItems, ["refuse", "prorate"]);
	checkInRange(where, "largestMissingShare", largestMissingShare, 0, 0.5);
	let sum = 0;
	const left: number[] = [];
	for (let i = 0; i < nItems; i++) {
		if (Number.isNaN(items[i])) left.push(i + 1);
		else sum += items[i];
	}
	const possible = [sum, sum + greatest * left.length] as const;
	if (left.length === 0) return { total: sum, possible, isProrated: false, missingItems: left, warnings: [] };
	const isProrated = missingItems === "prorate" && left.length <= largestMissingShare * nItems + 1e-9;
	const words = `${left.length} of ${nItems} items are missing (${left.join(", ")})`;
	return {
		total: isProrated ? (sum * nItems) / (nItems - left.length) : Number.NaN,
		possible,
		isProrated,
		missingItems: left,
		warnings: [
			isProrated
				? { code: "prorated", message: `${words}: the total is the mean of the others times ${nItems}.` }
				: { code: "items-missing", message: `${words}: the total lies between ${possible[0]} and ${possible[1]}.` },
		],
	};
}

/** How many items a scale has, the highest score of each, and how missing ones are treated. */
export interface ScaleOptions extends MissingItemsOptions {
	readonly nItems: number;
	readonly greatest: number;
}

const selfHarmItems: Readonly<Record<string, number>> = { epds: 10, phq9: 9 };

/** Refuses a wrong number of items, and an answer that is no whole number from 0 to `greatest`. */
export function checkItems(where: string, items: Samples, nItems: number, greatest: number): void {
	if (items?.length !== nItems)
		throw new InvalidInputError(
			`${where}: items must have ${nItems} values, NaN for one left out; got ${items.length}`,
			{
				code: "length-mismatch",
				argument: "items",
				received: items?.length,
			},
		);
	for (let i = 0; i < nItems; i++) {
		const answer = items[i];
		if (Number.isNaN(answer) || (Number.isInteger(answer) && answer >= 0 && answer <= greatest)) continue;
		// A "4" of a form that counts from 1 is an answer about self-harm: it goes into no log.
		const received = selfHarmItems[where] === i + 1 ? "an answer about self-harm, which is not shown" : answer;
		throw new InvalidInputError(
			`${where}: item ${i + 1} must be a whole number from 0 to ${greatest}, or NaN; got ${received}. Are the answers counted from 1?`,
			{ code: "out-of-range", argument: "items", received },
		);
	}
}
