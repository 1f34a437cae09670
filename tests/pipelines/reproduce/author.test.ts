import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { reproduceJson } from "./report.ts";

describe.skipIf(pinnedDvc() === undefined)("an author at work", () => {
	/** All is rebuilt in it; tests that change it put it back. */
	let rebuilt: Fixture;
	beforeAll(async () => {
		rebuilt = await builtFixture();
	});
	afterAll(() => rebuilt?.remove());

	it("is told what the edits change, with lines for the commit message, and is not refused", () => {
		const fixture = rebuilt;
		const script = fixture.read("papers/plain/analysis/mean.ts");
		fixture.write("papers/plain/analysis/mean.ts", script.replace("seededRandom(7)", "seededRandom(8)"));
		const { code, report } = reproduceJson(fixture, "plain");
		expect(code).toBe(0);
		const [paper] = report.papers;
		expect(paper!.edited).toEqual(["papers/plain/analysis/mean.ts"]);
		expect(paper!.run.resultLines[0]).toMatch(/^Results: plain mean\.all 0\.34\d -> 0\.\d{3}$/);
		expect(paper!.run.resultLines).toContain("Results: plain figure digits");
		expect(paper!.environment.dirty).toBe(true);

		fixture.git("checkout", "-q", "--", "papers/plain/analysis/mean.ts");
		expect(fixture.run("reproduce", "plain", "--no-site").code).toBe(0);
		expect(fixture.changes()).toBe("");
	});
	it("learns every problem of a paper before anything of it runs, and the other paper is finished", () => {
		const fixture = rebuilt;
		const paper = fixture.read("papers/plain/paper.ts");
		fixture.write("papers/plain/paper.ts", paper.replace("analysis/mean.ts", "analysis/median.ts"));
		const { code, stdout, text } = fixture.run("reproduce", "--no-site");
		const { report } = reproduceJson(fixture);
		const status = fixture.run("status", "plain");
		fixture.write("papers/plain/paper.ts", paper);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^plain {2}cannot be built as it stands; nothing of it was run$/m);
		expect(stdout).toMatch(/papers\/plain\/paper\.ts:\d+:\d+: script analysis\/median\.ts does not exist/);
		expect(text).not.toContain("plain mean");
		// The other paper is not held up by it.
		expect(stdout).toMatch(/^tiny {2}rebuilt$/m);
		expect(report.papers.map(({ paper, state }) => [paper, state])).toEqual([["tiny", "rebuilt"]]);
		expect(report.refused.map(({ paper, problems }) => [paper, problems.map(({ severity }) => severity)])).toEqual([
			["plain", ["error"]],
		]);
		// What pages read says so too.
		expect(JSON.parse(fixture.read("papers/plain/results/reproduction.json")).state).toBe("failed");
		expect(status.code).toBe(1);
		expect(status.stdout).toContain("script analysis/median.ts does not exist");
		expect(reproduceJson(fixture, "plain").report.papers[0]!.state).toBe("rebuilt");
	});
	it("sees a stage fail with its words, what follows it not run, and the other paper finished", () => {
		const fixture = rebuilt;
		const script = fixture.read("papers/plain/analysis/mean.ts");
		const broken = script.replace("const random", 'if (stage) throw new Error("the pencil broke");\n\tconst random');
		fixture.write("papers/plain/analysis/mean.ts", broken);
		// So that the other paper has something to do.
		fixture.write("papers/tiny/params.yaml", "pauseMs: 11\n");
		const { code, text, stdout } = fixture.run("reproduce", "--no-site");
		expect(code).toBe(1);
		expect(text).toContain("plain mean: failed");
		expect(text).toContain("the pencil broke");
		expect(text).toMatch(/plain manuscript: not run: /);
		expect(text).toMatch(/tiny mean: ran/);
		expect(stdout).toMatch(/^plain {2}failed$/m);
		expect(stdout).toMatch(/^tiny {2}rebuilt$/m);
		fixture.git("checkout", "-q", "--", "papers/plain/analysis/mean.ts", "papers/tiny/params.yaml");
		expect(fixture.run("reproduce", "--no-site").code).toBe(0);
		expect(fixture.changes()).toBe("");
	});
	it("is asked whether another name was meant", () => {
		const { code, stderr } = rebuilt.run("reproduce", "tinny");
		expect(code).toBe(2);
		expect(stderr).toContain('there is no paper "tinny"; did you mean "tiny"?');
		expect(stderr).not.toMatch(/^\s+at /m);
		expect(rebuilt.run("reprodcue").code).toBe(2);
		expect(rebuilt.run("reprodcue").stderr).toContain("reproduce");
	});
	it("finds status in agreement with what a rebuild did", () => {
		expect(rebuilt.run("status", "plain").stdout).toContain("5 stages: 5 up to date, 0 to run");
		rebuilt.write("papers/plain/results/tables/digits.csv", "x\n");
		const { papers } = JSON.parse(rebuilt.run("status", "plain", "--json").stdout);
		expect(papers[0].stages.filter(({ state }: { state: string }) => state === "would run")).toEqual([
			{ name: "table-digits", state: "would run", because: "its results were not made here" },
			{ name: "manuscript", state: "would run", because: expect.stringContaining("made anew") },
		]);
		rebuilt.git("checkout", "-q", "--", "papers/plain/results/tables/digits.csv");
	});
});
