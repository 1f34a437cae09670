import type { Table } from "@quickening/paper";
import type { ParameterTableRow } from "../analysis/rows.ts";
import { parameterTable } from "./parameter-table.ts";

export function table(rows: readonly ParameterTableRow[]): Table {
	return parameterTable(rows, {
		isAssumed: true,
		title: "Parameters that were assumed",
		caption: "Every number of the generator without a source that we read, and why it is as it is.",
		why: "Reason",
	});
}
