import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, DatasetColumn } from "@quickening/datasets";
import { dvcProgramPath } from "@quickening/workspace";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type SmallCheckout, sha256, smallCheckout, write } from "../../../datasets/src/testing/small-dataset.ts";
import { dataCommand } from "../commands/data.ts";

const columns: readonly DatasetColumn[] = [
	{ name: "id", description: "participant", type: "text", unit: "id", range: null, key: true, missing: [] },
	{ name: "sbp", description: "pressure", type: "integer", unit: "mmHg", range: [90, 160], missing: [""] },
	{
		name: "site",
		description: "site",
		type: "text",
		unit: "code",
		range: null,
		missing: [],
		codes: { A: "a", B: "b" },
	},
];
const rows = Array.from({ length: 20 }, (_, i) => `p${i},${100 + i},${i % 2 ? "A" : "B"}`);
const text = (lines: readonly string[], heading = "id,sbp,site") => `${heading}\n${lines.join("\n")}\n`;

const formerFolder = process.cwd();
let checkout: SmallCheckout;
let root: string;
let output: string;
let said: string;
beforeEach(() => {
	checkout = smallCheckout();
	root = checkout.root;
	rmSync(join(root, "data/small-set"), { recursive: true });
	process.chdir(root);
	write(join(root, "packages/publication/cli/setup/dvc-requirements.txt"), "dvc==0.0.1 \\\n");
	const dvc = dvcProgramPath(root, { QUICKENING_CACHE: join(root, "cache") });
	// A dvc that does what is needed of it here: it writes the pointer, or fails where it is told to.
	write(
		dvc,
		'#!/bin/sh\n[ -e fail-dvc ] && [ "$1" = add ] && exit 1\n[ "$1" = add ] && cksum data/study/raw/* > data/study/raw.dvc\nexit 0\n',
	);
	const { chmodSync } = process.getBuiltinModule("node:fs");
	chmodSync(dvc, 0o755);
	vi.stubEnv("QUICKENING_CACHE", join(root, "cache"));
	vi.stubEnv("QUICKENING_MIRROR", "");
	vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
		output += piece;
		return true;
	});
	vi.spyOn(process.stderr, "write").mockImplementation((piece) => {
		said += piece;
		return true;
	});
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	process.exitCode = undefined;
	process.chdir(formerFolder);
	checkout.remove();
});
const data = async (...args: string[]) => {
	process.exitCode = undefined;
	[output, said] = ["", ""];
	await dataCommand().parseAsync(args, { from: "user" });
	return process.exitCode;
};
const describeStudy = (content: string, change: Partial<Dataset> = {}): Dataset => {
	const dataset: Dataset = {
		...{ schema: 1, slug: "study", title: "t", citation: "c", doi: null, tier: "open", population: "p", devices: [] },
		...{ licence: { spdx: "CC0-1.0", confirmed: true, note: "" }, archive: "study.tar.gz" },
		tables: [{ files: "visits.csv", description: "Visits.", columns }],
		files: [{ path: "visits.csv", bytes: Buffer.byteLength(content), sha256: sha256(content), url: null }],
		...change,
	};
	write(join(root, "data/study/dataset.json"), `${JSON.stringify(dataset, null, "\t")}\n`);
	return dataset;
};
const closed = {
	tier: "restricted",
	access: { holder: "Board of Example Hospital", how: "write to it", afterwards: "delete it when the paper is out" },
} as const;
const put = (content: string) => write(join(root, "data/study/raw/visits.csv"), content);
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("data check", () => {
	it("ends with 1 where a cell is not as described, and says what each rule touched", async () => {
		const content = text([...rows.slice(0, 18), "p18,,C", "p19,999,A"]);
		describeStudy(content);
		put(content);
		expect(await data("check", "--report")).toBe(1);
		expect(output).toBe(
			`study: present, 1 file as listed
  1 table of 3 columns: 60 values read, 1 missing by code, 0 out of range as is known, 0 suspected to be missing codes, 2 against a rule
  ✗ data/study/raw/visits.csv, column sbp: 1 of 20 cells break the rule "must lie from 90 to 160"
      row 20 (line 21): "999"
  ✗ data/study/raw/visits.csv, column site: 1 of 20 cells break the rule "must be one of A, B"
      row 19 (line 20): "C"

  visits.csv: 1 file, 20 rows
    column  read  missing by code  known outside  suspected  empty  wrong type  unknown level  out of range
    id        20
    sbp       20  empty: 1                                                                                1
    site      20                                                                            1
`,
		);
	});

	it("of data that are not open says no value in any way of asking, and no small count", async () => {
		const content = text([...rows.slice(0, 18), "p18,,Secret", "p19,4321,A"]);
		describeStudy(content, closed);
		put(content);
		for (const way of [[], ["--report"], ["--json"], ["--full"]]) {
			expect(await data("check", ...way)).toBe(1);
			expect(output + said).not.toMatch(/4321|Secret|row 20|"broken": 1|"range": 1,/);
			expect(output).toContain("1 to 7");
		}
		await expect(data("check", "--show-values")).rejects.toThrow("on a terminal only");
		const { isTTY } = process.stdout;
		process.stdout.isTTY = true;
		expect(await data("check", "--show-values").finally(() => Object.assign(process.stdout, { isTTY }))).toBe(1);
		expect(said).toContain("Values of people follow (study): do not copy them");
		expect(output).toContain('row 20 (line 21): "4321"');
	});

	it("says who holds data that are not here", async () => {
		describeStudy(text(rows), closed);
		expect(await data("check", "study")).toBe(1);
		expect(output).toContain("Held by: Board of Example Hospital. To ask for it: write to it.");
		expect(output).toContain("npm run quickening -- data take study --from <folder>");
	});

	it("asks about suspected codes by line until they are answered", async () => {
		const content = text(rows);
		const asked = columns.map((column) => (column.name === "sbp" ? { ...column, suspected: [999] } : column));
		describeStudy(content, { tables: [{ files: "visits.csv", description: "Visits.", columns: asked }] });
		put(content);
		expect(await data("check")).toBeUndefined();
		expect(output).toMatch(
			/dataset\.json:\d+ tables\[0\]\.columns\[1\] \(sbp\)\.suspected: 999 looks like a missing code/,
		);
		expect(await data("check", "--complete")).toBe(1);
	});
});

