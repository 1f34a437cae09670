import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { allStages, type Report, reproduceJson, statesOf } from "./report.ts";
import { md5 } from "./tamper.ts";

/*
 * The whole of `quickening reproduce` in a clone, with the real dvc: what a reviewer relies on.
 */
const dvc = pinnedDvc();
if (dvc === undefined) console.warn("dvc is not set up (npm run setup): the tests of reproduce are skipped");

describe.skipIf(dvc === undefined)("quickening reproduce in a clone", () => {
	/** Built and committed. */
	let origin: Fixture;
	/** A clone of it that is rebuilt. */
	let rebuilt: Fixture;
	let first: Report;

	beforeAll(async () => {
		origin = await builtFixture();
		rebuilt = origin.clone();
		first = reproduceJson(rebuilt).report;
	});
	afterAll(() => {
		origin?.remove();
		rebuilt?.remove();
	});

	it("runs every stage the first time, although DVC takes them for done", () => {
		expect(first.papers.map(({ paper, state, run }) => [paper, state, run.isFirst])).toEqual([
			["plain", "rebuilt", true],
			["tiny", "rebuilt", true],
		]);
		for (const paper of ["plain", "tiny"]) expect(statesOf(first, paper)).toEqual(allStages("ran"));
	});
	it("finds every output identical, those that are not in git too", () => {
		for (const { outputs } of first.papers) {
			expect(outputs.filter(({ state }) => state !== "identical")).toEqual([]);
			expect(outputs.map(({ path }) => path.replace(/^.*\./, ".")).sort()).toContain(".pdf");
			expect(outputs).toHaveLength(16);
		}
	});
	it("leaves nothing changed in git, dvc.lock included", () => {
		expect(rebuilt.changes()).toBe("");
	});
	it("gives the same bytes as the other clone: values, tables, SVG, PNG, PDF, Word, JATS", () => {
		for (const paper of ["plain", "tiny"]) {
			const results = rebuilt.results(paper);
			expect(results).toEqual(origin.results(paper));
			expect(Object.keys(results)).toHaveLength(16);
		}
	});
	it("does nothing the second time, and writes reproduction.json no other way", () => {
		const before = rebuilt.read("papers/tiny/results/reproduction.json");
		const { code, report } = reproduceJson(rebuilt);
		expect(code).toBe(0);
		for (const paper of ["plain", "tiny"]) expect(statesOf(report, paper)).toEqual(allStages("up to date"));
		expect(rebuilt.read("papers/tiny/results/reproduction.json")).toBe(before);
		expect(rebuilt.changes()).toBe("");
	});
	it("judges claims and says where the PDF and the report are", () => {
		const { stdout } = rebuilt.run("reproduce", "--no-site", "tiny");
		expect(stdout).toContain("The mean was 3.875.");
		expect(stdout).toContain("rebuilt; reproduced (published 3.9, Table 1); robust: holds in 1 of 1");
		expect(stdout).toContain("PDF: papers/tiny/results/tiny.pdf");
		expect(first.papers[0]!.summary).toEqual({
			rebuilt: { agree: 1, of: 1 },
			reproduced: { agree: 0, of: 1, inconclusive: 0 },
			robust: { agree: 1, of: 1 },
			replicated: { agree: 0, of: 0 },
		});
	});
	it("gives a table in the format that is asked for, and names what it cannot give", () => {
		const latex = rebuilt.run("tables", "tiny", "digits", "--format", "latex");
		expect(latex.code).toBe(0);
		expect(latex.stdout).toContain("\\label{tab:digits}");
		expect(rebuilt.run("tables", "tiny").stdout).toMatch(/^id +rows +title\ndigits +8 +Digits\n/);
		const other = rebuilt.run("tables", "tiny", "digit");
		expect(other.code).toBe(2);
		expect(other.text).toContain('tiny has no table "digit"; did you mean "digits"?');
		const word = rebuilt.run("tables", "tiny", "--format", "docx");
		expect(word.code).toBe(2);
		expect(word.text).toContain("Add --to <folder>.");
		const files = rebuilt.run("tables", "tiny", "--format", "docx", "--to", ".quickening/tables", "--json");
		expect(JSON.parse(files.stdout).files).toEqual([{ id: "digits", path: ".quickening/tables/tiny-digits.docx" }]);
	});
	it("says with each stage what it was made by and from", () => {
		const mean = first.papers.find(({ paper }) => paper === "tiny")!.stages.find(({ name }) => name === "mean")!;
		expect(mean).toMatchObject({ state: "ran", description: "Takes the mean." });
		expect(mean.codeSha256).toMatch(/^[0-9a-f]{64}$/);
		expect(mean.files).toContain("papers/tiny/analysis/mean.ts");
		expect(mean.inputs).toContainEqual({
			path: "../../data/toy/raw/numbers.csv",
			md5: md5(rebuilt.read("data/toy/raw/numbers.csv")),
		});
		expect(mean.outputs.map(({ path }) => path).sort()).toEqual(["results/mean/rows.json", "results/values/mean.json"]);
	});
	it("runs every stage again when forced", () => {
		const outcome = rebuilt.run("reproduce", "plain", "--force", "--no-site", "--json");
		expect(statesOf(JSON.parse(outcome.stdout) as Report, "plain")).toEqual(allStages("ran"));
		expect(rebuilt.changes()).toBe("");
	});
});
