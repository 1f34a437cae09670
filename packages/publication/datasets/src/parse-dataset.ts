import type { AccessTier, Dataset, DatasetColumn, DatasetFile, DatasetTable } from "./dataset.ts";
import { pathProblem } from "./safe-path.ts";

/** What is wrong with a dataset.json: each line names the place and the rule. */
export type DatasetProblems = readonly string[];

type Fields = Record<string, unknown>;

/**
 * Checks the content of a dataset.json.
 *
 * @param content - What JSON.parse gave.
 * @param slug - Name of the data set's folder.
 * @returns The data set, or every problem found.
 */
export function parseDataset(content: unknown, slug: string): { dataset: Dataset } | { problems: DatasetProblems } {
	const problems: string[] = [];
	const problem = (place: string, rule: string, got: unknown) =>
		problems.push(`${place} must ${rule}; got ${shown(got)}`);

	const root = fields(content);
	if (!root) return { problems: [`the file must hold one object; got ${shown(content)}`] };
	const known = [
		"$schema",
		"schema",
		"slug",
		"title",
		"citation",
		"doi",
		"licence",
		"tier",
		"population",
		"devices",
		"archive",
		"tables",
		"files",
	];
	for (const name of Object.keys(root)) {
		if (!known.includes(name)) problems.push(`"${name}" is not a known field (known: ${known.slice(1).join(", ")})`);
	}
	if (root.schema !== 1) problem("schema", "be 1", root.schema);
	if (root.slug !== slug) problem("slug", `be the name of the folder, "${slug}"`, root.slug);
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) problem("slug", "be lower-case words joined by hyphens", slug);
	for (const name of ["title", "citation", "population"]) {
		if (!isText(root[name])) problem(name, "be a text", root[name]);
	}
	if (root.doi !== null && !(isText(root.doi) && /^10\.\d{4,9}\/\S+$/.test(root.doi))) {
		problem("doi", "be null or begin with 10., without https://doi.org/", root.doi);
	}
	const licence = fields(root.licence);
	if (!licence || !isText(licence.spdx) || typeof licence.confirmed !== "boolean" || typeof licence.note !== "string") {
		problem("licence", "have spdx (text), confirmed (true or false) and note (text)", root.licence);
	} else if (!licence.confirmed && licence.note === "") {
		problem("licence.note", "say what is unclear while confirmed is false", licence.note);
	}
	if (!["open", "registered", "restricted"].includes(root.tier as AccessTier)) {
		problem("tier", 'be "open", "registered" or "restricted"', root.tier);
	}
	if (!Array.isArray(root.devices) || !root.devices.every(isText))
		problem("devices", "be a list of texts", root.devices);
	if (!isText(root.archive) || !/^[A-Za-z0-9._-]+\.tar\.gz$/.test(root.archive)) {
		problem("archive", "be the name of a .tar.gz", root.archive);
	}
	checkTables(root.tables, problem);
	checkFiles(root.files, problem);
	if (problems.length > 0) return { problems };
	const { $schema: _, ...dataset } = root;
	return { dataset: dataset as unknown as Dataset };
}

type Report = (place: string, rule: string, got: unknown) => void;

function checkTables(tables: unknown, problem: Report): void {
	if (!Array.isArray(tables)) {
		problem("tables", "be a list", tables);
		return;
	}
	for (const [i, table] of (tables as DatasetTable[]).entries()) {
		const place = `tables[${i}]`;
		if (!fields(table)) {
			problem(place, "be an object", table);
			continue;
		}
		if (!isText(table.files)) problem(`${place}.files`, "name a file or a pattern with one *", table.files);
		if (!isText(table.description)) problem(`${place}.description`, "be a text", table.description);
		if (table.delimiter !== undefined && !(typeof table.delimiter === "string" && table.delimiter.length === 1)) {
			problem(`${place}.delimiter`, "be one character", table.delimiter);
		}
		if (table.encoding !== undefined && !isEncoding(table.encoding)) {
			problem(`${place}.encoding`, 'be the name of an encoding, such as "utf-8" or "windows-1252"', table.encoding);
		}
		if (!Array.isArray(table.columns)) {
			problem(`${place}.columns`, "be a list", table.columns);
			continue;
		}
		const names = new Set<string>();
		for (const [j, column] of (table.columns as DatasetColumn[]).entries()) {
			checkColumn(column, `${place}.columns[${j}]`, problem);
			if (names.has(column?.name)) problem(`${place}.columns[${j}].name`, "be given once", column.name);
			names.add(column?.name);
		}
	}
}

