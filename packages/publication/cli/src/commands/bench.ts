import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { findWorkspace, nearest, writeAtomically } from "@quickening/workspace";
import { createTerminal, formatDuration, formatTable, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";

/** How fast one of the two was. */
interface Timing {
	/** Of the fastest warm call. */
	readonly seconds?: number;
	/** Of the first call in its process. */
	readonly firstSeconds?: number;
	readonly samplesPerSecond?: number;
	readonly peakMb?: number;
}

/** A row that a tests/benchmarks/<name>/bench.ts prints in its JSON array. */
interface BenchmarkRow {
	/** What is measured. */
	readonly benchmark: string;
	readonly input: string;
	readonly ours: Timing;
	readonly peer: Timing & {
		readonly name: string;
		readonly version?: string;
		readonly skipped?: string;
		/** Why its answer is not the one to compare with. */
		readonly incorrect?: string;
	};
	/** The peer's time over ours: above 1, ours is faster. Null when the peer is not on this machine. */
	readonly ratio: number | null;
	/** The same ratio for other figures, where they were measured. */
	readonly ratios?: { readonly first: number; readonly cpu: number; readonly peakMemory: number } | null;
	/** Of the peers that answer rightly, the one to beat. */
	readonly fastestCorrectPeer?: boolean;
}

/** `quickening bench [name...]`. */
export function benchCommand(): Command {
	return new Command("bench")
		.description("compare our speed with the peers': runs tests/benchmarks/*/bench.ts, one after the other")
		.argument("[name...]", "names as in tests/benchmarks/ (default: all)")
		.option("--json", "print the rows as JSON")
		.option("--keep", "keep the rows, with the processor, for the methods pages")
		.addHelpText(
			"after",
			"\nThe rows also go to tests/results/bench.json; with --keep to tests/benchmarks/measured.json, which the methods pages show." +
				"\n\nExamples:\n  quickening bench\n  quickening bench reproduce --json\n  quickening bench ecg ppg hrv glucose --keep",
		)
		.action(run);
}

function run(names: string[], options: { json?: boolean; keep?: boolean }): void {
	const workspace = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	const folder = join(workspace.root, "tests", "benchmarks");
	const known = existsSync(folder)
		? readdirSync(folder)
				.filter((name) => existsSync(join(folder, name, "bench.ts")))
				.sort()
		: [];
	const unknown = names.find((name) => !known.includes(name));
	if (unknown !== undefined) {
		const close = nearest(unknown, known);
		throw new UserError(`there is no benchmark "${unknown}"${close ? `; did you mean "${close}"?` : ""}`, {
			whatToDo: `Benchmarks here: ${known.join(", ") || "none"}.`,
			exitCode: 2,
		});
	}
	const rows: (BenchmarkRow & { name: string })[] = [];
	for (const name of names.length > 0 ? names : known) {
		const bar = terminal.bar({ label: `measuring ${name}` });
		const { status, stdout, stderr } = spawnSync(
			workspace.node,
			["--conditions=@quickening/source", "--no-warnings", join(folder, name, "bench.ts")],
			{ cwd: workspace.root, encoding: "utf8", maxBuffer: 1 << 26 },
		);
		bar.clear();
		const found = status === 0 ? parseRows(stdout) : undefined;
		if (found) rows.push(...found.map((row) => ({ name, ...row })));
		else {
			terminal.error(`benchmark ${name} failed${status === 0 ? ": it printed no JSON array of rows" : ""}`);
			process.stderr.write(stderr.split("\n").slice(-20).join("\n"));
			process.exitCode = 1;
		}
	}
	writeAtomically(join(workspace.root, "tests", "results", "bench.json"), `${JSON.stringify(rows, null, "\t")}\n`);
	if (options.keep) keep(join(folder, "measured.json"), rows);
	if (options.json) process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
	else process.stdout.write(`${table(rows)}\n`);
}

/** Puts the rows in the place of what was kept of the same benchmarks. */
function keep(path: string, rows: readonly (BenchmarkRow & { name: string })[]): void {
	const kept = existsSync(path)
		? (JSON.parse(readFileSync(path, "utf8")) as { runs: Record<string, unknown> }).runs
		: {};
	const measured: Record<string, unknown> = {};
	for (const name of new Set(rows.map((row) => row.name))) {
		measured[name] = {
			measuredOn: new Date().toISOString().slice(0, 10),
			processor: cpus()[0]?.model.trim() ?? "unknown",
			cores: cpus().length,
			node: process.versions.node,
			rows: rows.filter((row) => row.name === name),
		};
	}
	const runs = Object.fromEntries(
		Object.entries({ ...kept, ...measured }).toSorted(([a], [b]) => a.localeCompare(b, "en")),
	);
	writeAtomically(path, `${JSON.stringify({ runs }, null, "\t")}\n`);
}

function table(rows: readonly BenchmarkRow[]): string {
	const printed = formatTable(
		[
			{ header: "benchmark" },
			{ header: "ours", align: "right" },
			{ header: "peer", align: "right" },
			{ header: "peer / ours", align: "right" },
			{ header: "first call", align: "right" },
			{ header: "memory", align: "right" },
			{ header: "peer is" },
		],
		rows.map(({ benchmark, ours, peer, ratio, ratios, fastestCorrectPeer }) => [
			benchmark,
			duration(ours),
			duration(peer),
			times(ratio),
			times(ratios?.first),
			times(ratios?.peakMemory ?? memoryRatio(ours, peer)),
			peer.skipped === undefined
				? `${peer.name} ${peer.version ?? ""}${fastestCorrectPeer ? ", the one to beat" : ""}${peer.incorrect ? ` (not comparable: ${peer.incorrect})` : ""}`.trim()
				: `${peer.name}: ${peer.skipped}`,
		]),
	);
	const inputs = rows.map(({ benchmark, input }) => `${benchmark}: ${input}`);
	return `${printed}\n\n${inputs.join("\n")}`;
}

function times(ratio: number | null | undefined): string {
	return ratio === null || ratio === undefined ? "-" : ratio.toPrecision(3);
}

function memoryRatio(ours: Timing, peer: Timing): number | undefined {
	return ours.peakMb && peer.peakMb ? peer.peakMb / ours.peakMb : undefined;
}

function duration({ seconds }: Timing): string {
	return seconds === undefined ? "-" : formatDuration(seconds);
}

function parseRows(stdout: string): BenchmarkRow[] | undefined {
	try {
		const rows: unknown = JSON.parse(stdout);
		return Array.isArray(rows) ? (rows as BenchmarkRow[]) : undefined;
	} catch {
		return undefined;
	}
}
