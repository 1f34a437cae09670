import type { FigureSpec } from "@quickening/figures";
import type { PaperDefinition, PaperPage, Reproduction, Table, Values } from "@quickening/paper";

/** Sets `window.planted` where it is run, asks another host where it is fetched, ends what it stands in where it is taken as it is. */
export const seed = [
	'<img src="x" onerror="planted=1"><script>planted=2</script></script><svg onload=planted=3>',
	"</title></style></textarea>--><!-- ]]> ${planted=4} {{ planted }} `${planted=5}` ",
	"\"onmouseover=\"planted=6\" 'onfocus='planted=7' autofocus x='",
	"<iframe src=https://planted.example/></iframe><link rel=stylesheet href=https://planted.example/a.css>",
	"<style>@import 'https://planted.example/b.css'</style> \u202e\u2066\u200f\u0000\u001b[31m\ud800\uffff \\input{x y} #let x = 1",
].join(" ");

/** Addresses that no link may have. */
export const addresses = [
	"javascript:planted=8",
	"JaVaScRiPt:planted=8",
	"java\tscript:planted=8",
	"file:///etc/passwd",
	"data:text/html,<script>planted=9</script>",
	"vbscript:planted=8",
	"//planted.example/x",
];

const links = addresses.map((address) => `[link](${address})`).join(" ");

/** A README that runs wherever it can. */
const readme = `# Planted ${seed}

Text ${seed} \${planted=10}

## Heading ${seed}

<script>planted=11</script>

<details open ontoggle="planted=12"><summary>x</summary></details>

<img src="https://planted.example/pixel.png" onerror="planted=13">

![pixel](https://planted.example/pixel.png) ![x](data:image/png;base64,AAAA) ${links} [good](https://example.org/good)

[reference][bad] <javascript:planted=8> <https://example.org/auto>

[bad]: javascript:planted=8

| a ${seed.replaceAll("|", "")} | b |
|---|---|
| ${"`${planted=14}`"} | <b onclick=planted=15>x</b> |

\`\`\`js
planted = 16;
\`\`\`

\`\`\`html echo=false
<img src=x onerror=planted=17>
\`\`\`

~~~js run=true
display(planted = 18);
~~~

\`\`\`sql id=rows
SELECT 1
\`\`\`

    \${planted=19}

Setext ${seed}
===

> quote
\`\`\`tex
\${planted=20}
`;

export const plantedData: Readonly<Record<string, string>> = {
	"README.md": readme,
	"dataset.json": JSON.stringify({
		title: `Data ${seed}`,
		citation: seed,
		doi: "javascript:planted=8",
		licence: { spdx: seed, confirmed: false, note: seed },
		tier: "open",
		population: seed,
		devices: [seed, seed],
		files: [{ path: "x.csv", bytes: 5, sha256: "e5".repeat(32) }],
	}),
};

const value = (id: string) => ({
	value: 12.5,
	unit: `u${seed}`,
	units: seed,
	digits: 1,
	n: 100,
	method: `${id} ${seed}`,
	stage: "make",
	interval: { low: 1, high: 20, levelPercent: 95, method: seed },
});

const values: Values = { "a.b": value("a.b"), "c.d": value("c.d") };

const definition: PaperDefinition = {
	slug: "planted-study",
	title: `Planted ${seed}`,
	subtitle: seed,
	authors: [
		{
			family: `Family ${seed}`,
			given: seed,
			affiliation: seed,
			affiliationUrl: addresses[0]!,
			orcid: 'javascript:"onload=planted=1',
			roles: [seed],
		},
		{ name: seed, affiliation: seed, roles: [seed] },
	],
	version: seed,
	date: "2026-11-23",
	abstract: seed,
	keywords: [seed],
	ethics: seed,
	synthetic: false,
	datasets: ["planted-data"],
	stages: {
		make: {
			script: "analysis/make.ts",
			description: seed,
			inputs: { raw: { kind: "raw", dataset: "planted-data", path: "x.csv" } },
			outputs: { rows: "results/make/rows.json" },
			params: ["seed"],
			values: ["a.*", "c.*"],
		},
	},
	figures: {
		trace: { spec: "figures/trace.ts", rows: { kind: "output", stage: "make", name: "rows" } },
		curve: { spec: "figures/curve.ts", rows: { kind: "output", stage: "make", name: "rows" } },
	},
	tables: { cells: { table: "tables/cells.ts", rows: { kind: "output", stage: "make", name: "rows" } } },
	claims: [
		{
			id: "first",
			sentence: `A claim of {value} ${seed}`,
			value: "a.b",
			published: { value: 12, margin: 1, source: seed, where: seed, note: seed },
			robust: { values: ["c.d"], criterion: { kind: "within", margin: 1 } },
			tolerance: { absolute: 0.1, reason: seed },
		},
	],
	manuscript: {
		source: "manuscript.typ",
		bibliography: "references.bib",
		licence: { name: seed, address: addresses[0]! },
	},
};

