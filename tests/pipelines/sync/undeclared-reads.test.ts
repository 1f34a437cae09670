import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, runScript, syncScripts } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());

const beside = (path: string) => JSON.stringify(repository.path(path));

describe("an undeclared read fails and is named", () => {
	const reads = [
		["readFileSync", "fs.readFileSync(PATH);"],
		["fs.promises", "await fs.promises.readFile(PATH);"],
		["a stream", "for await (const _chunk of fs.createReadStream(PATH)) { }"],
		[
			"a stream that nobody listens to",
			"await new Promise((resolve) => fs.createReadStream(PATH).on('close', () => {}).on('end', resolve).resume());",
		],
		["openSync", "fs.openSync(PATH, 'r');"],
		[
			"a callback",
			"await new Promise((resolve, reject) => fs.readFile(PATH, (error) => (error ? reject(error) : resolve(0))));",
		],
		["statSync", "fs.statSync(PATH);"],
		["existsSync", "if (fs.existsSync(PATH)) console.log('seen');"],
		["copyFileSync", "fs.copyFileSync(PATH, stage.inputPath('rows') + '2');"],
	] as const;
	beforeAll(() => {
		syncScripts(
			repository,
			reads.map(([, body]) => `\t${body.replaceAll("PATH", beside("data/beats/raw/other.csv"))}`),
		);
	});

	it.each(reads.map(([title], i) => [title, `try-${i + 1}`] as const))("by %s", (title, stage) => {
		const ended = repository.stage(stage);
		if (title === "existsSync" && ended.code === 0) throw new Error(`existsSync answered: ${ended.output}`);
		expectRefused(repository, ended, "read data/beats/raw/other.csv, which it does not declare", stage);
		expect(ended.output).toContain(
			`add rawData("beats", "other.csv") to the inputs of stages["${stage}"] in papers/toy/paper.ts`,
		);
	});
});

describe("so does one", () => {
	beforeEach(() => {
		for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	});

	it("in a worker of the paper, by readFileSync and by fs.promises", () => {
		const path = beside("data/beats/raw/other.csv");
		for (const read of [`readFileSync(${path})`, `await promises.readFile(${path})`]) {
			repository.write(
				"papers/toy/analysis/reader.ts",
				`import { promises, readFileSync } from "node:fs";\nimport { parentPort } from "node:worker_threads";\nvoid promises;\nvoid readFileSync;\n${read};\nparentPort?.postMessage("read");\n`,
			);
			expectRefused(
				repository,
				runScript(
					repository,
					'\tconst worker = new Worker(new URL("./reader.ts", import.meta.url));\n\tconsole.log(await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)));',
					{ head: 'import { Worker } from "node:worker_threads";' },
				),
				"read data/beats/raw/other.csv, which it does not declare",
			);
		}
	});

	it("and a worker does not read the folder that the process runs in, nor the paper's", () => {
		repository.write(
			"papers/toy/analysis/reader.ts",
			`import { readdirSync } from "node:fs";\nimport { parentPort } from "node:worker_threads";\nparentPort?.postMessage(readdirSync(".").length);\nreaddirSync(${beside("papers/toy")});\n`,
		);
		expectRefused(
			repository,
			runScript(
				repository,
				'\tconst worker = new Worker(new URL("./reader.ts", import.meta.url));\n\tawait new Promise((resolve, reject) => worker.once("exit", resolve).once("error", reject));',
				{ head: 'import { Worker } from "node:worker_threads";' },
			),
			"read papers/toy, which it does not declare",
		);
	});

	it("of another stage's output, a file of the paper, a source, a package's file through its link", () => {
		repository.write("papers/toy/results/scaled.json", "{}");
		repository.write("packages/foundations/toy/notes.txt", "notes");
		const cases = [
			[
				"papers/toy/results/scaled.json",
				'read papers/toy/results/scaled.json, which it does not declare: add output("scale", "scaled")',
			],
			["papers/toy/settings.yaml", 'add input("settings.yaml") to the inputs of stages["follow"]'],
			["papers/toy/results/sum.json", "read papers/toy/results/sum.json, which it does not declare"],
			["papers/toy/analysis/make.ts", "read papers/toy/analysis/make.ts, which it does not declare"],
			["packages/foundations/toy/notes.txt", "read packages/foundations/toy/notes.txt, which it does not declare"],
			[
				"node_modules/@quickening/toy/notes.txt",
				"read node_modules/@quickening/toy/notes.txt, which it does not declare",
			],
			["node_modules/ajv/package.json", "read node_modules/ajv/package.json, which it does not declare"],
			["package-lock.json", "read package-lock.json, which it does not declare"],
		] as const;
		for (const [path, message] of cases) {
			expectRefused(repository, runScript(repository, `\tfs.readFileSync(${beside(path)});`), message);
		}
	});

	it("by a path relative to nothing that it could know", () => {
		expectRefused(
			repository,
			runScript(repository, '\tfs.readFileSync("data/beats/raw/other.csv");'),
			/read data\/beats\/raw\/other\.csv by a relative path; a stage reads its inputs by name/,
		);
	});

	it("shows the script's own line", () => {
		const { output } = runScript(repository, `\tfs.readFileSync(${beside("package-lock.json")});`);
		expect(output).toMatch(/at follow \(papers\/toy\/analysis\/follow\.ts:6:\d+\)/);
		expect(output).not.toContain("node:internal");
		expect(output).not.toContain("packages/publication/cli");
	});
});
