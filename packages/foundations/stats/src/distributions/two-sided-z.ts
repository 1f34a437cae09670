import { InvalidInputError } from "@quickening/core";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * The normal quantile of a two-sided interval: 1.96 for 95 percent.
 *
 * @param where - Name of the calling function, for the message.
 * @param levelPercent - Coverage in percent, above 0 and below 100.
 * @throws InvalidInputError when the level is not between 0 and 100.
 */
export function twoSidedZ(where: string, levelPercent: number): number {
	return normalQuantile(1 - tailOf(where, levelPercent));
}

/** The probability left in each tail by a two-sided interval: 0.025 for 95 percent. */
export function tailOf(where: string, levelPercent: number): number {
	if (!(levelPercent > 0 && levelPercent < 100)) {
		throw new InvalidInputError(`${where}: levelPercent must be above 0 and below 100; got ${levelPercent}`, {
			code: "out-of-range",
			argument: "levelPercent",
			received: levelPercent,
		});
	}
	return (100 - levelPercent) / 200;
}
