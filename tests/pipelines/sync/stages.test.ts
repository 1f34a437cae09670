import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, runScript } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
});

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
			repository,
			'\tfor (const path of stage.listInput("raw")) console.log(path.split("/").pop(), fs.readFileSync(path, "utf8").length);\n\tconsole.log(fs.readdirSync(stage.inputPath("raw")).length);',
		);
		expect(listed.output).toBe("beats.csv 15\nother.csv 13\n2\n");
		expect(listed.code).toBe(0);
		for (const path of ["raw-other/x.csv", "raw.csv", "raw/../raw.csv"]) {
			expectRefused(
				repository,
				runScript(repository, `\tfs.readFileSync(${JSON.stringify(repository.path(`data/beats/${path}`))});`),
				/read data\/beats\/raw(-other\/x)?\.csv, which it does not declare/,
			);
		}
	});

	it("sees the pinned environment and no variable of the caller", () => {
		const { output } = runScript(
			repository,
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

it("does not start on data that are not what dataset.json says, however it reads them", () => {
	const path = "data/beats/dataset.json";
	const before = repository.read(path);
	const column = { name: "ms", description: "beats", unit: "ms", range: [100, 200], missing: [] };
	const table = { files: "beats.csv", description: "Beats.", columns: [column] };
	repository.write(path, JSON.stringify({ ...JSON.parse(before), tables: [table] }));
	expect(repository.sync().code).toBe(0);
	const { code, output } = repository.stage("make");
	expect(code).toBe(1);
	expect(output).toContain("its data are not what data/beats/dataset.json says");
	expect(output).toContain('beats.csv, column ms: 3 of 3 cells break the rule "must lie from 100 to 200"');
	repository.write(path, before);
	expect(repository.stage("make").code).toBe(0);
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
