import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/** The largest reading that any sensor gives, and the smallest that blood can have, in mg/dL. */
const plausible = { lowest: 10, highest: 1000 } as const;

/**
 * Refuses readings whose times do not rise or whose values are no glucose in mg/dL. NaN is a missing reading and may pass.
 *
 * @throws InvalidInputError (codes "length-mismatch", "unsorted-times", "out-of-range").
 */
export function checkReadings(where: string, timesSeconds: Samples, glucoseMgPerDl: Samples): void {
	checkSameLength(
		where,
		{ argument: "timesSeconds", values: timesSeconds },
		{ argument: "glucoseMgPerDl", values: glucoseMgPerDl },
	);
	for (let i = 0; i < timesSeconds.length; i++) {
		const time = timesSeconds[i];
		if (!(i === 0 ? Number.isFinite(time) : time > timesSeconds[i - 1] && time < Number.POSITIVE_INFINITY)) {
			throw new InvalidInputError(
				`${where}: timesSeconds must rise; got ${time} at index ${i}${i > 0 ? ` after ${timesSeconds[i - 1]}` : ""}. Sort the readings, and keep one a time.`,
				{ code: "unsorted-times", argument: "timesSeconds", received: time },
			);
		}
		const value = glucoseMgPerDl[i];
		if (value < plausible.lowest || value > plausible.highest) {
			throw new InvalidInputError(
				`${where}: glucoseMgPerDl must be between ${plausible.lowest} and ${plausible.highest} mg/dL, or NaN for a missing reading; got ${value} at index ${i}. Values in mmol/L: mgPerDlFromMmolPerL.`,
				{ code: "out-of-range", argument: "glucoseMgPerDl", received: value },
			);
		}
	}
}
