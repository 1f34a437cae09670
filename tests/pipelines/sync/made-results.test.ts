import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { dvcProgram, type TestRepository, testRepository } from "./repository.ts";

/* What has been made by the code as it is now tells more than paper.ts declares. */

const files: Readonly<Record<string, string>> = {
	...paperFiles,
	// A pattern leaves open which ids there will be.
	"papers/toy/paper.ts": paperFiles["papers/toy/paper.ts"]!.replace('["beat.mean"]', '["beat.*"]'),
};

let repository: TestRepository;
beforeAll(async () => {
	if (dvcProgram === undefined) return;
	repository = await testRepository();
	for (const [path, content] of Object.entries(files)) repository.write(path, content);
	synced();
	const { code, output } = repository.repro();
	expect(code, output).toBe(0);
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(files)) repository.write(path, content);
});

/** The line of a text in a file. */
const lineOf = (path: string, text: string) => {
	const content = repository.read(path);
	return content.slice(0, content.indexOf(text)).split("\n").length;
};
const synced = () => {
	const { code, output } = repository.sync();
	expect(code, output).toBe(0);
};

describe.skipIf(dvcProgram === undefined)("results that are made", () => {
	it("tell the ids that a pattern leaves open", () => {
		repository.edit("papers/toy/paper.ts", 'value: "beat.mean"', 'value: "beat.meen"');
		repository.edit("papers/toy/manuscript.typ", "beat.mean", "beat.means");
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toContain("claim mean: value beat.meen is recorded by no stage; nearest: beat.mean");
		expect(output).toContain("manuscript.typ:5:30: value beat.means is recorded by no stage; nearest: beat.mean");
	});

	it.each([
		["its code", () => repository.edit("papers/toy/analysis/make.ts", "sum + row.ms", "row.ms + sum")],
		["a parameter", () => repository.edit("papers/toy/params.yaml", "offset: 1", "offset: 2")],
	])("tell them no more when %s has changed", (_title, change) => {
		change();
		repository.edit("papers/toy/paper.ts", 'value: "beat.mean"', 'value: "beat.meen"');
		synced();
	});

	it("are not those of a stage that declares other values now", () => {
		repository.edit("papers/toy/paper.ts", '["beat.*"]', '["beat.median"]');
		repository.edit("papers/toy/paper.ts", 'value: "beat.mean" }', 'value: "beat.median" }');
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		const place = `papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", '["beat.median"]')}`;
		expect(output).toContain(
			`${place}:4: stage make has recorded beat.mean, which it does not declare; nearest: beat.median; add "beat.mean", or a pattern such as "beat.*", to values of stages["make"] in papers/toy/paper.ts`,
		);
		expect(output).toContain(
			`${place}:13: stage make declares value beat.median and has not recorded it; nearest that it has: beat.mean`,
		);
	});

	it("raise a warning when a pattern covers none of their values", () => {
		repository.edit("papers/toy/paper.ts", '["beat.*"]', '["beat.*", "breath.**"]');
		const { code, output } = repository.sync();
		expect(code, output).toBe(0);
		expect(output).toContain("warning: stage make declares values breath.** and has recorded none of them");
	});

	it("show a figure that encodes a column which they lack, before it runs", () => {
		repository.edit("papers/toy/figures/beats.ts", 'field: "ms"', 'field: "seconds"');
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toContain(
			`papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", "figures: {")}:48: figure beats must have`,
		);
		expect(output).toContain(
			'y of the figure wants "seconds", its rows have beat, ms (papers/toy/figures/beats.ts, from results/rows.json)',
		);
	});

	it("show a figure whose module fails on them, with the line of the module", () => {
		repository.edit(
			"papers/toy/figures/beats.ts",
			"data: { values: rows }",
			"data: { values: rows.flatMap((row) => row.nothing.toFixed()) }",
		);
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toMatch(
			/papers\/toy\/figures\/beats\.ts:7:\d+: figure beats cannot be drawn from results\/rows\.json: Cannot read properties of undefined/,
		);
	});

	it("raise no alarm when their stage would run again", () => {
		repository.edit("papers/toy/figures/beats.ts", 'field: "ms"', 'field: "seconds"');
		repository.edit("papers/toy/analysis/make.ts", "i + 1, ms:", "i + 1, seconds:");
		repository.edit("papers/toy/analysis/make.ts", "sum + row.ms", "sum + row.seconds");
		synced();
	});
});
