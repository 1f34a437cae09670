import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { builtClinic } from "./clinic.ts";

describe.skipIf(pinnedDvc() === undefined)("rows of people in git", () => {
	let fixture: Fixture;
	const rows = "papers/weekly/results/weekly/weeks.json";
	const commit = () =>
		spawnSync("git", ["commit", "-q", "-m", "all of it"], {
			cwd: fixture.root,
			encoding: "utf8",
			env: fixture.variables(),
		});

	beforeAll(async () => {
		fixture = await builtClinic();
		const install = "const { installCommitHook } = await import(process.argv[1]); installCommitHook(process.argv[2]);";
		const hook = `${checkout}packages/publication/cli/setup/commit-hook.mjs`;
		execFileSync(process.execPath, ["--input-type=module", "-e", install, hook, fixture.root]);
	});
	afterAll(() => fixture?.remove());

	it("do not pass the hook before a commit, which names the file and what to do", () => {
		fixture.git("add", "-f", rows);
		const { status, stderr, stdout } = commit();
		expect(status).toBe(1);
		expect(stdout + stderr).toContain(
			`${rows}: is in git's index, and may hold rows of restricted data: take it out with`,
		);
		fixture.git("reset", "-q");
	});

	it.each([
		["papers/weekly/results/older/weeks.csv", "id,sbp\nPT-004000,120\n"],
		["papers/weekly/results/figures/old.csv", "id,sbp\nPT-004000,120\n"],
		["data/clinic/raw/visits.csv", undefined],
		["data/clinic/derived/features.csv", "id,sbp\nPT-004000,120\n"],
	])("are refused wherever they lie: %s", (path, content) => {
		if (content !== undefined) fixture.write(path, content);
		fixture.git("add", "-f", path);
		const outcome = fixture.run("check", "--staged");
		fixture.git("reset", "-q");
		if (content !== undefined) rmSync(fixture.path(path));
		expect(outcome.code).toBe(1);
		expect(outcome.text).toContain(path);
	});

	it("a released file with other bytes is refused too", () => {
		const path = "papers/weekly/results/figures/means.csv";
		const before = fixture.read(path);
		fixture.write(path, `${before}PT-004000,1,2\n`);
		fixture.git("add", path);
		const outcome = fixture.run("check", "--staged");
		fixture.write(path, before);
		fixture.git("reset", "-q");
		expect(outcome.text).toContain(`${path}: is in git's index without having passed disclosure control`);
	});

	it("what is clean is committed in silence", () => {
		fixture.write("papers/weekly/README.md", "# Weekly\n");
		fixture.git("add", "-A");
		const { status, stdout, stderr } = commit();
		expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: "" });
	});

	it("are found in the history after they were taken out again, by check and before a rebuild", () => {
		fixture.git("add", "-f", rows);
		fixture.git("commit", "-q", "--no-verify", "-m", "rows");
		const at = fixture.git("rev-parse", "HEAD").slice(0, 12);
		fixture.git("rm", "-q", "--cached", rows);
		fixture.git("commit", "-q", "-m", "no rows");
		expect(fixture.run("check", "--staged").code).toBe(0);
		const checked = fixture.run("check");
		expect(checked.code).toBe(1);
		expect(checked.text).toContain(`${rows}: is in commit ${at}, and may hold rows of restricted data`);
		const built = fixture.run("reproduce", "weekly", "--no-site");
		expect(built.code).toBe(1);
		expect(built.text).toContain(`is in commit ${at}`);
	});
});
