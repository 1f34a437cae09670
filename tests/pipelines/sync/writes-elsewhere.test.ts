import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, syncScripts } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
	mkdirSync(repository.path("elsewhere"));
	symlinkSync(repository.path("elsewhere"), repository.path("papers/toy/way-out"));
});
afterAll(() => repository?.remove());

const target = (path: string) => JSON.stringify(repository.path(path));
const synced = () => {
	const { code, output } = repository.sync();
	expect(code, output).toBe(0);
};

describe("a script that writes elsewhere is stopped and named", () => {
	const ways = [
		["fs.writeFileSync", "fs.writeFileSync(PATH, 'x');"],
		["fs.promises", "await fs.promises.writeFile(PATH, 'x');"],
		[
			"a stream",
			"await new Promise((resolve, reject) => fs.createWriteStream(PATH).on('error', reject).on('finish', resolve).end('x'));",
		],
		["appendFileSync", "fs.appendFileSync(PATH, 'x');"],
		["mkdirSync", "fs.mkdirSync(PATH, { recursive: true });"],
		["renameSync", "fs.writeFileSync(process.env.TMPDIR + '/a', 'x'); fs.renameSync(process.env.TMPDIR + '/a', PATH);"],
		[
			"copyFileSync",
			"fs.writeFileSync(process.env.TMPDIR + '/a', 'x'); fs.copyFileSync(process.env.TMPDIR + '/a', PATH);",
		],
		[
			"a link that it makes",
			"fs.symlinkSync(PATH, process.env.TMPDIR + '/link'); fs.writeFileSync(process.env.TMPDIR + '/link', 'x');",
		],
	] as const;
	const places = [
		"papers/other/results/file",
		"data/beats/raw/file",
		"data/beats/derived/file",
		"packages/foundations/toy/src/file.ts",
	];
	beforeAll(() => {
		syncScripts(repository, [
			...ways.map(([, body]) => `\t${body.replaceAll("PATH", target("elsewhere/file"))}`),
			...places.map((path) => `\tfs.writeFileSync(${target(path)}, "x");`),
		]);
	});

	it.each(ways.map(([title], i) => [title, `try-${i + 1}`] as const))("by %s", (_title, stage) => {
		const message = `^error: stage ${stage} of toy (wrote elsewhere/file, which is no output of it|failed: .*symlink)`;
		expectRefused(repository, repository.stage(stage), new RegExp(message), stage);
		expect(existsSync(repository.path("elsewhere/file"))).toBe(false);
	});

	it.each(places.map((path, i) => [path, `try-${ways.length + i + 1}`] as const))("into %s", (path, stage) => {
		const message = `stage ${stage} of toy wrote ${path}, which is no output of it`;
		expectRefused(repository, repository.stage(stage), message, stage);
		expect(existsSync(repository.path(path))).toBe(false);
	});
});

describe("so is one", () => {
	beforeEach(() => {
		for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	});

	const run = (body: string, head = "") => {
		repository.write(
			"papers/toy/analysis/make.ts",
			`import fs from "node:fs";\n${head}\nexport default async function make(stage) {\n\tvoid fs;\n${body}\n}\n`.replace(
				"make(stage)",
				"make(stage: { stage: string })",
			),
		);
		repository.write(
			"papers/toy/manuscript.typ",
			paperFiles["papers/toy/manuscript.typ"]!.replace('#value("beat.mean")', ""),
		);
		const paper = paperFiles["papers/toy/paper.ts"]!.replace(/claims: \[.*\],/, "claims: [],");
		repository.write("papers/toy/paper.ts", paper);
		synced();
		return repository.stage("make");
	};
	it("through a link that was there before", () => {
		const { code, output } = run(`\tfs.writeFileSync(${target("papers/toy/way-out/file")}, "x");`);
		expect(code).toBe(1);
		expect(output).toContain("stage make of toy wrote papers/toy/way-out/file, which is no output of it");
		expect(existsSync(repository.path("elsewhere/file"))).toBe(false);
	});

	it("through a link that its outputs' folder has become after the last sync", () => {
		synced();
		repository.write("elsewhere/rows.json", "as before\n");
		renameSync(repository.path("papers/toy/results"), repository.path("papers/toy/results-away"));
		symlinkSync(repository.path("elsewhere"), repository.path("papers/toy/results"));
		const { code, output } = repository.stage("make");
		rmSync(repository.path("papers/toy/results"));
		renameSync(repository.path("papers/toy/results-away"), repository.path("papers/toy/results"));
		expect(code, output).toBe(1);
		expect(output).toContain("stage make of toy: papers/toy/results is a link to");
		expect(repository.read("elsewhere/rows.json")).toBe("as before\n");
	});

	it("in a worker", () => {
		repository.write(
			"papers/toy/analysis/writer.ts",
			`import { writeFileSync } from "node:fs";\nwriteFileSync(${target("elsewhere/file")}, "x");\n`,
		);
		const { code, output } = run(
			'\tconst worker = new Worker(new URL("./writer.ts", import.meta.url));\n\tawait new Promise((resolve, reject) => worker.once("exit", resolve).once("error", reject));',
			'import { Worker } from "node:worker_threads";',
		);
		expect(code).toBe(1);
		expect(output).toContain("stage make of toy wrote elsewhere/file, which is no output of it");
		expect(existsSync(repository.path("elsewhere/file"))).toBe(false);
	});

	it("by another program", () => {
		const { code, output } = run(
			`\tspawnSync("touch", [${target("elsewhere/file")}]);`,
			'import { spawnSync } from "node:child_process";',
		);
		expect(code).toBe(1);
		expect(output).toContain("stage make of toy tried to start touch: a stage starts no other program");
		expect(existsSync(repository.path("elsewhere/file"))).toBe(false);
	});
});
