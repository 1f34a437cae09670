import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidInputError, isInvalidInput } from "@quickening/core";
import { readRaw } from "@quickening/table";
import type { Problem } from "../checks/problem.ts";
import { problemKinds } from "../checks/problem-kinds.ts";
import type { StudyTables } from "../checks/study.ts";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { tableOfFileName } from "../tables/file-name.ts";
import { type AboutCohort, COHORT_FILE } from "./cohort-writer.ts";

/** Where a study's tables and columns lie under other names than the schema's. */
export type StudyMapping = {
	readonly [T in CohortTableName]?: {
		/** Name of its file in the folder. */
		readonly file?: string;
		/** The study's own column for a column of the schema: `{ restingHeartRateBpm: "RHR" }`. */
		readonly columns?: Readonly<Record<string, string>>;
	};
};

/** A study's folder as it was read. */
export interface StudyFolder {
	/** Columns by the schema's names, cells as they stand in the files. */
	readonly tables: StudyTables;
	/** Files by table. */
	readonly files: Readonly<Partial<Record<CohortTableName, string>>>;
	/** What cohort.json says. */
	readonly about: AboutCohort;
	/** Files that are none of the tables, or cannot be read. */
	readonly problems: readonly Problem[];
}

/** The file in a study's folder that holds its mapping. */
export const MAPPING_FILE = "mapping.json";

const format = /\.(csv|tsv|parquet|arrow)$/i;

/**
 * Reads a study's folder: a file a table, `day.csv`, `wear-session.parquet` or `wearSession.csv` (CSV, TSV, Parquet or Arrow), or
 * as the mapping says. What cannot be read is in `problems`; no cell is judged here.
 *
 * @param mapping - Default: what `mapping.json` in the folder says.
 * @throws InvalidInputError when there is no such folder, two files are of one table, or the mapping names what is not there.
 */
export async function readStudy(
	folder: string,
	{ mapping }: { readonly mapping?: StudyMapping } = {},
): Promise<StudyFolder> {
	const files = await filesOf(folder);
	const given = mapping ?? (await jsonOf<StudyMapping>(folder, MAPPING_FILE, files)) ?? {};
	const fileOf = checkMapping(given, files, folder);
	const tables: Partial<Record<CohortTableName, Readonly<Record<string, ArrayLike<unknown>>>>> = {};
	const problems: Problem[] = [];
	const used = new Map<CohortTableName, string>();
	for (const file of files.filter((name) => format.test(name))) {
		const table =
			(Object.keys(cohortTables) as CohortTableName[]).find((name) => fileOf.get(name) === file) ??
			tableOfFileName(file.replace(format, ""));
		if (table === undefined || (fileOf.has(table) && fileOf.get(table) !== file)) {
			problems.push(
				fileProblem("unknown-table", file, `${file} is none of the tables ${Object.keys(cohortTables).join(", ")}`),
			);
			continue;
		}
		const before = used.get(table);
		if (before !== undefined) {
			throw wrong(
				"folder",
				`hold one file of each table; say in ${MAPPING_FILE} which is meant`,
				`${before} and ${file} in ${folder}`,
			);
		}
		used.set(table, file);
		try {
			const raw = await readRaw("readStudy", await readFile(join(folder, file)), file);
			tables[table] = renamed(raw, given[table]?.columns ?? {}, { file, folder });
		} catch (error) {
			if (!isInvalidInput(error) || error.code === "mapping") throw error;
			problems.push(fileProblem("unreadable", table, error.message.replace(/^read\w+: /, "")));
		}
	}
	const about = (await jsonOf<AboutCohort>(folder, COHORT_FILE, files)) ?? {};
	return { tables: tables as StudyTables, files: Object.fromEntries(used), about, problems };
}

async function filesOf(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder)).sort();
	} catch {
		throw wrong("folder", "be a folder that can be read", folder);
	}
}

async function jsonOf<T>(folder: string, file: string, files: readonly string[]): Promise<T | undefined> {
	if (!files.includes(file)) return undefined;
	const text = await readFile(join(folder, file), "utf8");
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as T;
	} catch {
		// Said below.
	}
	throw wrong("folder", `have an object of JSON in ${file}`, `${join(folder, file)}, which holds something else`);
}

/** The file that the mapping names for each table. */
function checkMapping(mapping: StudyMapping, files: readonly string[], folder: string): Map<CohortTableName, string> {
	const found = new Map<CohortTableName, string>();
	for (const [table, place] of Object.entries(mapping)) {
		if (!Object.hasOwn(cohortTables, table)) {
			throw wrong("mapping", `name tables of ${Object.keys(cohortTables).join(", ")}`, `"${table}"`);
		}
		const known = cohortTables[table as CohortTableName];
		const unknown = Object.keys(place.columns ?? {}).find((column) => !Object.hasOwn(known, column));
		if (unknown !== undefined) throw wrong("mapping", `name columns of ${table}`, `"${unknown}"`);
		if (place.file === undefined) continue;
		if (!files.includes(place.file)) throw wrong("mapping", `name files in ${folder}`, `"${place.file}" for ${table}`);
		found.set(table as CohortTableName, place.file);
	}
	return found;
}

/** Columns under the schema's names. */
function renamed(
	raw: Awaited<ReturnType<typeof readRaw>>,
	columns: Readonly<Record<string, string>>,
	{ file, folder }: { readonly file: string; readonly folder: string },
): Readonly<Record<string, ArrayLike<unknown>>> {
	const schemaName = new Map(Object.entries(columns).map(([own, theirs]) => [theirs, own]));
	const absent = [...schemaName.keys()].find((name) => !raw.names.includes(name));
	if (absent !== undefined)
		throw wrong("mapping", `name columns of ${join(folder, file)} (${raw.names.join(", ")})`, `"${absent}"`);
	const names = raw.names.map((name) => schemaName.get(name) ?? name);
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined) throw wrong("mapping", `give each column of ${file} one name`, `"${twice}" twice`);
	return Object.fromEntries(names.map((name, i) => [name === "" ? "(no name)" : name, raw.cells[i]!]));
}

function fileProblem(code: "unknown-table" | "unreadable", table: string, found: string): Problem {
	const { severity, todo } = problemKinds[code];
	return { table, key: null, column: null, code, severity, rows: 0, message: `${found}. ${todo}.`, protected: false };
}

function wrong(argument: string, rule: string, received: string): InvalidInputError {
	return new InvalidInputError(`readStudy: ${argument} must ${rule}; got ${received}`, {
		code: argument === "mapping" ? "mapping" : "folder",
		argument,
		received,
	});
}
