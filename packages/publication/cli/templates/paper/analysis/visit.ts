import { defineColumns, type RowOfTable, type TypedTable } from "@quickening/table";

/** What is known of a visit: each column with its unit, which headings and results take from here. */
export const visitColumns = defineColumns({
	participantId: { type: "text", unit: "id" },
	/** Completed weeks of gestation. */
	gestationWeeks: { type: "number", unit: "weeks", range: [4, 44] },
	heartRateBpm: { type: "number", unit: "bpm", range: [20, 250] },
});

/** One visit of one woman. */
export type Visit = RowOfTable<typeof visitColumns>;

/** Visits as a table, with Arquero's verbs. */
export type Visits = TypedTable<Visit>;

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
