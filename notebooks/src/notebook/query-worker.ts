// Runs what a reader writes into a cell, over Arquero tables, away from the page: no document is in reach, and a query that
// does not end is ended by the page. The page's policy allows no code made from text; a worker with an address of its own does.
import arquero from "arquero/dist/arquero.min.js";

/** A query: the rows by the name that the code calls them by, and the code, an expression or statements with a return. */
export interface Query {
	readonly tables: Readonly<Record<string, readonly object[]>>;
	readonly code: string;
}

export type Answer =
	| { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[]; readonly nRows: number }
	| { readonly problem: string };

const mostRows = 500;

/** A table of Arquero's, as far as it is read here. */
interface ArqueroTable {
	columnNames(): string[];
	numRows(): number;
	objects(options: { limit: number }): Record<string, unknown>[];
}

/** What a cell may call by name; what those do is Arquero's. */
type Arquero = Readonly<Record<"op" | "desc" | "bin" | "agg" | "rolling" | "frac" | "table", unknown>> & {
	readonly from: (rows: readonly object[]) => ArqueroTable;
};

type Compiled = (...known: unknown[]) => unknown;

addEventListener("message", async ({ data }: MessageEvent<Query>) => {
	postMessage(await answer(data));
});

async function answer({ tables, code }: Query): Promise<Answer> {
	try {
		const { op, desc, bin, agg, rolling, frac, table, from } = arquero as unknown as Arquero;
		const known: Readonly<Record<string, unknown>> = {
			...{ aq: arquero, op, desc, bin, agg, rolling, frac, table, from },
			...Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, from(rows)])),
		};
		const run = (body: string) => new Function(...Object.keys(known), `"use strict";${body}`) as Compiled;
		const result = await compiled(run, code)(...Object.values(known));
		if (!isTable(result)) {
			if (result === undefined)
				throw new Error("the cell returns nothing: end it with a table, or write return before it");
			return { columns: ["value"], rows: [[typeof result === "object" ? JSON.stringify(result) : result]], nRows: 1 };
		}
		const columns = result.columnNames();
		const rows = result.objects({ limit: mostRows }).map((row) => columns.map((name) => plain(row[name])));
		return { columns, rows, nRows: result.numRows() };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
}

/** An expression is returned; statements return for themselves. */
function compiled(run: (body: string) => Compiled, code: string): Compiled {
	try {
		return run(`return (${code.trim().replace(/;$/, "")}\n)`);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return run(code);
	}
}

function isTable(value: unknown): value is ArqueroTable {
	return typeof (value as ArqueroTable | undefined)?.objects === "function";
}

function plain(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
