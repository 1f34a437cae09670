import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type Ended, type TestRepository, testRepository } from "./repository.ts";

let repository: TestRepository;
beforeAll(() => {
	repository = testRepository();
});
afterAll(() => repository.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
});

const script = "papers/toy/analysis/follow.ts";

/** Runs stage follow with another script, on rows of its own. */
function runScript(body: string, { head = "", environment = {} as NodeJS.ProcessEnv } = {}): Ended {
	repository.write("papers/toy/results/rows.json", '[{"beat":1,"ms":401}]\n');
	repository.write("papers/toy/results/sum.json", "as before\n");
	repository.write(
		script,
		`import type { StageContext } from "@quickening/paper";
import * as fs from "node:fs";
${head}
export default async function follow(stage: StageContext): Promise<void> {
	stage.readText("rows");
${body}
	stage.writeJson("sum", { sum: 1 });
}
`,
	);
	const synced = repository.sync();
	expect(synced.code, synced.output).toBe(0);
	return repository.stage("follow", environment);
}

function expectRefused({ code, output }: Ended, message: string | RegExp): void {
	expect(output).toMatch(message);
	expect(code).toBe(1);
	expect(repository.read("papers/toy/results/sum.json")).toBe("as before\n");
	expect(
		existsSync(repository.path(".quickening/aside/toy")) && readdirSync(repository.path(".quickening/aside/toy")),
	).toEqual([]);
	expect(readdirSync(repository.path(".quickening/running"))).toEqual([]);
}

