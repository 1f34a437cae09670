/*
 * A review against what it is built on: a plain `git clone` and `dvc repro --force` of the same commit of the same paper.
 * What a review does beside (a process group of its own, fingerprints, comparison with git, drawings pixel by pixel, the
 * report) should be little next to the stages. Printed is the peer's time over ours, so below 1.
 *
 * Both clone this checkout's HEAD and link its npm packages; the paper is the synthetic one, which needs no data.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout, pinnedDvc } from "../../pipelines/reproduce/fixture.ts";

const paper = "ctg-simulation";
const dvc = pinnedDvc();
if (dvc === undefined) throw new Error("dvc is not set up: run `npm run setup`");

const folder = mkdtempSync(join(tmpdir(), "quickening-bench-"));
try {
	const run = (program: string, args: readonly string[], cwd: string) =>
		execFileSync(program, args, {
			cwd,
			stdio: ["ignore", "ignore", "inherit"],
			env: { ...process.env, DVC_NO_ANALYTICS: "true", DVC_SITE_CACHE_DIR: join(folder, "site-cache") },
		});
	const seconds = (work: () => void) => {
		const started = performance.now();
		work();
		return (performance.now() - started) / 1000;
	};
	const plain = (name: string) => {
		const clone = join(folder, name);
		run("git", ["clone", "--quiet", "--no-hardlinks", checkout, clone], folder);
		run("cp", ["-al", join(checkout, "node_modules"), join(clone, "node_modules")], folder);
		run(dvc, ["repro", "--quiet", "--force", "--no-run-cache", `papers/${paper}/dvc.yaml`], clone);
	};
	const main = join(checkout, "packages/publication/cli/src/main.ts");
	const ours = (name: string) => {
		const to = join(folder, name);
		run(
			process.execPath,
			["--conditions=@quickening/source", "--no-warnings", main, "review", paper, "--to", to, "--json"],
			checkout,
		);
	};
	// The machine is as warm for one as for the other: the plain one before and after.
	const before = seconds(() => plain("before"));
	const review = seconds(() => ours("report"));
	const after = seconds(() => plain("after"));
	const peer = (before + after) / 2;
	const row = {
		benchmark: "review of a paper, report included",
		input: `${paper}, 15 stages, each forced`,
		ours: { seconds: review },
		peer: { name: "git clone && dvc repro --force", version: /dvc-([\d.]+)/.exec(dvc)?.[1], seconds: peer },
		ratio: peer / review,
	};
	process.stdout.write(`${JSON.stringify([row], null, "\t")}\n`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
