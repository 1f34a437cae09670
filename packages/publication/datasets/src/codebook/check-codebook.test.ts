import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Column, defineColumns, examineTable } from "@quickening/table";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { columnFacts } from "../columns-module.ts";
import type { Dataset, DatasetColumn, DatasetTable } from "../dataset.ts";
import { parseDataset } from "../parse-dataset.ts";
import { sha256, write } from "../testing/small-dataset.ts";
import { checkCodebook } from "./check-codebook.ts";

const columns: readonly DatasetColumn[] = [
	{ name: "id", description: "participant", type: "text", unit: "id", range: null, key: true, missing: [] },
	{ name: "week", description: "week", type: "integer", unit: "weeks", range: [4, 44], key: true, missing: [] },
	{ name: "sbp", description: "systolic pressure", unit: "mm[Hg]", range: [70, 200], missing: ["", 999] },
	{
		name: "site",
		description: "site",
		type: "text",
		unit: "code",
		range: null,
		missing: [],
		codes: { A: "a", B: "b" },
	},
	{
		name: "born",
		description: "birth",
		type: "date",
		unit: "date",
		range: ["2019-01-01", "2021-12-31"],
		missing: [""],
	},
];
/** Ten rows that are as described: letters for participants, a missing code, an empty cell. */
const rows = Array.from({ length: 10 }, (_, i) => ({
	id: `p${i}`,
	week: 10 + i,
	sbp: i === 3 ? Number.NaN : 110 + i,
	site: i % 2 === 0 ? "A" : "B",
	born: i === 4 ? null : `2020-01-${10 + i}`,
}));
const described = Object.fromEntries(columns.map((column) => [column.name, columnFacts(column)])) as Record<
	string,
	Column
>;

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-codebook-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A data set of one table file, with these bytes in place. */
function datasetOf(
	path: string,
	bytes: Uint8Array,
	change: Partial<Dataset> & { table?: Partial<DatasetTable> } = {},
): Dataset {
	const { table, ...more } = change;
	const dataset: Dataset = {
		...{ schema: 1, slug: "study", title: "t", citation: "c", doi: null, tier: "open", population: "p", devices: [] },
		...{ licence: { spdx: "NONE", confirmed: false, note: "n" }, archive: "study.tar.gz" },
		access: { holder: "the hospital", how: "ask", afterwards: "keep it" },
		tables: [{ files: path, description: "Visits.", columns, ...table }],
		files: [{ path, bytes: bytes.length, sha256: sha256(bytes), url: null }],
		...more,
	};
	expect(parseDataset(dataset, "study")).toEqual({ dataset });
	write(join(root, "data/study/raw", path), bytes);
	write(join(root, "data/study/dataset.json"), JSON.stringify(dataset));
	return dataset;
}

/** A file of a kind from rows that may break every rule: written by the table's own writer, under facts that allow them. */
function file(path: string, changed: readonly Record<string, unknown>[] = rows): Uint8Array {
	const names = Object.keys(changed[0]!);
	const loose = Object.fromEntries(
		names.map((name) => {
			const isNumber = changed.every((row) => typeof row[name] === "number");
			return [name, { type: isNumber ? "number" : "text", unit: "1", missing: [""] } satisfies Column];
		}),
	);
	const texts = changed.map((row) =>
		Object.fromEntries(
			names.map((name) => {
				const value = row[name];
				return [
					name,
					loose[name]!.type === "number" || value === null ? value : Number.isNaN(value) ? null : String(value),
				];
			}),
		),
	);
	return defineColumns(loose)
		.fromRows(texts as never)
		.toBytes(path);
}
const withRow = (change: Record<string, unknown>) => [{ ...rows[0], ...change }, ...rows.slice(1)];
const findings = async (dataset: Dataset) => (await checkCodebook(root, dataset)).findings;

