import { describe, expect, it } from "vitest";
import { defineColumns } from "../table-schema.ts";
import { examineTable } from "./examine-table.ts";
import { likelyUnit } from "./likely-unit.ts";

const columns = {
	id: { type: "text", unit: "id", key: true },
	weeks: { type: "integer", unit: "weeks", range: [4, 44] },
	systolic: { type: "number", unit: "mmHg", range: [70, 200], missing: [999, ""], valid: [60] },
	site: { type: "text", unit: "code", codes: { A: "first", B: "second" } },
	born: { type: "date", unit: "date", range: ["2019-01-01", "2021-12-31"], missing: [""] },
	smokes: { type: "boolean", unit: "code", missing: ["NA"] },
} as const;
const right =
	"id,weeks,systolic,site,born,smokes\np1,10,120,A,2020-02-29,true\np2,20,999,B,,NA\np3,30,60,A,2019-01-01,0\n";
const look = (text: string) => examineTable(new TextEncoder().encode(text), "visits.csv", columns);

describe("a file beside its codebook", () => {
	it("counts what each rule touched", async () => {
		const report = await look(right);
		expect(report).toMatchObject({ nRows: 3, missingColumns: [], extraColumns: [], nDuplicateKeys: 0 });
		expect(report.order).toBeUndefined();
		const systolic = report.columns.find(({ name }) => name === "systolic")!;
		expect(systolic.counts).toEqual({
			...{ read: 3, missing: { "999": 1 }, outside: 0, suspected: 0 },
			broken: { empty: 0, type: 0, level: 0, range: 0 },
		});
		expect(report.columns.every(({ faults }) => faults.length === 0)).toBe(true);
	});

	it.each<[string, string, string, object]>([
		["a number out of range", "120", "1e308", { range: 1 }],
		["a number that is none", "120", "Inf", { type: 1 }],
		["a decimal comma", "120", '"120,5"', { type: 1 }],
		["a level that nobody named", "A,2020", "C,2020", { level: 1 }],
		["a day that no calendar has", "2020-02-29", "2019-02-29", { type: 1 }],
		["a day in another way of writing", "2020-02-29", "31/02/2020", { type: 1 }],
		["a day after the last", "2020-02-29", "2022-01-01", { range: 1 }],
		["half a week", "p1,10,", "p1,10.5,", { type: 1 }],
		["an empty cell where there must be one", "p1,10,", "p1,,", { empty: 1 }],
		["a truth that is none", "true", "perhaps", { type: 1 }],
	])("%s breaks one rule once", async (_, before, after, broken) => {
		const text = right.replace(before, after);
		expect(text).not.toBe(right);
		const sums: Record<string, number> = {};
		for (const { counts } of (await look(text)).columns) {
			for (const [rule, n] of Object.entries(counts.broken)) if (n > 0) sums[rule] = (sums[rule] ?? 0) + n;
		}
		expect(sums).toEqual(broken);
	});

	it("names columns that are not there, with the nearest, and those that nobody described", async () => {
		const report = await look(right.replace("systolic", "Systolc"));
		expect(report.missingColumns).toEqual([{ name: "systolic", nearest: "Systolc" }]);
		expect(report.extraColumns).toEqual(["Systolc"]);
	});

	it("sees another order, keys that are there twice, and keys that are not there", async () => {
		const text = "weeks,id,systolic,site,born,smokes\n10,p1,120,A,,NA\n11,p1,120,A,,NA\n12,,120,A,,NA\n";
		expect(await look(text)).toMatchObject({
			order: ["weeks", "id", "systolic", "site", "born", "smokes"],
			...{ nDuplicateKeys: 1, nMissingKeys: 1 },
		});
	});

	it("says why a file is no table", async () => {
		const utf16 = Buffer.from(`\ufeff${right}`, "utf16le");
		const { unreadable } = await examineTable(utf16, "visits.csv", columns);
		expect(unreadable).toBe(
			' must be text in utf-8, and is not: it looks like UTF-16. Save it as UTF-8, or say so in dataset.json ("encoding": "utf-16le")',
		);
		expect((await look("")).unreadable).toContain("it is empty");
		expect((await look(`\ufeff${right}`)).unreadable).toBeUndefined();
	});

	it("keeps a suspected code as it stands, and asks", async () => {
		const asked = { dose: { type: "number", unit: "mg", range: [1, 10], suspected: [-9, "NA"] } } as const;
		const bytes = new TextEncoder().encode("dose\n5\n-9\nNA\n");
		const { columns: found } = await examineTable(bytes, "d.csv", asked);
		expect(found[0]!.counts).toMatchObject({ suspected: 2, broken: { type: 0, range: 0 } });
		const table = await defineColumns(asked).read(bytes, "d.csv");
		expect(table.array("dose")).toEqual([5, -9, Number.NaN]);
		expect(table.warnings.map(({ message }) => message)).toEqual([
			"d.csv, column dose: perhaps a missing code in 2 of 3 rows: say in dataset.json whether -9, NA is missing or valid",
		]);
	});
});

