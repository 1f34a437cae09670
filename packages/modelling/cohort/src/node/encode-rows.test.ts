import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { defineColumns } from "@quickening/table";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOfRows } from "../tables/cells.ts";
import { dayColumns } from "../tables/day.ts";
import { cohortWriter } from "./cohort-writer.ts";
import { encodeRows } from "./encode-rows.ts";
import { packCells, unpackCells } from "./make/packed-cells.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "encode-rows-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const days = (from: number, n: number) =>
	cellsOfRows(
		"day",
		Array.from({ length: n }, (_, i) => ({
			...{ personId: `p${(from + i) % 7}`, date: `2025-01-${String(1 + ((from + i) % 28)).padStart(2, "0")}` },
			...{ source: "ring", steps: i % 3 === 0 ? Number.NaN : from + i, enmoMg: (from + i) / 7 },
		})),
	);

describe("row groups that are encoded elsewhere", () => {
	it("are read back, between rows that were handed in, by our reader and by DuckDB", async () => {
		const place = join(folder, "mixed");
		const writer = await cohortWriter(place, { rowsPerGroup: 10 });
		await writer.add({ day: days(0, 13) });
		await writer.addEncoded({ day: encodeRows("day", dayColumns, [days(13, 11), days(24, 0), days(24, 13)], 10) });
		await writer.addEncoded({ day: encodeRows("day", dayColumns, [days(37, 0)], 10) });
		await writer.add({ day: days(37, 5) });
		await writer.addEncoded({ day: encodeRows("day", dayColumns, [days(42, 8)], 10) });
		expect((await writer.finish()).rows).toEqual({ day: 50 });
		const path = join(place, "day.parquet");
		const table = await defineColumns(dayColumns).read(await readFile(path), "day.parquet");
		expect(table.array("enmoMg")).toEqual(Array.from({ length: 50 }, (_, i) => i / 7));
		expect(table.array("personId")).toEqual(Array.from({ length: 50 }, (_, i) => `p${i % 7}`));
		const instance = await DuckDBInstance.create(":memory:");
		const connection = await instance.connect();
		const reader = await connection.runAndReadAll(
			`select count(*)::double, count(steps)::double, sum(enmoMg) from '${path}' where personId <> 'p3'`,
		);
		const kept = Array.from({ length: 50 }, (_, i) => i).filter((i) => i % 7 !== 3);
		const [[n, known, sum]] = reader.getRows() as [[number, number, number]];
		expect(n).toBe(kept.length);
		expect(known).toBe(table.array("steps").filter((value, i) => i % 7 !== 3 && !Number.isNaN(value)).length);
		expect(sum).toBeCloseTo(
			kept.reduce((total, i) => total + i / 7, 0),
			9,
		);
		connection.closeSync();
	});

	it("are the same bytes each time, and refused where cells are not the table's", () => {
		expect(encodeRows("day", dayColumns, [days(0, 30)], 10)).toEqual(encodeRows("day", dayColumns, [days(0, 30)], 10));
		expect(encodeRows("day", dayColumns, [days(0, 30)], 10).groups).toHaveLength(3);
		expect(() => encodeRows("day", dayColumns, [{ ...days(0, 1), steps: ["many"] }], 10)).toThrow(
			"cohortWriter: table day must have cells of steps that each be a finite number",
		);
	});
});

describe("packed cells", () => {
	it("come out as they went in, one batch behind the other", () => {
		const text = fc.option(fc.constantFrom("", "a", "b", "né"), { nil: null });
		const batch = fc.array(fc.tuple(text, fc.double())).map((rows) => ({
			name: rows.map(([name]) => name),
			value: Float64Array.from(rows, ([, value]) => value),
		}));
		fc.assert(
			fc.property(fc.array(batch, { minLength: 1 }), (batches) => {
				const all = unpackCells(structuredClone(packCells(batches)));
				expect(all.name).toEqual(batches.flatMap(({ name }) => name));
				expect(all.value).toEqual(Float64Array.from(batches.flatMap(({ value }) => [...value])));
			}),
		);
	});
});
