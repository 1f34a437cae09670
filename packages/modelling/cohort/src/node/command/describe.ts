import { type Column, columnTitle } from "@quickening/table";
import { Command, InvalidArgumentError } from "commander";
import { type CohortTableName, cohortTables } from "../../tables/cohort-tables.ts";
import { fileNameOf } from "../../tables/file-name.ts";
import { keys, links } from "../../tables/links.ts";

/** `describe [table]`: the tables, their columns, keys and links. */
export function describeCommand(): Command {
	return new Command("describe")
		.description("lists the tables of a cohort with their columns: type, unit, range, codes, keys and links")
		.argument("[table]", `one of ${Object.keys(cohortTables).join(", ")}; default: all`, tableOption)
		.option("--json", "print them as JSON", false)
		.action((table: CohortTableName | undefined, { json }: { readonly json: boolean }) => {
			const names = table === undefined ? (Object.keys(cohortTables) as CohortTableName[]) : [table];
			process.stdout.write(json ? `${JSON.stringify(names.map(schemaOf), null, "\t")}\n` : names.map(said).join("\n"));
		});
}

function tableOption(text: string): string {
	if (Object.hasOwn(cohortTables, text)) return text;
	throw new InvalidArgumentError(`It must be one of ${Object.keys(cohortTables).join(", ")}.`);
}

function schemaOf(table: CohortTableName): object {
	return {
		table,
		file: `${fileNameOf(table)}.csv`,
		key: keys[table],
		links: links.filter((link) => link.table === table),
		columns: cohortTables[table],
	};
}

function said(table: CohortTableName): string {
	const own = links.filter((link) => link.table === table);
	return [
		`${table} (${fileNameOf(table)}.csv or .parquet), a row for each ${keys[table].join(" and ")}`,
		...Object.entries(cohortTables[table] as Readonly<Record<string, Column>>).flatMap(([name, column]) => {
			const link = own.find((each) => each.column === name);
			return [
				`  ${columnTitle(name, column.unit)}: ${facts(column)}${link === undefined ? "" : `, of ${link.to.join(" or ")}`}`,
				`      ${column.description ?? ""}`,
				...Object.entries(column.codes ?? {}).map(([code, meaning]) => `      ${code}: ${meaning}`),
			];
		}),
		"",
	].join("\n");
}

function facts({ type, range, missing = [] }: Column): string {
	const from = range === undefined || type === "date" ? "" : `, ${range[0]} to ${range[1]}`;
	return `${type}${from}${missing.length > 0 ? ", may be empty" : ""}`;
}
