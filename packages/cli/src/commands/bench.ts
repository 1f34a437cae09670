import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { writeAtomically } from "../files/atomic-file.ts";
import { nearest } from "../names/nearest.ts";
import { createTerminal, formatDuration, formatTable, UserError } from "../terminal/index.ts";
import { findWorkspace } from "../workspace/index.ts";

/** How fast one of the two was. */
interface Timing {
	readonly seconds?: number;
	readonly samplesPerSecond?: number;
	readonly peakMb?: number;
}

/** A row that a tests/benchmarks/<name>/bench.ts prints in its JSON array. */
interface BenchmarkRow {
	/** What is measured. */
	readonly benchmark: string;
	readonly input: string;
	readonly ours: Timing;
	readonly peer: Timing & { readonly name: string; readonly version?: string; readonly skipped?: string };
	/** The peer's time over ours: above 1, ours is faster. Null when the peer is not on this machine. */
	readonly ratio: number | null;
}

/** `quickening bench [name...]`. */
export function benchCommand(): Command {
	return new Command("bench")
		.description("compare our speed with the peers': runs tests/benchmarks/*/bench.ts, one after the other")
		.argument("[name...]", "names as in tests/benchmarks/ (default: all)")
		.option("--json", "print the rows as JSON")
		.addHelpText(
			"after",
			"\nThe rows also go to tests/results/bench.json.\n\nExamples:\n  quickening bench\n  quickening bench reproduce --json",
		)
		.action(run);
}

function run(names: string[], options: { json?: boolean }): void {
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
	if (options.json) process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
	else process.stdout.write(`${table(rows)}\n`);
}

function table(rows: readonly BenchmarkRow[]): string {
	const printed = formatTable(
		[
			{ header: "benchmark" },
			{ header: "ours", align: "right" },
			{ header: "peer", align: "right" },
			{ header: "peer / ours", align: "right" },
			{ header: "samples/s", align: "right" },
			{ header: "peer is" },
		],
		rows.map(({ benchmark, ours, peer, ratio }) => [
			benchmark,
			duration(ours),
			duration(peer),
			ratio === null ? "-" : ratio.toPrecision(3),
			ours.samplesPerSecond === undefined ? "-" : ours.samplesPerSecond.toExponential(2),
			peer.skipped === undefined ? `${peer.name} ${peer.version ?? ""}`.trim() : `${peer.name}: ${peer.skipped}`,
		]),
	);
	const inputs = rows.map(({ benchmark, input }) => `${benchmark}: ${input}`);
	return `${printed}\n\n${inputs.join("\n")}`;
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
