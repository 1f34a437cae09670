import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLOSED_VARIABLE, closedPaths, pageLeaks } from "@quickening/release";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyNotebooks } from "../../notebooks/copy-notebooks.ts";
import { checkout, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { builtClinic, idsIn, women } from "./clinic.ts";

/** The report of a paper on restricted data, built by the notebooks as they are. */
describe.skipIf(pinnedDvc() === undefined)("the report", () => {
	let fixture: Fixture;
	const dist = (...parts: string[]) => fixture.path("notebooks/dist", ...parts);
	const node = () => fixture.path("node_modules/.bin/node");
	const variables = () => ({
		...fixture.variables(),
		QUICKENING_PAPERS: fixture.path("papers"),
		QUICKENING_DATA: fixture.path("data"),
		QUICKENING_TESTS: join(checkout, "tests"),
	});
	const build = () => {
		const { status, stdout, stderr } = spawnSync(
			node(),
			["--conditions=@quickening/source", "--no-warnings", "build.ts"],
			{
				cwd: fixture.path("notebooks"),
				encoding: "utf8",
				env: variables(),
			},
		);
		return { status, text: status === 0 ? "" : (stdout + stderr).slice(-3000) };
	};
	const built = () =>
		readdirSync(dist(), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
	/** How Framework is told to run a loader. */
	const interpreter = () => {
		const config = fixture.path("notebooks/observablehq.config.js");
		const print = `import(${JSON.stringify(config)}).then(({ default: { interpreters } }) => console.log(JSON.stringify(interpreters[".ts"])))`;
		const { stdout, stderr } = spawnSync(node(), ["--conditions=@quickening/source", "--no-warnings", "-e", print], {
			encoding: "utf8",
			env: variables(),
		});
		if (stdout === "") throw new Error(stderr);
		return JSON.parse(stdout) as string[];
	};

	beforeAll(async () => {
		fixture = await builtClinic();
		copyNotebooks(join(checkout, "notebooks"), fixture.path("notebooks"), fixture.path("papers"));
	});
	afterAll(() => fixture?.remove());

	it("holds the results back until they are signed off, and says why", () => {
		expect(build()).toEqual({ status: 0, text: "" });
		const page = readFileSync(dist("papers/weekly.html"), "utf8");
		expect(page).toContain("nobody has signed off what it would release");
		expect(page).not.toContain("129.8");
		expect(existsSync(dist("papers/weekly/figures/means.csv"))).toBe(false);
		expect(existsSync(dist("papers/weekly/weekly.pdf"))).toBe(false);
		expect(readFileSync(dist("papers/weekly/provenance.json"), "utf8")).not.toContain("129.8");
	});

	it("then shows what was released, with the rule and who signed, and no person", () => {
		fixture.succeed(
			"disclose",
			"weekly",
			"--sign",
			"--name",
			"Ada Example",
			"--role",
			"data manager",
			"--date",
			"2025-02-03",
		);
		expect(build()).toEqual({ status: 0, text: "" });
		const page = readFileSync(dist("papers/weekly.html"), "utf8");
		expect(page).toContain("129.8");
		expect(page).toContain("Signed off by Ada Example, data manager");
		expect(page).toContain("Counts of 1 to 7 people are not shown");
		expect(existsSync(dist("papers/weekly/figures/means.csv"))).toBe(true);
		for (const file of built()) expect({ file, ids: idsIn(readFileSync(file, "latin1")) }).toEqual({ file, ids: [] });
	});

	it.each([
		["rows that a stage left", "papers/weekly/results/weekly/weeks.json"],
		["the raw file", "data/clinic/raw/visits.csv"],
		["who stands behind results", "papers/weekly/results/evidence/weekly.json"],
	])("has no page whose loader reads %s", async (_, path) => {
		for (const read of [
			`(await import("node:fs")).readFileSync(PATH, "utf8")`,
			`await (await import("node:fs/promises")).readFile(PATH, "utf8")`,
			`process.getBuiltinModule("node:fs").readFileSync(PATH, "utf8")`,
		]) {
			const loader = fixture.path("notebooks/src/leak.txt.ts");
			fixture.write(
				"notebooks/src/leak.txt.ts",
				`process.stdout.write(${read.replace("PATH", JSON.stringify(fixture.path(path)))});\n`,
			);
			const [program, ...args] = interpreter();
			const { status, stdout, stderr } = spawnSync(program!, [...args, loader], {
				encoding: "utf8",
				env: { ...variables(), [CLOSED_VARIABLE]: JSON.stringify(await closedPaths(fixture.root)) },
			});
			expect({ read, status: status === 0, stdout }).toEqual({ read, status: false, stdout: "" });
			expect(stderr).toContain(`${path} holds rows of people whose data are not open`);
		}
	});

	it("is taken back where pages hold an id, a row, or a file of rows all the same", async () => {
		const closed = await closedPaths(fixture.root);
		const leaks = (content: string | Uint8Array, name = "leak.html") => {
			fixture.write("pages/clean.html", "<p>129.8 mmHg</p>");
			writeFileSync(fixture.path("pages", name), content);
			const found = pageLeaks(fixture.root, closed, fixture.path("pages"));
			rmSync(fixture.path("pages"), { recursive: true });
			return found;
		};
		expect(leaks("<p>Nobody.</p>")).toEqual([]);
		expect(leaks(`display("${women[3]!.id}")`, "bundle.js")).toEqual([
			"bundle.js holds the id of a person whose data are not open",
		]);
		const row = fixture.read("data/clinic/raw/visits.csv").split("\n")[9]!;
		expect(leaks(row.replace(/^[^,]+/, "x"))).toEqual([]);
		expect(leaks(`<pre>\n${row}\n</pre>`)).toHaveLength(1);
		const whole = readFileSync(fixture.path("papers/weekly/results/weekly/weeks.json"));
		expect(leaks(whole, "a.bin")[0]).toMatch(/^a\.bin is .+, whose rows stay on this machine$/);
	});
});
