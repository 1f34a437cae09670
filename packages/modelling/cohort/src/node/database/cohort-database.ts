import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DuckDBDateValue, DuckDBDecimalValue, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { InvalidInputError } from "@quickening/core";
import { type Columns, defineColumns, type RowOf, type TypedTable } from "@quickening/table";
import { studyTable } from "../../checks/study.ts";
import { studyFacts } from "../../checks/study-facts.ts";
import { type CohortTableName, cohortTables } from "../../tables/cohort-tables.ts";
import { isNumber } from "../../tables/column-kind.ts";
import { fileNameOf } from "../../tables/file-name.ts";

export interface DatabaseOptions {
	/** Threads. Default: 1, so that sums are taken in one order and a query gives the same digits each time. */
	readonly threads?: number;
	/** Memory that it may take before it spills to disk: "2GB". Default: DuckDB's own, 80 % of the machine. */
	readonly memoryLimit?: string;
}

/** A cohort's folder as a database. Close it when done. */
export interface CohortDatabase {
	/** Tables that are there; the others are views without a row. */
	readonly tables: readonly CohortTableName[];
	/**
	 * A query's result in memory, as a typed table.
	 *
	 * @param columns - What the result's columns are, by name: `cohortTables.day.steps` for one that is passed on, a column of
	 *   one's own with its unit for one that is made. Ranges and codes are checked.
	 * @param parameters - For `$name` in the query: never put a text into the query by hand.
	 * @throws InvalidInputError when DuckDB refuses the query, or the result is not what `columns` says.
	 */
	query<const C extends Columns>(
		sql: string,
		columns: C,
		parameters?: Readonly<Record<string, string | number | boolean | null>>,
	): Promise<TypedTable<RowOf<C>>>;
	close(): void;
}

/**
 * Opens a cohort's Parquet files as a database in memory, which reads of them what a query needs. Views: the nine tables by their
 * names (dates as DATE, moments as texts), and `personDay`: days with their person and place in gestational time
 * (`personDayColumns`).
 *
 * Pregnancies are held in memory (some hundred bytes each), days are not.
 *
 * @param folder - As `cohortWriter` wrote it.
 * @throws InvalidInputError when the folder holds no table of a cohort as Parquet.
 * @example
 * const database = await cohortDatabase("cohorts/first");
 * await database.query("SELECT avg(steps) AS mean FROM personDay WHERE gestationalAgeDays BETWEEN 84 AND 97", {
 *   mean: { type: "number", unit: "1" },
 * });
 */
