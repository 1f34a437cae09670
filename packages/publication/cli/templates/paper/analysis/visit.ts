/** One visit of one woman. */
export interface Visit {
	readonly participantId: string;
	/** Completed weeks of gestation. */
	readonly gestationWeeks: number;
	readonly heartRateBpm: number;
}

/** A row of results/heart-rate/weeks.json: what figure and table are made from. */
export interface WeekRow {
	readonly gestationWeeks: number;
	/** Women with a visit in this week. */
	readonly n: number;
	readonly meanBpm: number;
	readonly sdBpm: number;
	/** 95% confidence interval of the mean. */
	readonly lowBpm: number;
	readonly highBpm: number;
}
