import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { columnsModule } from "./columns-module.ts";
import type { DatasetTable } from "./dataset.ts";
import { outdatedColumns } from "./outdated-columns.ts";

const root = mkdtempSync(join(tmpdir(), "quickening-columns-"));
afterAll(() => rmSync(root, { recursive: true }));

const column = {
	name: "rate",
	description: "resting heart rate",
	unit: "bpm",
	range: [40, 120],
	missing: [""],
} as const;
const table = (files: string, more: Partial<DatasetTable> = {}): DatasetTable => ({
	files,
	description: "Visits.",
	columns: [column],
	...more,
});
const named = (...files: string[]) =>
	[...columnsModule({ slug: "study", tables: files.map((file) => table(file)) })!.matchAll(/export const (\w+)/g)].map(
		([, name]) => name,
	);

it("writes each column with what is known of it, and its meaning where an editor shows it", () => {
	const codes = {
		name: 'sex "m/f"',
		description: "sex */ of\nthe baby",
		unit: "code",
		range: null,
		missing: [],
		codes: { f: "girl" },
	};
	expect(
		columnsModule({ slug: "study", tables: [table("visits.csv", { columns: [column, codes], delimiter: ";" })] }),
	).toBe(
		`// Made from data/study/dataset.json by \`quickening sync\`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** visits.csv: Visits. */
export const visits = defineColumns(
	{
		/** resting heart rate; bpm, 40 to 120 */
		"rate": {
			type: "number",
			unit: "bpm",
			range: [40, 120],
			missing: [""],
		},
		/** sex * / of the baby; code */
		"sex \\"m/f\\"": {
			type: "text",
			unit: "code",
			codes: { "f": "girl" },
		},
	},
	{ "delimiter": ";" },
);
export type VisitsRow = RowOfTable<typeof visits>;
`,
	);
});

it("names tables by their files, and no two alike", () => {
	expect(named("visits.csv", "signals/*.csv", "data/*/PPG.csv", "night_2.parquet", "2024-results.tsv")).toEqual([
		"visits",
		"signals",
		"ppg",
		"night2",
		"table2024Results",
	]);
	expect(named("a/visits.csv", "b/visits.csv", "c/*/visits.csv", "visits.arrow")).toEqual([
		"visits",
		"bVisits",
		"cVisits",
		"visits2",
	]);
});

it("has nothing to say of files that are no tables, or of tables without columns", () => {
	expect(columnsModule({ slug: "study", tables: [table("a.wav"), table("b.csv", { columns: [] })] })).toBeUndefined();
});

it("is out of date when dataset.json says something else, and is written anew only where it is", () => {
	const folder = join(root, "data/study");
	mkdirSync(folder, { recursive: true });
	const dataset = {
		schema: 1,
		slug: "study",
		title: "t",
		citation: "c",
		doi: null,
		licence: { spdx: "NONE", confirmed: false, note: "n" },
		tier: "open",
		population: "p",
		devices: [],
		archive: "study.tar.gz",
		tables: [table("visits.csv")],
		files: [{ path: "visits.csv", bytes: 1, sha256: "0".repeat(64), url: null }],
	};
	writeFileSync(join(folder, "dataset.json"), JSON.stringify(dataset));
	expect(outdatedColumns(root, ["study"])).toEqual([]);
	const [missing] = outdatedColumns(root, ["study"], { missing: true });
	expect(missing).toEqual({ path: "data/study/columns.ts", text: columnsModule(dataset as never) });
	writeFileSync(join(folder, "columns.ts"), missing!.text!);
	expect(outdatedColumns(root, ["study"], { missing: true })).toEqual([]);
	const other = { ...dataset, tables: [table("visits.csv", { columns: [{ ...column, unit: "1/min" }] })] };
	writeFileSync(join(folder, "dataset.json"), JSON.stringify(other));
	expect(outdatedColumns(root, ["study"]).map(({ text }) => text!.includes('unit: "1/min"'))).toEqual([true]);
	writeFileSync(join(folder, "dataset.json"), JSON.stringify({ ...dataset, tables: [] }));
	expect(outdatedColumns(root, ["study"])).toEqual([{ path: "data/study/columns.ts", text: undefined }]);
	writeFileSync(join(folder, "dataset.json"), "{");
	expect(outdatedColumns(root, ["study"])).toEqual([]);
});
