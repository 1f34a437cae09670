import { describe, expect, it } from "vitest";
import { compareOutput } from "./compare-output.ts";

const bytes = (content: unknown) => Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
const value = (number: number, low = 0.6) => ({
	value: number,
	unit: "",
	digits: 2,
	n: 10,
	interval: { low, high: 0.9, levelPercent: 95, method: "m" },
	method: "AUC",
	stage: "prediction",
});
const compare = (path: string, before: unknown, after: unknown, tolerance?: number) =>
	compareOutput(
		path,
		bytes(before),
		bytes(after),
		new Map(tolerance === undefined ? [] : [["auc", { absolute: tolerance, reason: "threads" }]]),
	);

describe("values", () => {
	it("that are equal byte for byte are identical", () => {
		expect(compare("results/values.json", { auc: value(0.7) }, { auc: value(0.7) })).toEqual({
			state: "identical",
			differences: [],
		});
	});
	it("are named by id, old and new", () => {
		expect(compare("results/values.json", { auc: value(0.7) }, { auc: value(0.71) })).toEqual({
			state: "differs",
			differences: ["auc: 0.7 -> 0.71"],
		});
	});
	it("name the bound of an interval, a unit and n", () => {
		const after = { auc: { ...value(0.7, 0.5), n: 11 } };
		expect(compare("results/values/prediction.json", { auc: value(0.7) }, after).differences).toEqual([
			"auc, n: 10 -> 11",
			"auc, interval.low: 0.6 -> 0.5",
		]);
	});
	it("may lie apart by the tolerance of their claim, at its bound too, and no further", () => {
		const before = { auc: value(0.7) };
		expect(compare("results/values.json", before, { auc: value(0.72) }, 0.02)).toEqual({
			state: "within tolerance",
			differences: ["auc: 0.7 -> 0.72"],
		});
		expect(compare("results/values.json", before, { auc: value(0.7201) }, 0.02).state).toBe("differs");
		expect(compare("results/values.json", before, { auc: { ...value(0.7), n: 11 } }, 0.02).state).toBe("differs");
	});
	it("that are new or gone are named", () => {
		expect(compare("results/values.json", { a: value(1) }, { b: value(2) }).differences).toEqual([
			"a: 1 -> no longer made",
			"b: not committed -> 2",
		]);
	});
	it("count as different when only the file is written differently", () => {
		const result = compareOutput("results/values.json", bytes("{}"), bytes("{ }"));
		expect(result).toEqual({
			state: "differs",
			differences: ["the values are the same, the file is written differently"],
		});
	});
});

describe("other outputs", () => {
	it("CSV names row and column, quoted fields read as one", () => {
		expect(compare("results/figures/a.csv", 'x,y\n1,"a, b"\n2,c\n', 'x,y\n1,"a, d"\n2,c\n').differences).toEqual([
			"row 1, column y: a, b -> a, d",
		]);
	});
	it("CSV says how many rows there are more", () => {
		expect(compare("results/figures/a.csv", "x\n1\n", "x\n1\n2\n").differences).toEqual(["rows: 1 -> 2"]);
	});
	it("a table names row, first cell and column title", () => {
		const table = (n: string) => ({
			title: "t",
			caption: "c",
			columns: [
				{ key: "what", title: "Outcome", align: "left" },
				{ key: "n", title: "n (%)", align: "decimal" },
			],
			rows: [{ cells: { what: "Caesarean", n } }],
			notes: [],
		});
		expect(compare("results/tables/t.json", table("46"), table("47")).differences).toEqual([
			'row 1 (Caesarean), column "n (%)": "46" -> "47"',
		]);
	});
	it("JSON names the path, and a long list is cut", () => {
		expect(compare("results/features/f.json", { rows: [{ a: 1 }] }, { rows: [{ a: 2 }] }).differences).toEqual([
			"rows[0].a: 1 -> 2",
		]);
		const many = (x: number) => Array.from({ length: 20 }, () => x);
		const { differences } = compare("results/features/f.json", many(1), many(2));
		expect(differences).toHaveLength(13);
		expect(differences.at(-1)).toBe("and 8 more");
	});
	it("a drawing names the first place that differs", () => {
		expect(compare("results/figures/a.svg", '<svg>\n<path d="M0 1"/>', '<svg>\n<path d="M0 2"/>').differences).toEqual([
			'line 2: "<path d=\\"M0 1\\"/>" -> "<path d=\\"M0 2\\"/>"',
		]);
	});
	it("a file that is no longer JSON is told as text", () => {
		expect(compare("results/features/f.json", "[1]", "[1").differences).toHaveLength(1);
	});
});
