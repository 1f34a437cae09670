import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, runScript, syncScripts } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());

describe("a stage that fails leaves its outputs as they were", () => {
	const faults: readonly (readonly [title: string, body: string, message: string | RegExp])[] = [
		["an error of the script", '\tthrow new Error("no beats");', "stage STAGE of toy failed: no beats"],
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
			/input row is not declared; add it to inputs of stages\["STAGE"\] .*\(declared: rows\)/,
		],
		["an undeclared parameter", '\tstage.param("offset");', /param offset is not declared; add it to params/],
		["an undeclared output", '\tstage.writeText("total", "1");', /output total is not declared/],
		["an output written twice", '\tstage.writeText("sum", "1");', "output sum is written twice"],
		[
			"a value of a stage that declares none",
			'\tstage.value("a", { value: 1, unit: "", digits: 0, n: 1, method: "m" });',
			/recorded value a, which it does not declare; it declares none; add "a" to values of stages\["STAGE"\]/,
		],
		["an infinite number", '\tstage.writeJson("sum", { sum: 1 / 0 });', "JSON has no Infinity"],
	];
	beforeAll(() =>
		syncScripts(
			repository,
			faults.map(([, body]) => body),
		),
	);

	it.each(faults.map(([title, , message], i) => [title, message, `try-${i + 1}`] as const))(
		"after %s",
		(title, message, stage) => {
			const named =
				typeof message === "string"
					? message.replace("STAGE", stage)
					: new RegExp(message.source.replace("STAGE", stage), message.flags);
			// A process that is killed says nothing of the script: whoever runs stages tries it again.
			expectRefused(repository, repository.stage(stage), named, { file: stage, code: title === "a signal" ? 75 : 1 });
		},
	);
});

describe("so does one that is judged when it has run,", () => {
	beforeEach(() => {
		for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	});

	it("after an output that it did not write", () => {
		repository.edit(
			"papers/toy/paper.ts",
			'outputs: { sum: "results/sum.json" }',
			'outputs: { sum: "results/sum.json", more: "results/more.json" }',
		);
		expectRefused(repository, runScript(repository, ""), "stage follow ended without writing more (results/more.json)");
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