function checkColumn(column: DatasetColumn, place: string, problem: Report): void {
	if (!fields(column)) {
		problem(place, "be an object", column);
		return;
	}
	const at = isText(column.name) ? `${place} (${column.name})` : place;
	if (!isText(column.name)) problem(`${place}.name`, "be a text", column.name);
	if (!isText(column.description)) problem(`${at}.description`, "be a text", column.description);
	if (!isText(column.unit)) problem(`${at}.unit`, 'be a text ("1" for a count)', column.unit);
	const { range } = column;
	const isRange =
		Array.isArray(range) && range.length === 2 && range.every((x) => Number.isFinite(x)) && range[0] <= range[1];
	if (range !== null && !isRange) problem(`${at}.range`, "be null or [smallest, largest]", range);
	if (!Array.isArray(column.missing) || !column.missing.every((x) => ["number", "string"].includes(typeof x))) {
		problem(`${at}.missing`, "be a list of numbers or texts", column.missing);
	}
	const { outside } = column;
	if (outside !== undefined && !(Array.isArray(outside) && outside.every((x) => Number.isFinite(x)) && column.fault)) {
		problem(`${at}.outside`, "be a list of numbers, which a fault explains", outside);
	}
	if (column.codes !== undefined && !Object.values(fields(column.codes) ?? { no: 0 }).every(isText)) {
		problem(`${at}.codes`, "map each code to a text", column.codes);
	}
	if (column.fault !== undefined && !isText(column.fault)) problem(`${at}.fault`, "be a text", column.fault);
}

function checkFiles(files: unknown, problem: Report): void {
	if (!Array.isArray(files) || files.length === 0) {
		problem("files", "be a list with at least one file", files);
		return;
	}
	const seen = new Set<string>();
	for (const [i, file] of (files as DatasetFile[]).entries()) {
		const place = `files[${i}]`;
		if (!fields(file) || typeof file.path !== "string") {
			problem(place, "be an object with a path", file);
			continue;
		}
		const at = `${place} (${file.path})`;
		const unsafe = pathProblem(file.path);
		if (unsafe) problem(`${at}.path`, `lie below raw/, but ${unsafe}`, file.path);
		// Two names that differ in case alone are one file on macOS and Windows.
		if (seen.has(file.path.toLowerCase())) problem(`${at}.path`, "be given once, letter case aside", file.path);
		seen.add(file.path.toLowerCase());
		if (!Number.isSafeInteger(file.bytes) || file.bytes < 0)
			problem(`${at}.bytes`, "be a whole number >= 0", file.bytes);
		if (typeof file.sha256 !== "string" || !/^[0-9a-f]{64}$/.test(file.sha256)) {
			problem(`${at}.sha256`, "be 64 lower-case hexadecimal digits", file.sha256);
		}
		if (file.url !== null && !(typeof file.url === "string" && /^https?:\/\/[^\s]+$/.test(file.url))) {
			problem(`${at}.url`, "be null or begin with http:// or https://", file.url);
		}
	}
}

function fields(value: unknown): Fields | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function isEncoding(label: unknown): boolean {
	try {
		return isText(label) && new TextDecoder(label).encoding !== "";
	} catch {
		return false;
	}
}

function isText(value: unknown): value is string {
	return typeof value === "string" && value.trim() !== "";
}

function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
