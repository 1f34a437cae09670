import type { ColumnType } from "@quickening/table";
import type { DatasetColumn } from "./dataset.ts";

/** What a range must be for a column of a type, as it stands after "must"; nothing where it is right. */
export function rangeProblem(type: ColumnType | undefined, range: DatasetColumn["range"]): string | undefined {
	if (type === undefined) {
		return range === null || typeof range[0] === "number"
			? undefined
			: "must be of numbers where no type is given; dates and times need their type";
	}
	if (range === null) return undefined;
	if (type === "number" || type === "integer") {
		return typeof range[0] === "number" ? undefined : `must be of numbers in a column of type ${type}`;
	}
	if (type === "text" || type === "boolean") return `must be null in a column of type ${type}`;
	return typeof range[0] === "string" ? undefined : `must be of texts, as the cells are, in a column of type ${type}`;
}
