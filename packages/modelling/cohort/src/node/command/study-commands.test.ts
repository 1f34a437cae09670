import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { columnsOf, exampleCohort } from "../../../test/example-cohort.ts";
import { cohortOf } from "../../tables/typed-tables.ts";
import { readCohort, writeCohort } from "../read-cohort.ts";
import { studyCommands } from "./study-commands.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "cohort-command-"));
	const cohort = cohortOf(columnsOf(exampleCohort(30)) as never);
	await writeCohort(join(folder, "good"), cohort, { about: { frozenOn: "2025-12-31" } });
	await mkdir(join(folder, "own"));
	await writeFile(join(folder, "own", "ulos.csv"), "raskaus,tulos,arvo\nq1,preterm-birth,no\n");
	const columns = { pregnancyId: "raskaus", outcome: "tulos", value: "arvo" };
	await writeFile(join(folder, "mapping.json"), JSON.stringify({ outcome: { file: "ulos.csv", columns } }));
	await writeFile(join(folder, "study.key"), "0123456789abcdef0123456789abcdef0123456789abcdef\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
	process.exitCode = 0;
	vi.restoreAllMocks();
});

/** Runs a subcommand in this process: what it printed, and its exit code. */
async function run(...args: string[]): Promise<{ readonly out: string; readonly code: number }> {
	let out = "";
	vi.spyOn(process.stdout, "write").mockImplementation((text) => {
		out += String(text);
		return true;
	});
	process.exitCode = 0;
	const command = new Command("cohort").exitOverride().configureOutput({ writeErr: () => {} });
	for (const each of studyCommands()) command.addCommand(each.copyInheritedSettings(command));
	await command.parseAsync(args, { from: "user" });
	vi.restoreAllMocks();
	return { out, code: Number(process.exitCode) };
}

describe("the cohort command", () => {
	it("check lists problems and says in its exit code whether one is an error", async () => {
		const good = await run("check", join(folder, "good"));
		expect(good).toEqual({ out: expect.stringContaining("frozen on 2025-12-31"), code: 0 });
		expect(good.out).toContain("Nothing was found.");
		const late = await run("check", join(folder, "good"), "--frozen", "2024-06-01", "--json", "--most", "1");
		expect(late.code).toBe(1);
		const { problems } = JSON.parse(late.out) as { problems: { code: string; rows: number | null }[] };
		expect([...new Set(problems.map(({ code }) => code))]).toEqual(["after-freeze"]);
		const counted = await run(
			"check",
			join(folder, "good"),
			"--frozen",
			"2024-06-01",
			"--counted",
			"--csv",
			join(folder, "p.csv"),
		);
		expect(counted.out).not.toMatch(/participantId p\d/);
		expect(await readFile(join(folder, "p.csv"), "utf8")).toContain(
			"table,key,column,code,severity,rows,message,protected",
		);
	});

	it("check reads a study's own names by a mapping, and says which file that is wrong", async () => {
		const mapped = await run("check", join(folder, "own"), "--mapping", join(folder, "mapping.json"));
		expect(mapped).toMatchObject({ code: 0, out: expect.stringContaining("ulos.csv") });
		const without = await run("check", join(folder, "own"));
		expect(without).toMatchObject({ code: 1, out: expect.stringContaining("no table of a cohort was found") });
		await expect(run("check", join(folder, "own"), "--mapping", join(folder, "no.json"))).rejects.toThrow(
			"no.json must be a file that can be read; got ENOENT",
		);
		await expect(run("check", join(folder, "none"))).rejects.toThrow(join(folder, "none"));
	});

	it("describe lists the schema", async () => {
		expect((await run("describe", "outcome")).out).toContain(
			"outcome.csv or .parquet), a row for each pregnancyId and outcome",
		);
		expect(
			(JSON.parse((await run("describe", "--json")).out) as { table: string }[]).map(({ table }) => table),
		).toContain("wearSession");
		await expect(run("describe", "days")).rejects.toThrow("It must be one of participant");
	});

	it("convert writes Parquet under the schema's names", async () => {
		await run("convert", join(folder, "own"), join(folder, "out"), "--mapping", join(folder, "mapping.json"));
		const { tables } = await readCohort(join(folder, "out"));
		expect(tables.outcome!.objects()).toEqual([{ pregnancyId: "q1", outcome: "preterm-birth", value: "no" }]);
	});

	it("deidentify writes the cohort anew, and reports no small count", async () => {
		const { out } = await run(
			"deidentify",
			join(folder, "good"),
			join(folder, "shared"),
			"--key",
			join(folder, "study.key"),
			"--k",
			"2",
		);
		expect(out).toContain("participant: 30 rows; 1 to 7 taken out");
		const { tables } = await readCohort(join(folder, "shared"));
		expect(tables.participant!.array("participantId").every((id) => /^p[0-9a-f]{20}$/.test(id))).toBe(true);
		const inside = run("deidentify", folder, join(folder, "x"), "--key", join(folder, "study.key"));
		await expect(inside).rejects.toThrow("must lie away from the data");
	});
});
