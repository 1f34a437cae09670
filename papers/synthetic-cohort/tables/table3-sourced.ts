import type { Table } from "@quickening/paper";
import type { ParameterTableRow } from "../analysis/rows.ts";
import { parameterTable } from "./parameter-table.ts";

export function table(rows: readonly ParameterTableRow[]): Table {
	return parameterTable(rows, {
		isAssumed: false,
		title: "Parameters that were read in a source",
		caption: "Every number of the generator with a source, where and how it was measured, and what was read.",
		why: "Source",
	});
}
