import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { drawNormal, seededRandom } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { renderFigure } from "@quickening/figures/render";
import {
	type Claim,
	judgeClaims,
	type PaperDefinition,
	type PaperPage,
	type RecordedValue,
	type Reproduction,
	type Table,
	type Values,
} from "@quickening/paper";
import { planted, plantedData, plantedPaper } from "./planted.ts";

/**
 * Papers in every state that a page has to show, as their stages would leave them; one data set. Drawn with the real renderer.
 */
export async function writeFixture(folder: string): Promise<{ papers: string; data: string }> {
	const papers = join(folder, "papers");
	const data = join(folder, "data");
	writeDataset(data);
	await writePaper(
		papers,
		definition("signal-study", { title: "Signal that is missing tells more than signal that is there" }),
		{
			reproduction: { state: "rebuilt" },
			page: true,
			results: true,
		},
	);
	await writePaper(
		papers,
		definition("detector-simulation", {
			synthetic: true,
			datasets: [],
			title: "Detectors of decelerations hold until a fifth of the signal is gone",
		}),
		{
			reproduction: { state: "rebuilt" },
			page: true,
			results: true,
		},
	);
	await writePaper(papers, definition("waiting-study", { title: "What a paper would show that waits for its data" }), {
		reproduction: { state: "waiting" },
		page: true,
		results: false,
	});
	await writePaper(papers, definition("new-study", { title: "A new paper without words or results of its own" }), {
		page: false,
		results: false,
	});
	await writePaper(
		papers,
		definition("differing-study", { title: "A rebuild that does not give the committed number" }),
		{
			reproduction: { state: "differs" },
			page: true,
			results: true,
		},
	);
	await writePlanted(papers, data);
	write(
		join(papers, "broken-study/paper.ts"),
		'throw new Error("defineStudy is not defined & <that> costs ${nothing}");\n',
	);
	return { papers, data };
}

const claims: Claim[] = [
	{
		id: "recordings",
		sentence: "The data set holds {value}.",
		value: "count.recordings",
		published: {
			value: 552,
			margin: 0,
			source: "Chudáček V, et al. BMC Pregnancy Childbirth 2014;14:16, doi:10.1186/1471-2393-14-16",
			where: "Abstract",
		},
	},
	{
		id: "auc",
		sentence: "Four features tell acidaemia with an area under the curve of {value}.",
		value: "auc.primary",
		published: {
			value: 0.74,
			margin: 0.05,
			source: "Ben M'Barek I, et al. Front Pediatr 2023;11:1190441, doi:10.3389/fped.2023.1190441",
			where: "Table 2",
			note: "Whether caesareans were counted was not established.",
		},
		robust: { values: ["auc.clock", "auc.all"], criterion: { kind: "within", margin: 0.05 } },
	},
	{
		id: "missing",
		sentence: "On average {value} of a recording is missing.",
		value: "missing.percent",
		tolerance: { absolute: 0.1, reason: "rounded" },
	},
];

const values: Values = {
	"auc.all": value("auc.all", 0.6612, "", 3, 552, "AUC in all births"),
	"auc.clock": value("auc.clock", 0.6823, "", 3, 506, "AUC of the last 30 minutes by the clock"),
	"auc.primary": {
		...value(
			"auc.primary",
			0.71234,
			"",
			2,
			506,
			"Area under the ROC curve of four features, corrected for optimism (29 events)",
		),
		interval: { low: 0.6203, high: 0.7988, levelPercent: 95, method: "bootstrap, 2,000 repeats" },
	},
	"count.recordings": value("count.recordings", 552, "recordings", 0, 552, "Recordings in the data set"),
	"missing.percent": {
		...value("missing.percent", 18.81, "%", 1, 552, "Mean share of samples without a heart rate"),
		interval: { low: 17.6, high: 20.1, levelPercent: 95, method: "bootstrap" },
	},
};

function value(id: string, number: number, unit: string, digits: number, n: number, method: string): RecordedValue {
	return { value: number, unit, digits, n, method, stage: id.startsWith("count") ? "features" : "performance" };
}

