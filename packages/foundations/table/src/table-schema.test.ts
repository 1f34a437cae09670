import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Column, type Columns, defineColumns } from "./index.ts";
import { UnitTable } from "./unit-table.ts";

const file = "data/study/raw/visits.csv";
const visits = defineColumns({
	participant: { type: "text", unit: "id" },
	"resting hr": { type: "number", unit: "bpm", range: [30, 220], missing: ["", "NA", -9] },
	parity: { type: "number", unit: "code", codes: { "0": "first", "1": "second or later" } },
	site: { type: "text", unit: "code", codes: { north: "North", south: "South" }, missing: [""] },
});
const csv = (text: string) => visits.read(new TextEncoder().encode(text), file);
const heading = "participant,resting hr,parity,site\n";

describe("a CSV file", () => {
	it("becomes numbers and texts, with missing cells counted and not one of them dropped", async () => {
		const table = await csv(`${heading}w1,72.5,0,north\n"w,2",NA,1,\nw3,-9.0,1,south\n`);
		expect(table.objects()).toEqual([
			{ participant: "w1", "resting hr": 72.5, parity: 0, site: "north" },
			{ participant: "w,2", "resting hr": Number.NaN, parity: 1, site: null },
			{ participant: "w3", "resting hr": Number.NaN, parity: 1, site: "south" },
		]);
		expect(table.warnings).toEqual([
			{ code: "missing", message: `${file}, column resting hr: missing in 2 of 3 rows` },
			{ code: "missing", message: `${file}, column site: missing in 1 of 3 rows` },
		]);
		expect(table.title("resting hr", "Resting heart rate")).toBe("Resting heart rate (bpm)");
	});

	it("may have its columns in another order, a byte order mark and Windows line ends", async () => {
		const table = await csv("\ufeffsite,parity,participant,resting hr\r\nnorth,0,w1,70\r\n");
		expect(table.columnNames()).toEqual(["participant", "resting hr", "parity", "site"]);
		expect(table.array("resting hr")).toEqual([70]);
	});

	it("is read by its encoding and delimiter", async () => {
		const words = defineColumns(
			{ word: { type: "text", unit: "text" }, n: { type: "number", unit: "1" } },
			{ delimiter: ";", encoding: "windows-1252" },
		);
		const bytes = Uint8Array.from([...new TextEncoder().encode("word;n\n"), 0xe9, ...new TextEncoder().encode(";1\n")]);
		expect((await words.read(bytes, "w.csv")).array("word")).toEqual(["é"]);
	});

	it.each<[string, string, string]>([
		[
			"a number that is text",
			"w1,fast,0,north\n",
			`row 1 (line 2), column resting hr must be a number, or the missing code empty or NA or -9; got "fast"`,
		],
		[
			"a hexadecimal number",
			"w1,0x10,0,north\n",
			`row 1 (line 2), column resting hr must be a number, or the missing code empty or NA or -9; got "0x10"`,
		],
		[
			"a value out of range",
			"w1,70,0,north\nw2,722,0,north\n",
			`row 2 (line 3), column resting hr must lie from 30 to 220; got "722"`,
		],
		[
			"a code that is not among the levels",
			"w1,70,2,north\n",
			`row 1 (line 2), column parity must be one of 0, 1; got "2"`,
		],
		[
			"a word that is not among the levels",
			'"w\n1",70,0,north\nw2,70,0,East\n',
			`row 2 (line 4), column site must be one of north, south; got "East"`,
		],
		["an empty cell where none may be", "w1,70,,north\n", `row 1 (line 2), column parity must be a number; got ""`],
	])("is refused for %s", async (_, rows, message) => {
		await expect(csv(heading + rows)).rejects.toThrow(`readTable: ${file}, ${message}`);
	});

	it.each<[string, string, string]>([
		[
			"a column is absent",
			"participant,resting_hr,parity,site\nw1,70,0,north\n",
			`readTable: there is no column "resting hr" in ${file}; did you mean "resting_hr"? It has "participant", "resting_hr", "parity", "site".`,
		],
		[
			"a column is not declared",
			"participant,resting hr,parity,site,shoe\nw1,70,0,north,39\n",
			`readTable: ${file} has a column "shoe" that is not declared: describe it, or read the others with pick(...)`,
		],
		["a name stands twice", "a,a\n1,2\n", `readTable: ${file}, line 1 must name each column once; got "a" twice`],
		[
			"a row is too short",
			`${heading}w1,70\n`,
			`readTable: ${file}, line 2 must have as many cells as the heading; got 2`,
		],
		[
			"a quote is not closed",
			`${heading}w1,"70,0,north\n`,
			`readTable: ${file} must close each quote; a cell begins with one that it does not close`,
		],
		["there is nothing in it", "", `readTable: ${file} must begin with a line that names its columns; it is empty`],
	])("is refused where %s", async (_, text, message) => {
		await expect(csv(text)).rejects.toThrow(message);
	});

	it("is refused where its bytes are of another encoding or format", async () => {
		await expect(visits.read(Uint8Array.of(0x61, 0xe9), file)).rejects.toThrow(
			`readTable: ${file} must be text in utf-8, and is not`,
		);
		await expect(visits.read(Uint8Array.of(1), "a.xlsx")).rejects.toThrow(
			"readTable: the file must end in .csv, .tsv, .parquet or .arrow; got a.xlsx",
		);
		await expect(visits.read(Uint8Array.of(1, 2), "a.parquet")).rejects.toThrow(
			"readTable: a.parquet cannot be read as Parquet: ",
		);
		await expect(visits.read(Uint8Array.of(1, 2), "a.arrow")).rejects.toThrow(
			"readTable: a.arrow cannot be read as Arrow: ",
		);
	});

	it("may have other columns where some were picked", async () => {
		const table = await visits.pick("parity").read(new TextEncoder().encode(`${heading}w1,fast,1,East\n`), file);
		expect(table.objects()).toEqual([{ parity: 1 }]);
	});

	it("keeps values that are known to be out of range, and counts them", async () => {
		const faulty = defineColumns({
			t: { type: "number", unit: "s", range: [0, 10], outside: [99], fault: "The clock jumped." },
		});
		const read = (text: string) => faulty.read(new TextEncoder().encode(text), "t.csv");
		const table = await read("t\n5\n99\n");
		expect(table.array("t")).toEqual([5, 99]);
		expect(table.warnings).toEqual([
			{ code: "outside", message: "t.csv, column t: out of range, as is known, in 1 of 2 rows: The clock jumped." },
		]);
		await expect(read("t\n98\n")).rejects.toThrow('t.csv, row 1 (line 2), column t must lie from 0 to 10; got "98"');
	});

	it("may have a column without a name", async () => {
		const table = await defineColumns({
			"(no name)": { type: "number", unit: "1" },
			b: { type: "number", unit: "1" },
		}).read(new TextEncoder().encode(",b\n0,1\n"), "t.csv");
		expect(table.columnNames()).toEqual(["(no name)", "b"]);
		expect(new TextDecoder().decode(table.toBytes("t.csv"))).toBe(",b\n0,1\n");
	});
});

