import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { InvalidInputError } from "@quickening/core";
import type { CohortCells, TableCells } from "../tables/cells.ts";
import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import type { Columns } from "../tables/column-kind.ts";
import { fileNameOf, tableOfFileName } from "../tables/file-name.ts";
import type { EncodedRows } from "./encode-rows.ts";
import { openTableWriter, type TableWriter } from "./table-writer.ts";

/** The file beside the tables that says what they are. */
export const COHORT_FILE = "cohort.json";

/** What a cohort says of itself in cohort.json. No time, path or host name: the same cohort gives the same bytes. */
export interface AboutCohort {
	readonly title?: string;
	/** Whether its people are made up. */
	readonly synthetic?: boolean;
	/** Local date of the data freeze: no later date may stand in a table. */
	readonly frozenOn?: string;
	/** How it was made: a design's name, a seed. */
	readonly madeWith?: Readonly<Record<string, string | number | boolean>>;
}

export interface CohortWriterOptions {
	readonly about?: AboutCohort;
	/** Rows of a row group: what is held in memory for each table. Default: 65,536. */
	readonly rowsPerGroup?: number;
	/** Whether a cohort that is there already is replaced, once this one is whole. Default: false, which refuses. */
	readonly replace?: boolean;
	/** Tables beside the study's, in folders of their own, by path without ending: "truth/pregnancy". */
	readonly further?: Readonly<Record<string, Columns>>;
}

/** What was written. */
export interface WrittenTables {
	readonly rows: Readonly<Partial<Record<CohortTableName, number>>>;
	readonly bytes: Readonly<Partial<Record<CohortTableName, number>>>;
	/** Rows and bytes of the tables beside them, by path. */
	readonly further: Readonly<Record<string, { readonly rows: number; readonly bytes: number }>>;
}

/** A cohort that is being written: nothing is seen in its folder before {@link CohortWriter.finish} has moved all there. */
export interface CohortWriter {
	/** Adds rows to any of the tables, in the order in which they are to stand. Await it before the next call. */
	add(batch: CohortCells & Readonly<Record<string, TableCells | undefined>>): Promise<void>;
	/** Adds row groups that {@link encodeRows} made on any thread. Their rows are not cut anew. */
	addEncoded(batch: Readonly<Record<string, EncodedRows>>): Promise<void>;
	/** Bytes written so far. */
	readonly bytes: number;
	/** Writes what is left and moves the whole into its place. */
	finish(): Promise<WrittenTables>;
	/** Throws away what was written. */
	abandon(): Promise<void>;
}

/**
 * Opens a folder for a cohort, one Parquet file a table (`participant.parquet`, `wear-session.parquet`) and `cohort.json`. Memory
 * is flat in the number of rows. The same rows in the same order give the same bytes, however they are cut into batches.
 *
 * Columns that may be empty may be left out of a batch; a table that no batch names has no file. Types of cells are checked here,
 * their ranges, codes and links by `checkCohort`.
 *
 * @param folder - Where the cohort shall stand; its parent is made if need be.
 * @throws InvalidInputError when the folder holds something already, or a batch is not of the tables' columns.
 * @example
 * const writer = await cohortWriter("cohorts/first", { about: { synthetic: true } });
 * await writer.add({ outcome: { pregnancyId: ["q1"], outcome: ["preterm-birth"], value: ["no"] } });
 * await writer.finish(); // { rows: { outcome: 1 }, bytes: { outcome: ... } }
 */
