import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { checkRisingTimes } from "@quickening/signal";

/** Blood pressure readings of one person. */
export interface PressureSeries {
	/** Times in s, rising. */
	readonly timesSeconds: Samples;
	/** In mmHg; NaN marks a failed reading. */
	readonly systolicMmHg: Samples;
	readonly diastolicMmHg: Samples;
}

/**
 * Refuses readings that no cuff gives: not between 20 and 300 mmHg, or a systolic that is not above its diastolic.
 *
 * @throws InvalidInputError (codes "length-mismatch", "unsorted-times", "out-of-range").
 */
export function checkPressures(where: string, { timesSeconds, systolicMmHg, diastolicMmHg }: PressureSeries): void {
	const times = { argument: "timesSeconds", values: timesSeconds };
	checkSameLength(where, times, { argument: "systolicMmHg", values: systolicMmHg });
	checkSameLength(where, times, { argument: "diastolicMmHg", values: diastolicMmHg });
	checkRisingTimes(where, "timesSeconds", timesSeconds);
	for (let i = 0; i < timesSeconds.length; i++) {
		const systolic = systolicMmHg[i];
		const diastolic = diastolicMmHg[i];
		if (systolic > 300 || systolic < 20 || diastolic > 300 || diastolic < 20 || systolic <= diastolic) {
			throw new InvalidInputError(
				`${where}: systolicMmHg must be above diastolicMmHg, both between 20 and 300 mmHg; got ${systolic} and ${diastolic} at index ${i}`,
				{ code: "out-of-range", argument: "systolicMmHg", received: systolic },
			);
		}
	}
}
