import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type TestRepository, testRepository } from "./repository.ts";

/* What the system refuses is told in a sentence, with what to do, and without a stack. */

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
	rmSync(repository.path("data/beats/raw/other.csv"));
});
afterAll(() => repository?.remove());

const stack = /\n\s+at |node:internal|This was not foreseen|Traceback/;

function quickening(root: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
	const { status, stdout, stderr } = spawnSync(
		join(root, "node_modules/.bin/node"),
		["--conditions=@quickening/source", "--no-warnings", "packages/publication/cli/src/main.ts", ...args],
		{
			cwd: root,
			encoding: "utf8",
			env: { ...process.env, NO_COLOR: "1", QUICKENING_CACHE: `${repository.root}.cache`, ...environment },
		},
	);
	return { code: status, output: stdout + stderr };
}

describe("without git", () => {
	it.each([
		["reproduce", "toy", "--no-site"],
		["status"],
		["review", "toy"],
		["why", "toy", "beat.mean"],
		["export", "toy"],
	])("quickening %s says so, or goes without it", (...args) => {
		const programs = mkdtempSync(join(tmpdir(), "quickening-no-git-"));
		for (const name of ["sh", "env", "uname", "ps"]) {
			const path = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
			const found = path.find((each) => spawnSync("test", ["-x", each]).status === 0);
			if (found !== undefined) symlinkSync(found, join(programs, name));
		}
		const { code, output } = quickening(repository.root, args, { PATH: programs });
		rmSync(programs, { recursive: true });
		expect(output).not.toMatch(stack);
		if (code === 0) return;
		expect(output).toMatch(/git/);
		expect(output).toMatch(/[Ii]nstall git/);
	});
});

const mounted = mkdtempSync(join(tmpdir(), "quickening-small-disk-"));
const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1g", "tmpfs", mounted]).status === 0;
afterAll(() => {
	if (isMounted) spawnSync("umount", ["-l", mounted]);
	rmSync(mounted, { recursive: true, force: true });
});

/** Leaves no room on the small disk. */
function fill(): void {
	const { bavail, bsize } = statfsSync(mounted);
	try {
		writeFileSync(join(mounted, "filler"), Buffer.alloc(bavail * bsize));
		for (;;) writeFileSync(join(mounted, "filler"), Buffer.alloc(4096), { flag: "a" });
	} catch {
		// Now it is full.
	}
}

describe.skipIf(!isMounted)("on a small disk (skipped without the right to mount one)", () => {
	const root = join(mounted, "checkout");
	beforeAll(() => {
		mkdirSync(root);
		execFileSync("cp", ["-a", `${repository.root}/.`, root]);
		const manifest = JSON.parse(repository.read("package.json")) as object;
		writeFileSync(join(root, "package.json"), JSON.stringify({ ...manifest, license: "MIT" }));
	});
	afterEach(() => {
		spawnSync("mount", ["-o", "remount,rw", mounted]);
		rmSync(join(mounted, "filler"), { force: true });
	});
	const commands = [
		["sync"],
		["check"],
		["status"],
		["reproduce", "toy", "--no-site"],
		["export", "toy", "--as-is"],
		["new", "paper", "a-study"],
	];

	it.each(commands)("that is full, quickening %s says so", (...args) => {
		rmSync(join(root, "papers/toy/dvc.yaml"), { force: true });
		fill();
		const { code, output } = quickening(root, args);
		expect(output).not.toMatch(stack);
		if (code !== 0) expect(output).toMatch(/the disk is full|No space left/);
		if (args[0] !== "status" && args[0] !== "check") expect(code).not.toBe(0);
	});

	it("that is full, a stage says so and leaves its outputs as they were", () => {
		expect(quickening(root, ["sync"]).code).toBe(0);
		fill();
		const { status, stdout, stderr } = spawnSync(
			join(root, "node_modules/.bin/node"),
			["--conditions=@quickening/source", "../../packages/publication/pipeline/src/stage/run-stage.ts", "make"],
			{
				cwd: join(root, "papers/toy"),
				encoding: "utf8",
				env: { ...process.env, QUICKENING_CACHE: `${repository.root}.cache` },
			},
		);
		expect(status).toBe(1);
		expect(stdout + stderr).not.toMatch(stack);
		expect(stdout + stderr).toMatch(/the disk is full|ENOSPC: no space left/);
	});

	it.each(commands)("that is read-only, quickening %s says so", (...args) => {
		rmSync(join(root, "papers/toy/dvc.yaml"), { force: true });
		expect(spawnSync("mount", ["-o", "remount,ro", mounted]).status).toBe(0);
		const { code, output } = quickening(root, args);
		expect(output).not.toMatch(stack);
		if (code !== 0) expect(output).toMatch(/the disk is read-only/);
		if (args[0] !== "status" && args[0] !== "check") expect(code).not.toBe(0);
	});
});
