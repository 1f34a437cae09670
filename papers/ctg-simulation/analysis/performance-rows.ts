import type { Cell, NoiseLevel } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import type { calledKinds, Detector, trueKinds } from "./judge-recording.ts";

/** What is asked of a detector of events. */
export const detectionMeasures = ["sensitivity", "visibleSensitivity", "precision"] as const;
export type DetectionMeasure = (typeof detectionMeasures)[number];

/** A row of detection.json. */
export interface DetectionRow extends Cell, Estimate {
	readonly detector: Detector;
	readonly measure: DetectionMeasure;
	/** Events below the fraction's line. */
	readonly nEvents: number;
}

/** A row of baseline.json: mean error over recordings, and the limits within which 95% of recordings lie. */
export interface BaselineRow extends Cell, Estimate {
	readonly limitLow: number;
	readonly limitHigh: number;
	/** Half the distance between the limits, with the normal approximation of its Monte Carlo error. */
	readonly halfWidth: { readonly estimate: number; readonly low: number; readonly high: number };
	readonly meanAbsoluteErrorBpm: number;
	/** Recordings whose baseline was lost: mean absolute error above {@link lostBaselineBpm}. */
	readonly nLost: number;
}

/** A baseline that is off by more than this on average is called lost, bpm: the band within which events begin and end. */
export const lostBaselineBpm = 5;

/** A row of variability.json: relative error in percent, mean over recordings. */
export interface VariabilityRow extends Cell, Estimate {
	readonly measure: "stv" | "bandwidth";
}

/** A cell of the confusion of kinds, in complete noise-free recordings and at the reference. */
export interface KindRow {
	readonly seen: "complete" | "reference";
	readonly kind: (typeof trueKinds)[number];
	readonly called: (typeof calledKinds)[number] | "notFound";
	readonly count: number;
	readonly ofKind: number;
}

/** Sensitivity by true amplitude, at the reference's loss. */
export interface AmplitudeRow extends Estimate {
	readonly noise: NoiseLevel;
	readonly detector: "accelerations" | "decelerations";
	readonly lowBpm: number;
	/** null: no upper end. */
	readonly highBpm: number | null;
	readonly nEvents: number;
}

/** A world of the robustness analysis with what was found in it. */
export interface ScenarioRow {
	readonly scenario: string;
	readonly label: string;
	readonly nRecordings: number;
	readonly missingPercent: number;
	readonly detection: readonly DetectionRow[];
	readonly baseline: BaselineRow;
	readonly stv: VariabilityRow;
	readonly bandwidth: VariabilityRow;
	readonly kind: Estimate;
}
