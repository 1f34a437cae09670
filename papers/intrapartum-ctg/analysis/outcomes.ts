import type { Matrix } from "@quickening/stats";
import type { FeatureRow, SegmentFeatures } from "./features.ts";

/** Which births are studied and what counts as an event. */
export interface Target {
	readonly id: string;
	/** In words, as tables print it. */
	readonly label: string;
	readonly includes: (row: FeatureRow) => boolean;
	readonly isEvent: (row: FeatureRow) => boolean;
}

const vaginal = (row: FeatureRow) => !row.caesarean;
const everyBirth = () => true;

/** Acidaemia as the paper defines it beforehand: umbilical artery pH below 7.05 after a vaginal birth. */
export const primaryTarget: Target = {
	id: "primary",
	label: "pH < 7.05, vaginal births",
	includes: vaginal,
	isEvent: (row) => row.umbilicalPh < 7.05,
};

/** The primary question where at least half of the segment holds signal. */
export const halfSignalTarget: Target = {
	...primaryTarget,
	id: "halfSignal",
	includes: (row) => vaginal(row) && row.segments.signal.missingPercent <= 50,
};

/** The same question asked in other defensible ways. */
export const otherTargets: readonly Target[] = [
	{ ...primaryTarget, id: "atMost705", label: "pH ≤ 7.05, vaginal births", isEvent: (row) => row.umbilicalPh <= 7.05 },
	{ ...primaryTarget, id: "allBirths", label: "pH < 7.05, all births", includes: everyBirth },
	{
		id: "allBirthsAtMost705",
		label: "pH ≤ 7.05, all births",
		includes: everyBirth,
		isEvent: (row) => row.umbilicalPh <= 7.05,
	},
	{
		id: "metabolic",
		label: "pH ≤ 7.05 and base deficit ≥ 12 mmol/L, all births",
		includes: (row) => row.baseDeficitMmolPerL !== null,
		isEvent: (row) => row.umbilicalPh <= 7.05 && (row.baseDeficitMmolPerL ?? 0) >= 12,
	},
];

export type SegmentName = keyof FeatureRow["segments"];

/** Features and outcomes of the births that a target includes and whose segment has all features. */
export interface Sample {
	readonly features: Matrix;
	readonly outcomes: Float64Array;
	readonly rows: readonly FeatureRow[];
	/** Births left out because a feature could not be computed. */
	readonly excluded: number;
}

/** Builds the design matrix of a target from one segment's features; births that lack one are counted and left out. */
export function sampleOf(
	rows: readonly FeatureRow[],
	target: Target,
	segment: SegmentName,
	names: readonly (keyof SegmentFeatures)[],
): Sample {
	const included = rows.filter((row) => target.includes(row));
	const complete = included.filter((row) => names.every((name) => typeof row.segments[segment][name] === "number"));
	const values = new Float64Array(complete.length * names.length);
	const outcomes = new Float64Array(complete.length);
	complete.forEach((row, i) => {
		outcomes[i] = target.isEvent(row) ? 1 : 0;
		names.forEach((name, j) => {
			values[i * names.length + j] = row.segments[segment][name] as number;
		});
	});
	return {
		features: { values, nRows: complete.length, nColumns: names.length },
		outcomes,
		rows: complete,
		excluded: included.length - complete.length,
	};
}
