/**
 * A small paper without a fault, as files below papers/<slug>/: what the table of bad papers is made of. Claims stand in
 * a file of their own, one value has an id that is put together, and one helper records by a function that it is given.
 */
export function smallPaper(slug: string): Record<string, string> {
	return {
		"package.json": `{
	"name": "@quickening-papers/${slug}",
	"type": "module",
	"private": true,
	"dependencies": { "@quickening/figures": "0.1.0", "@quickening/paper": "0.1.0", "@quickening/toy": "0.1.0" }
}
`,
		"paper.ts": `import { definePaper, input, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const beats = rawData("beats", "beats.csv");

export default definePaper({
	slug: "${slug}",
	title: "Beats can be halved",
	authors: [{ family: "Author", given: "A.", roles: ["Software"] }],
	version: "1.0.0",
	date: "2026-01-31",
	keywords: ["beats"],
	ethics: "None needed.",
	synthetic: true,
	datasets: ["beats"],
	stages: {
		measure: {
			script: "analysis/measure.ts",
			description: "Halves the beats.",
			inputs: { beats, settings: input("settings.yaml") },
			params: ["offset"],
			outputs: { rows: "results/rows.json" },
			values: ["beat.mean", "beat.largest"],
		},
		compare: {
			script: "analysis/compare.ts",
			description: "Compares them.",
			inputs: { rows: output("measure", "rows") },
			outputs: { differences: "results/differences.json" },
			values: ["difference.early", "difference.late"],
		},
	},
	figures: { beats: { spec: "figures/beats.ts", rows: output("measure", "rows") } },
	tables: { beats: { table: "tables/beats.ts", rows: output("compare", "differences") } },
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
`,
		"claims.ts": `import type { Claim } from "@quickening/paper";

const groups = ["early", "late"] as const;

export const claims: readonly Claim[] = [
	{ id: "mean", sentence: "Half a beat lasts {value}.", value: "beat.mean" },
	{
		id: "difference",
		sentence: "Early beats differ by {value}.",
		value: "difference.early",
		robust: { values: ["difference.late"], criterion: { kind: "above", bound: 0 } },
		replicated: {
			values: groups.map((group) => \`difference.\${group}\`),
			criterion: { kind: "above", bound: 0 },
		},
	},
];
`,
		"page.ts": `import type { PaperPage } from "@quickening/paper";

export const page: PaperPage = {
	found: ["Half a beat lasts {beat.mean:interval}."],
	leadFigure: "beats",
	means: [],
	meansNot: [],
	studied: \`Nobody, but \${3} beats with a largest of {beat.largest}.\`,
	notStudied: "All others.",
	methods: [],
	limits: [],
};
`,
		"analysis/measure.ts": `import type { StageContext } from "@quickening/paper";
import { half } from "@quickening/toy";
import { recordLargest } from "./record-largest.ts";

export default function measure(stage: StageContext): void {
	const offset = stage.param<number>("offset");
	const rows = stage.readText("beats").trim().split("\\n").slice(1).map((ms) => ({ ms: half(Number(ms)) + offset }));
	const record = (name: string, value: number) =>
		stage.value(\`beat.\${name}\`, { value, unit: "ms", digits: 0, n: rows.length, method: "Of halved beats." });
	record("mean", rows.reduce((sum, { ms }) => sum + ms, 0) / rows.length);
	recordLargest(stage.value, rows);
	stage.writeJson("rows", rows);
}
`,
		"analysis/record-largest.ts": `import type { StageContext } from "@quickening/paper";

/** Records the largest beat. */
export function recordLargest(record: StageContext["value"], rows: readonly { readonly ms: number }[]): void {
	const value = Math.max(...rows.map(({ ms }) => ms));
	record("beat.largest", { value, unit: "ms", digits: 0, n: rows.length, method: "Largest halved beat." });
}
`,
		"analysis/compare.ts": `import type { StageContext } from "@quickening/paper";

const groups = [{ id: "early", at: 0 }, { id: "late", at: 2 }];

export default function compare(stage: StageContext): void {
	const rows = stage.readJson<{ ms: number }[]>("rows");
	for (const { id, at } of groups) {
		const value = Math.abs(rows[1]!.ms - rows[at]!.ms);
		stage.value(\`difference.\${id}\`, { value, unit: "ms", digits: 0, n: 2, method: "From the middle beat." });
	}
	stage.writeJson("differences", rows.map(({ ms }, i) => ({ beat: i + 1, ms })));
}
`,
		"figures/beats.ts": `import { type FigureSpec, figureSpec } from "@quickening/figures";

export function spec(rows: { ms: number }[]): FigureSpec {
	return figureSpec(
		{ columnMm: 85, title: "Beats", caption: "Halves of n = 3 beats.", alt: "Three halved beats lie close to 400 ms, the second is the longest." },
		{
			data: { values: rows.map(({ ms }, i) => ({ beat: i + 1, ms })) },
			mark: "point",
			encoding: {
				x: { field: "beat", type: "quantitative", title: "Beat" },
				y: { field: "ms", type: "quantitative", title: "Half (ms)" },
			},
		},
	);
}
`,
		"tables/beats.ts": `import type { Table } from "@quickening/paper";

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
		"params.yaml": "# Added to each half.\noffset: 1\n",
		"settings.yaml": "scale: 2\n",
		"manuscript.typ": `#import "paper.typ": *

#show: paper

#abstract[Half a beat lasts #value("beat.mean").]

= Results

The beats of @toys were halved, see @fig-beats and @tab-beats. The early ones differ by #value("difference.early").

#fig("beats")

#tab("beats")
`,
		"references.bib": `@article{toys,
  title = {Toys},
  author = {Author, A.},
  journal = {Journal of Toys},
  year = {2020},
  doi = {10.1000/toys},
}
`,
	};
}
