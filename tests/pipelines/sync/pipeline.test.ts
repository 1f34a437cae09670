import { appendFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dvcProgram, type TestRepository, testRepository } from "./repository.ts";

/*
 * The real dvc on a real paper: what an edit runs again. The tests share one repository and follow one another, each from
 * the state "all is up to date".
 */
describe.skipIf(dvcProgram === undefined)("dvc repro on a synced paper (needs `npm run setup`)", () => {
	let repository: TestRepository;
	beforeAll(async () => {
		repository = await testRepository();
	});
	afterAll(() => repository?.remove());

	/** The stages that run after an edit and a sync. */
	function ranAfter(edit: () => void): readonly string[] {
		edit();
		expect(repository.sync().code).toBe(0);
		const { code, output, ran } = repository.repro();
		expect(code, output).toBe(0);
		return ran;
	}
	const followers = ["figure-beats", "follow", "manuscript", "table-beats", "values"];

	it("runs every stage the first time, and none the second", () => {
		expect(ranAfter(() => {})).toEqual(["make", "scale", "squared", ...followers].sort());
		expect(JSON.parse(repository.read("papers/toy/results/sum.json"))).toEqual({ sum: 1203 });
		expect(JSON.parse(repository.read("papers/toy/results/values.json"))["beat.mean"].stage).toBe("make");
		expect(repository.read("papers/toy/results/toy.pdf").slice(0, 5)).toBe("%PDF-");
		expect(ranAfter(() => {})).toEqual([]);
	});

	it("runs a stage whose code was edited, and what follows from it", () => {
		expect(ranAfter(() => repository.edit("packages/foundations/toy/src/half.ts", "x / 2", "x / 4"))).toEqual(
			["make", ...followers].sort(),
		);
		expect(ranAfter(() => repository.edit("packages/foundations/toy/src/square-of.ts", "x * x", "x ** 2 + 1"))).toEqual(
			["squared"],
		);
	});

	it("runs a stage whose code was edited without another result, and nothing after it", () => {
		expect(ranAfter(() => repository.edit("packages/foundations/toy/src/half.ts", "x / 4", "(2 * x) / 8"))).toEqual([
			"make",
		]);
	});

	it("runs nothing after a comment, an unused export, another file", () => {
		const edit = () => {
			appendFileSync(
				repository.path("packages/foundations/toy/src/half.ts"),
				"\n// a comment\nexport const third = 1 / 3;\n",
			);
			repository.edit("packages/foundations/toy/src/unused.ts", "nobody", "still nobody");
			repository.write("packages/foundations/toy/src/other.ts", "export const other = 1;\n");
			repository.write("papers/toy/README.md", "# Toys\n");
		};
		expect(ranAfter(edit)).toEqual([]);
	});

	it("runs the users of a parameter, and nobody for one that nobody uses", () => {
		expect(ranAfter(() => repository.edit("papers/toy/params.yaml", "factor: 3", "factor: 4"))).toEqual(["scale"]);
		expect(ranAfter(() => repository.edit("papers/toy/params.yaml", "forgotten: 5", "forgotten: 6"))).toEqual([]);
	});

	it("runs the users of an npm package of another version", () => {
		const lock = JSON.parse(repository.read("package-lock.json"));
		lock.packages["node_modules/yaml"].version = "2.99.0";
		expect(ranAfter(() => repository.write("package-lock.json", JSON.stringify(lock)))).toEqual(["scale"]);
	});

	it("runs the readers of raw data that changed", () => {
		expect(ranAfter(() => repository.write("data/beats/raw/beats.csv", "ms\n900\n"))).toEqual(
			["make", ...followers].sort(),
		);
		expect(ranAfter(() => repository.write("data/beats/raw/other.csv", "changed\n"))).toEqual([]);
	});

	it("stops at a stage whose code was edited without sync, and leaves its outputs", () => {
		const before = repository.read("papers/toy/results/rows.json");
		repository.edit("packages/foundations/toy/src/half.ts", "/ 8", "/ 16");
		repository.write("data/beats/raw/beats.csv", "ms\n1000\n");
		const { code, output } = repository.repro();
		expect(code).not.toBe(0);
		expect(output).toContain("stage make of toy has a stale fingerprint");
		expect(output).toContain("npx quickening sync");
		expect(repository.read("papers/toy/results/rows.json")).toBe(before);
		expect(ranAfter(() => {})).toEqual(["make", ...followers].sort());
	});

	it("leaves the outputs of a stage that fails, and runs it again when it is mended", () => {
		const before = repository.read("papers/toy/results/rows.json");
		repository.edit(
			"papers/toy/analysis/make.ts",
			'\tstage.writeJson("rows", rows);',
			'\tstage.writeJson("rows", []);\n\tthrow new Error("no");',
		);
		expect(repository.sync().code).toBe(0);
		const failed = repository.repro();
		expect(failed.code).not.toBe(0);
		expect(failed.output).toContain("error: stage make of toy failed: no");
		expect(repository.read("papers/toy/results/rows.json")).toBe(before);
		const mend = () =>
			repository.edit(
				"papers/toy/analysis/make.ts",
				'\tstage.writeJson("rows", []);\n\tthrow new Error("no");',
				'\tstage.writeJson("rows", rows);',
			);
		// The mended code is the code of the last good run, and its outputs are still there.
		expect(ranAfter(mend)).toEqual([]);
	});
});
