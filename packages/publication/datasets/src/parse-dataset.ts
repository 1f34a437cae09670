import { columnTypes } from "@quickening/table";
import {
	type Entries,
	listOf,
	object,
	once,
	optional,
	readShape,
	recordOf,
	type ShapeProblem,
	text,
} from "@quickening/workspace/shapes";
import * as v from "valibot";
import type { Dataset, DatasetAccess, DatasetColumn, DatasetFile, DatasetLicence, DatasetTable } from "./dataset.ts";
import { rangeProblem } from "./range-problem.ts";
import { pathProblem } from "./safe-path.ts";
import { unitProblem } from "./unit-problem.ts";

/**
 * Checks the content of a dataset.json.
 *
 * @param content - What JSON.parse gave.
 * @param slug - Name of the data set's folder.
 * @returns The data set, or every problem found, each with its place and the rule.
 */
export function parseDataset(
	content: unknown,
	slug: string,
): { readonly dataset: Dataset } | { readonly problems: readonly ShapeProblem[] } {
	const read = readShape(schemaOf(slug), content, (at) => nameIn(content, at));
	if ("problems" in read) return read;
	const { $schema: _, ...dataset } = read.value;
	return { dataset };
}

const words = v.pipe(
	text,
	v.check((given) => given.trim() !== "", "must be a text"),
);
const matching = (pattern: RegExp, rule: string) => v.pipe(v.string(rule), v.regex(pattern, rule));
const orNull = <T>(rule: string, is: (value: NonNullable<unknown>) => boolean) =>
	v.custom<T | null>((value) => value === null || (value !== undefined && is(value)), rule);
const isMatch = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);
const isRange = (value: unknown) =>
	Array.isArray(value) &&
	value.length === 2 &&
	(value.every(Number.isFinite) || value.every((end) => typeof end === "string")) &&
	value[0] <= value[1];

const licence = v.pipe(
	object(
		{ spdx: words, confirmed: v.boolean("must be true or false"), note: text } satisfies Entries<DatasetLicence>,
		"must have spdx (text), confirmed (true or false) and note (text)",
	),
	v.forward(
		v.check(({ confirmed, note }) => confirmed || note !== "", "must say what is unclear while confirmed is false"),
		["note"],
	),
);

const isEncoding = (label: string) => {
	try {
		return new TextDecoder(label).encoding !== "";
	} catch {
		return false;
	}
};

const codes = listOf(
	v.union([v.number(), v.string()], "must be a number or a text"),
	"must be a list of numbers or texts",
);

const column = v.pipe(
	object({
		name: words,
		description: words,
		type: optional(v.picklist(columnTypes, `must be one of ${columnTypes.join(", ")}`)),
		unit: v.pipe(
			v.string('must be a text ("1" for a count)'),
			v.check((unit) => unit.trim() !== "", 'must be a text ("1" for a count)'),
			v.check(
				(unit) => unit.trim() === "" || unitProblem(unit) === undefined,
				({ input }) => unitProblem(input)!,
			),
		),
		range: orNull<NonNullable<DatasetColumn["range"]>>("must be null or [smallest, largest]", isRange),
		missing: codes,
		key: optional(v.boolean("must be true or false")),
		suspected: optional(codes),
		valid: optional(codes),
		codes: optional(recordOf(words)),
		outside: optional(listOf(v.number("must be a number"), "must be a list of numbers")),
		fault: optional(words),
	} satisfies Entries<DatasetColumn>),
	v.forward(
		v.check(({ outside, fault }) => outside === undefined || fault !== undefined, "must be explained by a fault"),
		["outside"],
	),
	v.forward(
		v.check(({ unit, fault }) => unit !== "unknown" || fault !== undefined, "must be explained by a fault"),
		["unit"],
	),
	v.forward(
		v.check(
			({ type, range }) => rangeProblem(type, range) === undefined,
			({ input: { type, range } }) => rangeProblem(type, range)!,
		),
		["range"],
	),
	v.forward(
		v.check(
			({ suspected = [], valid = [], missing }) => !suspected.some((code) => [...valid, ...missing].includes(code)),
			"must be moved to missing or to valid, and stand in one place alone",
		),
		["suspected"],
	),
	v.forward(
		v.check(
			({ valid = [], missing }) => !valid.some((code) => missing.includes(code)),
			"must not hold what is missing, too",
		),
		["valid"],
	),
);

