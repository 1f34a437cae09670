/** One reading by ear, in mmHg; NaN where it was not taken, 0 where the sounds did not end. */
export interface Reading {
	readonly systolic: number;
	readonly diastolic: number;
}

/**
 * Which readings make a person's pressure:
 * - `allAboveZero`: the mean of all that are above 0, the main rule;
 * - `withoutFirst`: without the first reading where there are others above 0 (as NHANES reports pressure to those examined);
 * - `firstOnly`: the first reading, where it is above 0;
 * - `zerosCounted`: the mean of all, a diastolic of 0 taken for a pressure: wrong, and shown for what it does.
 */
export type ReadingRule = "allAboveZero" | "withoutFirst" | "firstOnly" | "zerosCounted";

/**
 * A person's pressure from up to four readings.
 *
 * @returns mmHg; NaN where no reading counts.
 */
export function readPressure(
	readings: readonly Reading[],
	key: "systolic" | "diastolic",
	rule: ReadingRule = "allAboveZero",
): number {
	const taken = readings.map((reading) => reading[key]);
	if (rule === "firstOnly") return (taken[0] ?? 0) > 0 ? (taken[0] as number) : Number.NaN;
	if (rule === "zerosCounted") return meanOf(taken.filter((value) => value >= 0));
	const [first, ...others] = taken.map((value) => (value > 0 ? value : Number.NaN));
	const later = others.filter((value) => value > 0);
	if (rule === "withoutFirst" && later.length > 0) return meanOf(later);
	return meanOf([first ?? Number.NaN, ...later].filter((value) => value > 0));
}

function meanOf(values: readonly number[]): number {
	let sum = 0;
	for (const value of values) sum += value;
	return values.length === 0 ? Number.NaN : sum / values.length;
}
