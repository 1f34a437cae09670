import type { StatisticKind, TableRule } from "@quickening/disclosure";

/**
 * What may leave of a stage that reads registered or restricted data: each output and value named here is an aggregate, of the
 * stated kind, and passes disclosure control before it is written. What is not named stays on the machine. A stage whose data
 * are open needs none; where it has one, it is obeyed all the same.
 */
export interface ReleaseDefinition {
	/** By name of an output: what the columns of its rows are, and which column says who stands behind each row. */
	readonly outputs?: Readonly<Record<string, TableRule>>;
	/** By id of a value, or pattern as in `values`: what it is, such as "count" or "mean". */
	readonly values?: Readonly<Record<string, StatisticKind>>;
}
