import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";

/* What sync cannot tell is looked at when a stage has run, before the next one starts. */

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	repository.write("papers/toy/results/rows.json", "as before\n");
	repository.write("papers/toy/results/values/make.json", "{}\n");
});

/** The line of a text in a file. */
const lineOf = (path: string, text: string) => {
	const content = repository.read(path);
	if (!content.includes(text)) throw new Error(`${path} does not hold ${text}`);
	return content.slice(0, content.indexOf(text)).split("\n").length;
};
const synced = () => {
	const { code, output } = repository.sync();
	expect(code, output).toBe(0);
};
const expectRefused = (messages: readonly string[]) => {
	const { code, output } = repository.stage("make");
	expect(code, output).toBe(1);
	for (const message of messages) expect(output).toContain(message);
	expect(repository.read("papers/toy/results/rows.json")).toBe("as before\n");
	expect(repository.read("papers/toy/results/values/make.json")).toBe("{}\n");
};

describe("values whose ids come from data", () => {
	beforeEach(() => {
		// The id is the header of the file: paper.ts can say but a pattern.
		repository.edit(
			"papers/toy/analysis/make.ts",
			'stage.value("beat.mean"',
			'const [name] = stage.readText("beats").split("\\n");\n\tstage.value(`beat.${name}`',
		);
		repository.edit("papers/toy/paper.ts", '["beat.mean"]', '["beat.*"]');
	});

	it("raise no alarm before they run, and none when they are there", () => {
		repository.edit("papers/toy/paper.ts", 'value: "beat.mean"', 'value: "beat.ms"');
		repository.edit("papers/toy/manuscript.typ", "beat.mean", "beat.ms");
		synced();
		const { code, output } = repository.stage("make");
		expect(code, output).toBe(0);
		expect(repository.read("papers/toy/results/values/make.json")).toContain("beat.ms");
	});

	it("stop the paper after the stage that should have recorded them, with the line of the claim and of the text", () => {
		synced();
		expectRefused([
			"stage make of toy made what the paper cannot use:",
			`papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", "claims: [")}:65: claim mean: value beat.mean is recorded by no stage; nearest: beat.ms`,
			`papers/toy/manuscript.typ:5:30: value beat.mean is recorded by no stage; nearest: beat.ms`,
		]);
	});

	it("leave a beginning that is written out to be judged", () => {
		repository.edit("papers/toy/paper.ts", 'value: "beat.mean"', 'value: "heart.mean"');
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toContain("claim mean: value heart.mean is declared by no stage; nearest: beat.*");
	});
});

describe("values that a stage declares", () => {
	it("are the only ones that it may record, and what to write is said with the line of the script", () => {
		repository.edit("papers/toy/analysis/make.ts", '"beat.mean"', '"beat.meen"');
		synced();
		expectRefused([
			'stage make of toy recorded value beat.meen, which it does not declare; nearest: beat.mean; add "beat.meen", or a pattern such as "beat.*", to values of stages["make"] in papers/toy/paper.ts',
			"papers/toy/analysis/make.ts:9",
		]);
	});

	it("stop it when one of them is not recorded", () => {
		repository.edit("papers/toy/paper.ts", '["beat.mean"]', '["beat.mean", "beat.median"]');
		synced();
		expectRefused([
			"stage make of toy made what the paper cannot use:",
			`papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", '"beat.median"')}:26: stage make declares value beat.median and has not recorded it; nearest that it has: beat.mean`,
		]);
	});

	it("are said, and no more, when a pattern covers none", () => {
		repository.edit("papers/toy/paper.ts", '["beat.mean"]', '["beat.mean", "breath.*"]');
		synced();
		const { code, output } = repository.stage("make");
		expect(code, output).toBe(0);
		expect(output).toContain("warning: stage make declares values breath.* and has recorded none of them");
	});
});

describe("rows of a figure", () => {
	it.each([
		["[]", "an empty list"],
		["{ trace: [], events: [] }", "an object of empty lists"],
		["null", "nothing"],
	])("that are %s stop the paper when they are written, with the figure's place and module", (rows) => {
		repository.edit("papers/toy/analysis/make.ts", 'stage.writeJson("rows", rows)', `stage.writeJson("rows", ${rows})`);
		synced();
		expectRefused([
			`papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", "figures: {")}:48: figure beats has no rows: results/rows.json, made by stage make, holds none for figures/beats.ts to draw`,
		]);
	});

	it("that lack a column stop the figure, named with its module and its place", () => {
		repository.edit("papers/toy/figures/beats.ts", 'field: "ms"', 'field: "seconds"');
		synced();
		expect(repository.stage("make").code).toBe(0);
		const { code, output } = repository.stage("figure-beats");
		expect(code).toBe(1);
		expect(output).toContain('y of the figure wants "seconds", its rows have beat, ms');
		expect(output).toContain(
			`figure beats is made by papers/toy/figures/beats.ts, named in papers/toy/paper.ts:${lineOf("papers/toy/paper.ts", "figures: {")}:13`,
		);
	});
});
