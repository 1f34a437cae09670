import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	columnType,
	type Dataset,
	outdatedColumns,
	readDataset,
	TO_FILL_IN,
	tableNames,
	wayToGet,
} from "@quickening/datasets";
import { UserError } from "@quickening/workspace/terminal";
import { checkFree, checkName, checkTitle } from "./check-name.ts";
import { describeCsv } from "./describe-csv.ts";
import type { Draft } from "./draft.ts";
import { fillCohort } from "./fill-cohort.ts";
import { ethicsOf, fillRecordings } from "./fill-recordings.ts";
import { fillTemplate } from "./fill-template.ts";
import { lockWith } from "./workspace-package.ts";

export interface NewPaper {
	readonly slug: string;
	readonly title?: string;
	readonly author?: string;
	/** Slug of a data set whose first table is read; without it the paper's data are synthetic. */
	readonly data?: string;
	/** The column of that table that it begins with; the first that holds measured numbers by default. */
	readonly column?: string;
	/** The column that says whose row it is; needed where the data are not open, for what leaves is counted by people. */
	readonly person?: string;
	/** Slug of a data set of device files, one recording a participant, whose days and nights are read. */
	readonly recordings?: string;
	/** Zone in which they were worn: an IANA name or an offset. */
	readonly zone?: string;
	/** Slug of a data set that holds the tables of a cohort, one file each. */
	readonly cohort?: string;
	/** ISO date of the first version. */
	readonly date: string;
}

/**
 * A paper that builds before anything is edited: one stage, one figure, one table, a claim, manuscript and page.
 *
 * @throws UserError with what is wrong with the name, the title or the data set.
 */
export async function draftPaper(root: string, options: NewPaper): Promise<Draft> {
	const { slug, data, date, column, recordings, cohort } = options;
	const begins = Object.entries({ recordings, cohort, data }).flatMap(([name, value]) => (value ? [`--${name}`] : []));
	if (begins.length > 1) {
		const word = begins.length === 2 ? "two" : "three";
		throw new UserError(`${begins.join(" and ")} begin ${word} papers: name one of them`, { exitCode: 2 });
	}
	if (recordings === undefined && options.zone !== undefined) {
		throw new UserError("--zone is where --recordings were worn, which is missing", { exitCode: 2 });
	}
	if (data === undefined && options.person !== undefined) {
		throw new UserError("--person names a column of --data, which is missing", { exitCode: 2 });
	}
	const folder = `papers/${slug}`;
	checkName("paper", slug);
	checkFree(root, folder);
	const common = { slug, ...splitName(options.author ?? gitUser(root) ?? "to be named, Author"), date };
	const rename = (path: string) => `${folder}/${path}`;
	let files: Map<string, string>;
	const edits = new Map<string, string>();
	const next: string[] = [];
	if (recordings !== undefined) {
		if (column !== undefined)
			throw new UserError("--column names a column of --data, which is missing", { exitCode: 2 });
		const begun = fillRecordings(root, recordings, options.zone, { ...common, title: options.title }, rename);
		files = begun.files;
		next.push(...begun.next);
	} else if (cohort !== undefined) {
		if (column !== undefined)
			throw new UserError("--column names a column of --data, which is missing", { exitCode: 2 });
		const begun = fillCohort(root, cohort, { ...common, title: options.title }, rename);
		files = begun.files;
		next.push(...begun.next);
	} else if (data === undefined) {
		if (column !== undefined)
			throw new UserError("--column names a column of --data, which is missing", { exitCode: 2 });
		const title = checkTitle(options.title ?? "Resting heart rate rises through pregnancy in a synthetic cohort");
		files = fillTemplate("paper", { ...common, title }, rename);
	} else {
		const first = await columnOf(root, readDataset(root, data), column);
		const title = checkTitle(options.title ?? `What ${first.column} is in ${data}`);
		const filled = {
			...common,
			title,
			dataset: data,
			file: first.file,
			table: first.table,
			column: first.column,
			ethics: ethicsOf(data),
		};
		const dataset = readDataset(root, data);
		files =
			dataset.tier === "open"
				? fillTemplate("paper-from-data", filled, rename)
				: fillTemplate("paper-from-closed-data", { ...filled, person: personOf(dataset, options.person) }, rename);
		next.push(
			`The paper begins with column ${first.column} of ${first.file}; analysis/describe.ts names it, \`--column\` another one.`,
		);
		if (first.unit === TO_FILL_IN) next.push(`Its unit is ${TO_FILL_IN}, in data/${data}/dataset.json.`);
		for (const { path, text } of outdatedColumns(root, [data], { missing: true })) {
			if (text !== undefined) (existsSync(join(root, path)) ? edits : files).set(path, text);
		}
	}
	const npmName = `@quickening-papers/${slug}`;
	const lock = readFileSync(join(root, "package-lock.json"), "utf8");
	return {
		kind: "paper",
		name: slug,
		files,
		edits: edits.set("package-lock.json", lockWith(lock, folder, files.get(`${folder}/package.json`)!)),
		workspacePackage: { folder, npmName },
		next: [
			...next,
			`Build it: npm run reproduce -- ${slug}`,
			`Watch it while you write: npm run quickening -- dev ${slug}`,
		],
	};
}

