import { checkMinimumLength, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Refuses intervals that are no durations: zero, negative or infinite. NaN stands for a removed beat and may pass.
 *
 * @throws InvalidInputError (codes "too-short", "not-positive").
 */
export function checkIntervals(where: string, argument: string, intervalsMs: Samples, minimum = 0): void {
	checkMinimumLength(where, argument, intervalsMs, minimum);
	for (let i = 0; i < intervalsMs.length; i++) {
		const interval = intervalsMs[i];
		// A NaN fails both comparisons, and passes.
		if (!(interval <= 0) && !(interval >= Number.POSITIVE_INFINITY)) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must be durations above 0 ms, or NaN for a removed beat; got ${interval} at index ${i}`,
			{ code: "not-positive", argument, received: interval },
		);
	}
}
