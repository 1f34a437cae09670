import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "@quickening/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
	endOrphans,
	type RunningStage,
	runningStages,
} from "../../../packages/publication/pipeline/src/stage/index.ts";
import { paperFiles } from "./paper-files.ts";
import { dvcProgram, type TestRepository, testRepository } from "./repository.ts";

/**
 * A script that computes without a pause, so that no signal or timer of its own thread can end it; in seconds of its own
 * processor time, which a busy machine does not shorten.
 */
const slow = (seconds: number) =>
	paperFiles["papers/toy/analysis/make.ts"]!.replace(
		"\tstage.progress(",
		`\tconsole.log("computing");\n\tconst until = process.cpuUsage().user + ${seconds * 1e6};\n\twhile (process.cpuUsage().user < until) Math.sqrt(until);\n\tstage.progress(`,
	);
const SLOW_SECONDS = 4;

let repository: TestRepository;
const started: ChildProcess[] = [];
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(async () => {
	for (const child of started) child.kill("SIGKILL");
	await endOrphans(repository.root);
	repository.remove();
});
beforeEach(() => {
	repository.write("papers/toy/analysis/make.ts", slow(SLOW_SECONDS));
	repository.write("papers/toy/results/rows.json", "as before\n");
	repository.write("papers/toy/results/values/make.json", "{}\n");
	expect(repository.sync().code).toBe(0);
});