function definition(slug: string, own: Partial<PaperDefinition>): PaperDefinition {
	const set = own.datasets ?? ["birth-traces"];
	return {
		slug,
		title: slug,
		subtitle: "A fixture of the tests, with the shape of a real paper",
		authors: [
			{
				family: "Example",
				given: "Ada",
				affiliation: "Institute of Fixtures",
				orcid: "0000-0002-1825-0097",
				roles: ["Software"],
			},
			{ family: "Sample", given: "Bo", roles: ["Methodology"] },
		],
		version: "1.0.0",
		date: "2026-11-23",
		abstract: "An abstract of two sentences. It costs ${1 + 1} & has <marks>.",
		keywords: ["fixture"],
		ethics: "De-identified open data; approval by the original study.",
		synthetic: false,
		datasets: set,
		stages: {
			features: {
				script: "analysis/features.ts",
				description: "Reads every recording and computes its features.",
				inputs: set.length > 0 ? { signals: { kind: "raw", dataset: set[0]!, path: "signals" } } : {},
				outputs: { rows: "results/features/rows.json" },
			},
			performance: {
				script: "analysis/performance.ts",
				description: "Fits the model and judges it.",
				inputs: { rows: { kind: "output", stage: "features", name: "rows" } },
				outputs: { curve: "results/performance/curve.json" },
				values: ["auc.*"],
			},
		},
		figures: {
			curve: { spec: "figures/curve.ts", rows: { kind: "output", stage: "performance", name: "curve" } },
			trace: { spec: "figures/trace.ts", rows: { kind: "output", stage: "features", name: "rows" } },
		},
		tables: {
			participants: { table: "tables/participants.ts", rows: { kind: "output", stage: "features", name: "rows" } },
		},
		claims,
		manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
		...own,
	};
}

const words: PaperPage = {
	found: [
		"Four plain features of the last half hour tell a shortage of oxygen before birth with an area under the curve of {auc.primary:interval}, in {count.recordings}.",
		"Signal that is *missing* looks like a diagnosis: on average {missing.percent} of a recording has none.",
		"Read by the clock instead, the same features give {auc.clock}. Costs: ${1 + 1}.",
	],
	leadFigure: "trace",
	means: [
		"A trace with gaps deserves a second look at the sensor before a second look at the child.",
		"Windows are to end with the signal.",
	],
	meansNot: ["It does not mean that a model may guide care.", "It does not mean that caesareans can be foreseen."],
	studied: "Women and birthing people in one hospital, at term; {count.recordings}.",
	notStudied:
		"Nobody before 37 weeks, and nobody elsewhere. See the [guideline](https://doi.org/10.1016/j.ijgo.2015.06.020).",
	methods: [
		{
			heading: "Signal",
			text: "Zeros are missing samples [@chudacek2014].",
			detail: ["Spikes are removed first.", "No gap is bridged."],
		},
	],
	limits: ["Few events: the interval is wide."],
};

/** A paper and a data set whose every text tries to be more than a text, made as the others are. */
async function writePlanted(papers: string, data: string): Promise<void> {
	const dataset = join(data, "planted-data");
	for (const [name, content] of Object.entries(plantedData)) write(join(dataset, name), content);
	const folder = join(papers, plantedPaper.definition.slug);
	const { definition: paper, page, files } = plantedPaper;
	write(join(folder, "paper.ts"), `export default ${JSON.stringify(paper)};\n`);
	write(join(folder, "page.ts"), `export const page = ${JSON.stringify(page)};\n`);
	for (const [name, content] of Object.entries(files)) write(join(folder, name), content);
	const { curve, trace } = { curve: curveSpec(), trace: traceSpec() };
	await writeFigure(folder, "trace", planted(trace), paper.synthetic);
	await writeFigure(folder, "curve", planted(curve), paper.synthetic);
	const unsafe = definition("unsafe-drawing", { title: "A drawing that was edited by hand" });
	await writePaper(papers, unsafe, { page: true, results: true });
	const drawing = join(papers, unsafe.slug, "results/figures/trace.svg");
	write(
		join(papers, "misshapen-study/paper.ts"),
		'export default { slug: "misshapen-study", title: 1, datasets: null };\n',
	);
	write(drawing, readFileSync(drawing, "utf8").replace("</svg>", "<script>planted=21</script></svg>"));
}