const table = object({
	files: v.string("must name a file or a pattern with one *"),
	description: words,
	columns: v.pipe(listOf(column), once("name", "must be given once")),
	delimiter: optional(matching(/^.$/s, "must be one character")),
	encoding: optional(
		v.pipe(
			v.string("must be the name of an encoding"),
			v.check(isEncoding, 'must be the name of an encoding, such as "utf-8" or "windows-1252"'),
		),
	),
} satisfies Entries<DatasetTable>);

const access = object(
	{ holder: words, how: words, address: optional(words), afterwards: words } satisfies Entries<DatasetAccess>,
	"must have holder (who gives the data), how (one asks for them) and afterwards (what to do when they have come)",
);

const file = object(
	{
		path: v.pipe(
			v.string("must be a path"),
			v.check(
				(path) => pathProblem(path) === undefined,
				({ input }) => `must lie below raw/, but ${pathProblem(input)}`,
			),
		),
		bytes: v.pipe(
			v.number("must be a whole number >= 0"),
			v.check((bytes) => Number.isSafeInteger(bytes) && bytes >= 0, "must be a whole number >= 0"),
		),
		sha256: matching(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits"),
		url: orNull<string>("must be null or begin with http:// or https://", isMatch(/^https?:\/\/[^\s]+$/)),
	} satisfies Entries<DatasetFile>,
	"must be an object with a path",
);

const atLeastOne = "must be a list with at least one file";

function schemaOf(slug: string) {
	return v.pipe(
		fieldsOf(slug),
		v.forward(
			v.check(
				({ tier, access: given }) => tier === "open" || given !== undefined,
				"must say who gives the data where access is not open: { holder, how, address?, afterwards }",
			),
			["access"],
		),
	);
}

function fieldsOf(slug: string) {
	return object({
		$schema: optional(v.unknown()),
		schema: v.literal(1, "must be 1"),
		slug: v.pipe(
			v.literal(slug, `must be the name of the folder, "${slug}"`),
			v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
		),
		title: words,
		citation: words,
		doi: orNull<string>("must be null or begin with 10., without https://doi.org/", isMatch(/^10\.\d{4,9}\/\S+$/)),
		licence,
		tier: v.picklist(["open", "registered", "restricted"], 'must be "open", "registered" or "restricted"'),
		access: optional(access),
		population: words,
		devices: listOf(words, "must be a list of texts"),
		archive: matching(/^[A-Za-z0-9._-]+\.tar\.gz$/, "must be the name of a .tar.gz"),
		tables: listOf(table),
		files: v.pipe(
			listOf(file, atLeastOne),
			v.minLength(1, atLeastOne),
			// Two names that differ in case alone are one file on macOS and Windows.
			once("path", "must be given once, letter case aside", (path) => String(path).toLowerCase()),
		),
	} satisfies Entries<Dataset & { $schema?: unknown }>);
}

/** "tables[0].columns[2] (pH).unit": where a part is, with the name that the item of a list has. */
function nameIn(content: unknown, at: readonly string[]): string {
	let here = content;
	let name = "";
	for (const key of at) {
		here = (here as Readonly<Record<string, unknown>> | undefined)?.[key];
		if (!/^\d+$/.test(key)) name += name === "" ? key : `.${key}`;
		else {
			const { name: columnName, path = columnName } = (here ?? {}) as {
				readonly name?: unknown;
				readonly path?: unknown;
			};
			name += typeof path === "string" && path.trim() !== "" ? `[${key}] (${path})` : `[${key}]`;
		}
	}
	return name || "the data set";
}
