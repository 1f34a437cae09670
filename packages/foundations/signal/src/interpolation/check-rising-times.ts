import { InvalidInputError } from "@quickening/core";

/**
 * Refuses times that do not rise, are repeated, or are missing, and names the first that does not.
 *
 * @throws InvalidInputError (code "unsorted-times").
 */
export function checkRisingTimes(where: string, argument: string, times: ArrayLike<number>): void {
	for (let i = 0; i < times.length; i++) {
		if (Number.isFinite(times[i]) && (i === 0 || times[i] > times[i - 1])) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must rise; got ${times[i]} at index ${i}${i > 0 ? ` after ${times[i - 1]}` : ""}. Sort the record, and keep one value a time.`,
			{ code: "unsorted-times", argument, received: times[i] },
		);
	}
}
