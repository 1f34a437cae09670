import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { reproduceJson } from "./report.ts";
import { edit, forgeLock } from "./tamper.ts";

/*
 * What was changed, and not committed, where everything had been rebuilt. Each test leaves the repository as it was.
 */
describe.skipIf(pinnedDvc() === undefined)("quickening reproduce catches and names", () => {
	let fixture: Fixture;
	let results: Record<string, string>;
	beforeAll(async () => {
		fixture = await builtFixture();
		results = fixture.results("plain");
	});
	afterAll(() => fixture?.remove());

	it("a value with a matching dvc.lock where everything had been rebuilt before, not committed", () => {
		forgeLock(fixture, edit(fixture, "papers/plain/results/values.json", /"value":0\.\d+/, '"value":0.9'));
		const { code, stdout } = fixture.run("reproduce", "plain", "--no-site");
		expect(code).toBe(1);
		expect(stdout).toContain("papers/plain/results/values.json had been changed by something else than a stage");
		expect(stdout).toMatch(/mean\.all: 0\.9 -> 0\.34/);
		expect(fixture.changes()).toBe("");
		expect(fixture.run("reproduce", "plain", "--no-site").code).toBe(0);
	});
	it("a PDF that is not in git, by what was made here", () => {
		writeFileSync(fixture.path("papers/plain/results/plain.pdf"), "%PDF-1.7 another");
		const { code, stdout } = fixture.run("reproduce", "plain", "--no-site");
		expect(code).toBe(1);
		expect(stdout).toContain("papers/plain/results/plain.pdf had been changed");
		expect(fixture.results("plain")).toEqual(results);
	});
	it("a byte of the raw data, before DVC starts, and goes on with the other paper", () => {
		const raw = fixture.read("data/toy/raw/numbers.csv");
		const lock = fixture.read("papers/tiny/dvc.lock");
		fixture.write("data/toy/raw/numbers.csv", raw.replace("9", "8"));
		const { code, report } = reproduceJson(fixture);
		fixture.write("data/toy/raw/numbers.csv", raw);
		expect(code).toBe(1);
		const [plain, tiny] = report.papers;
		expect(tiny!.state).toBe("failed");
		expect(tiny!.problems![0]).toContain("data/toy/raw/numbers.csv has sha256");
		expect(tiny!.run.stages).toEqual([]);
		expect(plain!.state).toBe("rebuilt");
		expect(fixture.read("papers/tiny/dvc.lock")).toBe(lock);
		expect(fixture.run("reproduce", "--no-site").code).toBe(0);
	});
});
