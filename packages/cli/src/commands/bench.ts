import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { writeAtomically } from "../reproduce/atomic-file.ts";
import { createTerminal, formatTable, UserError } from "../terminal/index.ts";
import { findWorkspace } from "../workspace/index.ts";
import { nearest } from "./nearest.ts";

/** A row that a tests/benchmarks/<name>/bench.ts prints. */
interface BenchmarkRow {
	/** What is measured, with its unit. */
	readonly benchmark: string;
	readonly input: string;
	readonly ours: string | number;
	readonly peer: string | number;
	/** How many times better than the peer, or as the benchmark says; undefined when the peer is absent here. */
	readonly ratio?: number | null;
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

function table(rows: readonly (BenchmarkRow & { name: string })[]): string {
	return formatTable(
		[
			{ header: "benchmark" },
			{ header: "input" },
			{ header: "ours", align: "right" },
			{ header: "peer", align: "right" },
			{ header: "ratio", align: "right" },
		],
		rows.map(({ benchmark, input, ours, peer, ratio }) => [
			benchmark,
			input,
			String(ours),
			String(peer),
			typeof ratio === "number" ? ratio.toPrecision(3) : "-",
		]),
	);
}

function parseRows(stdout: string): BenchmarkRow[] | undefined {
	try {
		const rows: unknown = JSON.parse(stdout);
		return Array.isArray(rows) ? (rows as BenchmarkRow[]) : undefined;
	} catch {
		return undefined;
	}
}
