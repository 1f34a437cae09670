import type { ParameterContext } from "../parameters/parameter.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";

/** How women's values come to the number that was published. */
export type PointStatistic = "mean" | "sd" | "root-mean" | "median" | "share" | "difference" | "correlation" | "auc";

/** A number that was published, and how the same is found among synthetic women. */
export interface SourcePoint {
	readonly id: string;
	/** What it is a number of: points of one quantity and context belong in one picture. */
	readonly quantity: string;
	readonly context: ParameterContext;
	readonly unit: string;
	/** When it holds, in words; `week` where it can be drawn by gestational week, after birth as weeks after birth. */
	readonly when: string;
	readonly week?: number;
	readonly afterBirth?: boolean;
	readonly published: number;
	/** Standard error of the published number, where its SD and n are known; 0 where it isn't. */
	readonly publishedSe: number;
	/** Half of the last digit that was printed. */
	readonly rounding: number;
	readonly source: string;
	/** Calibrated on: the generator takes the number as a parameter, so agreement proves the code alone. Held out: it doesn't. */
	readonly use: "calibrated" | "held-out";
	/** Known to differ, and why: a source that the scenario does not follow, or something that the generator leaves out. */
	readonly differs?: string;
	readonly statistic: PointStatistic;
	/** A woman's value; NaN where she has none. For "share" and "auc" 0 or 1 and a value, for "root-mean" a square. */
	readonly of: (pregnancy: SyntheticPregnancy) => number;
	/** The other value, for "correlation"; whether she is a case, for "auc"; 1 or 0 by group, for "difference" of their means. */
	readonly with?: (pregnancy: SyntheticPregnancy) => number;
}
