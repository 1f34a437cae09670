import { InvalidInputError } from "@quickening/core";
import type { TypedTable } from "@quickening/table";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { type Columns, isNumber } from "../tables/column-kind.ts";
import { type Cohort, cohortOf } from "../tables/typed-tables.ts";
import { type AboutCohort, type CohortWriterOptions, cohortWriter, type WrittenTables } from "./cohort-writer.ts";
import { readStudy, type StudyMapping } from "./read-study.ts";

/**
 * Reads a cohort's folder into memory, as typed tables with units: Parquet that {@link cohortWriter} wrote, or a study's own CSV.
 *
 * @throws InvalidInputError naming file, row and column of the first cell that is not what the schema says; use `readStudy` with
 *   `checkCohort` to see all.
 * @example
 * const { tables } = await readCohort("cohorts/first");
 * tables.day?.unit("restingHeartRateBpm"); // "bpm"
 */
export async function readCohort(
	folder: string,
	options: { readonly mapping?: StudyMapping } = {},
): Promise<{ readonly tables: Cohort; readonly about: AboutCohort }> {
	const { tables, about, problems } = await readStudy(folder, options);
	const unreadable = problems.find(({ code }) => code === "unreadable");
	if (unreadable !== undefined) {
		throw new InvalidInputError(`readCohort: ${folder}, table ${unreadable.table}: ${unreadable.message}`, {
			code: "unreadable",
			argument: "folder",
			received: folder,
		});
	}
	return { tables: cohortOf(tables), about };
}

/**
 * Writes a cohort that is in memory: one Parquet file a table, whole or not at all.
 *
 * @param tables - Typed tables with all columns of the schema.
 */
export async function writeCohort(
	folder: string,
	tables: Cohort,
	options: CohortWriterOptions = {},
): Promise<WrittenTables> {
	const writer = await cohortWriter(folder, options);
	for (const [name, each] of Object.entries(tables)) {
		if (each === undefined) continue;
		const table = each as unknown as TypedTable<Readonly<Record<string, string | number | null>>>;
		const columns: Columns = cohortTables[name as CohortTableName] ?? {};
		const cells = table.columnNames().map((column) => {
			const values = table.array(column);
			const facts = columns[column];
			return [column, facts !== undefined && isNumber(facts) ? Float64Array.from(values as number[]) : values] as const;
		});
		await writer.add({ [name]: Object.fromEntries(cells) });
	}
	return writer.finish();
}