export async function cohortWriter(
	folder: string,
	{ about = {}, rowsPerGroup = 65_536, replace = false, further = {} }: CohortWriterOptions = {},
): Promise<CohortWriter> {
	if (!(Number.isSafeInteger(rowsPerGroup) && rowsPerGroup >= 1)) {
		throw new InvalidInputError(`cohortWriter: rowsPerGroup must be a whole number from 1; got ${rowsPerGroup}`, {
			code: "rows-per-group",
			argument: "rowsPerGroup",
			received: rowsPerGroup,
		});
	}
	const place = resolve(folder);
	await checkPlace(place, folder, replace);
	await mkdir(dirname(place), { recursive: true });
	// The name says whose it is, so that what a killed process left can be told from what another is writing.
	const start = `.${basename(place)}.${hostname()}.`;
	await sweep(place, start);
	const aside = await mkdtemp(join(dirname(place), `${start}${process.pid}.`));
	const writers = new Map<string, TableWriter>();
	let state: "open" | "failed" | "done" = "open";

	const inState = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
		if (state !== "open") {
			throw new InvalidInputError(
				`cohortWriter: ${what} must come before finish, abandon or a failure; ${folder} is closed`,
				{
					code: "closed",
					argument: what,
					received: state,
				},
			);
		}
		try {
			return await run();
		} catch (error) {
			state = "failed";
			for (const writer of writers.values()) await writer.abandon().catch(() => {});
			await rm(aside, { recursive: true, force: true });
			throw error;
		}
	};

	const writerOf = async (name: string): Promise<TableWriter> => {
		let writer = writers.get(name);
		if (writer !== undefined) return writer;
		const table = Object.hasOwn(further, name) ? undefined : knownTable(name);
		const path = join(aside, `${table === undefined ? name : fileNameOf(table)}.parquet`);
		await mkdir(dirname(path), { recursive: true });
		writer = await openTableWriter(
			path,
			name,
			table === undefined ? further[name]! : cohortTables[table],
			rowsPerGroup,
		);
		writers.set(name, writer);
		return writer;
	};

	return {
		addEncoded: (batch) =>
			inState("addEncoded", async () => {
				for (const [name, rows] of Object.entries(batch)) await (await writerOf(name)).addEncoded(rows);
			}),
		add: (batch) =>
			inState("add", async () => {
				for (const [name, cells] of Object.entries(batch)) {
					if (cells === undefined) continue;
					await (await writerOf(name)).add(cells);
				}
			}),
		finish: () =>
			inState("finish", async () => {
				const rows: Partial<Record<CohortTableName, number>> = {};
				const bytes: Partial<Record<CohortTableName, number>> = {};
				for (const table of Object.keys(cohortTables) as CohortTableName[]) {
					const writer = writers.get(table);
					if (writer === undefined) continue;
					rows[table] = writer.nRows;
					bytes[table] = await writer.finish();
				}
				const beside: Record<string, { rows: number; bytes: number }> = {};
				for (const name of Object.keys(further)) {
					const writer = writers.get(name);
					if (writer !== undefined) beside[name] = { rows: writer.nRows, bytes: await writer.finish() };
				}
				const counts = Object.entries(beside).map(([name, each]) => [name, each.rows]);
				const said = {
					...{ format: "quickening-cohort-1", ...about, rows },
					...(counts.length > 0 && { further: Object.fromEntries(counts) }),
				};
				await writeFile(join(aside, COHORT_FILE), `${JSON.stringify(said, null, "\t")}\n`);
				await checkPlace(place, folder, replace);
				await putInPlace(aside, place);
				state = "done";
				return { rows, bytes, further: beside };
			}),
		get bytes() {
			return [...writers.values()].reduce((sum, writer) => sum + writer.bytes, 0);
		},
		async abandon() {
			if (state !== "open") return;
			state = "done";
			for (const writer of writers.values()) await writer.abandon();
			await rm(aside, { recursive: true, force: true });
		},
	};
}

function knownTable(name: string): CohortTableName {
	if (Object.hasOwn(cohortTables, name)) return name as CohortTableName;
	throw new InvalidInputError(
		`cohortWriter: batch must have tables of a cohort (${Object.keys(cohortTables).join(", ")}); got "${name}"`,
		{ code: "unknown-table", argument: "batch", received: name },
	);
}

/** Refuses a folder that holds something else than a cohort, or a cohort that is not to be replaced. */
async function checkPlace(place: string, folder: string, replace: boolean): Promise<void> {
	const found = await stat(place).catch(() => undefined);
	if (found === undefined) return;
	const refuse = (rule: string, received: string) => {
		throw new InvalidInputError(`cohortWriter: folder must ${rule}; got ${folder}, ${received}`, {
			code: "folder",
			argument: "folder",
			received: folder,
		});
	};
	if (!found.isDirectory()) refuse("be a folder", "which is a file");
	const files = await readdir(place);
	if (files.length === 0) return;
	const further = files.includes(COHORT_FILE) ? await furtherFolders(join(place, COHORT_FILE)) : [];
	const foreign = files.find(
		(file) =>
			file !== COHORT_FILE && tableOfFileName(file.replace(/\.parquet$/, "")) === undefined && !further.includes(file),
	);
	if (foreign !== undefined) refuse("be empty or hold a cohort alone", `which holds ${foreign}`);
	if (!replace) refuse("be empty (say replace: true to write over a cohort)", "which holds a cohort");
}

/** Folders of tables beside the study's, as a cohort says of itself. */
async function furtherFolders(path: string): Promise<readonly string[]> {
	try {
		const { further = {} } = JSON.parse(await readFile(path, "utf8")) as { further?: object };
		return Object.keys(further).map((name) => name.split("/")[0]!);
	} catch {
		// No cohort of ours, then.
		return [];
	}
}

/** Removes what processes of this machine that are gone left half-written; puts back a cohort that one of them had moved away. */
async function sweep(place: string, start: string): Promise<void> {
	const above = dirname(place);
	for (const name of (await readdir(above)).sort().reverse()) {
		const pid = name.startsWith(start) ? Number(name.slice(start.length).split(".")[0]) : Number.NaN;
		if (!Number.isSafeInteger(pid) || isAlive(pid)) continue;
		const isThere = (await stat(place).catch(() => undefined)) !== undefined;
		if (name.endsWith(".before") && !isThere) await rename(join(above, name), place);
		else await rm(join(above, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process is alive, too.
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

/** Moves a whole folder to its place; what stood there is removed only then. */
async function putInPlace(aside: string, place: string): Promise<void> {
	const isThere = (await stat(place).catch(() => undefined)) !== undefined;
	if (!isThere) {
		await rename(aside, place);
		return;
	}
	const before = `${aside}.before`;
	await rename(place, before);
	try {
		await rename(aside, place);
	} catch (error) {
		await rename(before, place);
		throw error;
	}
	await rm(before, { recursive: true, force: true });
}
