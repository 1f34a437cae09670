import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeCsv } from "./describe-csv.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "quickening-csv-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Uint8Array): string {
	const path = join(folder, "t.csv");
	writeFileSync(path, content);
	return path;
}

const open = { description: "to be filled in", unit: "to be filled in" };

describe("what a file says of its columns", () => {
	it("types and ranges are those of the cells; meanings and units are never guessed", async () => {
		const rows = Array.from({ length: 10 }, (_, i) => `p${i},${36.5 + i / 10},${i % 2 ? "F" : "M"}`);
		const { columns, nRows, remarks } = await describeCsv(file(`id,temp_c,sex\n${rows.join("\n")}\n`));
		expect(nRows).toBe(10);
		expect(columns).toEqual([
			{ name: "id", ...open, type: "text", range: null, missing: [] },
			{ name: "temp_c", ...open, type: "number", range: [36.5, 37.4], missing: [] },
			{
				...{ name: "sex", ...open, type: "text", range: null, missing: [] },
				codes: { F: "to be filled in", M: "to be filled in" },
			},
		]);
		expect(remarks).toEqual([]);
	});
	it("an empty cell is missing; what looks like a missing code is asked about, and belongs to no range", async () => {
		const { columns, remarks } = await describeCsv(file("a,b\n1,NA\n,2\n-3e2,NA\n"));
		expect(columns.map(({ range, missing, suspected }) => [range, missing, suspected])).toEqual([
			[[-300, 1], [""], undefined],
			[[2, 2], [], ["NA"]],
		]);
		expect(remarks).toEqual([
			"t.csv, column b: NA may stand for a missing value: move to missing, or to valid, in dataset.json",
		]);
	});
	it.each<[string, (number | string)[], (number | string)[] | undefined, unknown]>([
		["-999", [1, 5, -999], [-999], [1, 5]],
		["999 above all others", [120, 130, 999], [999], [120, 130]],
		["99 among birth weights", [3000, 99, 3500], [99], [3000, 3500]],
		["99.9", [36.5, 37.1, 99.9], [99.9], [36.5, 37.1]],
		["-1 where nothing else is negative", [0, 3, -1], [-1], [0, 3]],
		["0 where all others are far from it", [120, 0, 140], [0], [120, 140]],
		["9 and 99 and 999 at once", [10, 12, 999, 99], [99, 999], [10, 12]],
		["a word in a column of numbers", [1, ".", 2, "unknown"], [".", "unknown"], [1, 2]],
		["the first day of a database", ["2020-05-01", "1900-01-01"], ["1900-01-01"], ["2020-05-01", "2020-05-01"]],
		["a rate of 99 beside 98", [60, 98, 99], undefined, [60, 99]],
		["a score of 0", [0, 1, 2, 3], undefined, [0, 3]],
		["-1 among negative numbers", [-4, -1, 3], undefined, [-4, 3]],
		["9 of ten", [7, 8, 9], undefined, [7, 9]],
		["9999 steps", [8000, 9999, 12000], undefined, [8000, 12000]],
	])("%s", async (_, cells, suspected, range) => {
		const { columns } = await describeCsv(file(`a,b\n${cells.map((cell) => `${cell},x`).join("\n")}\n`));
		expect([columns[0]!.suspected, columns[0]!.range, columns[0]!.missing]).toEqual([suspected, range, []]);
	});
	it.each([
		["integer", ["1", "-2"]],
		["number", ["1.5", "2"]],
		["boolean", ["true", "false"]],
		["date", ["2020-02-29", "2021-01-01"]],
		["datetime", ["2020-02-29T10:00", "2020-02-29 11:00:05Z"]],
		["time", ["10:00", "23:59:59"]],
		["text", ["2020-02-30", "2020-01-01"]],
		["text", ["007", "012"]],
	])("a column is of type %s where each cell is, as %j", async (type, cells) => {
		const { columns } = await describeCsv(file(`a,b\n${cells.map((cell) => `${cell},x`).join("\n")}\n`));
		expect(columns[0]!.type).toBe(type);
	});
	it("of data that are not open no cell is quoted, and ranges are rounded outwards", async () => {
		const { columns, remarks } = await describeCsv(file("age,w,d\n19,tired,2020-05-06\n47,7,2020-07-08\n"), {
			closed: true,
		});
		expect(columns.map(({ range }) => range)).toEqual([[10, 50], null, ["2020-01-01", "2021-01-01"]]);
		expect(remarks.join()).not.toMatch(/tired|19|47/);
	});
	it.each([
		["2024-05-01", "it holds calendar dates"],
		["1.5.2024", "it holds calendar dates"],
		["tired", 'of its cells 1 are numbers and 1 are not, such as "tired"'],
	])("says what to look at where a cell is %s", async (cell, words) => {
		const { columns, remarks } = await describeCsv(file(`a\n${cell}\n7\n`));
		expect(columns[0]!.range).toBeNull();
		expect(remarks.join("\n")).toContain(words);
	});
	it("takes semicolons with decimal commas for text, and says so", async () => {
		const { columns, delimiter, remarks } = await describeCsv(file("a;b\n1,5;2\n2,5;3\n"));
		expect(delimiter).toBe(";");
		expect(columns[1]!.range).toEqual([2, 3]);
		expect(remarks).toEqual([
			't.csv, column a: cells such as "1,5" look like numbers with a decimal comma; they are taken for text',
		]);
	});
	it("reads tabs, a byte order mark, Windows line ends and quoted cells that hold line breaks", async () => {
		const { columns, nRows, delimiter } = await describeCsv(file('\ufeff"a b"\tc\r\n"x\r\ny"\t1\r\nz\t2\r\n'));
		expect([columns.map(({ name }) => name), nRows, delimiter]).toEqual([["a b", "c"], 2, "\t"]);
	});
	it("gives the same for a file that is read in many pieces", async () => {
		const rows = Array.from({ length: 40_000 }, (_, i) => `${i},é${i % 3}`);
		const { columns, nRows } = await describeCsv(file(`n,w\n${rows.join("\n")}`));
		expect(nRows).toBe(40_000);
		expect(columns[0]!.range).toEqual([0, 39_999]);
		expect(Object.keys(columns[1]!.codes!)).toEqual(["é0", "é1", "é2"]);
	});
});

