/** A week's mean with its spread; `figure` is the number of the original. */
export interface SpreadRow {
	readonly figure: string;
	readonly week: number;
	readonly mean: number;
	readonly sd: number;
	readonly low: number;
	readonly high: number;
	/** Women whom the figure describes; how many of them stand behind a week is not known. */
	readonly participants: number;
}

/** A week's percentiles. */
export interface PercentileRow {
	readonly figure: string;
	readonly week: number;
	readonly p10: number;
	readonly p25: number;
	readonly p50: number;
	readonly p75: number;
	readonly p90: number;
	/** Women whom the figure describes; how many of them stand behind a week is not known. */
	readonly participants: number;
}

/** After birth: change of time in bed with its spread, and percentiles of time in bed. */
export interface AfterBirthRows {
	readonly change: readonly SpreadRow[];
	readonly bed: readonly PercentileRow[];
}

/** A week's mean change of one stage, in minutes. */
export interface StageRow {
	readonly week: number;
	readonly stage: "deep" | "light" | "REM" | "wake";
	readonly minutes: number;
	/** Women whom the figure describes; how many of them stand behind a week is not known. */
	readonly participants: number;
}

/** Who was studied: the histogram of pregnancy length, and shares with the count that they stand for. */
export interface WhoRows {
	readonly lengths: readonly { readonly lengthWeeks: number; readonly participants: number }[];
	readonly pregnancy: readonly ShareRow[];
	readonly afterBirth: readonly ShareRow[];
	readonly participants: number;
	readonly participantsAfterBirth: number;
}

export interface ShareRow {
	readonly week: number;
	readonly percent: number;
}

/** A day's mean change of heart rate. */
export interface HeartRateRow {
	readonly day: number;
	readonly meanBpm: number;
	readonly sdBpm: number;
	readonly lowBpm: number;
	readonly highBpm: number;
	readonly participants: number;
}

/** One week of the trajectories as the tables print them; null where the study gives no number. */
export interface WeeklyRow {
	readonly period: "pregnancy" | "after birth";
	/** A week, or "before" for the mean over the twelve weeks before pregnancy. */
	readonly week: number | "before";
	readonly bed: number;
	readonly bedSd: number;
	readonly bedMedian: number;
	readonly sleep?: number;
	readonly sleepSd?: number;
	readonly deep?: number;
	readonly light?: number;
	readonly rem?: number;
	readonly wake?: number;
	readonly efficiency?: number;
	readonly share: number;
	/** Participants counted on an average day, in percent of all. */
	readonly countedPercent: number;
	readonly participants: number;
}
