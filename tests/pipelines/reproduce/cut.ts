import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { drawInteger, seededRandom } from "@quickening/core";
import { expect } from "vitest";
import { builtFixture, type Fixture, preparedFixture } from "./fixture.ts";

/** A repository whose paper "tiny" takes its time, all rebuilt and committed. */
export function slowFixture(): Promise<Fixture> {
	return preparedFixture("slow", {
		from: ["tests/pipelines/reproduce/cut.ts"],
		make: async () => {
			const fixture = await builtFixture();
			fixture.write("papers/tiny/params.yaml", "pauseMs: 60\n");
			fixture.succeed("reproduce", "tiny", "--no-site");
			fixture.commit("a slower stage");
			return fixture;
		},
	});
}

/** The processes that work on the fixture, by their folder or their command. */
export function processesOf({ root }: Fixture): string[] {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => {
			try {
				const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
				const mayBeOurs = command.includes(root) || /\/run-stage\.ts/.test(command);
				return mayBeOurs && readFileSync(`/proc/${pid}/environ`, "latin1").includes(root);
			} catch {
				// It ended meanwhile.
				return false;
			}
		});
}

/** The next rebuild succeeds and leaves what was there before the cut. */
export function expectRecovery(fixture: Fixture, results: Record<string, string>): void {
	const next = fixture.run("reproduce", "tiny", "--no-site");
	expect(next.code, next.text).toBe(0);
	expect(next.stdout).toContain("tiny  rebuilt");
	expectUnchanged(fixture, results);
	expect(existsSync(fixture.path(".quickening/before"))).toBe(false);
}

/** Git is clean and results have the same bytes. */
export function expectUnchanged(fixture: Fixture, results: Record<string, string>): void {
	expect(fixture.changes()).toBe("");
	expect(fixture.results("tiny")).toEqual(results);
}

/** Moments in ms after the start at which a rebuild is killed; drawn once, so that a failure can be looked into. */
const random = seededRandom("kill -9");
const moments = Array.from({ length: 8 }, () => 150 + drawInteger(random, 5000));

/** Half of the moments; each half has a file of its own, so that they run side by side. */
export const earlyMoments = moments.filter((ms) => ms < 3200);
export const lateMoments = moments.filter((ms) => ms >= 3200);

/** Kills a rebuild some time after its start; then the next one puts all right, and nothing goes on that could spoil it. */
export async function killAndRecover(
	fixture: Fixture,
	results: Record<string, string>,
	momentMs: number,
): Promise<void> {
	const run = fixture.start("reproduce", "tiny", "--force", "--no-site");
	await wait(momentMs);
	run.child.kill("SIGKILL");
	expectRecovery(fixture, results);
	await wait(1200);
	expectUnchanged(fixture, results);
	expect(processesOf(fixture)).toEqual([]);
}