const isAlive = (pid: number) => {
	try {
		// A zombie whose parent has not asked for it yet has ended.
		return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
	} catch {
		if (existsSync("/proc/self/stat")) return false;
	}
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

async function until(what: string, holds: () => boolean, seconds = 300): Promise<void> {
	const end = performance.now() + seconds * 1000;
	while (!holds()) {
		if (performance.now() > end) throw new Error(`${what} did not happen within ${seconds} s`);
		await wait(20);
	}
}

/** Starts it, and waits until the script computes. */
async function computing(child: ChildProcess): Promise<RunningStage> {
	started.push(child);
	let output = "";
	child.stdout!.on("data", (chunk) => {
		output += chunk;
	});
	child.stderr!.on("data", (chunk) => {
		output += chunk;
	});
	await until("the start of the stage", () => {
		if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
		return output.includes("computing");
	});
	const [run] = runningStages(repository.root);
	expect(run).toMatchObject({ paper: "toy", stage: "make" });
	return run!;
}

const ended = (child: ChildProcess) =>
	child.exitCode !== null || child.signalCode !== null
		? Promise.resolve()
		: new Promise<void>((resolve) => child.once("exit", () => resolve()));

function expectAsBefore(): void {
	expect(repository.read("papers/toy/results/rows.json")).toBe("as before\n");
	expect(repository.read("papers/toy/results/values/make.json")).toBe("{}\n");
}

function expectNothingLeft(): void {
	expect(runningStages(repository.root)).toEqual([]);
	expect(readdirSync(repository.path(".quickening/aside/toy"))).toEqual([]);
}

describe("a stage whose parent is killed", () => {
	it.skipIf(dvcProgram === undefined)("ends before it writes when dvc is killed with kill -9", async () => {
		const dvc = startedRepro();
		const run = await computing(dvc);
		dvc.kill("SIGKILL");
		await until("the end of the stage", () => !isAlive(run.runner.pid) && !isAlive(run.script!.pid));
		await wait(1000);
		expectAsBefore();
		expectNothingLeft();
	});

	it.skipIf(dvcProgram === undefined)("recovers from kill -9 of dvc at random points", async () => {
		repository.write("papers/toy/analysis/make.ts", slow(0.3));
		expect(repository.sync().code).toBe(0);
		const random = seededRandom(20260131);
		for (let i = 0; i < 5; i++) {
			const dvc = startedRepro();
			await wait(500 + random() * 1500);
			const runs = runningStages(repository.root);
			dvc.kill("SIGKILL");
			await ended(dvc);
			for (const { runner } of runs) await until("the end of the stage", () => !isAlive(runner.pid));
			await endOrphans(repository.root);
			const rows = repository.read("papers/toy/results/rows.json");
			expect([
				"as before\n",
				'[\n\t{"beat":1,"ms":401},\n\t{"beat":2,"ms":406},\n\t{"beat":3,"ms":396}\n]\n',
			]).toContain(rows);
		}
		let made = repository.repro();
		// A stage that had not yet said that it runs when its dvc was killed goes on to its end: one waits, as the message says.
		while (made.output.includes("stage make is already running")) {
			await wait(1000);
			made = repository.repro();
		}
		expect(made.code, made.output).toBe(0);
		expect(JSON.parse(repository.read("papers/toy/results/sum.json"))).toEqual({ sum: 1203 });
		expectNothingLeft();
	});

	it("ends by itself when its runner is killed, and the next start removes what is left", async () => {
		const runner = repository.startStage("make");
		const run = await computing(runner);
		process.kill(run.runner.pid, "SIGKILL");
		await until("the end of the script", () => !isAlive(run.script!.pid));
		expectAsBefore();
		expect(runningStages(repository.root)).toHaveLength(1);
		expect(await endOrphans(repository.root)).toEqual({ ended: [], running: [], repairedDvc: false });
		expectNothingLeft();
	});

	it("is ended by the next start when it cannot see that it is alone", async () => {
		// A shell stands for dvc. Both processes are stopped, so that no watchdog of theirs can act.
		const parent = spawn(
			process.execPath,
			[
				"-e",
				`require("child_process").spawn("../../node_modules/.bin/node", ["--conditions=@quickening/source", "../../packages/publication/pipeline/src/stage/run-stage.ts", "make"], { stdio: "inherit" })`,
			],
			{ cwd: repository.paper, stdio: ["ignore", "pipe", "pipe"] },
		);
		const run = await computing(parent);
		process.kill(run.runner.pid, "SIGSTOP");
		process.kill(run.script!.pid, "SIGSTOP");
		parent.kill("SIGKILL");
		await ended(parent);
		expect(isAlive(run.runner.pid)).toBe(true);
		const report = await endOrphans(repository.root);
		expect(report.ended.map(({ stage }) => stage)).toEqual(["make"]);
		expect(isAlive(run.runner.pid)).toBe(false);
		expect(isAlive(run.script!.pid)).toBe(false);
		expectAsBefore();
		expectNothingLeft();
	});
});

describe("endOrphans", () => {
	it("leaves a stage alone that somebody waits for, and a second start of it is refused", async () => {
		const runner = repository.startStage("make");
		const run = await computing(runner);
		const report = await endOrphans(repository.root);
		expect(report).toEqual({ ended: [], running: [run], repairedDvc: false });
		const { code, output } = repository.stage("make");
		expect(code).toBe(1);
		expect(output).toContain(`stage make is already running (process ${run.runner.pid})`);
		await ended(runner);
		expect(runner.exitCode).toBe(0);
		expect(repository.read("papers/toy/results/rows.json")).toContain("401");
		expectNothingLeft();
	});

	it("spares a process that has the id of a run that ended", async () => {
		const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
		started.push(stranger);
		const record: RunningStage = {
			paper: "toy",
			stage: "make",
			token: "an-earlier-run",
			runner: { pid: stranger.pid!, start: "long ago" },
			script: { pid: stranger.pid!, start: "long ago" },
			group: 1,
			parents: [],
			aside: repository.path(".quickening/aside/toy/make-1"),
		};
		mkdirSync(repository.path(".quickening/running"), { recursive: true });
		writeFileSync(repository.path(".quickening/running/toy--make.json"), JSON.stringify(record));
		expect(await endOrphans(repository.root)).toEqual({ ended: [], running: [], repairedDvc: false });
		expect(isAlive(stranger.pid!)).toBe(true);
		expect(runningStages(repository.root)).toEqual([]);
		stranger.kill("SIGKILL");
	});

	it("removes DVC's list of readers when a killed dvc left it half-written, and no other", async () => {
		const path = ".dvc/tmp/rwlock";
		for (const [content, repaired] of [
			["", true],
			['{"papers', true],
			["{}", false],
		] as const) {
			repository.write(path, content);
			expect((await endOrphans(repository.root)).repairedDvc).toBe(repaired);
			expect(existsSync(repository.path(path))).toBe(!repaired);
		}
	});

	it("removes nothing outside .quickening/aside, whatever a record says", async () => {
		repository.write("papers/toy/precious.txt", "mine");
		const record = {
			paper: "toy",
			stage: "make",
			token: "x",
			runner: { pid: 2 ** 30, start: "never" },
			group: 1,
			parents: [],
			aside: repository.path(".quickening/aside/../../papers/toy"),
		};
		repository.write(".quickening/running/toy--make.json", JSON.stringify(record));
		await endOrphans(repository.root);
		expect(repository.read("papers/toy/precious.txt")).toBe("mine");
	});
});

describe("a stage that loses its record", () => {
	it("gives up before it writes", async () => {
		const runner = repository.startStage("make");
		const run = await computing(runner);
		repository.write(".quickening/running/toy--make.json", JSON.stringify({ ...run, token: "another run" }));
		await ended(runner);
		expect(runner.exitCode).not.toBe(0);
		await until("the end of the script", () => !isAlive(run.script!.pid));
		expectAsBefore();
		repository.write(
			".quickening/running/toy--make.json",
			JSON.stringify({ ...run, runner: { pid: 2 ** 30, start: "" } }),
		);
		await endOrphans(repository.root);
		expectNothingLeft();
	});
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s to a stage", (signal) => {
	it("ends it at once, removes what it wrote aside and leaves its outputs", async () => {
		const runner = repository.startStage("make");
		const run = await computing(runner);
		expect(existsSync(run.aside)).toBe(true);
		runner.kill(signal);
		await ended(runner);
		expect(runner.exitCode).toBe(signal === "SIGINT" ? 130 : 143);
		await until("the end of the script", () => !isAlive(run.script!.pid));
		expectAsBefore();
		expectNothingLeft();
	});
});

function startedRepro(): ChildProcess {
	return repository.startRepro("--force");
}
