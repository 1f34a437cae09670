import { createHash } from "node:crypto";

const beats = "ms\n800\n810\n790\n";

/** The files of the test repository, by path below its root. */
export const paperFiles: Readonly<Record<string, string>> = {
	"package.json": JSON.stringify({ name: "quickening", version: "0.0.0", private: true, type: "module" }),

	// main.ts brings many commands along; the tests are about one.
	"sync-command.ts": `import { syncCommand } from "./packages/publication/cli/src/commands/sync.ts";
import { isUserError } from "./packages/publication/workspace/src/terminal/user-error.ts";
try {
	await syncCommand().parseAsync(process.argv.slice(2), { from: "user" });
} catch (error) {
	if (!isUserError(error)) throw error;
	console.error(error.message);
	process.exitCode = error.exitCode;
}
`,

	"packages/foundations/toy/package.json": JSON.stringify({
		name: "@quickening/toy",
		version: "0.1.0",
		type: "module",
		sideEffects: false,
		exports: { ".": { "@quickening/source": "./src/index.ts", default: "./dist/index.js" } },
		dependencies: { yaml: "^2.9.1" },
	}),
	"packages/foundations/toy/src/index.ts": `// The toy package.
export { half } from "./half.ts";
export { parseSettings } from "./settings.ts";
export { unused } from "./unused.ts";
export { inWorker } from "./in-worker.ts";
`,
	"packages/foundations/toy/src/half.ts": `/** Half of a number. */
export function half(x: number): number {
	return x / 2;
}
`,
	"packages/foundations/toy/src/unused.ts": `export function unused(): string {
	return "nobody calls this";
}
`,
	"packages/foundations/toy/src/settings.ts": `import { parse } from "yaml";

export function parseSettings(text: string): { scale: number } {
	return parse(text);
}
`,
	"packages/foundations/toy/src/in-worker.ts": `import { Worker } from "node:worker_threads";

/** What the worker makes of x. */
export function inWorker(x: unknown): Promise<unknown> {
	const worker = new Worker(new URL("./square.ts", import.meta.url), { workerData: x });
	return new Promise((resolve, reject) => {
		worker.once("message", resolve);
		worker.once("error", reject);
	});
}
`,
	"packages/foundations/toy/src/square.ts": `import { parentPort, workerData } from "node:worker_threads";
import { square } from "./square-of.ts";

parentPort?.postMessage(square(workerData));
`,
	"packages/foundations/toy/src/square-of.ts": `export const square = (x: number): number => x * x;
`,

	"data/beats/dataset.json": `${JSON.stringify(
		{
			schema: 1,
			slug: "beats",
			title: "Beats of a toy heart",
			citation: "Nobody, nowhere.",
			doi: null,
			licence: { spdx: "CC0-1.0", confirmed: true, note: "" },
			tier: "open",
			population: "Three beats.",
			devices: ["a pencil"],
			archive: "beats.tar.gz",
			tables: [],
			files: [
				{ path: "beats.csv", bytes: beats.length, sha256: createHash("sha256").update(beats).digest("hex"), url: null },
			],
		},
		null,
		"\t",
	)}\n`,
	"data/beats/raw/beats.csv": beats,
	"data/beats/raw/other.csv": "not declared\n",

	"papers/toy/package.json": JSON.stringify({
		name: "@quickening-papers/toy",
		type: "module",
		private: true,
		dependencies: { "@quickening/figures": "0.1.0", "@quickening/paper": "0.1.0", "@quickening/toy": "0.1.0" },
	}),
	"papers/toy/params.yaml": "offset: 1\nfactor: 3\nforgotten: 5\n",
	"papers/toy/settings.yaml": "scale: 2\n",
	"papers/toy/paper.ts": `import { definePaper, input, output, rawData } from "@quickening/paper";

export default definePaper({
	slug: "toy",
	title: "Toys beat",
	authors: [{ family: "Author", given: "A.", roles: ["Software"] }],
	version: "1.0.0",
	date: "2026-01-31",
	keywords: ["toy"],
	ethics: "None needed.",
	synthetic: true,
	datasets: ["beats"],
	stages: {
		make: {
			script: "analysis/make.ts",
			description: "Halves the beats.",
			inputs: { beats: rawData("beats", "beats.csv") },
			params: ["offset"],
			outputs: { rows: "results/rows.json" },
			values: ["beat.mean"],
		},
		follow: {
			script: "analysis/follow.ts",
			description: "Adds up what was made.",
			inputs: { rows: output("make", "rows") },
			outputs: { sum: "results/sum.json" },
		},
		scale: {
			script: "analysis/scale.ts",
			description: "Reads its settings with an npm package.",
			inputs: { settings: input("settings.yaml") },
			params: ["factor"],
			outputs: { scaled: "results/scaled.json" },
		},
		squared: {
			script: "analysis/squared.ts",
			description: "Works in a thread of its own.",
			inputs: {},
			outputs: { squared: "results/squared.json" },
		},
	},
	figures: { beats: { spec: "figures/beats.ts", rows: output("make", "rows") } },
	tables: { beats: { table: "tables/beats.ts", rows: output("make", "rows") } },
	claims: [{ id: "mean", sentence: "Half a beat lasts {value}.", value: "beat.mean" }],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
`,
	"papers/toy/analysis/make.ts": `import type { StageContext } from "@quickening/paper";
import { half } from "@quickening/toy";

export default function make(stage: StageContext): void {
	const beats = stage.readText("beats").trim().split("\\n").slice(1).map(Number);
	const rows = beats.map((ms, i) => ({ beat: i + 1, ms: half(ms) + stage.param<number>("offset") }));
	stage.progress(0.5, "half done");
	const mean = rows.reduce((sum, row) => sum + row.ms, 0) / rows.length;
	stage.value("beat.mean", { value: mean, unit: "ms", digits: 0, n: rows.length, method: "Mean of halved beats." });
	stage.writeJson("rows", rows);
}
`,
	"papers/toy/analysis/follow.ts": `import type { StageContext } from "@quickening/paper";

export default function follow(stage: StageContext): void {
	const rows = stage.readJson<{ ms: number }[]>("rows");
	stage.writeJson("sum", { sum: rows.reduce((sum, { ms }) => sum + ms, 0) });
}
`,
	"papers/toy/analysis/scale.ts": `import type { StageContext } from "@quickening/paper";
import { parseSettings } from "@quickening/toy";

export default function scale(stage: StageContext): void {
	const { scale } = parseSettings(stage.readText("settings"));
	stage.writeJson("scaled", { scaled: scale * stage.param<number>("factor") });
}
`,
	"papers/toy/analysis/squared.ts": `import type { StageContext } from "@quickening/paper";
import { inWorker } from "@quickening/toy";

export default async function squared(stage: StageContext): Promise<void> {
	stage.writeJson("squared", { squared: await inWorker(7) });
}
`,
	"papers/toy/figures/beats.ts": `import { type FigureSpec, figureSpec } from "@quickening/figures";

export function spec(rows: { beat: number; ms: number }[]): FigureSpec {
	return figureSpec(
		{ columnMm: 85, title: "Beats", caption: "Halves of n = 3 beats.", alt: "Three halved beats lie close to 400 ms, the second is the longest." },
		{
			data: { values: rows },
			mark: "point",
			encoding: {
				x: { field: "beat", type: "quantitative", title: "Beat" },
				y: { field: "ms", type: "quantitative", title: "Half (ms)" },
			},
		},
	);
}
`,
	"papers/toy/tables/beats.ts": `import type { Table } from "@quickening/paper";

export function table(rows: { beat: number; ms: number }[]): Table {
	return {
		title: "Beats",
		caption: "Three beats.",
		columns: [
			{ key: "beat", title: "Beat", align: "left" },
			{ key: "ms", title: "Half (ms)", align: "decimal" },
		],
		rows: rows.map(({ beat, ms }) => ({ cells: { beat: String(beat), ms: ms.toFixed(0) } })),
		notes: [],
	};
}
`,
	"papers/toy/manuscript.typ": `#import "paper.typ": *

#show: paper

#abstract[Half a beat lasts #value("beat.mean").]

= Results

The beats were halved @toy.

#fig("beats")

#tab("beats")
`,
	"papers/toy/references.bib": `@article{toy,
  title = {Toys},
  author = {Author, A.},
  journal = {Journal of Toys},
  year = {2020},
  doi = {10.1000/toys},
}
`,
};
