/*
 * A rebuild that has nothing to do, against a plain `dvc repro` on the same two papers: what the checks before and after
 * (fingerprints of code, sha256 of data and results, comparison with git, judgement) cost. The aim is less than twice
 * its time; printed is the peer's time over ours, so above 0.5. Runs alternate, so that a machine that is busy for a
 * while slows both.
 */
import { execFileSync } from "node:child_process";
import { builtFixture, pinnedDvc } from "../../pipelines/reproduce/fixture.ts";

const repeats = 9;
const dvc = pinnedDvc();
if (dvc === undefined) throw new Error("dvc is not set up: run `npm run setup`");

const fixture = await builtFixture();
try {
	const plain = () =>
		execFileSync(dvc, ["repro", "papers/plain/dvc.yaml", "papers/tiny/dvc.yaml"], {
			cwd: fixture.root,
			stdio: ["ignore", "pipe", "pipe"],
			encoding: "utf8",
			env: { ...process.env, DVC_NO_ANALYTICS: "true", DVC_SITE_CACHE_DIR: fixture.path(".git/site-cache") },
		});
	const ours = () => {
		const { code, text } = fixture.run("reproduce", "--no-site");
		if (code !== 0) throw new Error(`a rebuild with nothing to do failed: ${text}`);
		return text;
	};
	// Once each, unmeasured: files are in the system's cache, and both are seen to do nothing.
	if (!plain().includes("up to date")) throw new Error("dvc repro found something to do");
	if (!ours().includes("5 stages up to date")) throw new Error("reproduce found something to do");

	const seconds = { ours: [] as number[], peer: [] as number[] };
	for (let i = 0; i < repeats; i++) {
		for (const [who, run] of i % 2 === 0
			? [["ours", ours] as const, ["peer", plain] as const]
			: [["peer", plain] as const, ["ours", ours] as const]) {
			const started = performance.now();
			run();
			seconds[who].push((performance.now() - started) / 1000);
		}
	}
	const [a, b] = [median(seconds.ours), median(seconds.peer)];
	const row = {
		benchmark: "rebuild with nothing to do (aim: above 0.5)",
		input: `2 papers, 10 stages, median of ${repeats}`,
		ours: { seconds: a },
		peer: { name: "dvc repro", version: /dvc-([\d.]+)/.exec(dvc)?.[1], seconds: b },
		ratio: b / a,
	};
	process.stdout.write(`${JSON.stringify([row], null, "\t")}\n`);
} finally {
	fixture.remove();
}

function median(x: readonly number[]): number {
	return [...x].sort((p, q) => p - q)[Math.floor(x.length / 2)]!;
}
