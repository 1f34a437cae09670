import type { Columns, RowOf } from "@quickening/table";
import { problemKinds } from "./problem-kinds.ts";

/** The columns of a table of problems. */
export const problemColumns = {
	table: { type: "text", unit: "code", description: "Table of the cohort" },
	key: {
		type: "text",
		unit: "id",
		missing: [""],
		description: "The row, by its key; empty where the problem is of more rows than one, or its record is protected",
	},
	column: { type: "text", unit: "code", missing: [""], description: "Column; empty where it is of the whole row" },
	code: {
		type: "text",
		unit: "code",
		codes: Object.fromEntries(Object.entries(problemKinds).map(([code, { what }]) => [code, what])),
		description: "Kind of problem",
	},
	severity: {
		type: "text",
		unit: "code",
		codes: {
			error: "Cannot be used as it stands",
			warning: "Doubtful: somebody must look",
			note: "Said so that it is known",
		},
		description: "How grave it is",
	},
	rows: {
		type: "integer",
		unit: "1",
		range: [0, 1e12],
		missing: [""],
		description: "Rows that it stands for; empty where they are 1 to 7 protected ones",
	},
	message: { type: "text", unit: "text", description: "What was found, and what to do" },
	protected: {
		type: "boolean",
		unit: "code",
		description: "Whether its records are of pregnancies that ended early: they are counted, never shown",
	},
} as const satisfies Columns;

/** A problem of a study's tables. */
export type Problem = RowOf<typeof problemColumns>;
