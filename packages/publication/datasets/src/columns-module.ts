import { printUnit } from "@quickening/core";
import type { Column } from "@quickening/table";
import { columnType, type Dataset, type DatasetColumn, type DatasetTable, isClosed } from "./dataset.ts";

/** Endings of files that a stage reads as tables (`stage.readTable`). */
export const tableFile = /\.(csv|tsv|parquet|arrow)$/i;

/** What the columns of a data set's tables need to be code. */
type Described = Pick<Dataset, "slug" | "tables"> & Partial<Pick<Dataset, "tier">>;

/**
 * Text of data/<slug>/columns.ts: the columns of each table of dataset.json as code, so that stages read the files strictly, and
 * an editor knows and explains each column.
 *
 * @returns nothing when dataset.json describes no column of a table.
 */
export function columnsModule({ slug, tables, tier }: Described): string | undefined {
	const names = tableNames({ tables });
	const parts = tables.flatMap((table, i) => {
		const name = names[i];
		if (name === undefined) return [];
		const type = `${name[0]!.toUpperCase()}${name.slice(1)}Row`;
		return [
			`/** ${commentOf(`${table.files}: ${table.description}`)} */`,
			`export const ${name} = defineColumns(`,
			"\t{",
			...table.columns.flatMap(columnLines),
			`\t},${optionsOf(table, tier)}`,
			");",
			`export type ${type} = RowOfTable<typeof ${name}>;`,
		].join("\n");
	});
	if (parts.length === 0) return undefined;
	return [
		`// Made from data/${slug}/dataset.json by \`quickening sync\`: a change here is lost, one there is taken over.`,
		'import { defineColumns, type RowOfTable } from "@quickening/table";',
		"",
		`${parts.join("\n\n")}\n`,
	].join("\n");
}

/** The name of each table in columns.ts; none for what is no table, or has no column described. */
export function tableNames({ tables }: Pick<Dataset, "tables">): (string | undefined)[] {
	const taken = new Set<string>();
	return tables.map(({ files, columns }) =>
		tableFile.test(files) && columns.length > 0 ? nameOf(files, taken) : undefined,
	);
}

/** "data/night_2.csv" is `night2`, "signals/*.csv" is `signals`; a name that is taken gets the folder's before it. */
function nameOf(files: string, taken: Set<string>): string {
	const parts = files
		.replace(tableFile, "")
		.split("/")
		.map((part) => part.replaceAll("*", ""))
		.filter((part) => /[A-Za-z0-9]/.test(part));
	for (let n = 1; ; n++) {
		const words = parts
			.slice(-n)
			.join(" ")
			.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? ["table"];
		const joined = words
			.map((word, i) => (i === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
			.join("");
		const name = `${/^\d/.test(joined) ? "table" : ""}${joined}${n > parts.length ? n : ""}`;
		if (taken.has(name)) continue;
		taken.add(name);
		return name;
	}
}

function columnLines(column: DatasetColumn): string[] {
	const { name, description, unit, range } = column;
	const between = range === null ? "" : `, ${range[0]} to ${range[1]}`;
	return [
		`\t\t/** ${commentOf(`${description}; ${printUnit(unit)}${between}`)} */`,
		`\t\t${JSON.stringify(name)}: {`,
		...Object.entries(columnFacts(column)).map(([key, value]) => `\t\t\t${key}: ${literal(value)},`),
		"\t\t},",
	];
}

/** A column of dataset.json as tables know it. */
export function columnFacts({ range, ...column }: DatasetColumn): Column {
	const { unit, missing, codes, outside, valid, suspected, key, fault } = column;
	return {
		type: columnType({ ...column, range }),
		unit,
		...(range !== null && { range }),
		...(missing.length > 0 && { missing }),
		...(codes !== undefined && { codes }),
		...(outside !== undefined && { outside }),
		...(valid !== undefined && { valid }),
		...(suspected !== undefined && { suspected }),
		...(key !== undefined && { key }),
		...(fault !== undefined && { fault }),
	};
}

/** JSON on one line, with spaces as people write it. */
function literal(value: unknown): string {
	return JSON.stringify(value, null, "\t")
		.replace(/\[\n\t*/g, "[")
		.replace(/\n\t*\]/g, "]")
		.replace(/\n\t*/g, " ");
}

function optionsOf({ delimiter, encoding }: DatasetTable, tier: Described["tier"] = "open"): string {
	const options = {
		...(delimiter !== undefined && { delimiter }),
		...(encoding !== undefined && { encoding }),
		...(isClosed({ tier }) && { tier }),
	};
	return Object.keys(options).length === 0 ? "" : `\n\t${literal(options)},`;
}

function commentOf(text: string): string {
	return text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ");
}