async function writePaper(
	papers: string,
	paper: PaperDefinition,
	{ reproduction, page, results }: { reproduction?: { state: Reproduction["state"] }; page: boolean; results: boolean },
): Promise<void> {
	const folder = join(papers, paper.slug);
	write(join(folder, "paper.ts"), `export default ${JSON.stringify(paper)};\n`);
	if (page) write(join(folder, "page.ts"), `export const page = ${JSON.stringify(words)};\n`);
	write(
		join(folder, "code.json"),
		JSON.stringify({ stages: { features: "a1".repeat(32), performance: "b2".repeat(32) } }),
	);
	write(join(folder, "references.bib"), bibliography);
	write(
		join(folder, "manuscript.typ"),
		'#import "paper.typ": *\n#show: paper\n\nThe recordings are public @chudacek2014.\n#fig("curve")\n#fig("trace")\n#tab("participants")\n',
	);
	for (const name of ["features", "performance"]) {
		write(
			join(folder, `analysis/${name}.ts`),
			`// ${name}\n\nconst price = \`\${1 < 2 && "x"}\`;\nexport default price;\n`,
		);
	}
	if (results) {
		write(join(folder, "results/values.json"), JSON.stringify(values));
		write(join(folder, `results/${paper.slug}.pdf`), "%PDF-1.7\n");
		write(join(folder, `results/${paper.slug}.docx`), "PK");
		write(join(folder, `results/${paper.slug}.xml`), "<article/>");
		await writeFigure(folder, "trace", traceSpec(), paper.synthetic);
		await writeFigure(folder, "curve", curveSpec(), paper.synthetic);
		write(join(folder, "results/tables/participants.json"), JSON.stringify(table));
		write(join(folder, "results/tables/participants.csv"), "feature,all\nBaseline,138.2\n");
	}
	if (reproduction)
		write(join(folder, "results/reproduction.json"), JSON.stringify(reproduce(paper, reproduction.state)));
}

async function writeFigure(folder: string, id: string, spec: FigureSpec, synthetic: boolean): Promise<void> {
	const files = await renderFigure(spec, { id, synthetic });
	for (const [extension, bytes] of Object.entries(files))
		write(join(folder, `results/figures/${id}.${extension}`), bytes);
}

function reproduce(paper: PaperDefinition, state: Reproduction["state"]): Reproduction {
	const waiting = state === "waiting";
	const judged = waiting
		? []
		: judgeClaims(
				claims,
				values,
				state === "differs" ? { ...values, "missing.percent": { ...values["missing.percent"]!, value: 18.2 } } : values,
			);
	const ran = (name: string, description: string, seconds: number, path: string) => ({
		name,
		description,
		state: waiting ? ("waiting" as const) : ("ran" as const),
		seconds,
		codeSha256: "c3".repeat(32),
		files: [`papers/${paper.slug}/analysis/${name}.ts`, "packages/foundations/core/src/index.ts"],
		npm: { "vega-lite": "6.5.0" },
		inputs: [{ path, md5: "0123456789abcdef0123456789abcdef" }],
		outputs: [{ path: `results/${name}/x.json`, md5: "f".repeat(32) }],
	});
	return {
		schema: 1,
		paper: paper.slug,
		title: paper.title,
		synthetic: paper.synthetic,
		state,
		...(waiting && {
			waiting: [
				{
					dataset: "birth-traces",
					command: "npm run quickening -- data get birth-traces",
					reason: "It is 35 MB and was not downloaded.",
				},
			],
		}),
		summary: {
			rebuilt: { agree: state === "differs" ? 13 : waiting ? 0 : 14, of: 14 },
			reproduced: { agree: 1, of: 2, inconclusive: 1 },
			robust: { agree: 0, of: 1 },
			replicated: { agree: 0, of: 0 },
		},
		claims: judged,
		outputs:
			state === "differs"
				? [
						{
							path: `papers/${paper.slug}/results/values.json`,
							kind: "values",
							state: "differs",
							committedSha256: "0".repeat(64),
							rebuiltSha256: "1".repeat(64),
							differences: ["missing.percent: 18.2 -> 18.81"],
						},
					]
				: [],
		edited: [],
		tampered: [],
		stages: [
			ran("features", "Reads every recording and computes its features.", 12.3, "../../data/birth-traces/raw/signals"),
			ran("performance", "Fits the model and judges it.", 48.1, "results/features/rows.json"),
		],
		environment: {
			os: "Debian GNU/Linux 12",
			cpu: "Example CPU, 2 cores",
			node: "22.23.3",
			npmLockSha256: "d4".repeat(32),
			dvc: "3.67.1",
			quickening: "0.1.0",
			commit: "0123456789abcdef0123456789abcdef01234567",
			dirty: false,
		},
		pdf: `papers/${paper.slug}/results/${paper.slug}.pdf`,
	};
}

