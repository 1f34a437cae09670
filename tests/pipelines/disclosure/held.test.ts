import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { builtClinic, idsIn } from "./clinic.ts";

describe.skipIf(pinnedDvc() === undefined)("a paper on restricted data", () => {
	let fixture: Fixture;
	const results = "papers/weekly/results";

	beforeAll(async () => {
		fixture = await builtClinic();
	});
	afterAll(() => fixture?.remove());

	it("keeps rows of people out of git by construction: DVC has them, an allow-list ignores all else in results/", () => {
		expect(existsSync(fixture.path(results, "weekly/weeks.json"))).toBe(true);
		expect(fixture.changes()).toBe("");
		fixture.write(`${results}/left/over.json`, "[]\n");
		fixture.git("add", "-A");
		const tracked = fixture.git("ls-files", results).split("\n");
		expect(tracked).toContain(`${results}/weekly/means.json`);
		expect(tracked).toContain(`${results}/disclosure.json`);
		expect(tracked.filter((path) => /weeks|evidence|over/.test(path))).toEqual([]);
		expect(fixture.read("papers/weekly/dvc.yaml")).toMatch(
			/results\/weekly\/weeks\.json:\n\s+cache: true\n\s+persist: true\n\s+push: false/,
		);
		const objects = fixture.git("log", "--all", "-p", "--no-textconv", "--", "papers", "data");
		expect(idsIn(objects)).toEqual([]);
	});

	it("suppresses what is about few women, rounds the other counts, and says so without a count", () => {
		const means = JSON.parse(fixture.read(`${results}/weekly/means.json`)) as Record<string, unknown>[];
		expect(means.map(({ diagnosis, n }) => [diagnosis, n]).slice(0, 2)).toEqual([
			["eclampsia", null],
			["eclampsia", null],
		]);
		for (const { n, meanSbp } of means) {
			expect(n === null || (n as number) % 5 === 0).toBe(true);
			if (n === null) expect(meanSbp).toBeNull();
		}
		expect(means.every((row) => !("people" in row))).toBe(true);
		const values = JSON.parse(fixture.read(`${results}/values.json`)) as Record<string, { value: number; n: number }>;
		expect(values["women"]).toMatchObject({ value: 65, n: 65 });
		const record = JSON.parse(fixture.read(`${results}/disclosure.json`)) as { files: object; suppressed: object[] };
		expect(Object.keys(record.files)).toContain("results/figures/means.csv");
		expect(record.suppressed.length).toBeGreaterThan(0);
		expect(JSON.stringify(record.suppressed)).not.toMatch(/eclampsia|\b5 (?:people|women)\b/);
	});

	it("names nobody in any file that is tracked, in what the commands print, or in the report of a rebuild", () => {
		const outcome = fixture.run("reproduce", "weekly", "--no-site", "--fresh", "--json");
		expect(outcome.code).toBe(0);
		expect(idsIn(outcome.text)).toEqual([]);
		for (const path of fixture.git("ls-files", "papers", "data").split("\n")) {
			expect({ path, ids: idsIn(readFileSync(fixture.path(path), "latin1")) }).toEqual({ path, ids: [] });
		}
		expect(idsIn(fixture.read(`${results}/reproduction.json`))).toEqual([]);
		expect(fixture.changes()).toBe("");
	});

	it("is reviewed without a row in the report, the certificate or the files beside it", () => {
		const to = `${fixture.root}.review`;
		const outcome = fixture.run("review", "weekly", "--to", to);
		expect({ code: outcome.code, text: outcome.code === 0 ? "" : outcome.text }).toEqual({ code: 0, text: "" });
		const files = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		const paths = files.map((entry) => join(entry.parentPath, entry.name));
		expect(paths.some((path) => path.endsWith("outputs/weekly/means.json"))).toBe(true);
		expect(paths.filter((path) => /weeks\.json|evidence/.test(path))).toEqual([]);
		for (const path of paths) expect({ path, ids: idsIn(readFileSync(path, "latin1")) }).toEqual({ path, ids: [] });
		expect(readFileSync(join(to, "codecheck.yml"), "utf8")).not.toContain("weeks.json");
		expect(readFileSync(join(to, "certificate.md"), "utf8")).toContain(
			"rows of people, which stay with who holds the data",
		);
	});

	it("waits in a clone without the data, whose released results can be read all the same", () => {
		const clone = fixture.clone();
		const outcome = clone.run("reproduce", "weekly", "--no-site", "--json");
		expect(outcome.code).toBe(0);
		expect(JSON.parse(outcome.stdout).papers[0].state).toBe("waiting");
		expect(clone.run("tables", "weekly", "means", "--format", "csv").stdout).toContain("hypertension");
		expect(existsSync(clone.path(results, "weekly/weeks.json"))).toBe(false);
		expect(clone.changes()).toBe("");
		clone.remove();
	});

	it("leaves by no export, table or arXiv source until a person has signed these bytes, and then without rows", () => {
		const to = `${fixture.root}.crate`;
		const refused = fixture.run("export", "weekly", "--to", to);
		expect(refused.code).toBe(1);
		expect(refused.text).toContain("nobody has signed off what it would release");
		expect(fixture.run("export", "weekly", "--arxiv", "--to", to).text).toContain("nobody has signed off");
		expect(existsSync(to)).toBe(false);

		const looked = fixture.run("disclose", "weekly");
		expect(looked.code).toBe(1);
		const page = fixture.read(".quickening/disclose/weekly.html");
		expect(page).toContain("weekly/weeks.json");
		expect(page).toMatch(/women<\/th>.*?class="number exact">64</s);
		expect(idsIn(looked.text + page)).toEqual([]);

		const signed = fixture.run(
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
		expect(signed.text).toContain("may leave");
		expect(JSON.parse(fixture.read("papers/weekly/sign-off.json"))).toMatchObject({
			name: "Ada Example",
			date: "2025-02-03",
		});
		fixture.commit("sign-off");
		fixture.succeed("reproduce", "weekly", "--no-site");
		const outcome = fixture.run("export", "weekly", "--to", to, "--json");
		expect({ code: outcome.code, text: outcome.code === 0 ? "" : outcome.text }).toEqual({ code: 0, text: "" });
		const { withheld } = JSON.parse(outcome.stdout) as { withheld: Record<string, string> };
		expect(Object.keys(withheld).sort()).toEqual([`${results}/evidence/weekly.json`, `${results}/weekly/weeks.json`]);
		expect(existsSync(`${to}/${results}/weekly/weeks.json`)).toBe(false);
		expect(existsSync(`${to}/${results}/weekly/means.json`)).toBe(true);
	});

	it("is held again when a byte of what was signed is another", () => {
		const path = `${results}/figures/means.svg`;
		const before = fixture.read(path);
		fixture.write(path, before.replace("</svg>", "<title>PT</title></svg>"));
		expect(fixture.run("disclose", "weekly").text).toContain(`${path} is not the file that passed disclosure control`);
		expect(fixture.run("tables", "weekly", "means", "--format", "csv").text).toContain(
			"the results of weekly are held",
		);
		fixture.write(path, before);
		expect(fixture.run("tables", "weekly", "means", "--format", "csv").code).toBe(0);
	});
});
