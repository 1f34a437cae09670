/**
 * A figure's spec to SVG, PNG (300 dpi) and PDF, against vl-convert (Vega in Rust).
 *
 * Two rows. "first call" is a process that starts, draws one figure and ends: what a stage costs. "warm" is one more
 * drawing of three figures in a process that has drawn them before, per figure. Ours also checks the figure (schema,
 * labels, contrast, colours, words), measures text in the real font, and fits panels to the column; the peer does none of that.
 * The peer's virtual environment is built on demand in the user cache; without python3 or the package it is skipped by
 * name, with the reason.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/figures/bench.ts
 * Prints one JSON array.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { specs } from "../../peers/vl-convert/specs.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const pythonPackage = "vl-convert-python==1.9.0.post1";
/** Each is measured this often; the fastest counts. */
const repeats = 3;

interface Seconds {
	readonly first: number;
	/** Per figure. */
	readonly warm: number;
}

interface Row {
	readonly benchmark: string;
	readonly input: string;
	readonly ours: { readonly seconds: number };
	readonly peer: {
		readonly name: string;
		readonly version?: string;
		readonly seconds?: number;
		readonly skipped?: string;
	};
	/** The peer's time over ours: above 1, ours is faster. */
	readonly ratio: number | null;
}

const folder = await mkdtemp(join(tmpdir(), "quickening-bench-"));
try {
	const path = join(folder, "specs.json");
	await writeFile(path, JSON.stringify(specs));
	const ours = await measure(process.execPath, [
		"--conditions=@quickening/source",
		"--no-warnings",
		join(here, "ours.ts"),
		path,
	]);
	const python = await preparePython();
	const peer = typeof python === "string" ? await measure(python, [join(here, "peer.py"), path]) : python;
	const rows = [
		row("figures: spec to SVG, PNG and PDF, first call", "first", "one figure, with the start of the program"),
		row("figures: spec to SVG, PNG and PDF, warm", "warm", `${Object.keys(specs).length} figures, per figure`),
	];
	console.log(JSON.stringify(rows, null, "\t"));

	function row(benchmark: string, kind: keyof Seconds, input: string): Row {
		const name = "vl-convert";
		const seconds = ours[kind];
		if ("skipped" in peer) return { benchmark, input, ours: { seconds }, peer: { name, ...peer }, ratio: null };
		const version = pythonPackage.split("==")[1];
		return {
			benchmark,
			input,
			ours: { seconds },
			peer: { name, ...(version !== undefined && { version }), seconds: peer[kind] },
			ratio: peer[kind] / seconds,
		};
	}
} finally {
	await rm(folder, { recursive: true, force: true });
}

/** A program that takes a file of specs and "first" or "warm"; with "warm" it prints seconds per figure. */
async function measure(program: string, args: readonly string[]): Promise<Seconds> {
	let [first, warm] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (let repeat = 0; repeat < repeats; repeat++) {
		const started = performance.now();
		await run(program, [...args, "first"]);
		first = Math.min(first, (performance.now() - started) / 1000);
		const { stdout } = await run(program, [...args, "warm"]);
		warm = Math.min(warm, Number(stdout));
	}
	return { first, warm };
}

/** The peer's python, from a virtual environment in the user cache that is built when it is missing. */
async function preparePython(): Promise<string | { readonly skipped: string }> {
	const cache =
		process.env["QUICKENING_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "quickening");
	const venv = join(cache, `bench-${pythonPackage.replace("==", "-")}`);
	const python = join(venv, "bin/python");
	const ready = join(venv, "ready");
	if (existsSync(ready)) return python;
	try {
		await mkdir(cache, { recursive: true });
		await run("python3", ["-m", "venv", "--clear", venv]);
		await run(python, ["-m", "pip", "install", "--quiet", pythonPackage]);
		await writeFile(ready, "");
		return python;
	} catch (error) {
		const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
		return { skipped: `python3 with ${pythonPackage} could not be had: ${reason}` };
	}
}