describe("what is declared", () => {
	it("must have units and ranges that are some, and names that a row can have", () => {
		expect(() => defineColumns(Object.fromEntries([["__proto__", { type: "number", unit: "1" }]]) as Columns)).toThrow(
			'defineColumns: column __proto__ must have another name; got "__proto__"',
		);
		expect(() => defineColumns({ a: { type: "number", unit: "" } })).toThrow(
			'defineColumns: column a must have a unit ("1" for a pure number); got ""',
		);
		expect(() => defineColumns({ a: { type: "number", unit: "1", range: [2, 1] } })).toThrow(
			'defineColumns: column a must have a range [smallest, largest]; got "2, 1"',
		);
	});
	it("names its columns", () => {
		expect(visits.title("resting hr", "Rate")).toBe("Rate (bpm)");
		expect(() => visits.pick("sit" as never)).toThrow(
			'pick: there is no column "sit" in the schema; did you mean "site"?',
		);
	});
});

describe("columns that a program made", () => {
	const schema = defineColumns({
		steps: { type: "number", unit: "1", range: [0, 100], missing: [""] },
		site: { type: "text", unit: "code", missing: [""] },
	});
	it("are checked as a file's are", () => {
		const table = schema.fromColumns({ steps: Float64Array.of(1, Number.NaN), site: [null, "a"] });
		expect(table.objects()).toEqual([
			{ steps: 1, site: null },
			{ steps: Number.NaN, site: "a" },
		]);
		expect(() => schema.fromColumns({ steps: [101], site: ["a"] }, "the days")).toThrow(
			"fromColumns: the days, row 1, column steps must lie from 0 to 100; got 101",
		);
		expect(() => schema.fromColumns({ steps: [1], site: [] })).toThrow(
			"fromColumns: cells must have columns of one length; got 1, 0 in the columns",
		);
	});
});

