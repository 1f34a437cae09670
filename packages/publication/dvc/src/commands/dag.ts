import type { DvcGraph } from "../contract/contract.ts";
import { DvcError } from "../errors/dvc-error.ts";
import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** `dvc dag`: what depends on what. `target` keeps its ancestors alone; `outputs` draws files instead of stages. */
export async function dag(
	repository: DvcRepository,
	{ target, outputs = false, ...options }: RunOptions & { target?: string; outputs?: boolean } = {},
): Promise<DvcGraph> {
	const args = ["dag", "--dot", ...(outputs ? ["--outs"] : []), ...(target === undefined ? [] : ["--", target])];
	const { stdout, stderr } = await runDvc(repository, args, options);
	const graph = parseDot(stdout);
	if (graph) return graph;
	throw new DvcError("dvc dag --dot answered something that is no graph", {
		code: "unexpected-answer",
		command: [repository.program, ...args],
		folder: repository.folder,
		exitCode: 0,
		stderr: stderr || stdout,
		whatToDo: "This version of dvc may be untested: run `npm run setup` to get the pinned one.",
	});
}

/** Reads dvc's dot: one quoted node or one edge a line. Undefined when a line is neither. */
export function parseDot(text: string): DvcGraph | undefined {
	const lines = text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
	if (!/^strict digraph\b.*\{$/.test(lines[0] ?? "") || lines.at(-1) !== "}") return undefined;
	const nodes = new Set<string>();
	const edges: [string, string][] = [];
	for (const line of lines.slice(1, -1)) {
		const found = /^"((?:[^"\\]|\\.)*)"(?: -> "((?:[^"\\]|\\.)*)")?;$/.exec(line);
		if (!found) return undefined;
		nodes.add(found[1]!);
		if (found[2] !== undefined) {
			nodes.add(found[2]);
			edges.push([found[1]!, found[2]]);
		}
	}
	// dvc prints the lines in another order each time.
	edges.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
	return { nodes: [...nodes].sort(), edges };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
