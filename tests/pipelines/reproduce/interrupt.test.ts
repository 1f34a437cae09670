import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { drawInteger, seededRandom } from "@quickening/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, makeBuiltFixture, pinnedDvc } from "./fixture.ts";

/*
 * A rebuild that is cut at any moment leaves nothing that the next one cannot put right, and nothing that goes on.
 */
const dvc = pinnedDvc();

/** Moments in ms after the start at which the command is killed; drawn once, so that a failure can be looked into. */
const random = seededRandom("kill -9");
const moments = Array.from({ length: 8 }, () => 150 + drawInteger(random, 5000));

describe.skipIf(dvc === undefined)("a rebuild that is cut", { timeout: 240_000 }, () => {
	let fixture: Fixture;
	let results: Record<string, string>;

	beforeAll(() => {
		fixture = makeBuiltFixture();
		fixture.write("papers/tiny/params.yaml", "pauseMs: 60\n");
		expect(fixture.run("reproduce", "tiny", "--no-site").code).toBe(0);
		fixture.commit("a slower stage");
		results = fixture.results("tiny");
	}, 240_000);
	afterAll(() => fixture?.remove(), 60_000);

	/** The processes that work on the fixture, by their folder or their command. */
	const processes = () =>
		readdirSync("/proc")
			.filter((name) => /^\d+$/.test(name))
			.filter((pid) => {
				try {
					const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
					return command.includes(fixture.root) || /\/run-stage\.ts/.test(command) === true
						? readFileSync(`/proc/${pid}/environ`, "latin1").includes(fixture.root)
						: false;
				} catch {
					return false;
				}
			});

	const recovers = async () => {
		const next = fixture.run("reproduce", "tiny", "--no-site");
		expect(next.code, next.text).toBe(0);
		expect(next.stdout).toContain("tiny  rebuilt");
		expect(fixture.changes()).toBe("");
		expect(fixture.results("tiny")).toEqual(results);
		expect(existsSync(fixture.path(".quickening/before"))).toBe(false);
	};

	it.each(moments)("by kill -9 after %i ms is taken up again, with git clean and the same bytes", async (moment) => {
		const run = fixture.start("reproduce", "tiny", "--force", "--no-site");
		await wait(moment);
		run.child.kill("SIGKILL");
		await recovers();
		await wait(1200);
		expect(fixture.changes()).toBe("");
		expect(fixture.results("tiny")).toEqual(results);
		expect(processes()).toEqual([]);
	});

	it("by kill -9 of dvc and of the command at once recovers too", async () => {
		const run = fixture.start("reproduce", "tiny", "--force", "--no-site");
		while (!existsSync(fixture.path(".quickening/run.json"))) await wait(10);
		await wait(700);
		const { pid } = JSON.parse(fixture.read(".quickening/run.json")) as { pid: number };
		run.child.kill("SIGKILL");
		process.kill(pid, "SIGKILL");
		await recovers();
	});

	it("with its locks left behind by processes that are gone recovers, also when their ids were given anew", async () => {
		const rwlock = (pid: number) =>
			JSON.stringify({
				write: { [fixture.path("papers/tiny/results/values.json")]: { pid, cmd: "dvc repro" } },
				read: {},
			});
		fixture.write(".dvc/tmp/rwlock", rwlock(process.pid));
		await recovers();
		fixture.write(".dvc/tmp/rwlock", '{"write": {"/x": {"pi');
		await recovers();
		fixture.write(
			".quickening/reproduce.lock",
			JSON.stringify({ id: "x", pid: process.pid, host: hostname(), start: "1", since: "", command: "" }),
		);
		await recovers();
	});

	it.each(["SIGINT", "SIGTERM"] as const)(
		"by %s ends all that it started, says so, and is taken up again",
		async (signal) => {
			const run = fixture.start("reproduce", "tiny", "--force", "--no-site");
			while (!existsSync(fixture.path(".quickening/run.json"))) await wait(10);
			await wait(1000);
			run.child.kill(signal);
			const { code, text } = await run.ended;
			expect(code).toBe(130);
			expect(text).toContain("nothing is lost");
			expect(processes()).toEqual([]);
			expect(fixture.changes()).toBe("");
			await recovers();
		},
	);
});
