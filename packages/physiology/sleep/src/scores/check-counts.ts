import { InvalidInputError, type Samples } from "@quickening/core";

/** Refuses counts that are negative or infinite, by name of the function. NaN, not known, passes. */
export function checkCounts(where: string, argument: string, counts: Samples): void {
	for (let i = 0; i < counts.length; i++)
		if (counts[i] < 0 || counts[i] === Number.POSITIVE_INFINITY)
			throw new InvalidInputError(
				`${where}: ${argument} must be 0 or more, or NaN where not known; got ${counts[i]} at ${i}`,
				{ code: "not-a-count", argument, received: counts[i] },
			);
}

/** Refuses scores that are no 1 (asleep), 0 (awake) or NaN (not known). */
export function checkScores(where: string, argument: string, scores: Samples): void {
	for (let i = 0; i < scores.length; i++)
		if (scores[i] !== 0 && scores[i] !== 1 && !Number.isNaN(scores[i]))
			throw new InvalidInputError(
				`${where}: ${argument} must be 1 (asleep), 0 (awake) or NaN (not known); got ${scores[i]} at ${i}`,
				{ code: "not-a-score", argument, received: scores[i] },
			);
}

/** Refuses values outside a range, by what they are. NaN, not known, passes. */
export function checkEach(
	where: string,
	argument: string,
	values: Samples,
	{ low, high, rule }: { readonly low: number; readonly high: number; readonly rule: string },
): void {
	for (let i = 0; i < values.length; i++)
		if (values[i] < low || values[i] > high)
			throw new InvalidInputError(
				`${where}: ${argument} must be ${rule}, or NaN where not known; got ${values[i]} at ${i}`,
				{
					code: "out-of-range",
					argument,
					received: values[i],
				},
			);
}

/** Refuses what is no angle of the forearm in degrees; a mean may lie a rounding beyond 90. */
export function checkAngles(where: string, angleZDegrees: Samples): void {
	checkEach(where, "angleZDegrees", angleZDegrees, { low: -90.001, high: 90.001, rule: "-90 to 90 degrees" });
}
