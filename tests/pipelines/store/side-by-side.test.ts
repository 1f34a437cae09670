import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Reproduction } from "@quickening/paper";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";

/*
 * Stages of all papers run beside one another; nothing of that shows in results, in what a cut run leaves, or in what
 * another checkout does at the same time.
 */
const dvc = pinnedDvc();

interface RunStage {
	readonly name: string;
	readonly state: string;
	readonly started?: string;
	readonly ended?: string;
	readonly because?: string;
}
interface Report {
	readonly papers: (Reproduction & { readonly run: { readonly stages: readonly RunStage[] } })[];
}

describe.skipIf(dvc === undefined)("stages side by side", () => {
	let origin: Fixture;
	let store: string;
	let results: Record<string, string>;
	const reproduce = (fixture: Fixture, ...args: string[]) => {
		const { code, stdout, text } = fixture.run("reproduce", "--no-site", "--json", ...args);
		const stages = (JSON.parse(stdout) as Report).papers.flatMap(({ paper, run }) =>
			run.stages.map((stage) => ({ paper, ...stage })),
		);
		return { code, text, stages };
	};

	beforeAll(async () => {
		store = mkdtempSync(join(tmpdir(), "quickening-store-"));
		origin = await builtFixture();
		origin.environment = { QUICKENING_STORE: store };
		results = { ...origin.results("plain"), ...origin.results("tiny") };
	});
	afterAll(() => {
		origin?.remove();
		rmSync(store, { recursive: true, force: true });
	});
	const expectAsCommitted = (fixture: Fixture) => {
		expect(fixture.changes()).toBe("");
		expect({ ...fixture.results("plain"), ...fixture.results("tiny") }).toEqual(results);
	};

	it("of two papers overlap in time, and each begins after what it reads has ended", () => {
		const { code, text, stages } = reproduce(origin, "--fresh", "--jobs", "2");
		expect(code, text).toBe(0);
		expectAsCommitted(origin);
		const times = stages.map(({ paper, name, started, ended }) => {
			return { paper, name, from: Date.parse(started!), to: Date.parse(ended!) };
		});
		expect(times).toHaveLength(10);
		const [plain, tiny] = ["plain", "tiny"].map((paper) => times.filter((each) => each.paper === paper)) as [
			typeof times,
			typeof times,
		];
		expect(plain.some((a) => tiny.some((b) => a.from < b.to && b.from < a.to))).toBe(true);
		for (const own of [plain, tiny]) {
			const [mean, last] = ["mean", "manuscript"].map((name) => own.find((each) => each.name === name)!);
			for (const { name, from } of own) if (name !== "mean") expect(from, name).toBeGreaterThanOrEqual(mean!.to);
			for (const { name, to } of own) if (name !== "manuscript") expect(to, name).toBeLessThanOrEqual(last!.from);
		}
		// Never more than were allowed: at the start of any stage at most one other runs.
		for (const { from } of times) {
			expect(times.filter((other) => other.from <= from && from < other.to).length).toBeLessThanOrEqual(2);
		}
	});

	it("run one after another when one job is asked for", () => {
		const { stages } = reproduce(origin, "--fresh", "--jobs", "1");
		const times = stages.map(({ started, ended }) => [Date.parse(started!), Date.parse(ended!)] as const);
		const inOrder = times.sort(([a], [b]) => a - b);
		for (const [i, [from]] of inOrder.entries()) if (i > 0) expect(from).toBeGreaterThanOrEqual(inOrder[i - 1]![1]);
		expectAsCommitted(origin);
	});

	it("that fail stop what needs them and no other paper, and are run once", () => {
		const script = origin.read("papers/plain/analysis/mean.ts");
		const failing = script.replace(
			"stage.writeJson(",
			'if (mean < 1) throw new Error("no digits");\n\tstage.writeJson(',
		);
		expect(failing).not.toBe(script);
		origin.write("papers/plain/analysis/mean.ts", failing);
		const { code, stages } = reproduce(origin, "--fresh");
		expect(code).toBe(1);
		const states = (paper: string) =>
			Object.fromEntries(stages.flatMap((each) => (each.paper === paper ? [[each.name, each.state]] : [])));
		const followers = ["figure-digits", "table-digits", "values", "manuscript"];
		expect(states("plain")).toEqual({
			mean: "failed",
			...Object.fromEntries(followers.map((name) => [name, "skipped"])),
		});
		expect(states("tiny")).toEqual(Object.fromEntries(["mean", ...followers].map((name) => [name, "ran"])));
		// It is told why, once: what failed beforehand is not run again for dvc.
		const told = origin.run("reproduce", "plain", "--no-site");
		expect(told.stderr.match(/plain mean: failed/g)).toHaveLength(1);
		expect(told.stderr.match(/no digits/g)).toHaveLength(1);
		origin.write("papers/plain/analysis/mean.ts", script);
		expect(reproduce(origin).code).toBe(0);
		expectAsCommitted(origin);
	});

	it("of two checkouts that share a store at the same time give both the same bytes", async () => {
		rmSync(store, { recursive: true, force: true });
		const clones = [origin.clone(), origin.clone()];
		const runs = clones.map((each) => each.start("reproduce", "--no-site"));
		for (const { code, text } of await Promise.all(runs.map(({ ended }) => ended))) expect(code, text).toBe(0);
		for (const each of clones) {
			expectAsCommitted(each);
			each.remove();
		}
		expect(readdirSync(join(store, "aside"))).toEqual([]);
	});

	it("cut by kill -9 leave nothing that goes on, nothing half-kept, and are taken up again", async () => {
		rmSync(store, { recursive: true, force: true });
		const fixture = origin.clone();
		const run = fixture.start("reproduce", "--no-site");
		// In the midst: the first stages are kept, others run.
		while (!existsSync(join(store, "entries"))) await wait(20);
		run.child.kill("SIGKILL");
		await run.ended;
		const started = Date.now();
		while (processesIn(fixture.root).length > 0 && Date.now() - started < 300_000) await wait(50);
		expect(processesIn(fixture.root)).toEqual([]);
		const { code, text, stages } = reproduce(fixture);
		expect(code, text).toBe(0);
		expect(stages.filter(({ state }) => state === "taken").length).toBeGreaterThan(0);
		expect(text).not.toContain("discarded");
		expectAsCommitted(fixture);
		fixture.remove();
	});
});

/** Stages' processes that work in a checkout, by their arguments. */
function processesIn(root: string): string[] {
	return readdirSync("/proc").filter((pid) => {
		if (!/^\d+$/.test(pid)) return false;
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
			if (!command.includes("run-stage.ts") && !command.includes("stage-process.ts")) return false;
			return readFileSync(`/proc/${pid}/environ`, "latin1").includes(root);
		} catch {
			return false;
		}
	});
}
