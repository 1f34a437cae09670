import type { Samples, Warning } from "@quickening/core";
import { readingWeights, type WeightingOptions } from "../readings/reading-weights.ts";
import { weightedMoments } from "./glucose-levels.ts";

export interface GmiOptions extends WeightingOptions {
	/** Whether the readings are of a pregnant person: then the result says that GMI misleads. Default false. */
	readonly pregnant?: boolean;
}

/** Estimates of HbA1c from mean glucose. */
export interface Gmi {
	/** Glucose management indicator, in percent. */
	readonly gmiPercent: number;
	/** Estimated A1c by the older regression, in percent. */
	readonly ea1cPercent: number;
	readonly meanMgPerDl: number;
	readonly warnings: readonly Warning[];
}

/**
 * Glucose management indicator: the HbA1c that goes with a mean glucose in adults who are not pregnant.
 *
 * In pregnancy red cells live shorter and glucose is lower, so that GMI says more than the laboratory finds; the result carries a
 * warning when `pregnant` is set. Time in range and mean glucose need no such conversion.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: GMI = 3.31 + 0.02392 mean: Bergenstal et al. 2018, doi:10.2337/dc18-1581; eA1c = (46.7 + mean) / 28.7: Nathan et al.
 *   2008, doi:10.2337/dc08-0545; pregnancy: Meek et al. 2025, doi:10.2337/dc24-2494.
 * Agrees with: iglu_python 0.4.3, `gmi` and `ea1c`, by reading, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function gmi(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	{ pregnant = false, ...weighting }: GmiOptions = {},
): Gmi {
	const weights = readingWeights("gmi", timesSeconds, glucoseMgPerDl, weighting);
	const { mean } = weightedMoments(glucoseMgPerDl, weights, weighting.weighting ?? "time");
	const warnings = pregnant
		? [
				{
					code: "gmi-in-pregnancy",
					message:
						"GMI and eA1c were derived outside pregnancy and mislead in it (Meek 2025, doi:10.2337/dc24-2494): report mean glucose and time in 63-140 mg/dL.",
				},
			]
		: [];
	return { gmiPercent: 3.31 + 0.02392 * mean, ea1cPercent: (46.7 + mean) / 28.7, meanMgPerDl: mean, warnings };
}
