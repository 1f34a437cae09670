import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { checkCounts } from "../wear/check-counts.ts";

/**
 * Cadence: steps in each minute.
 *
 * @param steps - Per epoch; NaN where missing.
 * @param options.epochSeconds - Whole seconds that divide a minute; default 1.
 * @returns Steps per minute, of whole minutes; NaN for a minute with a missing epoch.
 * @throws InvalidInputError when the epoch does not divide a minute, or steps are negative or infinite.
 *
 * Source: by definition.
 * @example
 * stepsPerMinute(new Array(120).fill(2)); // [120, 120]
 */
export function stepsPerMinute(
	steps: Samples,
	{ epochSeconds = 1 }: { readonly epochSeconds?: number } = {},
): Float64Array {
	checkInteger("stepsPerMinute", "epochSeconds", epochSeconds, 1);
	if (60 % epochSeconds !== 0) {
		throw new InvalidInputError(`stepsPerMinute: epochSeconds must divide 60; got ${epochSeconds}`, {
			code: "not-a-divisor",
			argument: "epochSeconds",
			received: epochSeconds,
		});
	}
	checkCounts("stepsPerMinute", steps, { argument: "steps", unit: "epoch" });
	const perMinute = 60 / epochSeconds;
	const minutes = new Float64Array(Math.floor(steps.length / perMinute));
	for (let i = 0; i < minutes.length * perMinute; i++) minutes[Math.floor(i / perMinute)] += steps[i]!;
	return minutes;
}