describe("data take", () => {
	it("finds the files by their bytes, whatever they are called, and says what to do now", async () => {
		const content = text(rows);
		describeStudy(content, closed);
		write(join(root, "given/deep/export_final2.txt"), content);
		write(join(root, "given/other.csv"), content.replace("p3", "p4"));
		expect(await data("take", "study", "--from", "given")).toBeUndefined();
		expect(read("data/study/raw/visits.csv")).toBe(content);
		expect(said).toContain("study: delete it when the paper is out");
		expect(read("given/deep/export_final2.txt")).toBe(content);
	});

	it("takes nothing when a file is not there, and says that another version is", async () => {
		const content = text(rows);
		const [first, second] = [content, text(rows.slice(1))];
		describeStudy(first, {
			files: [first, second].map((each, i) => ({
				path: `${i}.csv`,
				bytes: each.length,
				sha256: sha256(each),
				url: null,
			})),
			tables: [],
		});
		write(join(root, "given/0.csv"), first);
		write(join(root, "given/1.csv"), "id\n1\n");
		await expect(data("take", "study", "--from", "given")).rejects.toThrow(
			/1 listed file is not in .*1\.csv \(.*a file of this name is there with other bytes\)\. Nothing was taken/,
		);
		expect(() => read("data/study/raw/0.csv")).toThrow("ENOENT");
	});

	it("ends with 1 where the description is not true of the files", async () => {
		const content = text([...rows, "p20,120,C"]);
		describeStudy(content);
		write(join(root, "given/visits.csv"), content);
		expect(await data("take", "study", "--from", "given")).toBe(1);
		expect(said).toContain('break the rule "must be one of A, B"');
	});
});