describe("what it refuses, with the line", () => {
	const latin = Buffer.concat([Buffer.from("a,b\n1,2\n3,"), Buffer.from([0xe9]), Buffer.from("\n")]);
	it.each<[string, string | Uint8Array, string]>([
		["nothing but blank lines", "\n\n", "t.csv is empty: a CSV file must have a line that names its columns, and rows"],
		["a header alone", "a,b\n", "t.csv names 2 columns and has no row below them"],
		["no header", "1,2\n3,4\n", "t.csv, line 1 must name the columns; it holds the number 1, so it looks like a row"],
		["a column without a name", "a,,c\n1,2,3\n", "t.csv, line 1: column 2 has no name"],
		["a name twice", "a,b,a\n1,2,3\n", "t.csv, line 1: the name a is there twice, in columns 1 and 3"],
		["a row that is too short", "a,b\n1,2\n3\n", "t.csv, line 3: the row has 1 cell, the header 2"],
		["a row that is too long", "a,b\n1,2,3\n", "t.csv, line 2: the row has 3 cells, the header 2"],
		[
			"a quote that is never closed",
			'a,b\n1,"2\n3,4\n',
			"t.csv: a cell begins with a double quote that is never closed",
		],
		["Latin-1", latin, "t.csv, line 3: the file must be UTF-8 text, and this line is not"],
		[
			"UTF-16",
			Buffer.from("\ufeffa,b\n1,2\n", "utf16le"),
			"t.csv, line 1: the file must be UTF-8 text, and this line is not",
		],
	])("%s", async (_, content, message) => {
		await expect(describeCsv(file(content))).rejects.toThrow(message);
	});
});