describe("data that are not open", () => {
	const visits = defineColumns(columns, { tier: "restricted" });
	const read = (text: string) => visits.read(new TextEncoder().encode(text), "visits.csv");

	it("are refused without a value, a row or a small count", async () => {
		const error = await read(right.replace("120", "220")).catch(
			(each: unknown) => each as Error & { received: unknown },
		);
		expect(error).toMatchObject({
			message: "readTable: visits.csv, column systolic: of 1 to 7 cells 1 to 7 must lie from 70 to 200",
			received: undefined,
		});
		expect(JSON.stringify(error)).not.toContain("220");
	});

	it("are joined without a key in a message", async () => {
		const table = (await read(right)).select("id", "weeks");
		const twice = table.concat(table).rename({ weeks: "again" });
		expect(() => table.join(twice, "id")).toThrow(/a key of id stands there more often/);
		expect(() => table.join(twice, "id")).not.toThrow(/p1/);
	});
});

describe("what a column may hold instead of its unit", () => {
	const values = (...list: number[]) => Float64Array.from(list);
	it.each<[string, string, readonly [number, number], number[], string]>([
		["sbp", "mmHg", [70, 200], [16, 15.2, 17.1, 14.4], "values look like kPa: 7.5 times smaller than mmHg"],
		["pressure", "kPa", [9, 27], [120, 110, 135], "values look like mmHg: 7.5 times larger than kPa"],
		["glucose", "mg/dL", [60, 300], [5.1, 6.2, 4.8], "values look like mmol/L of glucose: 18 times smaller than mg/dL"],
		["temperature", "°C", [34, 42], [98.6, 99.1, 97.9], "values look like °F, not °C"],
		["weight", "kg", [40, 150], [154, 165, 180], "values look like lb: 2.2 times larger than kg"],
		["height", "cm", [140, 200], [63, 66, 70], "values look like in: 2.54 times smaller than cm"],
		["rr", "ms", [300, 2000], [0.8, 0.85, 0.79], "values look like s: 1000 times smaller than ms"],
		["birth weight", "g", [500, 6000], [3.2, 3.5, 2.9], "values look like kg: 1000 times smaller than g"],
		["saturation", "%", [70, 100], [0.97, 0.99, 0.95], "values look like fractions: 100 times smaller than %"],
	])("%s in %s", (name, unit, range, list, message) => {
		expect(likelyUnit(name, { type: "number", unit, range }, values(...list))).toEqual({
			message,
			certainty: "broken",
		});
	});

	it("is told of a part of the values, and of values that crowd at the edge of a wide range", () => {
		const column = { type: "number", unit: "mmHg", range: [70, 200] } as const;
		expect(likelyUnit("sbp", column, values(120, 130, 16, 17, 15))?.message).toBe(
			"the values out of range look like kPa: 7.5 times smaller than mmHg",
		);
		const wide = { ...column, range: [0, 300] } as const;
		const kilopascals = values(...Array.from({ length: 20 }, (_, i) => 14 + i / 4));
		expect(likelyUnit("sbp", wide, kilopascals)).toEqual({
			message: "values lie at the edge of the range and look like kPa: 7.5 times smaller than mmHg",
			certainty: "edge",
		});
	});

	it("is not told of values that keep the range, of a few that no unit explains, or of codes", () => {
		const column = { type: "number", unit: "mmHg", range: [70, 200] } as const;
		expect(likelyUnit("sbp", column, values(120, 130, 70, 200))).toBeUndefined();
		expect(likelyUnit("sbp", column, values(120, 130, 1000, 2000, 1e6))).toBeUndefined();
		expect(likelyUnit("site", { ...column, unit: "code", codes: { 80: "a" } }, values(1, 2, 3))).toBeUndefined();
		expect(likelyUnit("n", { ...column, unit: "1" }, values(1, 2, 3))).toBeUndefined();
	});
});