describe("a stage", () => {
	it("writes its outputs and values, and leaves nothing else", () => {
		expect(repository.sync().code).toBe(0);
		const { code, output } = repository.stage("make");
		expect(output).toBe("");
		expect(code).toBe(0);
		expect(repository.read("papers/toy/results/rows.json")).toBe(
			'[\n\t{"beat":1,"ms":401},\n\t{"beat":2,"ms":406},\n\t{"beat":3,"ms":396}\n]\n',
		);
		expect(JSON.parse(repository.read("papers/toy/results/values/make.json"))).toEqual({
			"beat.mean": { value: 401, unit: "ms", digits: 0, n: 3, method: "Mean of halved beats." },
		});
		expect(readdirSync(repository.path(".quickening/aside/toy"))).toEqual([]);
		expect(readdirSync(repository.path(".quickening/running"))).toEqual([]);
	});

	it("runs code in a worker", () => {
		expect(repository.sync().code).toBe(0);
		expect(repository.stage("squared").code).toBe(0);
		expect(JSON.parse(repository.read("papers/toy/results/squared.json"))).toEqual({ squared: 49 });
	});

	it("reads an input folder, and not what lies beside it", () => {
		repository.write("data/beats/raw-other/x.csv", "x");
		repository.write("data/beats/raw.csv", "x");
		repository.edit(
			"papers/toy/paper.ts",
			'inputs: { rows: output("make", "rows") },\n\t\t\toutputs: { sum',
			'inputs: { rows: output("make", "rows"), raw: rawData("beats") },\n\t\t\toutputs: { sum',
		);
		const listed = runScript(
			'\tfor (const path of stage.listInput("raw")) console.log(path.split("/").pop(), fs.readFileSync(path, "utf8").length);\n\tconsole.log(fs.readdirSync(stage.inputPath("raw")).length);',
		);
		expect(listed.output).toBe("beats.csv 15\nother.csv 13\n2\n");
		expect(listed.code).toBe(0);
		for (const path of ["raw-other/x.csv", "raw.csv", "raw/../raw.csv"]) {
			expectRefused(
				runScript(`\tfs.readFileSync(${JSON.stringify(repository.path(`data/beats/${path}`))});`),
				/read data\/beats\/raw(-other\/x)?\.csv, which it does not declare/,
			);
		}
	});

	it("sees the pinned environment and no variable of the caller", () => {
		const { output } = runScript(
			"\tconsole.log(JSON.stringify({ ...process.env, PATH: undefined, TMPDIR: undefined }));",
			{
				environment: { SECRET: "x", TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" },
			},
		);
		expect(JSON.parse(output)).toEqual({
			TZ: "UTC",
			LANG: "C",
			LC_ALL: "C",
			UV_THREADPOOL_SIZE: "4",
			OMP_NUM_THREADS: "1",
			TF_ENABLE_ONEDNN_OPTS: "0",
			ONEDNN_MAX_CPU_ISA: "AVX2",
		});
	});

	it("says how far it is, and at its end what memory it took, in lines for programs", () => {
		expect(repository.sync().code).toBe(0);
		const [half, end, rest] = repository.stage("make", { QUICKENING_PROGRESS: "1" }).stdout.split("\n");
		expect(half).toBe('@quickening {"paper":"toy","stage":"make","fraction":0.5,"message":"half done"}');
		const { peakMemoryMb, ...of } = JSON.parse(end!.replace("@quickening ", "")) as { peakMemoryMb: number };
		expect(of).toEqual({ paper: "toy", stage: "make" });
		// A Node that has loaded the runner; less would be another process's, more a leak of the measure from one.
		expect(peakMemoryMb).toBeGreaterThan(30);
		expect(peakMemoryMb).toBeLessThan(600);
		expect(rest).toBe("");
	});
});

describe("an undeclared read fails and is named", () => {
	const beside = (path: string) => JSON.stringify(repository.path(path));

	it.each([
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
	])("by %s", (_title, body) => {
		const ended = runScript(`\t${body.replaceAll("PATH", beside("data/beats/raw/other.csv"))}`);
		if (_title === "existsSync" && ended.code === 0) throw new Error(`existsSync answered: ${ended.output}`);
		expectRefused(ended, "read data/beats/raw/other.csv, which it does not declare");
		expect(ended.output).toContain(
			'add rawData("beats", "other.csv") to the inputs of stages["follow"] in papers/toy/paper.ts',
		);
	});

	it("in a worker of the paper, by readFileSync and by fs.promises", () => {
		const path = beside("data/beats/raw/other.csv");
		for (const read of [`readFileSync(${path})`, `await promises.readFile(${path})`]) {
			repository.write(
				"papers/toy/analysis/reader.ts",
				`import { promises, readFileSync } from "node:fs";\nimport { parentPort } from "node:worker_threads";\nvoid promises;\nvoid readFileSync;\n${read};\nparentPort?.postMessage("read");\n`,
			);
			expectRefused(
				runScript(
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
			runScript(
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
			expectRefused(runScript(`\tfs.readFileSync(${beside(path)});`), message);
		}
	});

	it("by a path relative to nothing that it could know", () => {
		expectRefused(
			runScript('\tfs.readFileSync("data/beats/raw/other.csv");'),
			/read data\/beats\/raw\/other\.csv by a relative path; a stage reads its inputs by name/,
		);
	});

	it("shows the script's own line", () => {
		const { output } = runScript(`\tfs.readFileSync(${beside("package-lock.json")});`);
		expect(output).toMatch(/at follow \(papers\/toy\/analysis\/follow\.ts:6:\d+\)/);
		expect(output).not.toContain("node:internal");
		expect(output).not.toContain("packages/publication/cli");
	});
});

describe("a stage has no way out", () => {
	it("writes nowhere but through its outputs", () => {
		const target = JSON.stringify(repository.path("papers/toy/results/rows.json"));
		expectRefused(runScript(`\tfs.writeFileSync(${target}, "mine");`), "wrote papers/toy/results/rows.json");
		expect(repository.read("papers/toy/results/rows.json")).toContain("401");
	});

	it("starts no program", () => {
		expectRefused(
			runScript('\texecFileSync("true");', { head: 'import { execFileSync } from "node:child_process";' }),
			"tried to start true: a stage starts no other program",
		);
	});

	it("reaches no server, in a worker neither", async () => {
		let asked = 0;
		const server = createServer((_request, response) => {
			asked++;
			response.end("hello");
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
		try {
			for (const body of [
				`await fetch("${address}");`,
				`await new Promise((resolve, reject) => get("${address}", resolve).on("error", reject));`,
				`await lookup("localhost");`,
			]) {
				const head =
					'import { get } from "node:http";\nimport { lookup } from "node:dns/promises";\nvoid get;\nvoid lookup;';
				expectRefused(runScript(`\t${body}`, { head }), /a stage has no network/);
			}
			repository.write(
				"papers/toy/analysis/caller.ts",
				`import { parentPort } from "node:worker_threads";\nawait fetch("${address}");\nparentPort?.postMessage("fetched");\n`,
			);
			expectRefused(
				runScript(
					'\tconst worker = new Worker(new URL("./caller.ts", import.meta.url));\n\tconsole.log(await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)));',
					{ head: 'import { Worker } from "node:worker_threads";' },
				),
				/a stage has no network/,
			);
		} finally {
			server.close();
		}
		expect(asked).toBe(0);
	});
});

describe("a stage that fails leaves its outputs as they were", () => {
	it.each([
		["an error of the script", '\tthrow new Error("no beats");', "stage follow of toy failed: no beats"],
		[
			"an error after an output was written",
			'\tstage.writeText("sum", "half");\n\tthrow new Error("late");',
			"failed: late",
		],
		[
			"an error that nobody awaits",
			'\tsetTimeout(() => { throw new Error("stray"); });\n\tawait new Promise((resolve) => setTimeout(resolve, 500));',
			"failed: stray",
		],
		[
			"a rejection that nobody awaits",
			'\tvoid Promise.reject(new Error("lost"));\n\tawait new Promise((resolve) => setTimeout(resolve, 500));',
			"failed: lost",
		],
		["the end of the process", "\tprocess.exit(0);", "the script ended the process before its work was done"],
		[
			"a promise that never ends",
			"\tawait new Promise(() => {});",
			"the script waits for a promise that can never be kept",
		],
		["a signal", '\tprocess.kill(process.pid, "SIGKILL");', "its process was ended by SIGKILL"],
		[
			"an unknown input",
			'\tstage.readText("row");',
			/input row is not declared; add it to inputs of stages\["follow"\] .*\(declared: rows\)/,
		],
		["an undeclared parameter", '\tstage.param("offset");', /param offset is not declared; add it to params/],
		["an undeclared output", '\tstage.writeText("total", "1");', /output total is not declared/],
		["an output written twice", '\tstage.writeText("sum", "1");', "output sum is written twice"],
		[
			"a value of a stage that declares none",
			'\tstage.value("a", { value: 1, unit: "", digits: 0, n: 1, method: "m" });',
			/recorded value a, which it does not declare; it declares none; add "a" to values of stages\["follow"\]/,
		],
		["an infinite number", '\tstage.writeJson("sum", { sum: 1 / 0 });', "JSON has no Infinity"],
	])("after %s", (_title, body, message) => {
		expectRefused(runScript(body), message);
	});

	it("after an output that it did not write", () => {
		repository.edit(
			"papers/toy/paper.ts",
			'outputs: { sum: "results/sum.json" }',
			'outputs: { sum: "results/sum.json", more: "results/more.json" }',
		);
		expectRefused(runScript(""), "stage follow ended without writing more (results/more.json)");
		expect(existsSync(repository.path("papers/toy/results/more.json"))).toBe(false);
	});

	it("after a value that could not be printed", () => {
		expect(repository.sync().code).toBe(0);
		expect(repository.stage("make").code).toBe(0);
		const before = repository.read("papers/toy/results/values/make.json");
		repository.edit("papers/toy/analysis/make.ts", "digits: 0", "digits: -1");
		repository.sync();
		const { code, output } = repository.stage("make");
		expect(code).toBe(1);
		expect(output).toContain("value beat.mean must have digits in 0..20; got -1");
		expect(repository.read("papers/toy/results/values/make.json")).toBe(before);
	});
});

describe("a stage that is not what was synced does not run", () => {
	const expectStale = (message: string) => {
		repository.write("papers/toy/results/rows.json", "as before\n");
		const { code, output } = repository.stage("make");
		expect(code).toBe(1);
		expect(output).toContain(message);
		expect(output).toContain("npx quickening sync");
		expect(readFileSync(repository.path("papers/toy/results/rows.json"), "utf8")).toBe("as before\n");
	};

	it("when its code changed", () => {
		expect(repository.sync().code).toBe(0);
		repository.edit("packages/foundations/toy/src/half.ts", "x / 2", "x / 3");
		expectStale("stage make of toy has a stale fingerprint");
	});

	it("when paper.ts gave it another parameter or input", () => {
		expect(repository.sync().code).toBe(0);
		repository.edit("papers/toy/paper.ts", 'params: ["offset"]', 'params: ["offset", "factor"]');
		expectStale("papers/toy/dvc.yaml says something else of stage make than paper.ts");
	});

	it("but does when only another stage changed", () => {
		expect(repository.sync().code).toBe(0);
		repository.edit("papers/toy/paper.ts", 'params: ["factor"]', 'params: ["factor", "forgotten"]');
		repository.edit("papers/toy/analysis/follow.ts", "0)", "0) + 0");
		expect(repository.stage("make").code).toBe(0);
	});

	it("when there is no such stage, or the folder is no paper's", () => {
		expect(repository.sync().code).toBe(0);
		const { code, output } = repository.stage("mak");
		expect(code).toBe(1);
		expect(output).toContain("papers/toy/paper.ts has no stage mak; it has make, follow");
	});
});
