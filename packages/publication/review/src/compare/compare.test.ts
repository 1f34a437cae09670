import { describe, expect, it } from "vitest";
import { compareDrawings } from "./compare-drawings.ts";
import { compareRows } from "./compare-rows.ts";
import { compareTable } from "./compare-table.ts";
import { compareValues } from "./compare-values.ts";
import { compareWords } from "./compare-words.ts";
import { fixedNumbers } from "./fixed-numbers.ts";

describe("rows", () => {
	it("name row, column and difference, and the largest difference of each column", () => {
		expect(compareRows("x,y,z\n1,2,a\n3,4,b\n", "x,y,z\n1,2.5,a\n3,3,c\n")).toEqual({
			rows: { committed: 2, rebuilt: 2 },
			columns: [
				{ name: "y", rows: 2, largest: 1 },
				{ name: "z", rows: 1 },
			],
			otherColumns: [],
			cells: [
				{ row: 1, column: "y", committed: "2", rebuilt: "2.5", difference: 0.5 },
				{ row: 2, column: "y", committed: "4", rebuilt: "3", difference: -1 },
				{ row: 2, column: "z", committed: "b", rebuilt: "c" },
			],
			changed: 3,
		});
	});
	it("count the cells of rows that only one of the two has, and name columns that only one has", () => {
		const found = compareRows("x,old\n1,a\n", "x,new\n1,a\n2,b\n");
		expect(found).toMatchObject({ rows: { committed: 1, rebuilt: 2 }, otherColumns: ["old", "new"], changed: 1 });
		expect(found.cells).toEqual([{ row: 2, column: "x", committed: "", rebuilt: "2" }]);
	});
	it("list no more than 200 cells, and count all", () => {
		const file = (x: number) => `x\n${Array.from({ length: 300 }, () => x).join("\n")}\n`;
		const found = compareRows(file(1), file(2));
		expect([found.cells.length, found.changed, found.columns]).toEqual([
			200,
			300,
			[{ name: "x", rows: 300, largest: 1 }],
		]);
	});
	it("take an empty cell for no number", () => {
		expect(compareRows("x\n,\n", "x\n0,\n").cells[0]).not.toHaveProperty("difference");
	});
	it("of equal files have nothing to tell", () => {
		expect(compareRows("x\n1\n", "x\n1\n")).toMatchObject({ changed: 0, columns: [], cells: [] });
	});
});

describe("values", () => {
	const value = (number: number, n = 10) => ({ value: number, unit: "", digits: 2, n, method: "m", stage: "s" });
	const tolerances = new Map([["a", { absolute: 0.1, reason: "threads" }]]);
	const state = (before: object, after: object) =>
		compareValues(before as never, after as never, tolerances).map(({ id, state, parts }) => [id, state, parts]);
	it("are identical, within tolerance, different, new or gone", () => {
		expect(state({ b: value(1) }, { b: value(1) })).toEqual([["b", "identical", []]]);
		expect(state({ a: value(1) }, { a: value(1.05) })).toEqual([["a", "within tolerance", ["1 -> 1.05"]]]);
		expect(state({ a: value(1) }, { a: value(1.2) })).toEqual([["a", "differs", ["1 -> 1.2"]]]);
		expect(state({ a: value(1) }, { a: value(1, 11) })).toEqual([["a", "differs", ["n: 10 -> 11"]]]);
		expect(state({ b: value(1) }, { c: value(2) })).toEqual([
			["b", "gone", []],
			["c", "new", []],
		]);
	});
	it("that Object's prototype has are not there", () => {
		expect(state({}, { toString: value(1) })).toEqual([["toString", "new", []]]);
	});
});

