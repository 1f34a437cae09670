/**
 * 552 recordings to features on one core, against pandas and scipy doing the running-median baseline.
 *
 * Two rows. "running median to features" is like against like: the same cleaning by limits, the same window, the same
 * events, and the two baselines must be equal at every sample before a time is printed. "whole analysis" is
 * everything that `analyseCardiotocogram` does, beside the same peer, which does less.
 * Recordings: data/ctu-uhb-ctg/raw when it is there, otherwise 552 synthetic ones of the same lengths.
 * The peer's virtual environment is built on demand in the user cache; without python3 or the packages it is skipped by
 * name, with the reason.
 *
 * Run: node --conditions=@quickening/source tests/benchmarks/cardiotocography/bench.ts [recordings]
 * Prints one JSON array.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
	accelerations,
	analyseCardiotocogram,
	cardiotocogramFeatures,
	decelerations,
} from "@quickening/cardiotocography";
import { seededRandom } from "@quickening/core";
import { movingQuantile } from "@quickening/signal";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const rateHz = 4;
const nRecordings = 552;
/** Ten minutes, odd, so that both programs centre it alike. */
const windowSamples = 2401;
/** Ours and the peer are timed this often, after one warm-up; the fastest counts. */
const repeats = 3;
const pythonPackages = { numpy: "2.1.3", pandas: "2.2.3", scipy: "1.14.1" };

interface Recording {
	readonly name: string;
	readonly fhrBpm: Float64Array;
	readonly uterineActivity: Float64Array;
}

interface Row {
	readonly benchmark: string;
	readonly input: string;
	readonly ours: { readonly seconds: number; readonly samplesPerSecond: number; readonly peakMb: number };
	readonly peer: {
		readonly name: string;
		readonly version?: string;
		readonly seconds?: number;
		readonly samplesPerSecond?: number;
		readonly peakMb?: number;
		readonly skipped?: string;
	};
	/** The peer's time over ours: above 1, ours is faster. */
	readonly ratio: number | null;
}

type Peer = { seconds: number; samples: number; peakMb: number; version: string } | { skipped: string };

const wanted = Number(process.argv[2] ?? nRecordings);
const { recordings, source } = await loadRecordings(wanted);
const samples = recordings.reduce((sum, { fhrBpm }) => sum + fhrBpm.length, 0);
const input = `${recordings.length} ${source} recordings, ${samples} samples at ${rateHz} Hz`;

const sameDefinition = time(() => recordings.map((recording) => medianFeatures(recording).baselineBpm));
const whole = time(() => {
	for (const recording of recordings) analyseCardiotocogram(recording, rateHz);
});
const peer = await runPeer(recordings, sameDefinition.result);
const rows: Row[] = [
	row("cardiotocography: running median to features", sameDefinition.seconds),
	row("cardiotocography: whole analysis", whole.seconds),
];
console.log(JSON.stringify(rows, null, "\t"));

function row(benchmark: string, seconds: number): Row {
	const name = "pandas + scipy, running median and threshold events";
	return {
		benchmark,
		input,
		ours: { seconds, samplesPerSecond: samples / seconds, peakMb: process.resourceUsage().maxRSS / 1024 },
		peer:
			"skipped" in peer
				? { name, skipped: peer.skipped }
				: {
						name,
						version: peer.version,
						seconds: peer.seconds,
						samplesPerSecond: peer.samples / peer.seconds,
						peakMb: peer.peakMb,
					},
		ratio: "skipped" in peer ? null : peer.seconds / seconds,
	};
}

/** The peer's definition, made of our parts: limits, running median, events that bridge nothing, four features. */
function medianFeatures({ fhrBpm: raw }: Recording) {
	const fhrBpm = new Float64Array(raw.length);
	for (let i = 0; i < raw.length; i++) fhrBpm[i] = raw[i] >= 50 && raw[i] <= 220 ? raw[i] : Number.NaN;
	const baselineBpm = movingQuantile(fhrBpm, { windowSamples, p: 0.5 });
	const options = { baselineBpm, bridgeSeconds: 0 };
	const features = cardiotocogramFeatures({
		baselineBpm,
		accelerations: accelerations(fhrBpm, rateHz, options),
		decelerations: decelerations(fhrBpm, rateHz, options),
	});
	return { baselineBpm, features };
}

function time<T>(work: () => T): { seconds: number; result: T } {
	let best = Number.POSITIVE_INFINITY;
	let result = work();
	for (let repeat = 0; repeat < repeats; repeat++) {
		const started = performance.now();
		result = work();
		best = Math.min(best, (performance.now() - started) / 1000);
	}
	return { seconds: best, result };
}

