import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Counts of longer epochs from those of shorter ones, by summing.
 *
 * @param counts - Per short epoch; NaN where missing.
 * @param options.fromSeconds - The epoch of the counts, whole seconds.
 * @param options.toSeconds - The epoch wanted, a multiple of it.
 * @returns Counts of whole long epochs; NaN where one of the short ones is missing. An unfinished one at the end is left out.
 * @throws InvalidInputError when the long epoch is no multiple of the short one.
 *
 * Source: by definition; counts are sums. Agrees with: actigraph.sleepr, `collapse_epochs`, equal (tests/peers/movement-counts).
 * @example
 * sumEpochs([1, 2, 3, 4], { fromSeconds: 30, toSeconds: 60 }); // [3, 7]
 */
export function sumEpochs(
	counts: Samples,
	{ fromSeconds, toSeconds }: { readonly fromSeconds: number; readonly toSeconds: number },
): Float64Array {
	checkInteger("sumEpochs", "fromSeconds", fromSeconds, 1);
	checkInteger("sumEpochs", "toSeconds", toSeconds, 1);
	if (toSeconds % fromSeconds !== 0) {
		throw new InvalidInputError(
			`sumEpochs: toSeconds must be a multiple of fromSeconds (${fromSeconds}); got ${toSeconds}. Counts cannot be split`,
			{ code: "not-a-multiple", argument: "toSeconds", received: toSeconds },
		);
	}
	const each = toSeconds / fromSeconds;
	const sums = new Float64Array(Math.floor(counts.length / each));
	for (let i = 0; i < sums.length * each; i++) sums[Math.floor(i / each)] += counts[i]!;
	return sums;
}