describe("a written table", () => {
	const column: fc.Arbitrary<Column> = fc.oneof(
		fc.constant<Column>({ type: "number", unit: "bpm", missing: [""] }),
		fc.constant<Column>({ type: "number", unit: "1", missing: ["NA", -99] }),
		fc.constant<Column>({ type: "text", unit: "id", missing: ["NA"] }),
	);
	// A number that is a missing code is one, and a CSV file does not tell -0 from 0.
	const number = fc.double({ noDefaultInfinity: true }).map((x) => (x === 0 || x === -99 ? 0 : x));
	const text = fc.string({ unit: "grapheme" }).filter((x) => x.trim() !== "NA" && !x.includes("\ufeff"));
	const name = fc.string({ unit: "grapheme-ascii", minLength: 1 }).filter((each) => each !== "__proto__");
	const content = fc
		.tuple(fc.dictionary(name, column, { minKeys: 1, maxKeys: 4 }), fc.nat(6))
		.chain(([columns, nRows]) =>
			fc.tuple(
				fc.constant(columns as Columns),
				fc.array(
					fc.record(
						Object.fromEntries(
							Object.entries(columns).map(([name, { type }]) => [
								name,
								type === "number" ? fc.oneof(number, fc.constant(Number.NaN)) : fc.oneof(text, fc.constant(null)),
							]),
						) as Record<string, fc.Arbitrary<number | string | null>>,
					),
					{ minLength: nRows, maxLength: nRows },
				),
			),
		);

	it.each(["csv", "tsv", "parquet", "arrow"])(
		"comes back as it was, and is the same bytes each time: .%s",
		async (ending) => {
			await fc.assert(
				fc.asyncProperty(content, async ([columns, rows]) => {
					const schema = defineColumns(columns);
					const table = schema.fromRows(rows as never);
					const bytes = table.toBytes(`t.${ending}`);
					expect(table.toBytes(`t.${ending}`)).toEqual(bytes);
					const read = await schema.read(bytes, `t.${ending}`);
					expect(read.columnNames()).toEqual(Object.keys(columns));
					expect(read.objects().map((row) => ({ ...row }))).toEqual(rows.map((row) => ({ ...row })));
					expect(read.toBytes(`t.${ending}`)).toEqual(bytes);
				}),
				{ numRuns: 60 },
			);
		},
	);

	it("is CSV that a person can read", () => {
		const table = defineColumns({
			a: { type: "text", unit: "id" },
			b: { type: "number", unit: "bpm", missing: ["NA"] },
		}).fromRows([
			{ a: 'say "x", y', b: 1 / 3 },
			{ a: "z", b: Number.NaN },
		]);
		expect(new TextDecoder().decode(table.toBytes("t.csv"))).toBe('a,b\n"say ""x"", y",0.3333333333333333\nz,NA\n');
	});

	it("is refused without units, or with cells that no table holds", () => {
		const table = defineColumns({ a: { type: "number", unit: "1" } }).fromRows([{ a: 0 }, { a: 1 }]);
		expect(() => table.derive({ b: (d) => d.a + 1 }).toBytes("t.csv")).toThrow(
			"writeTable: column b of the rows must have a unit; got none.",
		);
		expect(() => table.derive({ b: (d) => 1 / d.a }, { units: { b: "1" } }).toBytes("t.csv")).toThrow(
			"writeTable: t.csv, row 1, column b must be a finite number, or NaN where it is missing; got null",
		);
		expect(() => table.derive({ b: (d) => d.a > 0 }, { units: { b: "1" } }).toBytes("t.csv")).toThrow(
			"writeTable: t.csv, row 1, column b must be a finite number, or NaN where it is missing; got false",
		);
		expect(() => table.toBytes("t.json")).toThrow(
			"writeTable: the file must end in .csv, .tsv, .parquet or .arrow; got t.json",
		);
	});

	it("is a table of Arquero's", () => {
		expect(defineColumns({ a: { type: "number", unit: "1" } }).fromRows([])).toBeInstanceOf(UnitTable);
	});
});
