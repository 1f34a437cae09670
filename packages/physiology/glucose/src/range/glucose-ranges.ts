/** A range of glucose, both ends inside, in mg/dL. */
export interface GlucoseRange {
	readonly lowMgPerDl: number;
	readonly highMgPerDl: number;
}

/**
 * Target ranges by name.
 *
 * Source: Battelino et al. 2019, doi:10.2337/dci19-0028: 70-180 mg/dL (3.9-10.0 mmol/L) for type 1 and type 2 diabetes, 63-140
 *   mg/dL (3.5-7.8 mmol/L) in pregnancy; "tight" 70-140 mg/dL: Battelino et al. 2023, doi:10.1016/S2213-8587(22)00319-9.
 */
export const glucoseRanges = {
	pregnancy: { lowMgPerDl: 63, highMgPerDl: 140 },
	type1and2: { lowMgPerDl: 70, highMgPerDl: 180 },
	tight: { lowMgPerDl: 70, highMgPerDl: 140 },
} as const satisfies Record<string, GlucoseRange>;

/** A goal for the share of time in part of the scale, in percent. */
export interface GlucoseTarget {
	readonly measure: "timeInRangePercent" | "timeAboveRangePercent" | "timeBelowRangePercent" | "timeBelow54Percent";
	readonly rule: "above" | "below";
	readonly percent: number;
}

/** Diabetes of a pregnant person, as targets know it. */
export type PregnancyDiabetes = "type1" | "type2" | "gestational";

/**
 * Targets in pregnancy. The consensus gives them for type 1 diabetes alone; for type 2 and gestational diabetes it gives none,
 * for want of evidence.
 *
 * Source: Battelino et al. 2019, doi:10.2337/dci19-0028, table 3 and text.
 */
export const pregnancyTargets: Readonly<Record<PregnancyDiabetes, readonly GlucoseTarget[] | null>> = {
	type1: [
		{ measure: "timeInRangePercent", rule: "above", percent: 70 },
		{ measure: "timeAboveRangePercent", rule: "below", percent: 25 },
		{ measure: "timeBelowRangePercent", rule: "below", percent: 4 },
		{ measure: "timeBelow54Percent", rule: "below", percent: 1 },
	],
	type2: null,
	gestational: null,
};
