import { type PregnancyDiabetes, pregnancyTargets } from "./glucose-ranges.ts";
import type { TimeInRange } from "./time-in-range.ts";

/** A target and whether it is met. */
export interface AssessedTarget {
	/** "timeInRangePercent above 70". */
	readonly target: string;
	readonly value: number;
	/** Undefined when there is nothing to judge. */
	readonly met: boolean | undefined;
}

/** Targets in pregnancy, judged; none exist for gestational and type 2 diabetes. */
export interface AssessedTargets {
	readonly targets: readonly AssessedTarget[];
	/** Why there are none, where there are none. */
	readonly note?: string;
}

/**
 * Compares time in 63-140 mg/dL with the targets in pregnancy.
 *
 * @param shares - From {@link timeInRange} with {@link glucoseRanges}.pregnancy.
 * @param diabetes - "type1", "type2" or "gestational".
 *
 * Source: Battelino et al. 2019, doi:10.2337/dci19-0028.
 */
export function assessPregnancyTargets(shares: TimeInRange, diabetes: PregnancyDiabetes): AssessedTargets {
	const targets = pregnancyTargets[diabetes];
	if (targets === null) {
		return {
			targets: [],
			note: "The consensus gives no targets for time in range in gestational or type 2 diabetes (doi:10.2337/dci19-0028).",
		};
	}
	return {
		targets: targets.map(({ measure, rule, percent }) => {
			const value = shares[measure];
			const met = Number.isNaN(value) ? undefined : rule === "above" ? value > percent : value < percent;
			return { target: `${measure} ${rule} ${percent}`, value, met };
		}),
	};
}
