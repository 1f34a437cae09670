import { InvalidInputError } from "@quickening/core";
import { attributesOf, type RObject, textAttribute } from "./r-object.ts";

/** A column of a data frame, with what its class says. */
export type RColumn =
	| { readonly type: "number" | "integer"; readonly name: string; readonly values: Float64Array }
	/** Days from 1970-01-01. */
	| { readonly type: "date"; readonly name: string; readonly values: Float64Array }
	/** Seconds from 1970-01-01T00:00Z, to be shown in `timeZone` ("" is the reader's own). */
	| { readonly type: "datetime"; readonly name: string; readonly values: Float64Array; readonly timeZone: string }
	/** In `unit`: "secs", "mins", "hours", "days", "weeks". */
	| { readonly type: "duration"; readonly name: string; readonly values: Float64Array; readonly unit: string }
	| { readonly type: "logical"; readonly name: string; readonly values: readonly (boolean | null)[] }
	| { readonly type: "text"; readonly name: string; readonly values: readonly (string | null)[] }
	| {
			readonly type: "factor";
			readonly name: string;
			readonly values: readonly (string | null)[];
			readonly levels: readonly string[];
			readonly ordered: boolean;
	  }
	/** A column of lists, or of anything else: as R has it. */
	| { readonly type: "other"; readonly name: string; readonly values: RObject };

/** A data frame (or tibble, or data.table) as columns. */
export interface RDataFrame {
	readonly columns: readonly RColumn[];
	readonly nRows: number;
	/** Names of the rows; undefined where R numbers them. */
	readonly rowNames: readonly string[] | undefined;
}

/**
 * The columns of a data frame: NA is NaN or null; factors are their levels; dates and times are numbers with their origin.
 *
 * @param object - What `readRds` read.
 * @throws InvalidInputError when it is no data frame, a column has another length than the rows, or a factor a level that is
 *   not there.
 */
export function rDataFrame(object: RObject): RDataFrame {
	const names = textAttribute(object, "names");
	if (object.type !== "list" || !textAttribute(object, "class").includes("data.frame")) {
		throw frameError(
			"be a data frame",
			object.type === "list" ? `a list of class ${textAttribute(object, "class").join(", ") || "list"}` : object.type,
		);
	}
	if (names.length !== object.values.length)
		throw frameError("name each column", `${names.length} names of ${object.values.length}`);
	const rows = attributesOf(object)["row.names"];
	let nRows: number;
	let rowNames: string[] | undefined;
	if (rows?.type === "character") {
		nRows = rows.values.length;
		rowNames = rows.values.map((name) => name ?? "NA");
	} else if (rows?.type === "integer" || rows?.type === "double") {
		// c(NA, -n) is R's short form of 1 to n.
		nRows =
			rows.values.length === 2 && Number.isNaN(rows.values[0])
				? Math.abs(rows.values[1] as number)
				: rows.values.length;
	} else throw frameError("have row names", rows?.type ?? "none");
	const columns = object.values.map((value, i) => columnOf(names[i] ?? "NA", value));
	for (const column of columns) {
		const length = column.type === "other" ? lengthOf(column.values) : column.values.length;
		if (length !== nRows) throw frameError(`have ${nRows} rows in column ${column.name}`, length);
	}
	return { columns, nRows, rowNames };
}

function columnOf(name: string, value: RObject): RColumn {
	const classes = textAttribute(value, "class");
	if (value.type === "integer" && classes.includes("factor")) {
		const levels = textAttribute(value, "levels").map((level) => level ?? "NA");
		const values = Array.from(value.values, (code) => {
			if (Number.isNaN(code)) return null;
			const level = levels[code - 1];
			if (level === undefined) throw frameError(`have levels 1 to ${levels.length} in factor ${name}`, code);
			return level;
		});
		return { type: "factor", name, values, levels, ordered: classes.includes("ordered") };
	}
	if (value.type === "integer" || value.type === "double") {
		const { values } = value;
		if (classes.includes("Date")) return { type: "date", name, values };
		if (classes.includes("POSIXct"))
			return { type: "datetime", name, values, timeZone: textAttribute(value, "tzone")[0] ?? "" };
		if (classes.includes("difftime"))
			return { type: "duration", name, values, unit: textAttribute(value, "units")[0] ?? "" };
		// A class of a package may mean the bits otherwise (integer64 of bit64).
		if (classes.includes("integer64") || "dim" in value.attributes) return { type: "other", name, values: value };
		return { type: value.type === "integer" ? "integer" : "number", name, values };
	}
	if (value.type === "logical" && !("dim" in value.attributes)) return { type: "logical", name, values: value.values };
	if (value.type === "character" && !("dim" in value.attributes)) return { type: "text", name, values: value.values };
	return { type: "other", name, values: value };
}

/** Rows of a column of any kind: of a matrix those of its first dimension, of a data frame its own. */
function lengthOf(value: RObject): number {
	const { dim, "row.names": rows } = attributesOf(value);
	if (dim?.type === "integer") return dim.values[0] ?? 0;
	if (rows !== undefined && textAttribute(value, "class").includes("data.frame")) return rDataFrame(value).nRows;
	if (value.type === "complex") return value.real.length;
	// A POSIXlt column is a list of the parts of its times.
	if (value.type === "list" && textAttribute(value, "class").includes("POSIXlt"))
		return lengthOf(value.values[0] ?? value);
	return "values" in value ? value.values.length : 1;
}

function frameError(rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`rDataFrame: object must ${rule}; got ${received}`, {
		code: "invalid-object",
		argument: "object",
		received,
	});
}
