/**
 * Additive models and quantile regression beside R's mgcv and quantreg on the same rows: every program in a process of its own,
 * one thread, one after the other; reading and imports are not timed. A peer with another score or loss is marked incorrect.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/smooth/bench.ts
 * Prints one JSON array. Without Rscript or a package the peer is skipped by name.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawNormal, seededRandom } from "@quickening/core";
import { cacheFolder } from "../../peers/python-environment.ts";

interface Measured {
	readonly version?: string;
	readonly firstSeconds: number;
	readonly seconds: number;
	readonly calls: number;
	readonly peakMb: number;
	readonly answer: number;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = join(cacheFolder(), "smooth");
mkdirSync(folder, { recursive: true });
const file = join(folder, "rows.csv");
if (!existsSync(file)) writeFileSync(file, madeUp(20_000));

const words = {
	gaussian: "Additive model by REML, 20,000 rows, two curves, gaussian",
	poisson: "Additive model by REML, 20,000 rows, two curves, Poisson",
	quantiles: "Quantile regression, 20,000 rows, four columns, three quantiles",
} as const;

const rows = Object.entries(words).map(([input, benchmark]) => {
	const node = ["--conditions=@quickening/source", "--no-warnings", join(here, "ours.ts"), input, file];
	const ours = measure(process.execPath, node);
	if ("failed" in ours) throw new Error(`${input}: ours failed: ${ours.failed}`);
	const name = input === "quantiles" ? "R quantreg, rq (br)" : "R mgcv, gam";
	const peer = measure("Rscript", [join(here, "peers.R"), input, file, "3"]);
	const shown = { benchmark, input: "rows.csv", ours };
	if ("failed" in peer) return { ...shown, peer: { name, skipped: peer.failed }, ratio: null };
	const off = Math.abs(peer.answer / ours.answer - 1);
	return {
		...shown,
		peer: {
			name,
			...peer,
			...(off > 1e-6 && { incorrect: `score or loss differs by ${off.toExponential(1)} of itself` }),
		},
		ratio: peer.seconds / ours.seconds,
		ratios: { first: peer.firstSeconds / ours.firstSeconds, peakMemory: peer.peakMb / ours.peakMb },
		target: { warm: 1 },
	};
});
console.log(JSON.stringify(rows, null, "\t"));

function measure(command: string, args: readonly string[]): Measured | { readonly failed: string } {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		encoding: "utf8",
		env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
	});
	if (error) return { failed: error.message };
	if (status !== 0) return { failed: stderr.trim().split("\n").at(-1) ?? `status ${status}` };
	return JSON.parse(stdout) as Measured;
}

function madeUp(n: number): string {
	const random = seededRandom("smooth");
	const lines = ["week,age,y,count"];
	for (let i = 0; i < n; i++) {
		const week = 8 + 33 * random();
		const age = 31 + 5 * drawNormal(random);
		const curve = Math.sin(week / 6) + 0.02 * (age - 31) ** 2 * 0.2;
		const rate = Math.exp(0.5 + 0.4 * curve);
		let count = 0;
		for (let left = random(); left > Math.exp(-rate); left *= random()) count++;
		lines.push(`${week.toFixed(4)},${age.toFixed(3)},${(3 + curve + 0.5 * drawNormal(random)).toFixed(6)},${count}`);
	}
	return `${lines.join("\n")}\n`;
}
