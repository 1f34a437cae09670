/** Aggregates and window functions whose result is a value of their column: it keeps the column's unit. */
const keeping = new Set([
	...["mean", "average", "median", "quantile", "min", "max", "sum", "mode", "stdev", "stdevp", "any"],
	...[
		"array_agg",
		"array_agg_distinct",
		"lag",
		"lead",
		"first_value",
		"last_value",
		"nth_value",
		"fill_down",
		"fill_up",
	],
]);

/** Those that count: a pure number, whatever is counted. */
const counting = new Set(["count", "distinct", "valid", "invalid", "row_number", "rank", "dense_rank"]);

/** Op objects print as such a function; a bundler may put its own name of the module before `op`. */
const aggregate =
	/^\(?\s*(\w+)?\s*\)?\s*=>\s*(?:[\w$]+\.)*op\.(\w+)\(\s*(?:(\w+)(?:\.([\w$]+)|\["((?:[^"\\]|\\.)*)"\])\s*(?:,[^()]*)?)?\)\s*$/;

/**
 * What an expression says of its result's unit: that of one column, a count, or nothing ("not stated").
 *
 * @param expression - `op.mean("x")` or `(d) => op.mean(d.x)`.
 */
export function keptUnit(expression: unknown): { readonly column: string } | "count" | undefined {
	const match = aggregate.exec(String(expression));
	if (match === null) return undefined;
	const [, row, name, argument, member, quoted] = match;
	if (counting.has(name!)) return "count";
	if (!keeping.has(name!) || argument === undefined || argument !== row) return undefined;
	return { column: member ?? (JSON.parse(`"${quoted}"`) as string) };
}
