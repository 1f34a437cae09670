import type { Table } from "@quickening/paper";
import type { ParameterTableRow } from "../analysis/rows.ts";
import { parameterTable } from "./parameter-table.ts";

export function table(rows: readonly ParameterTableRow[]): Table {
	return parameterTable(rows, {
		isAssumed: true,
		title: "Assumed parameters",
		caption: "Every parameter of the generator without a source that we read, and the reason for its value.",
		why: "Reason",
	});
}
