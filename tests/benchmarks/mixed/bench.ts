/**
 * Linear mixed models beside R's lme4 and nlme on the same rows: every program in a process of its own, one thread, one after the
 * other; reading and imports are not timed. A peer whose slope or log-likelihood differs is marked incorrect, with the reason.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/mixed/bench.ts
 * Prints one JSON array. Without Rscript or a package the peer is skipped by name.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../peers/python-environment.ts";
import { inputs, writeData } from "./data.ts";

interface Measured {
	readonly version?: string;
	readonly firstSeconds: number;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly calls: number;
	readonly peakMb: number;
	readonly answer: { readonly slope: number; readonly logLikelihood: number };
}

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = join(cacheFolder(), "mixed");
mkdirSync(folder, { recursive: true });
writeData(folder);

const words: Readonly<Record<(typeof inputs)[number], string>> = {
	visits: "Mixed model, 500 participants x 20 visits, intercept and slope",
	days: "Mixed model, 2,000 women x 300 days, intercept and slope",
	crossed: "Mixed model, 500 participants crossed with 30 items",
	simulated: "Mixed models by ML of 50 outcomes on one design, 241 women x 100 nights",
};
const calls = { visits: 6, days: 3, crossed: 6, simulated: 3 } as const;

const rows = inputs.flatMap((input) => {
	const file = join(folder, `${input}.csv`);
	const ours = measure(process.execPath, [
		"--conditions=@quickening/source",
		"--no-warnings",
		join(here, "ours.ts"),
		input,
		file,
	]);
	if ("failed" in ours) throw new Error(`${input}: ours failed: ${ours.failed}`);
	return (input === "visits" || input === "days" ? ["lme4", "nlme"] : ["lme4"]).map((name) => {
		const peer = measure("Rscript", [join(here, "peers.R"), name, input, file, String(calls[input])]);
		const call = name === "nlme" ? "lme" : input === "simulated" ? "refit" : "lmer";
		const shown = { benchmark: words[input], input: `${input}.csv`, ours };
		if ("failed" in peer) return { ...shown, peer: { name: `R ${name}`, skipped: peer.failed }, ratio: null };
		const incorrect = difference(ours, peer);
		return {
			...shown,
			peer: { name: `R ${name}, ${call}`, ...peer, ...(incorrect && { incorrect }) },
			ratio: peer.seconds / ours.seconds,
			ratios: {
				first: peer.firstSeconds / ours.firstSeconds,
				cpu: peer.cpuSeconds / ours.cpuSeconds,
				peakMemory: peer.peakMb / ours.peakMb,
			},
			target: { warm: 1 },
		};
	});
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

/** What keeps a peer's answer from being the same optimum; undefined when nothing does. */
function difference(ours: Measured, peer: Measured): string | undefined {
	const slope = Math.abs(peer.answer.slope / ours.answer.slope - 1);
	const likelihood = Math.abs(peer.answer.logLikelihood / ours.answer.logLikelihood - 1);
	if (slope < 1e-4 && likelihood < 1e-8) return undefined;
	return `slope differs by ${slope.toExponential(1)}, log-likelihood by ${likelihood.toExponential(1)} of itself`;
}