describe.each(["visits.csv", "visits.tsv", "visits.parquet", "visits.arrow"])("%s", (path) => {
	it("is as it is described, and every value is counted", async () => {
		const { findings: found, tables } = await checkCodebook(root, datasetOf(path, file(path)));
		expect(found).toEqual([]);
		expect(tables[0]).toMatchObject({ nFiles: 1, nRows: 10 });
		expect(tables[0]!.columns.map(({ name, read, missing }) => [name, read, missing])).toEqual([
			...[
				["id", 10, {}],
				["week", 10, {}],
				["sbp", 10, { "": 1 }],
				["site", 10, {}],
				["born", 10, { "": 1 }],
			],
		]);
	});

	it.each<[string, readonly Record<string, unknown>[], string, RegExp]>([
		[
			"a column that is not there",
			rows.map(({ sbp: _, ...row }) => row),
			"missing-column",
			/column sbp: described and not there$/,
		],
		[
			"a column that nobody described",
			rows.map((row) => ({ ...row, bmi: 22 })),
			"extra-column",
			/column bmi: there and not/,
		],
		[
			"another order",
			rows.map(({ id, ...row }) => ({ ...row, id })),
			"order",
			/another order than in dataset.json: "week", "sbp"/,
		],
		[
			"kPa for mmHg",
			rows.map((row) => ({ ...row, sbp: 14 + row.week / 10 })),
			"range",
			/values look like kPa: 7.5 times smaller/,
		],
		["a wrong code", withRow({ site: "C" }), "level", /1 of 10 cells break the rule "must be one of A, B"$/],
		["a key that is there twice", withRow({ id: "p1", week: 11 }), "key", /1 of 10 rows have the same id and week as/],
		["1e308", withRow({ sbp: 1e308 }), "range", /1 of 10 cells break the rule "must lie from 70 to 200"/],
		[
			"infinity in words",
			rows.map((row) => ({ ...row, sbp: row.week === 10 ? "Inf" : String(row.sbp) })),
			"type",
			/like infinity/,
		],
		[
			"decimal commas",
			rows.map((row) => ({ ...row, sbp: `${row.sbp},5` })),
			"type",
			/like numbers with a decimal comma/,
		],
		["31/02/2020", withRow({ born: "31/02/2020" }), "type", /dates with slashes/],
		["the 31st of February", withRow({ born: "2020-02-31" }), "type", /must be a date such as/],
		["no row", [], "no-row", /it has a heading and no row/],
	])("%s is found", async (_, changed, kind, message) => {
		const bytes = changed.length > 0 ? file(path, changed) : defineColumns(described).fromRows([]).toBytes(path);
		const found = await findings(datasetOf(path, bytes));
		expect(found.map((each) => each.kind)).toContain(kind);
		expect(found.find((each) => each.kind === kind)!.message).toMatch(message);
		expect(found.every(({ severity }) => severity === "error")).toBe(true);
	});

	it("an empty file and one that was cut are found", async () => {
		const cut = file(path).slice(0, 30);
		for (const bytes of [new Uint8Array(0), path.endsWith("v") ? Uint8Array.of(0xff, 0xfe, 0x41, 0) : cut]) {
			expect((await findings(datasetOf(path, bytes))).map(({ kind }) => kind)).toContain("unreadable");
		}
	});
});