describe("tables", () => {
	const table = (rows: readonly (readonly [string, string])[], title = "T") => ({
		title,
		caption: "c",
		columns: [
			{ key: "what", title: "Outcome", align: "left" as const },
			{ key: "n", title: "n", align: "decimal" as const },
		],
		rows: rows.map(([what, n]) => ({ cells: { what, n } })),
		notes: [],
	});
	const told = (before: Parameters<typeof table>[0], after: Parameters<typeof table>[0]) =>
		compareTable(table(before), table(after)).rows.map(({ state, cells }) => [
			state,
			...cells.map(({ text, committed }) => (committed === undefined ? text : `${committed}>${text}`)),
		]);
	it("mark the cell that changed", () => {
		expect(told([["a", "1"]], [["a", "2"]])).toEqual([["changed", "a", "1>2"]]);
	});
	it("match rows by their name, so that one put in between does not move the others", () => {
		expect(
			told(
				[
					["a", "1"],
					["c", "3"],
				],
				[
					["a", "1"],
					["b", "2"],
					["c", "3"],
				],
			),
		).toEqual([
			["same", "a", "1"],
			["added", "b", "2"],
			["same", "c", "3"],
		]);
		expect(
			told(
				[
					["a", "1"],
					["b", "2"],
				],
				[["a", "1"]],
			),
		).toEqual([
			["same", "a", "1"],
			["removed", "b", "2"],
		]);
	});
	it("take a row with another name in the same place for one that changed", () => {
		expect(told([["a", "1"]], [["b", "1"]])).toEqual([["changed", "a>b", "1"]]);
	});
	it("tell a title that changed, and compare nothing where nothing is committed", () => {
		expect(compareTable(table([], "Old"), table([], "New")).differences).toEqual(['title: "Old" -> "New"']);
		expect(compareTable(undefined, table([["a", "1"]])).rows[0]!.state).toBe("same");
	});
});

describe("words", () => {
	const text = (words: string) => ({
		pages: 2,
		words: words.split(" "),
		pageOf: words.split(" ").map((_, i) => (i < 4 ? 1 : 2)),
	});
	it("give the passage that changed, its page and what stands around it", () => {
		expect(compareWords(text("the mean was 0.9 in all of them"), text("the mean was 0.3 in all of them"))).toEqual([
			{ page: 1, before: "the mean was", committed: "0.9", rebuilt: "0.3", after: "in all of them" },
		]);
	});
	it("find what was added and what was taken away", () => {
		expect(compareWords(text("a b c"), text("a c d"))).toEqual([
			{ page: 1, before: "a", committed: "b", rebuilt: "", after: "c d" },
			{ page: 1, before: "a c", committed: "", rebuilt: "d", after: "" },
		]);
	});
	it("of equal texts have nothing to tell", () => {
		expect(compareWords(text("a b"), text("a b"))).toEqual([]);
	});
});

describe("drawings", () => {
	const square = (x: number, height = 10) =>
		`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="${height}" viewBox="0 0 10 ${height}"><rect x="${x}" y="0" width="2" height="10" fill="#000"/></svg>`;
	it("count each pixel that has another colour: a bar of 2 by 10 that moved by 1 differs in 20", async () => {
		const { changed, of, difference } = await compareDrawings(square(2), square(3), 10);
		expect([changed, of]).toEqual([20, 100]);
		expect(Buffer.from(difference).subarray(1, 4).toString()).toBe("PNG");
	});
	it("count a hair's breadth of another colour", async () => {
		const grey = square(2).replace("#000", "#010101");
		expect((await compareDrawings(square(2), grey, 10)).changed).toBe(20);
	});
	it("are equal to themselves, and count what a taller one has more", async () => {
		expect((await compareDrawings(square(2), square(2), 10)).changed).toBe(0);
		expect(await compareDrawings(square(2), square(2, 12), 10)).toMatchObject({ changed: 20, of: 120 });
	});
	it("refuse what is no drawing", async () => {
		await expect(compareDrawings("no svg", square(1), 10)).rejects.toThrow();
	});
});

describe("numbers that are marked as no results", () => {
	it("are listed with line, brackets within brackets too, and the words around", () => {
		expect(fixedNumbers("= Title\n\nLabours of #fixed[40] minutes and #fixed[30 [bpm]] more.\n")).toEqual([
			{ line: 3, text: "40", context: "Title Labours of 40 minutes and 30 [bpm] more." },
			{ line: 3, text: "30 [bpm]", context: "Title Labours of 40 minutes and 30 [bpm] more." },
		]);
	});
	it("are none where none is marked", () => expect(fixedNumbers('#value("a")')).toEqual([]));
});
