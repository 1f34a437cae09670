import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineColumns } from "@quickening/table";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOfRows } from "../tables/cells.ts";
import { cohortTables } from "../tables/cohort-tables.ts";
import { cohortWriter } from "./cohort-writer.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "cohort-writer-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const days = (n: number, first = 0) =>
	cellsOfRows(
		"day",
		Array.from({ length: n }, (_, i) => ({
			...{ personId: `p${(first + i) % 7}`, date: `2025-01-${String(1 + ((first + i) % 28)).padStart(2, "0")}` },
			...{ source: "ring", steps: i % 3 === 0 ? Number.NaN : (first + i) * 1.1 },
		})),
	);

describe("a cohort that is written", () => {
	it("is read back by its tables' columns, missing cells and all", async () => {
		const place = join(folder, "whole");
		const writer = await cohortWriter(place, { rowsPerGroup: 10, about: { synthetic: true } });
		await writer.add({ day: days(25), outcome: { pregnancyId: ["q1"], outcome: ["preterm-birth"], value: ["no"] } });
		expect((await writer.finish()).rows).toEqual({ day: 25, outcome: 1 });
		expect((await readdir(place)).sort()).toEqual(["cohort.json", "day.parquet", "outcome.parquet"]);
		const table = await defineColumns(cohortTables.day).read(await readFile(join(place, "day.parquet")), "day.parquet");
		expect(table.array("steps")).toEqual([...days(25).steps!]);
		expect(table.array("personId")).toEqual(days(25).personId);
		expect(JSON.parse(await readFile(join(place, "cohort.json"), "utf8"))).toEqual({
			...{ format: "quickening-cohort-1", synthetic: true, rows: { day: 25, outcome: 1 } },
		});
	});

	it("has the same bytes however its rows are cut into batches", async () => {
		const bytesOf = async (name: string, cuts: readonly number[]) => {
			const writer = await cohortWriter(join(folder, name), { rowsPerGroup: 8 });
			let first = 0;
			for (const n of cuts) {
				const all = days(40);
				await writer.add({
					day: Object.fromEntries(Object.entries(all).map(([key, cells]) => [key, cells.slice(first, first + n)])),
				});
				first += n;
			}
			await writer.add({ day: {} });
			await writer.finish();
			return readFile(join(folder, name, "day.parquet"));
		};
		const whole = await bytesOf("one", [40]);
		let run = 0;
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), async (a, b) => {
				const [first, second] = [Math.min(a, b), Math.max(a, b)];
				const cut = await bytesOf(`cut${run++}`, [first, second - first, 40 - second]);
				expect(cut.equals(whole)).toBe(true);
			}),
			{ numRuns: 10 },
		);
	});

	it("is whole or not there: a batch that is refused leaves nothing", async () => {
		const place = join(folder, "refused");
		const writer = await cohortWriter(place);
		await writer.add({ day: days(3) });
		await expect(writer.add({ day: { ...days(2), steps: ["many", null] } })).rejects.toThrow(
			"cohortWriter: table day must have cells of steps that each be a finite number, or NaN or null where it is missing; got many in row 4",
		);
		await expect(writer.finish()).rejects.toThrow("refused is closed");
		expect((await readdir(folder)).filter((name) => name.includes("refused"))).toEqual([]);
	});

	it.each([
		["a table that none is", { days: days(1) }, 'got "days"'],
		["a column that none is", { day: { ...days(1), pace: [1] } }, "got pace"],
		["columns of two lengths", { day: { ...days(1), steps: [1, 2] } }, "columns of one length; got 1, 2"],
		["no column of what may not be empty", { outcome: { pregnancyId: ["q"] } }, "have its column outcome"],
	])("refuses %s", async (_, batch, words) => {
		const writer = await cohortWriter(join(folder, "wrong"));
		await expect(writer.add(batch as never)).rejects.toThrow(words);
	});

	it("takes the place of another cohort only when told to, and never of other files", async () => {
		const place = join(folder, "taken");
		const write = async (n: number, replace: boolean) => {
			const writer = await cohortWriter(place, { replace });
			await writer.add({ day: days(n) });
			await writer.finish();
		};
		await write(1, false);
		await expect(write(2, false)).rejects.toThrow("say replace: true");
		await write(2, true);
		expect(JSON.parse(await readFile(join(place, "cohort.json"), "utf8")).rows).toEqual({ day: 2 });
		await writeFile(join(place, "notes.txt"), "hers");
		await expect(write(3, true)).rejects.toThrow("which holds notes.txt");
		await mkdir(join(folder, "empty"));
		await (await cohortWriter(join(folder, "empty"))).abandon();
		expect(await readdir(join(folder, "empty"))).toEqual([]);
	});
});
