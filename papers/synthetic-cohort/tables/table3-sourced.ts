import type { Table } from "@quickening/paper";
import type { ParameterTableRow } from "../analysis/rows.ts";
import { parameterTable } from "./parameter-table.ts";

export function table(rows: readonly ParameterTableRow[]): Table {
	return parameterTable(rows, {
		isAssumed: false,
		title: "Parameters with a source",
		caption:
			"Every parameter of the generator with a source, where and how it was measured, and what we read of the source.",
		why: "Source",
	});
}