async function loadRecordings(count: number): Promise<{ recordings: Recording[]; source: string }> {
	const folder = join(root, "data/ctu-uhb-ctg/raw/signals");
	if (!existsSync(folder)) {
		const recordings = Array.from({ length: count }, (_, i) => syntheticRecording(`synthetic-${i}`));
		return { recordings, source: "synthetic" };
	}
	const names = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
	const recordings: Recording[] = [];
	for (const name of names.slice(0, count)) recordings.push(parse(name, await readFile(join(folder, name), "utf8")));
	return { recordings, source: "CTU-UHB" };
}

function parse(name: string, csv: string): Recording {
	const lines = csv.trimEnd().split("\n").slice(1);
	const fhrBpm = new Float64Array(lines.length);
	const uterineActivity = new Float64Array(lines.length);
	for (let i = 0; i < lines.length; i++) {
		const cells = lines[i].split(",");
		fhrBpm[i] = Number(cells[1]);
		uterineActivity[i] = Number(cells[2]);
	}
	return { name, fhrBpm, uterineActivity };
}

/** A recording of 60 to 90 minutes in quarters of a beat: waves, falls, gaps. It need not be lifelike, only as much work. */
function syntheticRecording(name: string): Recording {
	const random = seededRandom(name);
	const n = 14_400 + Math.floor(random() * 7200);
	const level = 120 + 30 * random();
	const fhrBpm = new Float64Array(n);
	const uterineActivity = new Float64Array(n);
	const period = 150 + 200 * random();
	let wander = 0;
	let lost = 0;
	for (let i = 0; i < n; i++) {
		const phase = (i / rateHz) % period;
		const fall = phase < 60 ? 30 * Math.sin((Math.PI * phase) / 60) : 0;
		wander = 0.98 * wander + (random() - 0.5);
		if (lost === 0 && random() < 0.002) lost = Math.floor(400 * random() * random());
		else if (lost > 0) lost--;
		const rate = level + 3 * Math.sin(i / 40) + 2 * wander - fall;
		fhrBpm[i] = lost > 0 ? 0 : Math.round(4 * rate) / 4;
		uterineActivity[i] = Math.round(2 * (10 + (phase < 70 ? 40 * Math.sin((Math.PI * phase) / 70) : 0) + random())) / 2;
	}
	return { name, fhrBpm, uterineActivity };
}

/** Runs the peer on the same bytes, and compares its running median with ours sample by sample. */
async function runPeer(all: readonly Recording[], ours: readonly Float64Array[]): Promise<Peer> {
	const python = await preparePython();
	if (typeof python !== "string") return python;
	const folder = await mkdtemp(join(tmpdir(), "quickening-bench-"));
	try {
		const nameOf = (i: number) => String(i).padStart(4, "0");
		for (const [i, { fhrBpm }] of all.entries()) await writeFile(join(folder, `${nameOf(i)}.fhr`), bytesOf(fhrBpm));
		const numbers = [windowSamples, rateHz, repeats].map(String);
		const { stdout } = await run(python, [join(here, "peer.py"), folder, ...numbers]);
		for (const [i, baseline] of ours.entries()) {
			assertSame(all[i].name, baseline, await readFile(join(folder, `${nameOf(i)}.baseline`)));
		}
		return JSON.parse(stdout) as Peer;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function bytesOf(values: Float64Array): Uint8Array {
	return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function assertSame(name: string, ours: Float64Array, bytes: Buffer): void {
	const theirs = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
	if (theirs.length !== ours.length)
		throw new Error(`${name}: the peer gave ${theirs.length} of ${ours.length} samples`);
	for (let i = 0; i < ours.length; i++) {
		if (Object.is(ours[i], theirs[i])) continue;
		throw new Error(`${name}, sample ${i}: the running median is ${ours[i]} here and ${theirs[i]} in pandas`);
	}
}

/** The peer's python, from a virtual environment in the user cache that is built when it is missing. */
async function preparePython(): Promise<string | { skipped: string }> {
	const cache =
		process.env["QUICKENING_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "quickening");
	const versions = Object.entries(pythonPackages);
	const venv = join(cache, `bench-${versions.map(([name, version]) => `${name}-${version}`).join("-")}`);
	const python = join(venv, "bin/python");
	const ready = join(venv, "ready");
	if (existsSync(ready)) return python;
	try {
		await mkdir(cache, { recursive: true });
		await run("python3", ["-m", "venv", "--clear", venv]);
		await run(python, ["-m", "pip", "install", "--quiet", ...versions.map(([name, version]) => `${name}==${version}`)]);
		await writeFile(ready, "");
		return python;
	} catch (error) {
		const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
		return { skipped: `python3 with ${versions.map((pair) => pair.join(" ")).join(", ")} could not be had: ${reason}` };
	}
}
