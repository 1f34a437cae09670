import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";

/**
 * Refuses a rate that is not positive, and a fetal heart rate of 0 or below: in measures, NaN marks what is missing.
 *
 * @throws InvalidInputError (code "not-positive").
 */
export function checkTrace(where: string, fhrBpm: Samples, samplingRateHz: number): void {
	checkPositive(where, "samplingRateHz", samplingRateHz);
	for (let i = 0; i < fhrBpm.length; i++) {
		if (fhrBpm[i] <= 0) {
			throw new InvalidInputError(
				`${where}: fhrBpm must be above 0, with NaN where the signal is missing; got ${fhrBpm[i]} at sample ${i}. Use cleanFetalHeartRate first`,
				{ code: "not-positive", argument: "fhrBpm", received: fhrBpm[i] },
			);
		}
	}
}