export async function cohortDatabase(
	folder: string,
	{ threads = 1, memoryLimit }: DatabaseOptions = {},
): Promise<CohortDatabase> {
	const tables: CohortTableName[] = [];
	for (const name of Object.keys(cohortTables) as CohortTableName[]) {
		if ((await stat(pathOf(folder, name)).catch(() => undefined))?.isFile() === true) tables.push(name);
	}
	if (tables.length === 0) {
		throw new InvalidInputError(
			`cohortDatabase: folder must hold tables of a cohort as Parquet, such as day.parquet; got ${folder}. Of CSV, make it with: npm run cohort -- convert FOLDER OUT`,
			{ code: "folder", argument: "folder", received: folder },
		);
	}
	const instance = await DuckDBInstance.create(":memory:", {
		threads: String(threads),
		// Nothing is fetched, and no other place is read than what a view names.
		autoinstall_known_extensions: "false",
		autoload_known_extensions: "false",
		preserve_insertion_order: "true",
		...(memoryLimit !== undefined && { memory_limit: memoryLimit }),
	});
	const connection = await instance.connect();
	const run = async (sql: string, parameters: Record<string, DuckDBValue> = {}) => {
		try {
			return await connection.runAndReadAll(sql, parameters);
		} catch (error) {
			throw new InvalidInputError(`cohortDatabase: DuckDB refuses the query: ${(error as Error).message}`, {
				code: "query",
				argument: "sql",
				received: sql,
			});
		}
	};
	for (const name of Object.keys(cohortTables) as CohortTableName[]) {
		await run(viewOf(folder, name, tables.includes(name)));
	}
	await addGestation();
	await run(personDayView);

	return {
		tables,
		async query(sql, columns, parameters = {}) {
			const result = await run(sql, parameters);
			const names = result.deduplicatedColumnNames();
			const cells = result.getColumns().map((column) => column.map(plainCell));
			const table = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? []]));
			return defineColumns(columns).fromColumns(table as never, "the query's result");
		},
		close() {
			connection.closeSync();
			instance.closeSync();
		},
	};

	/** Gestational day 0 and the end of each pregnancy, as the checks work them out. */
	async function addGestation(): Promise<void> {
		await run(
			"CREATE TABLE gestation (pregnancyId VARCHAR, participantId VARCHAR, startDay DOUBLE, endDay DOUBLE, ended VARCHAR)",
		);
		const known = new Map();
		for (const name of ["pregnancy"] as const) {
			const names = Object.keys(cohortTables[name]);
			const list = names.map(
				(column) =>
					`CAST("${column}" AS ${isNumber(cohortTables[name][column as never]) ? "DOUBLE" : "VARCHAR"}) AS "${column}"`,
			);
			const result = await run(`SELECT ${list.join(", ")} FROM ${name}`);
			const cells = Object.fromEntries(result.getColumns().map((column, i) => [names[i]!, column.map(plainCell)]));
			known.set(name, studyTable(name, cohortTables[name], cells));
		}
		const appender = await connection.createAppender("gestation");
		for (const { id, participantId, startDay, knownEndDay, ended } of studyFacts(known).pregnancyById.values()) {
			for (const text of [id, participantId]) appender.appendVarchar(text);
			for (const day of [startDay, knownEndDay]) {
				if (Number.isNaN(day)) appender.appendNull();
				else appender.appendDouble(day);
			}
			appender.appendVarchar(ended);
			appender.endRow();
		}
		appender.closeSync();
	}
}

function pathOf(folder: string, name: CohortTableName): string {
	return join(resolve(folder), `${fileNameOf(name)}.parquet`);
}

function viewOf(folder: string, name: CohortTableName, isThere: boolean): string {
	const columns: Columns = cohortTables[name];
	const cells = Object.entries(columns).map(([column, facts]) => {
		const type = isNumber(facts) ? "DOUBLE" : facts.type === "date" ? "DATE" : "VARCHAR";
		return isThere ? `CAST("${column}" AS ${type}) AS "${column}"` : `CAST(NULL AS ${type}) AS "${column}"`;
	});
	const from = isThere ? `FROM read_parquet('${pathOf(folder, name).replaceAll("'", "''")}')` : "WHERE false";
	return `CREATE VIEW "${name}" AS SELECT ${cells.join(", ")} ${from}`;
}

const personDayView = `
CREATE VIEW "personDay" AS
SELECT d.*,
	coalesce(born.participantId, d.personId) AS "participantId",
	i.infantId IS NOT NULL AS "isInfant",
	CAST((d.date - DATE '1970-01-01') - g.startDay AS INTEGER) AS "gestationalAgeDays",
	CAST(g.endDay - (d.date - DATE '1970-01-01') AS INTEGER) AS "daysToBirth",
	g.ended AS "ended"
FROM "day" d
LEFT JOIN (SELECT infantId, any_value(pregnancyId) AS pregnancyId FROM "infant" GROUP BY infantId) i ON i.infantId = d.personId
LEFT JOIN gestation born ON born.pregnancyId = i.pregnancyId
LEFT JOIN gestation g ON g.pregnancyId = coalesce(d.pregnancyId, i.pregnancyId)`;

/** A cell as a typed table takes it. */
function plainCell(value: DuckDBValue): string | number | boolean | null {
	if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
		return value;
	if (typeof value === "bigint") return Number(value);
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	if (value instanceof DuckDBDateValue) return value.toString();
	return String(value);
}
