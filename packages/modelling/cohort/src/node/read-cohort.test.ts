import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnsOf, exampleCohort } from "../../test/example-cohort.ts";
import { checkCohort } from "../checks/check-cohort.ts";
import { cohortTables } from "../tables/cohort-tables.ts";
import { fileNameOf } from "../tables/file-name.ts";
import { cohortOf } from "../tables/typed-tables.ts";
import { cohortDatabase } from "./database/cohort-database.ts";
import { personDayColumns } from "./database/person-day.ts";
import { readCohort, writeCohort } from "./read-cohort.ts";
import { readStudy } from "./read-study.ts";

let folder: string;
const cohort = cohortOf(columnsOf(exampleCohort()) as never);
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "cohort-files-"));
	await writeCohort(join(folder, "parquet"), cohort, { about: { frozenOn: "2025-12-31" } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder of CSV files as a study team has them. */
async function csvFolder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
	const place = join(folder, name);
	await mkdir(place, { recursive: true });
	for (const [file, text] of Object.entries(files)) await writeFile(join(place, file), text);
	return place;
}

describe("a cohort's folder", () => {
	it("gives back what was written, from Parquet and from CSV, all nine tables", async () => {
		const csv = Object.entries(cohort).map(([name, table]) => [
			name === "wearSession" ? "wearSession.csv" : `${fileNameOf(name as never)}.csv`,
			new TextDecoder().decode(table!.toBytes("x.csv")),
		]);
		const places = [join(folder, "parquet"), await csvFolder("csv", Object.fromEntries(csv))];
		for (const place of places) {
			const { tables } = await readCohort(place);
			expect(Object.keys(tables)).toEqual(Object.keys(cohortTables));
			for (const [name, table] of Object.entries(tables)) {
				expect(table!.objects()).toEqual(cohort[name as "day"]!.objects());
				expect(table!.columnNames()).toEqual(Object.keys(cohortTables[name as "day"]));
			}
			expect(tables.day!.unit("restingHeartRateBpm")).toBe("bpm");
		}
	});

	it("is the same bytes each time", async () => {
		await writeCohort(join(folder, "again"), cohort, { about: { frozenOn: "2025-12-31" } });
		for (const file of ["day.parquet", "wear-session.parquet", "cohort.json"]) {
			const [one, other] = await Promise.all(["parquet", "again"].map((name) => readFile(join(folder, name, file))));
			expect(one!.equals(other!)).toBe(true);
		}
	});

	it("is checked as it lies there, with what its files are", async () => {
		const place = await csvFolder("own", {
			"outcome.csv": "pregnancyId,outcome,value\nq1,preterm-birth,maybe\n",
			"day.parquet": "no Parquet",
			"notes.csv": "a,b\n1,2\n",
		});
		const { tables, problems } = await readStudy(place);
		expect(problems.map(({ table, code }) => [table, code])).toEqual([
			["day", "unreadable"],
			["notes.csv", "unknown-table"],
		]);
		expect(checkCohort(tables).array("code")).toContain("code");
		await expect(readCohort(place)).rejects.toThrow("readCohort:");
	});

	it("may have names of its own, which a mapping translates", async () => {
		const text = "lapsi,raskaus,nro,paino\ni1,q1,1,3400\n";
		const columns = { infantId: "lapsi", pregnancyId: "raskaus", birthOrder: "nro", birthWeightG: "paino" };
		const mapping = { infant: { file: "lapset.csv", columns } };
		const place = await csvFolder("named", { "lapset.csv": text, "mapping.json": JSON.stringify(mapping) });
		const { tables } = await readCohort(place);
		expect(tables.infant!.objects()).toEqual([
			{
				infantId: "i1",
				pregnancyId: "q1",
				birthOrder: 1,
				sex: null,
				birthWeightG: 3400,
				apgar5: Number.NaN,
				neonatalUnitDays: Number.NaN,
			},
		]);
		const refusals = [
			[{ infants: {} }, "readStudy: mapping must name tables of participant, pregnancy"],
			[{ infant: { columns: { weight: "paino" } } }, 'readStudy: mapping must name columns of infant; got "weight"'],
			[{ infant: { file: "x.csv" } }, '"x.csv" for infant'],
			[{ infant: { file: "lapset.csv", columns: { sex: "sukupuoli" } } }, '"sukupuoli"'],
		] as const;
		for (const [wrong, words] of refusals) {
			await expect(readStudy(place, { mapping: wrong as never })).rejects.toThrow(words);
		}
	});

	it("is refused with what to do, where it is none or has a table twice", async () => {
		await expect(readStudy(join(folder, "nowhere"))).rejects.toThrow(
			"readStudy: folder must be a folder that can be read",
		);
		const twice = await csvFolder("twice", { "day.csv": "a\n1\n", "day.tsv": "a\n1\n" });
		await expect(readStudy(twice)).rejects.toThrow("day.csv and day.tsv");
		const broken = await csvFolder("broken", { "mapping.json": "[]" });
		await expect(readStudy(broken)).rejects.toThrow("have an object of JSON in mapping.json");
		const bad = await csvFolder("bad", { "outcome.csv": "pregnancyId,outcome,value\nq1,preterm-birth,maybe\n" });
		await expect(readCohort(bad)).rejects.toThrow(
			'cohortOf: outcome, row 1, column value must be one of yes, no, unknown; what stands there is not shown. checkCohort, or "npm run cohort -- check", lists all that is wrong',
		);
	});
});

describe("a cohort as a database", () => {
	it("answers as typed tables with units", async () => {
		const database = await cohortDatabase(join(folder, "parquet"));
		const { steps } = cohortTables.day;
		const found = await database.query(
			`SELECT source, count(*) AS n, max(steps) AS steps, min(date) AS "first" FROM "day" WHERE wearMinutes > $least GROUP BY source ORDER BY source`,
			{
				source: cohortTables.day.source,
				n: { type: "integer", unit: "1" },
				steps,
				first: { type: "date", unit: "1" },
			},
			{ least: 600 },
		);
		const days = cohort.day!.objects().filter(({ wearMinutes }) => wearMinutes > 600);
		const of = (source: string) => days.filter((row) => row.source === source);
		expect(found.objects()).toEqual(
			["ring", "watch"].map((source) => ({
				...{
					source,
					n: of(source).length,
					steps: Math.max(...of(source).map((row) => row.steps)),
					first: "2024-10-24",
				},
			})),
		);
		await expect(database.query("SELECT 1 AS a", {})).rejects.toThrow('has a column "a" that is not declared');
		await expect(database.query("SELECT nothing", {})).rejects.toThrow(
			"cohortDatabase: DuckDB refuses the query: Binder Error",
		);
		database.close();
	});

	it("places days in gestational time as the checks do", async () => {
		const database = await cohortDatabase(join(folder, "parquet"));
		const names = Object.keys(personDayColumns).map((name) => `"${name}"`);
		const found = await database.query(`SELECT ${names.join(", ")} FROM personDay`, {
			...personDayColumns,
			date: { type: "date", unit: "1" },
		} as typeof personDayColumns);
		expect(found.numRows()).toBe(cohort.day!.numRows());
		const row = found.objects().find(({ personId, date }) => personId === "p1" && date === "2024-10-27")!;
		const own = cohort.pregnancy!.objects().find(({ pregnancyId }) => pregnancyId === "q1")!;
		const day = (date: string | null) => Date.parse(date!) / 86_400_000;
		expect(row.gestationalAgeDays).toBe(day("2024-10-27") - day(own.lastPeriodOn));
		expect(row.daysToBirth).toBe(day(own.endedOn) - day("2024-10-27"));
		expect([row.participantId, row.isInfant, row.ended]).toEqual(["p1", false, "live-birth"]);
		// As the README has it: weeks are whole.
		const weeks = await database.query(
			`SELECT gestationalAgeDays // 7 AS week, avg(restingHeartRateBpm) AS restingHeartRateBpm FROM personDay
			 WHERE NOT isInfant AND gestationalAgeDays >= 0 GROUP BY week ORDER BY week`,
			{ week: { type: "integer", unit: "1" }, restingHeartRateBpm: cohortTables.day.restingHeartRateBpm },
		);
		expect(weeks.numRows()).toBeGreaterThan(0);
		database.close();
	});

	it("has views without a row for tables that are not there, and refuses a folder without any", async () => {
		await writeCohort(join(folder, "one"), { outcome: cohort.outcome! });
		const database = await cohortDatabase(join(folder, "one"), { threads: 2, memoryLimit: "200MB" });
		expect(database.tables).toEqual(["outcome"]);
		const none = await database.query("SELECT steps FROM personDay", { steps: cohortTables.day.steps });
		expect(none.numRows()).toBe(0);
		database.close();
		await expect(cohortDatabase(join(folder, "csv"))).rejects.toThrow("npm run cohort -- convert");
	});
});