describe("text", () => {
	const text = new TextDecoder().decode(file("visits.csv"));
	it("with a byte order mark, or Windows line ends, is the same table", async () => {
		expect(await findings(datasetOf("visits.csv", Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`)))).toEqual([]);
	});
	it("in UTF-16 is found, and read when dataset.json says so", async () => {
		const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
		expect((await findings(datasetOf("visits.csv", bytes)))[0]!.message).toContain("it looks like UTF-16");
		expect(await findings(datasetOf("visits.csv", bytes, { table: { encoding: "utf-16le" } }))).toEqual([]);
	});
	it("with semicolons is found, and read when dataset.json says so", async () => {
		const bytes = Buffer.from(text.replaceAll(",", ";"));
		expect((await findings(datasetOf("visits.csv", bytes))).length).toBeGreaterThan(0);
		expect(await findings(datasetOf("visits.csv", bytes, { table: { delimiter: ";" } }))).toEqual([]);
	});
});

it.each(["bananas", "kPA", "mmhg", "mm Hg"])('a column in "%s" is no description', (unit) => {
	const dataset = datasetOf("visits.csv", file("visits.csv"));
	const tables = [{ ...dataset.tables[0]!, columns: [{ ...columns[2]!, unit }] }];
	const result = parseDataset({ ...dataset, tables }, "study");
	expect("problems" in result && result.problems[0]!.message).toMatch(
		/tables\[0\]\.columns\[0\] \(sbp\)\.unit must be a unit of UCUM.*; got "/,
	);
	if (unit === "kPA") expect("problems" in result && result.problems[0]!.message).toContain("(nearest: kPa)");
});

describe("data that are not open", () => {
	const wrong = [
		...withRow({ id: "Mrs Secret", sbp: 4321, site: "Nowhere" }),
		...rows.map((row) => ({ ...row, id: `q${row.id}`, sbp: 98765 })),
	];
	const closed = () => datasetOf("visits.csv", file("visits.csv", wrong), { tier: "restricted" });

	it("are told of by column, rule and how many, small counts hidden, and never by a value", async () => {
		const check = await checkCodebook(root, closed());
		expect(check.findings.map(({ message }) => message)).toEqual([
			'data/study/raw/visits.csv, column sbp: 10 of 20 cells break the rule "must lie from 70 to 200"',
			'data/study/raw/visits.csv, column site: 1 to 7 of 20 cells break the rule "must be one of A, B"',
		]);
		expect(JSON.stringify(check.findings)).not.toMatch(/Secret|4321|98765|Nowhere|row \d/);
	});

	it("are remembered without a value, and shown only when it is asked for", async () => {
		await checkCodebook(root, closed());
		const { readFileSync } = await import("node:fs");
		expect(readFileSync(join(root, ".quickening/codebooks/study.json"), "utf8")).not.toMatch(/Secret|4321|Nowhere/);
		const { findings: shown } = await checkCodebook(root, closed(), { showValues: 2 });
		expect(shown[0]!.cells).toEqual(['row 1 (line 2): "4321"', 'row 11 (line 12): "98765"']);
		expect((await checkCodebook(root, closed())).findings.flatMap(({ cells }) => cells)).toEqual([]);
	});

	it("are not read out where the heading is a row of values", async () => {
		const bytes = new TextEncoder().encode("Mrs Secret,12,120,A,2020-01-01\np2,13,121,B,2020-01-02\n");
		const found = await findings(datasetOf("visits.csv", bytes, { tier: "registered" }));
		expect(JSON.stringify(found)).not.toContain("Secret");
		expect(found.map(({ message }) => message).join()).toContain("perhaps the first line is no heading");
	});
});

describe("many files of one table", () => {
	it("are told of together, and only what has changed is read again", async () => {
		const dataset = datasetOf("a/1.csv", file("1.csv"), { table: { files: "a/*.csv" } });
		const bad = file("2.csv", withRow({ site: "C" }));
		write(join(root, "data/study/raw/a/2.csv"), bad);
		const both: Dataset = {
			...dataset,
			files: [...dataset.files, { path: "a/2.csv", bytes: bad.length, sha256: sha256(bad), url: null }],
		};
		const { findings: found, tables } = await checkCodebook(root, both);
		expect(found.map(({ message, cells }) => [message, cells])).toEqual([
			[
				'data/study/raw/a/*.csv, column site: 1 of 20 cells break the rule "must be one of A, B" in 1 of 2 files, first in a/2.csv',
				['a/2.csv, row 1 (line 2): "C"'],
			],
		]);
		expect(tables[0]).toMatchObject({ nFiles: 2, nAbsent: 0, nRows: 20 });
		expect(await checkCodebook(root, both)).toEqual({ ...(await checkCodebook(root, both, { full: true })) });
		rmSync(join(root, "data/study/raw/a/1.csv"));
		expect((await checkCodebook(root, both)).tables[0]).toMatchObject({ nFiles: 1, nAbsent: 1 });
	});

	it("that no listed file is are found, with the nearest", async () => {
		const dataset = datasetOf("visits.csv", file("visits.csv"), { table: { files: "visit.csv" } });
		expect((await findings(dataset)).map(({ message }) => message)).toEqual([
			"data/study/raw/visit.csv: tables[0].files of dataset.json names no file that is listed; nearest: visits.csv",
		]);
	});
});

it("a report is of a file alone: the same bytes give the same one", async () => {
	const bytes = file("visits.csv");
	expect(await examineTable(bytes, "visits.csv", described)).toEqual(
		await examineTable(bytes, "visits.csv", described),
	);
});
