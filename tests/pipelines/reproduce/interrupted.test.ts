import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectRecovery, processesOf, slowFixture } from "./cut.ts";
import { type Fixture, pinnedDvc } from "./fixture.ts";

/*
 * A rebuild that is cut, or that meets another, leaves nothing that the next one cannot put right.
 */
describe.skipIf(pinnedDvc() === undefined)("a rebuild that is cut", () => {
	let fixture: Fixture;
	let results: Record<string, string>;
	beforeAll(async () => {
		fixture = await slowFixture();
		results = fixture.results("tiny");
	});
	afterAll(() => fixture?.remove());

	it("by kill -9 of dvc and of the command at once recovers too", async () => {
		const run = fixture.start("reproduce", "tiny", "--force", "--no-site");
		while (!existsSync(fixture.path(".quickening/run.json"))) await wait(10);
		await wait(700);
		const { pid } = JSON.parse(fixture.read(".quickening/run.json")) as { pid: number };
		run.child.kill("SIGKILL");
		process.kill(pid, "SIGKILL");
		expectRecovery(fixture, results);
	});

	it("with its locks left behind by processes that are gone recovers, also when their ids were given anew", async () => {
		const rwlock = (pid: number) =>
			JSON.stringify({
				write: { [fixture.path("papers/tiny/results/values.json")]: { pid, cmd: "dvc repro" } },
				read: {},
			});
		fixture.write(".dvc/tmp/rwlock", rwlock(process.pid));
		expectRecovery(fixture, results);
		fixture.write(".dvc/tmp/rwlock", '{"write": {"/x": {"pi');
		expectRecovery(fixture, results);
		fixture.write(
			".quickening/reproduce.lock",
			JSON.stringify({ id: "x", pid: process.pid, host: hostname(), start: "1", since: "", command: "" }),
		);
		expectRecovery(fixture, results);
	});

	it("is not disturbed by a second one, which says who works on the checkout", async () => {
		const one = fixture.start("reproduce", "tiny", "--force", "--no-site");
		while (!existsSync(fixture.path(".quickening/reproduce.lock"))) await wait(10);
		const two = fixture.run("reproduce", "--no-site");
		expect(two.code).toBe(1);
		expect(two.stderr).toContain(`"quickening reproduce tiny", process ${one.child.pid}, since`);
		const { code, text } = await one.ended;
		expect(code, text).toBe(0);
		expect(existsSync(fixture.path(".quickening/reproduce.lock"))).toBe(false);
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
			expect(processesOf(fixture)).toEqual([]);
			expect(fixture.changes()).toBe("");
			expectRecovery(fixture, results);
		},
	);
});