/** A column of numbers of a data set's first table, as dataset.json and the file have it: the named one, or the first. */
async function columnOf(root: string, dataset: Dataset, named: string | undefined) {
	const { slug, tables, files } = dataset;
	const table = tables[0];
	const tableName = tableNames({ tables })[0];
	if (table === undefined || tableName === undefined) {
		throw new UserError(`data/${slug}/dataset.json describes no table, so there is nothing to begin with`, {
			whatToDo: "Begin without --data, and read the files in a stage of your own.",
		});
	}
	const [before, after] = table.files.split("*") as [string, string?];
	const file = files.find(({ path }) =>
		after === undefined ? path === before : path.startsWith(before) && path.endsWith(after),
	);
	if (file === undefined) throw new UserError(`data/${slug}/dataset.json: no file is called ${table.files}`);
	const numeric = table.columns.filter((column) => ["number", "integer"].includes(columnType(column)));
	const column =
		named === undefined
			? (numeric.find(({ unit, range }) => !["id", "code"].includes(unit) && range !== null && range[0] < range[1]) ??
				numeric[0])
			: numeric.find(({ name }) => name === named);
	if (column === undefined && named !== undefined) {
		const names = numeric.map(({ name }) => name).join(", ");
		throw new UserError(`data/${slug}: ${file.path} has no column of numbers "${named}"`, {
			whatToDo: `Columns of numbers: ${names || "none"}.`,
			exitCode: 2,
		});
	}
	if (column === undefined) {
		throw new UserError(`data/${slug}: no column of ${file.path} holds numbers, so there is nothing to describe`, {
			whatToDo: "Begin without --data, and read the file in a stage of your own.",
		});
	}
	const path = join(root, "data", slug, "raw", file.path);
	const usual = file.path.toLowerCase().endsWith(".tsv") ? "\t" : ",";
	try {
		const { delimiter } = await describeCsv(path);
		if (delimiter !== (table.delimiter ?? usual)) {
			throw new UserError(
				`data/${slug}/dataset.json: tables[0] must say "delimiter": ${JSON.stringify(delimiter)}, as ${file.path} has it`,
			);
		}
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		const way = wayToGet(dataset, [file.path]);
		throw new UserError(`data/${slug}/raw/${file.path} is not on this machine`, {
			whatToDo: way.words ?? `Get it: ${way.command}`,
		});
	}
	return { file: file.path, table: tableName, column: column.name, unit: column.unit };
}

/**
 * The column that says whose row it is.
 *
 * @throws UserError when none is named, or it is not there: it is not guessed.
 */
function personOf({ slug, tier, tables }: Dataset, named: string | undefined): string {
	const columns = tables[0]!.columns.map(({ name }) => name);
	if (named !== undefined && columns.includes(named)) return named;
	const what =
		named === undefined
			? `the data of ${slug} are ${tier}, and what leaves is counted by people: which column says whose row it is?`
			: `data/${slug} has no column "${named}"`;
	throw new UserError(what, {
		whatToDo: `Name it: --person <column>. Columns: ${columns.slice(0, 20).join(", ")}${columns.length > 20 ? " and more" : ""}.`,
		exitCode: 2,
	});
}

/** The names of a person: "Ada Example", or "van der Berg, Bo" where the family name has more words than one. */
function splitName(author: string): { family: string; given: string | undefined } {
	const name = checkTitle(author);
	const comma = name.indexOf(",");
	const blank = name.lastIndexOf(" ");
	const [family, given] =
		comma >= 0
			? [name.slice(0, comma), name.slice(comma + 1)]
			: [name.slice(blank + 1), name.slice(0, Math.max(0, blank))];
	return { family: family.trim() || name, given: given.trim() || undefined };
}

function gitUser(root: string): string | undefined {
	try {
		return execFileSync("git", ["-C", root, "config", "user.name"], { encoding: "utf8" }).trim() || undefined;
	} catch {
		// No name is set, or there is no git: the author is named later.
		return undefined;
	}
}
