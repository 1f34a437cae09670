/**
 * Writing the crate of intrapartum-ctg as a folder, beside ro-crate-py writing one with the same files and entities.
 *
 * Ours does more: it checks that the results are those of the committed code (or notes that they are not), reads the paper
 * and hashes each file, and draws the page. The peer is handed all metadata ready made, and its reading is not timed. Both
 * are timed in a running process, the fastest of three after one warm-up of ours.
 * Without python3 or the packages the peer is skipped by name, with the reason.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/ro-crate/bench.ts
 * Prints one JSON array.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exportCrate } from "@quickening/archive";
import { findWorkspace } from "@quickening/workspace";
import { pythonEnvironment } from "../../peers/python-environment.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const repeats = 3;
const place = mkdtempSync(join(tmpdir(), "quickening-bench-"));
try {
	const workspace = findWorkspace(here);
	const crate = join(place, "ours");
	const options = { to: crate, withData: false, asIs: true };
	let seconds = Number.POSITIVE_INFINITY;
	let nFiles = 0;
	for (let i = 0; i <= repeats; i++) {
		const start = performance.now();
		nFiles = (await exportCrate(workspace, "intrapartum-ctg", options)).nFiles;
		if (i > 0) seconds = Math.min(seconds, (performance.now() - start) / 1000);
	}
	const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
	const graph = JSON.parse(readFileSync(join(crate, "ro-crate-metadata.json"), "utf8")) as { "@graph": unknown[] };
	const peer = runPeer(crate);
	const row = {
		benchmark: "a paper's crate",
		input: `intrapartum-ctg: ${nFiles} files, ${graph["@graph"].length} entities`,
		ours: { seconds, peakMb },
		peer,
		ratio: "seconds" in peer ? peer.seconds / seconds : null,
	};
	process.stdout.write(`${JSON.stringify([row], null, "\t")}\n`);
} finally {
	rmSync(place, { recursive: true, force: true });
}

function runPeer(crate: string) {
	const name = "ro-crate-py";
	const environment = pythonEnvironment("rocrate-bench", join(here, "requirements.txt"));
	if ("missing" in environment) return { name, skipped: environment.missing };
	const args = [join(here, "peer.py"), crate, join(place, "peer"), String(repeats)];
	const { status, stdout, stderr } = spawnSync(environment.python, args, { encoding: "utf8" });
	if (status !== 0) throw new Error(`peer.py: ${stderr}`);
	const found = JSON.parse(stdout) as {
		seconds: number;
		version: string;
		entities: number;
		files: number;
		peakMb: number;
	};
	return { name, ...found, peakMb: Math.round(found.peakMb) };
}
