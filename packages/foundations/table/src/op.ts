import { op as arqueroOp } from "arquero";

type Op = typeof arqueroOp;

/**
 * Arquero's operators. Some are typed there as the object that they make, and here as the value that stands in the column, so
 * that a function of a row (`(d) => op.count()`) has the type of what it gives.
 */
export const op = arqueroOp as unknown as Omit<Op, "count" | "any" | "array_agg" | "array_agg_distinct"> & {
	readonly count: () => number;
	readonly any: <T>(field: T) => T;
	readonly array_agg: <T>(field: T) => T[];
	readonly array_agg_distinct: <T>(field: T) => T[];
};
