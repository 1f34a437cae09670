/**
 * Ours beside the peers on the same input: every call in a process of its own, one after the other, ours and the peers'
 * in turn. Prints the rows that `quickening bench` reads.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { cacheFolder, pythonEnvironment } from "../peers/python-environment.ts";

/** What is measured: a job of ours.ts, on one vector, beside peers of peers.py. */
export interface Comparison {
	/** "R peaks, ECG 24 h at 128 Hz". */
	readonly benchmark: string;
	/** A vector of tests/peers/vectors/generate.py, "w1_ecg24h_128hz", or a short one that stands there packed. */
	readonly vector: string;
	/** Name in `jobs` of ours.ts. */
	readonly job: string;
	readonly peers: readonly ComparedPeer[];
	/** What the ratio is hoped to reach against the fastest of the correct peers. */
	readonly target?: { readonly warm?: number; readonly first?: number };
	/** What holds ours where it is: "one pass over 88 MB; 55 % in the band-pass". */
	readonly limit?: string;
}

export interface ComparedPeer {
	/** Key in PEERS of peers.py. */
	readonly id: string;
	/** Program and function as a reader knows it: "sleepecg, numba". */
	readonly name: string;
	/** requirements-<environment>.txt beside bench.ts or in tests/benchmarks/environments. */
	readonly environment: string;
	/** Why its answer is not to be compared with: then it is shown, and is not the one to beat. */
	readonly incorrect?: string;
	/** Other peers on another vector or part of one: "20 of 500 participants, times 25". */
	readonly note?: string;
	/** The peer is given this vector instead, and its times are multiplied by `scale`. */
	readonly vector?: string;
	readonly scale?: number;
}

/** Measures and prints all rows as a JSON array. */
export function versus(folder: URL, comparisons: readonly Comparison[], { repeats = 5 } = {}): void {
	const here = fileURLToPath(folder);
	const vectors = fullVectors();
	const rows = comparisons.flatMap((comparison) => compare(here, vectors, comparison, repeats));
	process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
}

interface Measured {
	readonly version?: string;
	readonly firstSeconds: number;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly calls: number;
	readonly peakMb: number;
	readonly answer: Record<string, number>;
}

function compare(
	here: string,
	vectors: string | { missing: string },
	comparison: Comparison,
	repeats: number,
): object[] {
	const { benchmark, vector, job, peers, target, limit } = comparison;
	if (typeof vectors !== "string") {
		return peers.map(({ name }) => ({
			benchmark,
			input: vector,
			ours: {},
			peer: { name, skipped: vectors.missing },
			ratio: null,
		}));
	}
	unpackShort(vectors, vector);
	const ours = measure(
		[process.execPath, "--conditions=@quickening/source", "--no-warnings", script("measure.ts")],
		[join(here, "ours.ts"), job, join(vectors, vector), String(repeats)],
	);
	if ("failed" in ours) throw new Error(`${benchmark}: ours failed: ${ours.failed}`);
	const rows = peers.map((peer) => {
		const found = measurePeer(here, join(vectors, peer.vector ?? vector), peer, repeats);
		const { name, incorrect, note } = peer;
		if ("failed" in found) return { name, skipped: found.failed };
		const scale = peer.scale ?? 1;
		const times = {
			firstSeconds: found.firstSeconds * scale,
			seconds: found.seconds * scale,
			cpuSeconds: found.cpuSeconds * scale,
		};
		return { name, ...found, ...times, ...(incorrect ? { incorrect } : {}), ...(note ? { note } : {}) };
	});
	const correct = rows.filter((row) => "seconds" in row && !("incorrect" in row)) as (Measured & { name: string })[];
	const fastest = correct.toSorted((a, b) => a.seconds - b.seconds)[0];
	return rows.map((peer) => ({
		benchmark,
		input: vector,
		ours,
		peer,
		ratio: "seconds" in peer ? peer.seconds / ours.seconds : null,
		ratios:
			"seconds" in peer
				? {
						first: peer.firstSeconds / ours.firstSeconds,
						cpu: peer.cpuSeconds / ours.cpuSeconds,
						peakMemory: peer.peakMb / ours.peakMb,
					}
				: null,
		fastestCorrectPeer: peer === fastest,
		...(target ? { target } : {}),
		...(limit ? { limit } : {}),
	}));
}

function measurePeer(
	here: string,
	vector: string,
	{ id, environment }: ComparedPeer,
	repeats: number,
): Measured | { failed: string } {
	const beside = join(here, `requirements-${environment}.txt`);
	const requirements = existsSync(beside) ? beside : script(`environments/${environment}.txt`);
	const found = pythonEnvironment(environment, requirements, [], { complete: true });
	if ("missing" in found) return { failed: `environment ${environment}: ${found.missing}` };
	return measure(
		[found.python, "-W", "ignore", script("measure.py")],
		[join(here, "peers.py"), id, vector, String(repeats)],
	);
}

function measure([program, ...first]: string[], args: string[]): Measured | { failed: string } {
	const { status, stdout, stderr, error } = spawnSync(program, [...first, ...args], {
		encoding: "utf8",
		maxBuffer: 1 << 26,
		timeout: 900_000,
		env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", NUMBA_NUM_THREADS: "1" },
	});
	const last = stdout?.trim().split("\n").at(-1) ?? "";
	if (status === 0 && last.startsWith("{")) return JSON.parse(last) as Measured;
	return { failed: error?.message ?? (stderr.trim().split("\n").at(-1) || `ended with ${status}`) };
}

/** The long vectors, made once in the cache by tests/peers/vectors/generate.py and named by its content. */
function fullVectors(): string | { missing: string } {
	const generator = fileURLToPath(new URL("../peers/vectors/generate.py", import.meta.url));
	const key = createHash("sha256").update(readFileSync(generator)).digest("hex").slice(0, 12);
	const folder = join(cacheFolder(), `vectors-${key}`);
	if (existsSync(folder)) return folder;
	const found = pythonEnvironment("vectors", script("environments/vectors.txt"), [], { complete: true });
	if ("missing" in found) return found;
	const aside = `${folder}.${process.pid}`;
	mkdirSync(cacheFolder(), { recursive: true });
	const { status, stderr } = spawnSync(found.python, [generator, "full", aside], { encoding: "utf8" });
	if (status !== 0) {
		rmSync(aside, { recursive: true, force: true });
		return { missing: stderr.trim().split("\n").at(-1) ?? `generate.py ended with ${status}` };
	}
	renameSync(aside, folder);
	return folder;
}

/** A short vector stands packed in tests/peers/vectors: it is laid beside the long ones. */
function unpackShort(folder: string, vector: string): void {
	const packed = script(`../peers/vectors/${vector}.bin.gz`);
	if (existsSync(join(folder, `${vector}.bin`)) || !existsSync(packed)) return;
	copyFileSync(script(`../peers/vectors/${vector}.json`), join(folder, `${vector}.json`));
	const aside = join(folder, `${vector}.${process.pid}`);
	writeFileSync(aside, gunzipSync(readFileSync(packed)));
	renameSync(aside, join(folder, `${vector}.bin`));
}

function script(name: string): string {
	return fileURLToPath(new URL(name, import.meta.url));
}