describe("data update", () => {
	const next = text([...rows.slice(2), "p0,111,B", "p20,125,A"]);
	const before = () => ["dataset.json", "raw.dvc", "raw/visits.csv"].map((path) => read(`data/study/${path}`));

	async function begin(change: Partial<Dataset> = {}) {
		const content = text(rows);
		describeStudy(content, change);
		write(join(root, "given/visits.csv"), content);
		await data("take", "study", "--from", "given");
		write(join(root, "new/visits.csv"), next);
	}

	it("shows rows and columns, and writes nothing unless it is told to", async () => {
		await begin();
		const was = before();
		expect(await data("update", "study", "--from", "new/visits.csv")).toBe(1);
		expect(said).toContain("20 rows before, 20 now: 1 added, 1 removed, 1 changed (by id)");
		expect(said).toContain("changed cells: sbp 1");
		expect(said).toContain("column sbp: 100 to 119 before, 102 to 125 now");
		expect(said).toContain("Nothing was written. To write it: the same with --yes.");
		expect(before()).toEqual(was);
		expect(await data("update", "study", "--from", "new/visits.csv", "--yes")).toBeUndefined();
		expect(read("data/study/raw/visits.csv")).toBe(next);
		expect(JSON.parse(read("data/study/dataset.json")).files).toEqual([
			{ path: "visits.csv", bytes: next.length, sha256: sha256(next), url: null },
		]);
		expect(read("data/study/raw.dvc")).not.toBe(was[1]);
		expect(await data("check", "study")).toBeUndefined();
		expect(await data("update", "study")).toBeUndefined();
		expect(said).toContain("nothing is different");
	});

	it("refuses what the description does not allow, and names the unit that slipped", async () => {
		await begin();
		const was = before();
		write(
			join(root, "new/visits.csv"),
			text(rows.map((row, i) => row.replace(/,\d+,/, `,${((100 + i) / 7.5).toFixed(1)},`))),
		);
		expect(await data("update", "study", "--from", "new/visits.csv", "--yes")).toBe(1);
		expect(said).toContain("values look like kPa: 7.5 times smaller than mmHg");
		expect(before()).toEqual(was);
	});

	it("lets the description follow when it is asked to: a new name keeps its facts, a new column its questions", async () => {
		await begin();
		const lines = rows.map((row, i) => `${row},${i}`);
		write(join(root, "new/visits.csv"), text([...lines, "p20,170,A,3"], "id,sbp,ward,n"));
		expect(await data("update", "study", "--from", "new/visits.csv", "--yes", "--redescribe")).toBeUndefined();
		expect(said).toContain("column site is called ward now");
		const described = JSON.parse(read("data/study/dataset.json")).tables[0].columns;
		expect(described.map(({ name }: DatasetColumn) => name)).toEqual(["id", "sbp", "ward", "n"]);
		expect(described[1].range).toEqual([90, 170]);
		expect(described[2]).toEqual({ ...columns[2], name: "ward" });
		expect(described[3]).toMatchObject({ type: "integer", unit: "to be filled in" });
		expect(read("data/study/columns.ts")).toContain('"ward"');
	});

	it("is whole or not at all: when DVC fails, all is as it was", async () => {
		await begin();
		const was = before();
		write(join(root, "fail-dvc"), "");
		await expect(data("update", "study", "--from", "new/visits.csv", "--yes")).rejects.toThrow();
		expect(before()).toEqual(was);
		rmSync(join(root, "fail-dvc"));
		expect(await data("check", "study")).toBeUndefined();
	});

	it("takes back one that was cut by a kill", async () => {
		await begin();
		const was = before();
		// What a kill -9 leaves between the files and dataset.json.
		mkdirSync(join(root, ".quickening/updates/study-former"), { recursive: true });
		write(join(root, ".quickening/updates/study-former/visits.csv"), was[2]!);
		const texts = { "data/study/dataset.json": was[0], "data/study/raw.dvc": was[1], "data/study/columns.ts": null };
		write(
			join(root, ".quickening/updates/study.json"),
			JSON.stringify({ texts, replaced: ["visits.csv"], added: ["x.csv"] }),
		);
		put(next);
		write(join(root, "data/study/raw/x.csv"), "half");
		expect(await data("update", "study")).toBeUndefined();
		expect(said).toContain("an update of study that was cut has been taken back");
		expect(before()).toEqual(was);
		expect(() => read("data/study/raw/x.csv")).toThrow("ENOENT");
	});

	it("of data that are not open shows counts alone, and small ones not", async () => {
		await begin(closed);
		expect(await data("update", "study", "--from", "new/visits.csv", "--json")).toBe(1);
		expect(output).toContain('"nChanged": "1 to 7"');
		expect(await data("update", "study", "--from", "new/visits.csv")).toBe(1);
		expect(said).toContain("1 to 7 added, 1 to 7 removed, 1 to 7 changed (by id)");
		expect(output + said).not.toMatch(/111|125|p20|100 to/);
	});
});
