/** A row of comparisons.json: a published number beside the cohort's. */
export interface ComparisonRow {
	readonly id: string;
	readonly quantity: string;
	readonly context: string;
	readonly unit: string;
	readonly when: string;
	readonly week: number | null;
	readonly isAfterBirth: boolean;
	readonly use: "calibrated" | "held-out";
	readonly differs: string | null;
	readonly statistic: string;
	readonly source: string;
	readonly published: number;
	readonly publishedSe: number;
	/**
	 * Allowed before two numbers differ: half of the last printed digit, or more where they are not found in quite the same
	 * way.
	 */
	readonly allowed: number;
	readonly generated: number;
	readonly se: number;
	readonly n: number;
	/** Difference beyond rounding in joint standard errors, with its sign. */
	readonly z: number;
}

/** A row of curves.json. */
export interface CurvePointRow {
	readonly quantity: string;
	readonly context: string;
	readonly unit: string;
	readonly week: number;
	readonly isAfterBirth: boolean;
	readonly n: number;
	readonly mean: number;
	readonly sd: number;
}

/** A row of missing.json: share of women's days in a week by what became of them. */
export interface MissingRow {
	readonly week: number;
	readonly isAfterBirth: boolean;
	readonly reason: string;
	readonly percent: number;
	readonly days: number;
}

/** A row of planted.json: what was planted, and what a simple method finds in what a study would hold. */
export interface PlantedRow {
	readonly key: string;
	readonly what: string;
	readonly method: string;
	readonly unit: string;
	readonly digits: number;
	readonly planted: number;
	readonly found: number;
	readonly low: number;
	readonly high: number;
	readonly n: number;
}

/** A row of scenarios.json: a curve by week in one scenario. */
export interface ScenarioRow extends CurvePointRow {
	readonly scenario: string;
}

/** A row of parameters.json. */
export interface ParameterTableRow {
	readonly topic: string;
	readonly name: string;
	readonly value: string;
	readonly unit: string;
	readonly context: string;
	readonly isAssumed: boolean;
	readonly why: string;
}