function traceSpec(): FigureSpec {
	const random = seededRandom("fixture");
	const rows = Array.from({ length: 720 }, (_, i) => {
		const dip = [5, 12, 19, 25].reduce((sum, at) => sum - 38 * Math.exp(-(((i / 24 - at) / 0.6) ** 2)), 0);
		return { minute: i / 24, bpm: i > 300 && i < 330 ? null : 138 + dip + 4 * drawNormal(random) };
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "The rate falls with each contraction.",
			caption: "Fetal heart rate of one birth (n = 720 samples); the gap is missing signal, ${1 + 1} in all.",
			alt: "The fetal heart rate falls by 38 beats a minute four times in half an hour.",
		},
		{
			data: { values: rows },
			height: 170,
			layer: [
				{ mark: { type: "line", color: palette.ink, strokeWidth: 0.7 } },
				{
					data: { values: [{ minute: 13.2, bpm: 165, label: "signal lost" }] },
					mark: { type: "text", color: palette.words[1], align: "center" },
					encoding: { text: { field: "label" } },
				},
			],
			encoding: {
				x: { field: "minute", type: "quantitative", title: "Time (min)" },
				y: { field: "bpm", type: "quantitative", title: "Fetal heart rate (bpm)", scale: { domain: [80, 180] } },
			},
		},
	);
}

function curveSpec(): FigureSpec {
	const rows = Array.from({ length: 41 }, (_, i) => {
		const x = i / 40;
		const y = x ** 0.42;
		return { x, y, low: Math.max(0, y - 0.09 * (1 - x)), high: Math.min(1, y + 0.09 * (1 - x)) };
	});
	return figureSpec(
		{
			columnMm: 85,
			title: "Discrimination is fair and uncertain.",
			caption: "ROC curve (n = 506, 29 events) with a 95% bootstrap band.",
			alt: "The ROC curve lies above the diagonal; its band is wide.",
		},
		{
			data: { values: rows },
			encoding: { x: { field: "x", type: "quantitative", title: "1 \u2212 specificity" } },
			layer: [
				{
					mark: { type: "area" },
					encoding: { y: { field: "low", type: "quantitative", title: "Sensitivity" }, y2: { field: "high" } },
				},
				{ mark: { type: "line" }, encoding: { y: { field: "y", type: "quantitative" } } },
			],
		},
	);
}

const table: Table = {
	title: "Births by outcome.",
	caption: "Median (interquartile range) or number.",
	columns: [
		{ key: "feature", title: "Feature", align: "left" },
		{ key: "all", title: "All births (n = 552)", align: "decimal", definition: "All recordings of the data set." },
		{ key: "acidaemia", title: "pH < 7.05 (n = 40)", align: "decimal" },
		{ key: "other", title: "Other births (n = 512)", align: "decimal" },
	],
	rows: [
		{ kind: "header", cells: { feature: "Trace" } },
		{
			kind: "indented",
			cells: {
				feature: "Baseline (bpm)",
				all: "138.2 (129.0 to 147.5)",
				acidaemia: "141.9 (131.2 to 150.0)",
				other: "138.0 (128.9 to 147.1)",
			},
		},
		{
			kind: "indented",
			cells: {
				feature: "Decelerations (per 30 min)",
				all: "7.5 (4.0 to 11.0)",
				acidaemia: "10.0 (7.0 to 13.5)",
				other: "7.0 (4.0 to 11.0)",
			},
		},
		{
			kind: "indented",
			cells: { feature: "Change of baseline (bpm)", all: "\u22122.1", acidaemia: "0.4", other: "\u22122.3" },
		},
	],
	notes: ["Missing: none."],
};

const bibliography = `@article{chudacek2014,
  author = {Chud{\\'a}{\\v c}ek, V{\\'a}clav and Spilka, Ji{\\v r}{\\'i} and others},
  title = {Open access intrapartum {CTG} database},
  journal = {BMC Pregnancy and Childbirth},
  year = 2014, volume = {14}, pages = {16--20}, doi = {10.1186/1471-2393-14-16}
}
`;

function writeDataset(data: string): void {
	const folder = join(data, "birth-traces");
	write(
		join(folder, "dataset.json"),
		JSON.stringify({
			title: "Birth traces of the tests",
			citation: "Example A, Sample B. Birth traces. 2026.",
			doi: "10.1186/1471-2393-14-16",
			licence: { spdx: "ODC-By-1.0", confirmed: false, note: "The authors' paper says non-commercial." },
			tier: "open",
			population: "552 births at term in one hospital.",
			devices: ["STAN S21"],
			files: [{ path: "signals/1.csv", bytes: 35_000_000, sha256: "e5".repeat(32) }],
		}),
	);
	write(
		join(folder, "README.md"),
		"# Birth traces\n\nWho, when, `code`.\n\n## What is missing\n\n| field | missing |\n|---|---|\n| pH | none |\n\n```sh\necho ${HOME}\n```\n",
	);
}

function write(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
}
