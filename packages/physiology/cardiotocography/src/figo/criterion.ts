import type { Contraction } from "../events/contractions.ts";
import type { ClassifiedDeceleration } from "../events/event.ts";

/** Class of a cardiotocogram, or that the record does not decide between classes. */
export type FigoCategory = "normal" | "suspicious" | "pathological" | "not assessable";

/** The criteria of FIGO's table: three that make a trace normal, six that make it pathological. */
export type FigoCriterionId =
	| "baseline-normal"
	| "variability-normal"
	| "no-repetitive-decelerations"
	| "baseline-below-100"
	| "reduced-variability"
	| "increased-variability"
	| "sinusoidal-pattern"
	| "repetitive-late-or-prolonged"
	| "deceleration-over-5-minutes";

/** One criterion: whether it holds, and from what that is known. */
export interface FigoCriterion {
	readonly id: FigoCriterionId;
	readonly state: "met" | "not met" | "not assessable";
	/** The finding in words, with its numbers. */
	readonly detail: string;
}

/** What the class is judged from; {@link analyseCardiotocogram} collects it. */
export interface FigoFindings {
	readonly durationMinutes: number;
	/** Share of samples without signal, 0..1. */
	readonly missingFraction: number;
	/** Mean baseline of each whole minute, bpm; NaN where there is none. */
	readonly baselinePerMinuteBpm: Float64Array;
	/** Bandwidth of each whole minute outside events, bpm; NaN where it cannot be told. */
	readonly bandwidthPerMinuteBpm: Float64Array;
	/** 1, 0 or NaN for each whole minute; see {@link sinusoidalMinutes}. */
	readonly sinusoidalMinutes: Float64Array;
	readonly decelerations: readonly ClassifiedDeceleration[];
	/** Undefined when there is no readable tocogram. */
	readonly contractions: readonly Contraction[] | undefined;
	/** Longest stretch inside a deceleration with a bandwidth below 5 bpm, in minutes. */
	readonly reducedWithinDecelerationMinutes: number;
}

/** A class with the criteria behind it. */
export interface FigoClassification {
	readonly category: FigoCategory;
	/** All nine, in a fixed order. */
	readonly criteria: readonly FigoCriterion[];
}

/** Limits of FIGO's table, in bpm and minutes. */
export const figoLimits = {
	baselineLowestBpm: 110,
	baselineHighestBpm: 160,
	baselinePathologicalBpm: 100,
	baselineMinutes: 10,
	bandwidthLowestBpm: 5,
	bandwidthHighestBpm: 25,
	reducedMinutes: 50,
	reducedWithinDecelerationMinutes: 3,
	increasedMinutes: 30,
	sinusoidalMinutes: 30,
	repetitiveMinutes: 30,
	repetitiveReducedMinutes: 20,
	longDecelerationMinutes: 5,
} as const;
