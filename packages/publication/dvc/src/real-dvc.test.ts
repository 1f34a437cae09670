import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
	add,
	checkout,
	commit,
	type DvcError,
	type DvcRepository,
	dag,
	dataStatus,
	init,
	paramsDiff,
	type RunHandle,
	repro,
	requireVersion,
	runMembers,
	status,
	version,
} from "./index.ts";
import { copyRepository, temporaryRepository, testedDvc, writeFiles } from "./testing/temporary-repository.ts";

const program = testedDvc();

const pipeline = `stages:
  first:
    cmd: cat data/a.txt > first.txt
    deps: [data/a.txt]
    outs: [{first.txt: {cache: false, persist: true}}]
  second:
    cmd: echo from the stage; cat first.txt > second.txt
    deps: [first.txt]
    params: [code.json: [stages.second]]
    outs: [{second.txt: {cache: false}}]
`;

const failure = async (promise: Promise<unknown>): Promise<DvcError> => {
	try {
		await promise;
	} catch (error) {
		return error as DvcError;
	}
	throw new Error("it was expected to fail");
};

describe.skipIf(program === undefined)("the real dvc (skipped when set-up has not installed it)", () => {
	let template: DvcRepository & { remove(): void };
	let repository: DvcRepository & { remove(): void };
	beforeAll(async () => {
		template = temporaryRepository(program!);
		await init(template, { linkTypes: ["hardlink", "copy"] });
	});
	beforeEach(() => {
		repository = copyRepository(template);
	});
	afterEach(() => repository.remove());
	afterAll(() => template.remove());
	const text = (path: string) => readFileSync(join(repository.folder, path), "utf8");
	const git = (...args: string[]) =>
		execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.org", ...args], {
			cwd: repository.folder,
		});

	it("is a tested version", async () => {
		expect((await requireVersion(repository)).state).toBe("tested");
		expect(await version({ ...repository, folder: "/" })).toEqual(await version(repository));
	});

	it("is set up without analytics, staging or a look for updates", () => {
		const config = text(".dvc/config");
		for (const line of ["analytics = false", "autostage = false", "check_update = false"])
			expect(config).toContain(line);
		expect(config).toMatch(/type = "?hardlink,copy"?/);
	});

	it("tracks a folder, sees a change, takes it over, and puts the former content back", async () => {
		writeFiles(repository, { "data/raw/a.csv": "1\n", "data/raw/b.csv": "2\n" });
		await add(repository, ["data/raw"]);
		expect(text("data/.gitignore")).toBe("/raw\n");
		expect(text("data/raw.dvc")).toContain("nfiles: 2");
		expect(await status(repository)).toEqual({});

		rmSync(join(repository.folder, "data/raw/a.csv"));
		expect(await status(repository)).toEqual({ "data/raw.dvc": [{ "changed outs": { "data/raw": "modified" } }] });
		await checkout(repository, ["data/raw.dvc"], { force: true });
		expect(text("data/raw/a.csv")).toBe("1\n");

		writeFiles(repository, { "data/raw/c.csv": "3\n" });
		await commit(repository, ["data/raw.dvc"]);
		expect(text("data/raw.dvc")).toContain("nfiles: 3");
		expect(await status(repository, { targets: ["data/raw.dvc"] })).toEqual({});
	});

	it("lends the cache's bytes to the workspace instead of doubling them, and they stay readable", async () => {
		writeFiles(repository, { "data/raw/a.csv": "1\n" });
		await add(repository, ["data/raw"]);
		const stat = statSync(join(repository.folder, "data/raw/a.csv"));
		expect(stat.nlink).toBe(2);
		expect(stat.mode & 0o444).toBe(0o444);
	});

	it("says what data have changed since the last git commit", async () => {
		writeFiles(repository, { "raw/a.csv": "1\n" });
		await add(repository, ["raw"]);
		git("add", "-A");
		git("commit", "-q", "-m", "data");
		expect((await dataStatus(repository)).uncommitted).toBeUndefined();
		rmSync(join(repository.folder, "raw/a.csv"));
		expect((await dataStatus(repository)).uncommitted).toEqual({ modified: ["raw/"] });
	});

	it("runs stages in order, then nothing, then what a parameter touches", async () => {
		writeFiles(repository, {
			"data/a.txt": "hello\n",
			"dvc.yaml": pipeline,
			"code.json": '{"stages": {"second": "abc", "other": "1"}}\n',
		});
		await add(repository, ["data/a.txt"]);
		const lines: string[] = [];
		const first = await repro(repository, { onLine: (line, from) => lines.push(`${from}: ${line}`) });
		expect(first.ran).toEqual(["first", "second"]);
		expect(lines).toContain("stdout: from the stage");
		expect(text("second.txt")).toBe("hello\n");

		const second = await repro(repository);
		expect(second.ran).toEqual([]);
		expect(second.unchanged).toEqual(["data/a.txt.dvc", "first", "second"]);

		git("add", "-A");
		git("commit", "-q", "-m", "pipeline");
		writeFiles(repository, { "code.json": '{"stages": {"second": "xyz", "other": "2"}}\n' });
		expect(await paramsDiff(repository)).toEqual({ "code.json": { "stages.second": { old: "abc", new: "xyz" } } });
		expect(await status(repository)).toEqual({
			second: [{ "changed deps": { "code.json": { "stages.second": "modified" } } }],
		});
		expect((await repro(repository)).ran).toEqual(["second"]);
		expect((await repro(repository, { force: true, noRunCache: true })).ran).toEqual(["first", "second"]);
		expect((await repro(repository, { targets: ["dvc.yaml:first"] })).unchanged).toEqual(["data/a.txt.dvc", "first"]);
	});

	it("draws the graph of stages and of files", async () => {
		writeFiles(repository, { "data/a.txt": "x\n", "dvc.yaml": pipeline, "code.json": '{"stages": {"second": "1"}}\n' });
		await add(repository, ["data/a.txt"]);
		expect(await dag(repository)).toEqual({
			nodes: ["data/a.txt.dvc", "first", "second"],
			edges: [
				["data/a.txt.dvc", "first"],
				["first", "second"],
			],
		});
		expect((await dag(repository, { target: "first" })).nodes).toEqual(["data/a.txt.dvc", "first"]);
		expect((await dag(repository, { outputs: true })).nodes).toEqual(["data/a.txt", "first.txt", "second.txt"]);
	});

	it("names the stage that failed, its exit code and its words", async () => {
		writeFiles(repository, { "dvc.yaml": "stages:\n  bad:\n    cmd: echo the reason >&2; exit 3\n    outs: [x]\n" });
		const error = await failure(repro(repository));
		expect(error).toMatchObject({ name: "DvcError", code: "stage-failed", exitCode: 255, folder: repository.folder });
		expect(error.message).toContain("exited with 3");
		expect(error.stderr).toContain("the reason");
	});

	it("goes on with what does not depend on a failed stage when asked to", async () => {
		writeFiles(repository, {
			"dvc.yaml":
				"stages:\n  bad:\n    cmd: exit 1\n    outs: [b]\n  next:\n    cmd: cat b > n\n    deps: [b]\n    outs: [n]\n  good:\n    cmd: echo 1 > g\n    outs: [g]\n",
		});
		const ran: string[] = [];
		const error = await failure(repro(repository, { keepGoing: true, onLine: (line) => ran.push(line) }));
		expect(error.code).toBe("stage-failed");
		expect(text("g")).toBe("1\n");
		expect(existsSync(join(repository.folder, "n"))).toBe(false);
	});

	it("tells missing data from a broken pipeline, and both from a folder that is no repository", async () => {
		writeFiles(repository, { "data/a.txt": "x\n", "dvc.yaml": pipeline, "code.json": '{"stages": {"second": "1"}}\n' });
		await add(repository, ["data/a.txt"]);
		rmSync(join(repository.folder, "data/a.txt"));
		rmSync(join(repository.folder, ".dvc/cache"), { recursive: true });
		expect((await failure(repro(repository))).code).toBe("missing-data");
		writeFiles(repository, { "dvc.yaml": "stages: [" });
		expect((await failure(repro(repository))).code).toBe("invalid-pipeline");
		expect((await failure(status({ ...repository, folder: "/" }))).code).toBe("not-a-repository");
	});

	it("says so when another dvc holds the lock", async () => {
		writeFiles(repository, { "dvc.yaml": "stages:\n  long:\n    cmd: echo started; sleep 60\n    outs: [x]\n" });
		const stop = new AbortController();
		let running!: () => void;
		const started = new Promise<void>((resolve) => {
			running = resolve;
		});
		const first = failure(
			repro(repository, { signal: stop.signal, graceSeconds: 1, onLine: (line) => line === "started" && running() }),
		);
		await started;
		const error = await failure(repro(repository));
		expect(error.code).toBe("busy");
		expect(error.whatToDo).toContain("Another dvc");
		stop.abort();
		expect((await first).code).toBe("cancelled");
	});

	it("ends a run with every process of it, and the next run works", async () => {
		writeFiles(repository, {
			"dvc.yaml": "stages:\n  long:\n    cmd: sh -c 'echo started; sleep 3; echo orphan > x' \n    outs: [x]\n",
		});
		const stop = new AbortController();
		let handle: RunHandle | undefined;
		const error = await failure(
			repro(repository, {
				signal: stop.signal,
				graceSeconds: 1,
				onStart: (run) => {
					handle = run;
				},
				onLine: (line) => line === "started" && stop.abort(),
			}),
		);
		expect(error.code).toBe("cancelled");
		expect(runMembers(handle!)).toEqual([]);
		await wait(3200);
		expect(existsSync(join(repository.folder, "x"))).toBe(false);
		expect((await repro(repository)).ran).toEqual(["long"]);
	});

	it("ends the stage when dvc itself is killed from outside", async () => {
		writeFiles(repository, {
			"dvc.yaml": "stages:\n  long:\n    cmd: sh -c 'echo started; sleep 900; echo orphan > x'\n    outs: [x]\n",
		});
		let handle: RunHandle | undefined;
		const begun = performance.now();
		const error = await failure(
			repro(repository, {
				graceSeconds: 1,
				onStart: (run) => {
					handle = run;
				},
				onLine: (line) => line === "started" && process.kill(handle!.pid, "SIGKILL"),
			}),
		);
		expect(error.message).toContain("was ended by a signal");
		expect(runMembers(handle!)).toEqual([]);
		expect(performance.now() - begun).toBeLessThan(500_000);
	});

	it("never starts a run that was cancelled before", async () => {
		expect((await failure(repro(repository, { signal: AbortSignal.abort() }))).code).toBe("cancelled");
	});
});

describe("a program that is not dvc", () => {
	it("is named when it is absent", async () => {
		const error = await failure(version({ folder: "/", program: "/nowhere/dvc" }));
		expect(error).toMatchObject({ code: "not-installed", exitCode: undefined });
		expect(error.whatToDo).toContain("npm run setup");
		expect((await failure(repro({ folder: "/", program: "/nowhere/dvc" }))).code).toBe("not-installed");
	});
	it("is refused when it is too old, or answers something else", async () => {
		const folder = temporaryRepository("").folder;
		const fake = (answer: string) => {
			const path = join(folder, "dvc");
			writeFileSync(path, `#!/bin/sh\nprintf '%s' '${answer}'\n`, { mode: 0o755 });
			return { folder, program: path };
		};
		expect((await failure(requireVersion(fake("2.58.2")))).message).toMatch(/^dvc 2\.58\.2 is older than/);
		expect((await version(fake("99.0.0"))).state).toBe("newer than tested");
		expect((await failure(version(fake("hello")))).code).toBe("unexpected-answer");
		expect((await failure(status(fake("hello")))).code).toBe("unexpected-answer");
		rmSync(folder, { recursive: true });
	});
});
