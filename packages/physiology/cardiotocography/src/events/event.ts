/** An acceleration or a deceleration of the fetal heart rate. Times in seconds from the record's start. */
export interface FetalHeartRateEvent {
	/** Where the rate leaves the band around the baseline. */
	readonly startSeconds: number;
	/** Where it comes back, or where the signal ends. */
	readonly endSeconds: number;
	/** Time of the largest distance from the baseline: an acceleration's peak, a deceleration's nadir. */
	readonly extremeSeconds: number;
	/**
	 * How long the rate takes from the baseline (where it last was at it, up to 15 s before it leaves the band) to the level
	 * of the extreme (95 % of the amplitude). Left out: extreme less start.
	 */
	readonly approachSeconds?: number;
	/** Largest distance from the baseline, bpm; above 0 for both kinds. */
	readonly amplitudeBpm: number;
	/** Area between rate and baseline, in beats (bpm times minutes): beats gained or lost. */
	readonly areaBeats: number;
}

/** Kinds of deceleration by FIGO 2015; "unclassified" when shape and contractions fit none, or there is no tocogram. */
export type DecelerationKind = "early" | "late" | "variable" | "prolonged" | "unclassified";

/** A deceleration with its kind. */
export interface ClassifiedDeceleration extends FetalHeartRateEvent {
	readonly kind: DecelerationKind;
}

export interface EventOptions {
	/** Baseline, as long as the signal, bpm; NaN where none. See {@link fetalHeartRateBaseline}. */
	readonly baselineBpm: Float64Array;
	/** Smallest amplitude. Default 15. */
	readonly minimumAmplitudeBpm?: number;
	/** Shortest duration. Default 15. */
	readonly minimumSeconds?: number;
	/** Half width of the band around the baseline that an event leaves and comes back to. Default 5. */
	readonly bandBpm?: number;
	/** Gaps up to this length within an event are bridged by straight lines; a longer one ends it. Default 15. */
	readonly bridgeSeconds?: number;
}
