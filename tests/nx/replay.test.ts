import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { userCache } from "../prepared/own-cache.ts";
import { root } from "../structure/workspace.ts";

/*
 * What Nx replays, with the targets and inputs of this repository on a package of one test: in a second clone, by two clones
 * at once, and not where an input, a program or an earlier failure speaks against it.
 */

interface Summary {
	readonly passed: number;
	readonly unchanged: number;
	readonly failed: number;
	readonly skipped: number;
	readonly problems: readonly string[];
}

// Nx keeps nothing for other clones in a home below /tmp, which others may write to.
mkdirSync(userCache(), { recursive: true });
const home = mkdtempSync(join(userCache(), "replay-"));
const place = mkdtempSync(join(tmpdir(), "quickening-replay-"));
const first = join(place, "first");
afterAll(() => {
	for (const folder of [home, place]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function write(clone: string, path: string, content: string): void {
	mkdirSync(dirname(join(clone, path)), { recursive: true });
	writeFileSync(join(clone, path), content);
}

const testOf = (body: string) =>
	`import { existsSync } from "node:fs";\nimport { expect, it } from "vitest";\n${body}\nit.skipIf(!existsSync("/nowhere"))("needs what is nowhere", () => {});\n`;
const passing = testOf('it("adds", () => expect(1 + 1).toBe(2));');

function git(clone: string, ...args: readonly string[]): void {
	const identity = ["-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"];
	execFileSync("git", [...identity, ...args], { cwd: clone, stdio: "ignore" });
}

function cloned(name: string): string {
	const clone = join(place, name);
	git(place, "clone", "-q", first, clone);
	symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
	return clone;
}

/** Runs the test there; what it came to. */
async function test(clone: string, more: NodeJS.ProcessEnv = {}): Promise<Summary> {
	const summary = join(clone, "tests/results/summary.json");
	rmSync(join(clone, "tests/results"), { recursive: true, force: true });
	const env = { ...process.env, HOME: home, NX_DAEMON: "false", NX_NO_CLOUD: "true", ...more };
	const args = ["run-many", "--targets=test", "--projects=one", "--output-style=static-failures-only"];
	// Nx fails when a test does; what came of it stands in the summary.
	await promisify(execFile)(join(root, "node_modules/.bin/nx"), args, { cwd: clone, env }).catch((error: unknown) => {
		if (!(error instanceof Error) || !("stdout" in error)) throw error;
	});
	return JSON.parse(readFileSync(summary, "utf8"));
}

describe("a test that passed", () => {
	beforeAll(() => {
		for (const path of [
			"nx.json",
			"tsconfig.base.json",
			".gitignore",
			"tests/vitest.config.ts",
			"packages/publication/cli/nx",
		]) {
			cpSync(join(root, path), join(first, path), { recursive: true });
		}
		write(first, "package.json", '{"name": "small", "workspaces": ["packages/*/*"]}\n');
		write(first, "package-lock.json", '{"lockfileVersion": 3, "packages": {}}\n');
		write(first, "packages/foundations/one/package.json", '{"name": "one", "version": "1.0.0", "type": "module"}\n');
		write(first, "packages/foundations/one/src/one.test.ts", passing);
		git(first, "init", "-q", "-b", "main");
		git(first, "add", "-A");
		git(first, "commit", "-q", "-m", "one");
		symlinkSync(join(root, "node_modules"), join(first, "node_modules"));
	});

	it("is replayed here and in a second clone, with its counts, what was skipped among them", async () => {
		expect(await test(first)).toEqual({ passed: 1, unchanged: 0, failed: 0, skipped: 1, problems: [] });
		expect(await test(first)).toEqual({ passed: 1, unchanged: 1, failed: 0, skipped: 1, problems: [] });
		expect(await test(cloned("second"))).toEqual({ passed: 1, unchanged: 1, failed: 0, skipped: 1, problems: [] });
	});

	it("runs again when its source, the npm packages or the time zone change, and is replayed when they are as before", async () => {
		const second = join(place, "second");
		write(second, "packages/foundations/one/src/one.ts", "export const one = 1;\n");
		expect(await test(second)).toMatchObject({ passed: 1, unchanged: 0 });
		rmSync(join(second, "packages/foundations/one/src/one.ts"));
		expect(await test(second, { TZ: "Pacific/Apia" })).toMatchObject({ passed: 1, unchanged: 0 });
		write(second, "package-lock.json", '{"lockfileVersion": 3, "packages": {"": {}}}\n');
		expect(await test(second)).toMatchObject({ passed: 1, unchanged: 0 });
		git(second, "checkout", "-q", "package-lock.json");
		expect(await test(second)).toMatchObject({ passed: 1, unchanged: 1 });
	});

	it("runs again when a program appears that it asks for, and only then", async () => {
		const second = join(place, "second");
		const manifest = '{"name": "one", "type": "module", "nx": {"namedInputs": {"outside": ["programs"]}}}\n';
		write(second, "packages/foundations/one/package.json", manifest);
		expect(await test(second)).toMatchObject({ unchanged: 0 });
		expect(await test(second)).toMatchObject({ unchanged: 1 });
		const bin = join(place, "bin");
		mkdirSync(bin);
		writeFileSync(join(bin, "google-chrome"), "#!/bin/sh\n", { mode: 0o755 });
		const PATH = `${bin}:${process.env.PATH}`;
		expect(await test(second, { PATH })).toMatchObject({ unchanged: 0 });
		expect(await test(second)).toMatchObject({ unchanged: 1 });
	});

	it("is run and replayed by two clones at once", async () => {
		const clones = [cloned("third"), cloned("fourth")];
		for (const clone of clones)
			write(clone, "packages/foundations/one/src/two.test.ts", testOf('it("is two", () => {});'));
		for (const sum of await Promise.all(clones.map((clone) => test(clone)))) {
			expect(sum).toMatchObject({ passed: 2, failed: 0 });
		}
		for (const sum of await Promise.all(clones.map((clone) => test(clone)))) {
			expect(sum).toMatchObject({ passed: 2, unchanged: 2, failed: 0 });
		}
	});
});

describe("a failure", () => {
	it("is never replayed, and counts with the files that could not begin", async () => {
		const fifth = cloned("fifth");
		write(fifth, "packages/foundations/one/src/one.test.ts", testOf('it("adds", () => expect(1 + 1).toBe(3));'));
		write(fifth, "packages/foundations/one/src/broken.test.ts", 'throw new Error("no");\n');
		for (let time = 0; time < 2; time++) {
			expect(await test(fifth)).toEqual({
				passed: 0,
				unchanged: 0,
				failed: 2,
				skipped: 1,
				problems: ["one:test: adds", "one:test: packages/foundations/one/src/broken.test.ts could not be run"],
			});
		}
		write(fifth, "packages/foundations/one/src/one.test.ts", passing);
		rmSync(join(fifth, "packages/foundations/one/src/broken.test.ts"));
		expect(await test(fifth)).toMatchObject({ passed: 1, unchanged: 1, failed: 0 });
	});
});
