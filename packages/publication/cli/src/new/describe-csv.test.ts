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
			{ name: "id", ...open, range: null, missing: [] },
			{ name: "temp_c", ...open, range: [36.5, 37.4], missing: [] },
			{ name: "sex", ...open, range: null, missing: [], codes: { F: "to be filled in", M: "to be filled in" } },
		]);
		expect(remarks).toEqual([]);
	});
	it("empty cells and the usual marks are missing in a column of numbers, and it says so", async () => {
		const { columns, remarks } = await describeCsv(file("a,b\n1,NA\n,2\n-3e2,NA\n"));
		expect(columns.map(({ range, missing }) => [range, missing])).toEqual([
			[[-300, 1], [""]],
			[[2, 2], ["NA"]],
		]);
		expect(remarks).toEqual(["t.csv, column b: NA is taken for a missing value (2 of 3 rows)"]);
	});
	it("a number that looks like a missing code stays a number: -999 is for a person to judge", async () => {
		const { columns } = await describeCsv(file("a\n1\n-999\n"));
		expect(columns[0]).toMatchObject({ range: [-999, 1], missing: [] });
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
