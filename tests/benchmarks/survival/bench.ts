/**
 * Survival beside R's survival on the same 10,000 participants: every job in a process of its own, one thread, one after the
 * other; reading and imports are not timed. A peer whose answer differs is marked incorrect, with the reason.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/survival/bench.ts
 * Prints one JSON array. Without Rscript or the package the peer is skipped.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../peers/python-environment.ts";
import { participants } from "./data.ts";

interface Measured {
	readonly version?: string;
	readonly firstSeconds: number;
	readonly seconds: number;
	readonly calls: number;
	readonly peakMb: number;
	readonly answer: Readonly<Record<string, number>>;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = join(cacheFolder(), "survival");
mkdirSync(folder, { recursive: true });
const data = participants();
const names = Object.keys(data);
const file = join(folder, "participants.csv");
const nRows = data.time!.length;
writeFileSync(
	file,
	`${names.join(",")}\n${Array.from({ length: nRows }, (_, i) => names.map((name) => data[name]![i]).join(",")).join("\n")}\n`,
);

const jobs: Readonly<Record<string, readonly [words: string, call: string]>> = {
	cox: ["Cox regression, 6 columns, Efron", "coxph"],
	robust: ["Cox regression, rows (start, stop], robust by participant", "coxph, cluster"],
	curve: ["Kaplan-Meier curve with limits", "survfit"],
	logRank: ["log-rank test, two groups", "survdiff"],
	concordance: ["concordance with its error", "concordance"],
	proportional: ["test of proportional hazards", "cox.zph"],
};

const rows = Object.entries(jobs).map(([job, [words, call]]) => {
	const ours = measure(process.execPath, [
		"--conditions=@quickening/source",
		"--no-warnings",
		join(here, "ours.ts"),
		job,
	]);
	if ("failed" in ours) throw new Error(`${job}: ours failed: ${ours.failed}`);
	const shown = { benchmark: words, input: `${nRows.toLocaleString("en")} simulated participants`, ours };
	const peer = measure("Rscript", [join(here, "peers.R"), job, file]);
	if ("failed" in peer) return { ...shown, peer: { name: "R survival", skipped: peer.failed }, ratio: null };
	const incorrect = difference(ours, peer);
	return {
		...shown,
		peer: { name: `R survival, ${call}`, ...peer, ...(incorrect && { incorrect }) },
		ratio: peer.seconds / ours.seconds,
		ratios: { first: peer.firstSeconds / ours.firstSeconds, peakMemory: peer.peakMb / ours.peakMb },
		target: { warm: 1 },
	};
});
process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);

function difference(ours: Measured, peer: Measured): string | undefined {
	for (const [name, value] of Object.entries(ours.answer)) {
		const theirs = peer.answer[name] as number;
		if (!(Math.abs(value - theirs) <= 1e-7 * Math.abs(theirs))) return `${name}: ${theirs} where ours is ${value}`;
	}
	return undefined;
}

function measure(program: string, args: readonly string[]): Measured | { failed: string } {
	const { status, stdout, stderr, error } = spawnSync(program, args, {
		encoding: "utf8",
		timeout: 600_000,
		env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
	});
	const last = stdout?.trim().split("\n").at(-1) ?? "";
	if (status === 0 && last.startsWith("{")) return JSON.parse(last) as Measured;
	return { failed: error?.message ?? (stderr.trim().split("\n").at(-1) || `ended with ${status}`) };
}