const table: Table = {
	title: seed,
	caption: seed,
	columns: [
		{ key: "a", title: seed, align: "left", definition: seed },
		{ key: "b", title: seed, align: "decimal", definition: seed },
	],
	rows: [
		{ kind: "header", cells: { a: seed } },
		{ kind: "indented", cells: { a: seed, b: `1.5 ${seed}` } },
	],
	notes: [seed],
};

const page: PaperPage = {
	found: [`{a.b:interval} ${seed}`, links],
	leadFigure: "trace",
	means: [seed, links],
	meansNot: [seed],
	studied: `${seed} *${seed}*`,
	notStudied: `${seed} [good](https://example.org/good)`,
	methods: [{ heading: seed, text: `${seed} ${links}`, detail: [seed, links] }],
	limits: [seed],
};

const entry = (key: string, url: string) => `@article{${key},
  author = {${seed.replaceAll(/[{}\\#$%]/g, "")} and Planted, Ada},
  title = {T ${seed.replaceAll(/[{}\\#$%]/g, "")}},
  journal = {${seed.replaceAll(/[{}\\#$%]/g, "")}},
  year = {2020}, volume = {<b>1</b>}, pages = {1--2},
  ${url}
}
`;

const reproduction: Partial<Reproduction> & Record<string, unknown> = {
	schema: 1,
	paper: "planted-study",
	title: seed,
	synthetic: false,
	state: "differs",
	summary: {
		rebuilt: { agree: 0, of: 1 },
		reproduced: { agree: 0, of: 0, inconclusive: 0 },
		robust: { agree: 0, of: 0 },
		replicated: { agree: 0, of: 0 },
	},
	outputs: [
		{
			path: `papers/planted-study/results/${seed}`,
			kind: "values",
			state: "differs",
			committedSha256: "0".repeat(64),
			rebuiltSha256: "1".repeat(64),
			differences: [seed],
		},
	],
	edited: [],
	tampered: [],
	stages: [
		{
			name: "make",
			description: seed,
			state: "ran",
			seconds: 1,
			codeSha256: "c3".repeat(32),
			files: [seed],
			npm: { [seed]: seed },
			inputs: [{ path: seed, md5: "0123456789abcdef0123456789abcdef" }],
			outputs: [{ path: seed, md5: "f".repeat(32) }],
		},
	],
	environment: {
		os: seed,
		cpu: seed,
		node: seed,
		npmLockSha256: "d4".repeat(32),
		dvc: seed,
		quickening: seed,
		commit: "0123456789abcdef0123456789abcdef01234567",
		dirty: false,
	},
};

export const plantedPaper = {
	definition,
	page,
	files: {
		"params.yaml": `seed: ${JSON.stringify(seed)}\n`,
		"analysis/make.ts": `export default ${JSON.stringify(seed)};\n`,
		"references.bib": addresses
			.map((address, i) => entry(`bad${i}`, `url = {${address}}`))
			.concat(entry("doi", "doi = {javascript:planted=8}"), entry("good", "url = {https://example.org/good}"))
			.join("\n"),
		"manuscript.typ": `As ${addresses.map((_, i) => `@bad${i}`).join(" ")} @doi @good say. ${seed}`,
		"results/values.json": JSON.stringify(values),
		"results/reproduction.json": JSON.stringify(reproduction),
		"results/tables/cells.json": JSON.stringify(table),
		"results/tables/cells.csv": `a,b\n"${seed.replaceAll('"', '""')}",1\n`,
		"code.json": JSON.stringify({ stages: { make: "a1".repeat(32) } }),
	} as Readonly<Record<string, string>>,
};

/** A figure whose words are planted: title, caption, alternative text, axis, and a label of its rows. */
export function planted(spec: FigureSpec): FigureSpec {
	const words = spec.usermeta.quickening;
	const usermeta = {
		...spec.usermeta,
		quickening: {
			...words,
			title: `${words.title} ${seed}`,
			caption: `${words.caption} ${seed}`,
			alt: `${words.alt} ${seed}`,
		},
	};
	const text = JSON.stringify({ ...spec, usermeta }).replace('"signal lost"', () => JSON.stringify(seed.slice(0, 60)));
	return JSON.parse(text) as FigureSpec;
}
