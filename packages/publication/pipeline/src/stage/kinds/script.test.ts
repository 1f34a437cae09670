import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StageScript } from "@quickening/paper";
import { defineColumns, op } from "@quickening/table";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunningJob } from "../job.ts";
import { runScript } from "./script.ts";

const root = mkdtempSync(join(tmpdir(), "quickening-script-"));
const raw = join(root, "data/study/raw");
const visits = defineColumns({
	participant: { type: "text", unit: "id" },
	weeks: { type: "number", unit: "weeks", range: [4, 44] },
});
const job: RunningJob = {
	paper: "study",
	stage: "read",
	inputs: { visits: join(raw, "visits.csv"), all: raw },
	params: {},
	outputs: Object.fromEntries(
		["csv", "parquet", "arrow", "txt"].map((ending) => [ending, join(root, "out", `means.${ending}`)]),
	),
	facts: {},
	paperFolder: join(root, "papers/study"),
	progress: () => {},
};
const run = (script: StageScript) => runScript(job, script);

beforeAll(() => {
	mkdirSync(join(raw, "more"), { recursive: true });
	writeFileSync(join(raw, "visits.csv"), "participant,weeks\na,12\nb,20\na,30\n");
	writeFileSync(join(raw, "more/late.csv"), "participant,weeks\nc,45\n");
});
afterAll(() => rmSync(root, { recursive: true }));

it("a stage reads a table, and writes another in each format, which the next stage can read", async () => {
	await run(async (stage) => {
		const last = (await stage.readTable("visits", visits))
			.groupby("participant")
			.rollup({ weeks: (d) => op.max(d.weeks) });
		for (const ending of ["csv", "parquet", "arrow"]) stage.writeTable(ending, last);
	});
	expect(readFileSync(job.outputs["csv"]!, "utf8")).toBe("participant,weeks\na,30\nb,20\n");
	const next = { ...job, inputs: job.outputs };
	await runScript(next, async (stage) => {
		for (const ending of ["csv", "parquet", "arrow"]) {
			const table = await stage.readTable(ending, visits);
			expect(table.objects()).toEqual([
				{ participant: "a", weeks: 30 },
				{ participant: "b", weeks: 20 },
			]);
		}
	});
});

it("a file of an input folder is named below it, for tables and for bytes", async () => {
	await run(async (stage) => {
		expect((await stage.readTable("all", visits, { file: "visits.csv" })).numRows()).toBe(3);
		expect(new TextDecoder().decode(stage.readBytes("all", { file: "more/late.csv" }))).toContain("c,45");
		expect(stage.readBytes("visits")).toBeInstanceOf(Uint8Array);
	});
});

it("what is wrong is said with the file's place in the repository", async () => {
	await expect(
		run(async (stage) => void (await stage.readTable("all", visits, { file: "more/late.csv" }))),
	).rejects.toThrow(
		'readTable: data/study/raw/more/late.csv, row 1 (line 2), column weeks must lie from 4 to 44; got "45"',
	);
	await expect(run(async (stage) => void (await stage.readTable("all", visits)))).rejects.toThrow(
		'stage read: input all is a folder: say which of its files, with { file: "..." }',
	);
	await expect(run((stage) => void stage.readBytes("visit"))).rejects.toThrow(
		"stage read: input visit is not declared",
	);
	await expect(run(async (stage) => stage.writeTable("txt", await stage.readTable("visits", visits)))).rejects.toThrow(
		"writeTable: the file must end in .csv, .tsv, .parquet or .arrow",
	);
});
