import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { dvcProgram, type TestRepository, testRepository } from "./repository.ts";

/* What draws and sets ends by a limit, which is named with what to do; the outputs are then as before. */

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
	expect(repository.sync().code).toBe(0);
	for (const stage of ["make", "figure-beats", "table-beats", "values"]) {
		const { code, output } = repository.stage(stage);
		expect(code, output).toBe(0);
	}
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const path of ["figures/beats.ts", "manuscript.typ"]) {
		repository.write(`papers/toy/${path}`, paperFiles[`papers/toy/${path}`]!);
	}
});

const run = (stage: string, environment: NodeJS.ProcessEnv = {}) => {
	const synced = repository.sync();
	expect(synced.code, synced.output).toBe(0);
	return repository.stage(stage, environment);
};

describe("a stage that draws or sets", () => {
	it("and has no end is ended by its time", () => {
		repository.edit(
			"papers/toy/figures/beats.ts",
			"return figureSpec(",
			"for (;;) if (rows.length < 0) break;\n\treturn figureSpec(",
		);
		const { code, output } = run("figure-beats", { QUICKENING_DRAWING_SECONDS: "2" });
		expect(code).toBe(1);
		expect(output).toContain("failed: it was ended at its limit of 2.00 s");
		expect(output).toContain("QUICKENING_DRAWING_SECONDS raises the limit");
		expect(existsSync(repository.path("papers/toy/results/figures/beats.svg"))).toBe(true);
	});

	it("and takes too much memory is ended by it", () => {
		repository.edit(
			"papers/toy/figures/beats.ts",
			"return figureSpec(",
			"const kept: Buffer[] = [];\n\tfor (let i = 0; i < 400; i++) kept.push(Buffer.alloc(10_000_000, 1));\n\tif (kept.length === 0) rows = [];\n\treturn figureSpec(",
		);
		const { code, output } = run("figure-beats", { QUICKENING_DRAWING_MB: "800" });
		expect(code).toBe(1);
		expect(output).toContain("it was ended at its limit of 800 MB of memory: draw fewer rows or marks");
	});

	it("names the rows that a drawing makes of nothing before it makes them", () => {
		repository.edit(
			"papers/toy/figures/beats.ts",
			"data: { values: rows }",
			'data: { sequence: { start: 0, stop: 1e9, as: "beat" } }',
		);
		const { code, output } = repository.sync();
		const told = code === 0 ? repository.stage("figure-beats").output : output;
		expect(told).toContain("at most 1000000 rows, the limit; data.sequence makes 1000000000");
	});

	it.each([
		["a loop without an end", "#{ while true { } }", /condition is always true|loop seems to be infinite/],
		["a function without an end", "#let f() = f()\n#f()", /maximum function call depth exceeded/],
		[
			"loops within loops",
			`#let many = range("${"x".repeat(9999)}".len())\n#for a in many { for b in many { for c in many { [] } } }`,
			/ended at its limit of 5\.00 s/,
		],
	])("ends a manuscript of %s", (_title, text, message) => {
		repository.edit("papers/toy/manuscript.typ", "= Results\n", `= Results\n${text}\n`);
		const { code, output } = run("manuscript", { QUICKENING_DRAWING_SECONDS: "5" });
		expect(code).toBe(1);
		expect(output).toMatch(message);
	});
});

describe.skipIf(dvcProgram === undefined)(
	`a script that prints${dvcProgram ? "" : " (skipped: no dvc; npm run setup)"}`,
	() => {
		it("a line of 300 MB, and controls of the terminal, is told of in few words, and its controls are shown", () => {
			rmSync(repository.path("data/beats/raw/other.csv"));
			repository.edit(
				"papers/toy/analysis/make.ts",
				"stage.progress(0.5",
				'for (let i = 0; i < 300; i++) process.stdout.write("x".repeat(1_000_000));\n\tconsole.log("\\u001b[2J\\u001b]0;title\\u0007");\n\tif (beats.length === 3) throw new Error("\\u001b[31mred\\u001b[5A");\n\tstage.progress(0.5',
			);
			const { code, output } = repository.quickening("reproduce", "toy", "--no-site");
			expect(code).toBe(1);
			expect(output.length).toBeLessThan(200_000);
			expect(output).toMatch(/x{1000,} \.\.\. \(\d+ more characters, left out\)/);
			for (const planted of ["\u001b[2J", "\u001b]0;", "\u001b[5A"]) expect(output).not.toContain(planted);
			expect(output).toContain("␛[31mred␛[5A");
		});
	},
);
