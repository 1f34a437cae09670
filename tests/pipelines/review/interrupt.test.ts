import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";

/*
 * A review that is cut leaves no process behind, and no folder for ever.
 */
const dvc = pinnedDvc();

describe.skipIf(dvc === undefined || !existsSync("/proc/self/environ"))("a review that is cut", () => {
	let fixture: Fixture;
	let temporary: string;

	beforeAll(async () => {
		temporary = mkdtempSync(join(tmpdir(), "quickening-test-cut-"));
		fixture = await builtFixture();
		fixture.environment = { TMPDIR: temporary };
		// A stage that takes its time, so that the cut falls into it.
		fixture.write("papers/tiny/params.yaml", "pauseMs: 3000\n");
		fixture.commit("a slower stage");
	});
	afterAll(() => {
		fixture?.remove();
		rmSync(temporary, { recursive: true, force: true });
	});

	/** Command lines of the processes that work for the review, by the temporary folder in their environment. */
	const processes = () =>
		readdirSync("/proc")
			.filter((name) => /^\d+$/.test(name))
			.flatMap((pid) => {
				try {
					const isOurs = readFileSync(`/proc/${pid}/environ`, "latin1").includes(temporary);
					return isOurs ? [readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ")] : [];
				} catch {
					// It ended meanwhile, or is a zombie.
					return [];
				}
			});
	const until = async (what: () => boolean, seconds: number) => {
		for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(100)) {
			if (what()) return true;
		}
		return false;
	};
	const isInStage = () => processes().some((command) => command.includes("stage-process.ts"));
	const rooms = () => readdirSync(temporary).filter((name) => name.startsWith("quickening-review-"));

	it("by Ctrl-C ends all that it started, removes its clean room and says so", async () => {
		const run = fixture.start("review", "tiny");
		expect(await until(isInStage, 500), run.text()).toBe(true);
		run.child.kill("SIGINT");
		const { code, text } = await run.ended;
		expect(code, text).toBe(130);
		expect(text).toContain("interrupted; nothing that was started goes on, and the clean room is gone");
		expect(processes()).toEqual([]);
		expect(rooms()).toEqual([]);
		expect(existsSync(fixture.path("review"))).toBe(false);
	});

	it("by kill -9 leaves no process, and the next review removes its folder", async () => {
		const run = fixture.start("review", "tiny");
		expect(await until(isInStage, 500), run.text()).toBe(true);
		run.child.kill("SIGKILL");
		await run.ended;
		expect(await until(() => processes().length === 0, 300), processes().join("\n")).toBe(true);
		expect(rooms()).toHaveLength(1);
		const next = fixture.run("review", "plain");
		expect(next.code, next.text).toBe(0);
		expect(next.stderr).toContain("removed what an earlier review had left");
		expect(rooms()).toEqual([]);
	});
});
