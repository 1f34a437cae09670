import { symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestRepository, testRepository } from "./repository.ts";
import { smallPaper } from "./small-paper.ts";

type Files = Record<string, string>;

/** A fault, and the one problem that must be told of it: where, and what. */
interface Fault {
	readonly title: string;
	/** Changes files of the paper. */
	readonly make?: (files: Files) => void;
	/** Changes what lies on disk, after the files are written. */
	readonly onDisk?: (paper: (path: string) => string, repository: TestRepository) => void;
	/** File, and the text in it (as changed) where the problem begins; no text: no line. */
	readonly at: readonly [file: string, text?: string];
	readonly message: string;
	readonly severity?: "warning";
}

const replace =
	(file: string, from: string, to: string) =>
	(files: Files): void => {
		if (!files[file]!.includes(from)) throw new Error(`${file} does not hold ${from}`);
		files[file] = files[file]!.replace(from, () => to);
	};
const both =
	(...changes: readonly ((files: Files) => void)[]) =>
	(files: Files): void => {
		for (const change of changes) change(files);
	};

const faults: readonly Fault[] = [
	// Values
	{
		title: "a claim whose value no stage declares",
		make: replace("claims.ts", '"beat.mean"', '"beat.meen"'),
		at: ["claims.ts", 'value: "beat.meen"'],
		message: "claim mean: value beat.meen is declared by no stage; nearest: beat.mean",
	},
	{
		title: "a robust value that no stage declares",
		make: replace("claims.ts", '["difference.late"]', '["difference.latest"]'),
		at: ["claims.ts", '"difference.latest"'],
		message: "claim difference (robust): value difference.latest is declared by no stage; nearest: difference.late",
	},
	{
		title: "a label of a value that is no robust one",
		make: replace("claims.ts", '["difference.late"]', '["difference.late"], labels: { "difference.early": "early" }'),
		at: ["claims.ts", "labels: {"],
		message: "claim difference (robust): difference.early has a label and is not among the values",
	},
	{
		title: "a replicated value that is put together wrongly",
		make: replace("claims.ts", '["early", "late"]', '["early", "later"]'),
		at: ["claims.ts", "values: groups.map("],
		message: "claim difference (replicated): value difference.later is declared by no stage; nearest: difference.late",
	},
	{
		title: "a value of the manuscript",
		make: replace("manuscript.typ", '#value("beat.mean")', '#value("beat.means")'),
		at: ["manuscript.typ", 'value("beat.means")'],
		message: "value beat.means is declared by no stage; nearest: beat.mean",
	},
	{
		title: "a value of the page",
		make: replace("page.ts", "{beat.mean:interval}", "{beat.men:interval}"),
		at: ["page.ts", "{beat.men:interval}"],
		message: "value beat.men is declared by no stage; nearest: beat.mean",
	},
	{
		title: "a value that two stages declare",
		make: replace("paper.ts", '["difference.early"', '["beat.largest", "difference.early"'),
		at: ["paper.ts", '"beat.largest", "difference.early"'],
		message: "value beat.largest is declared by two stages, measure (line 23) and compare: give one of them another id",
	},
	{
		title: "patterns by which two stages may record one value",
		make: both(
			replace("paper.ts", '["beat.mean", "beat.largest"]', '["beat.mean", "beat.largest", "half.*.beat"]'),
			replace("paper.ts", '["difference.early"', '["half.mean.*", "difference.early"'),
		),
		at: ["paper.ts", '"half.mean.*"'],
		message:
			"values half.*.beat and half.mean.* may be one id, declared by two stages, measure (line 23) and compare: give one of them another id",
	},
	{
		title: "a value that is declared twice",
		make: replace("paper.ts", '["beat.mean", "beat.largest"]', '["beat.mean", "beat.largest", "beat.mean"]'),
		at: ["paper.ts", '"beat.mean"]'],
		message: "value beat.mean is declared twice",
	},
	{
		title: "a pattern that could be anything",
		make: replace("paper.ts", '["beat.mean", "beat.largest"]', '["**"]'),
		at: ["paper.ts", '"**"]'],
		message: "a value of stage measure must begin with a word, such as auc.*; got **",
	},
	{
		title: "half a part as a pattern",
		make: replace("paper.ts", '["beat.mean", "beat.largest"]', '["beat.m*"]'),
		at: ["paper.ts", '"beat.m*"]'],
		message: "a value of stage measure must have * or ** as a whole part between dots, such as auc.*; got beat.m*",
	},
	{
		title: "a list of values that is true, as it once was",
		make: replace("paper.ts", 'values: ["beat.mean", "beat.largest"]', "values: true"),
		at: ["paper.ts", "values: true"],
		message:
			'values of stage measure must be a list of the ids that the stage records, or patterns of them, such as ["auc.primary", "count.*"]; got true',
	},
	// Authors
	{
		title: "an author without a name",
		make: replace("paper.ts", '{ family: "Author", given: "A.", roles', "{ roles"),
		at: ["paper.ts", '{ roles: ["Software"] }'],
		message: 'authors[0] must have a family name (and given names), or the name of a group; got {"roles":["Software"]}',
	},
	{
		title: "an author who is a person and a group",
		make: replace("paper.ts", '{ family: "Author", given', '{ name: "The Authors", family: "Author", given'),
		at: ["paper.ts", 'name: "The Authors"'],
		message: 'authors[0].name must be that of a group: a person has family and given alone; got "The Authors"',
	},
	{
		title: "a group with an ORCID",
		make: replace("paper.ts", '{ family: "Author", given: "A.",', '{ name: "A. Author", orcid: "0000-0002-1825-0097",'),
		at: ["paper.ts", 'orcid: "0000'],
		message:
			'authors[0].orcid must be that of a person: write family and given instead of name; got "0000-0002-1825-0097"',
	},
	// References
	{
		title: "a citation that is not in the bibliography",
		make: replace("manuscript.typ", "@toys were", "@toys and @toyz were"),
		at: ["manuscript.typ", "@toyz"],
		message: '@toyz is neither in the bibliography nor a label; did you mean "toys"?',
	},
	{
		title: "a reference to a figure that is not there",
		make: replace("manuscript.typ", "@fig-beats", "@fig-beets"),
		at: ["manuscript.typ", "@fig-beets"],
		message: '@fig-beets is neither in the bibliography nor a label; did you mean "fig-beats"?',
	},
	{
		title: "a figure that the paper does not have",
		make: both(replace("manuscript.typ", '#fig("beats")', '#fig("beats")\n#fig("brats")')),
		at: ["manuscript.typ", 'fig("brats")'],
		message: 'there is no figure "brats"; did you mean "beats"?',
	},
	{
		title: "a table that the paper does not have",
		make: replace("manuscript.typ", '#tab("beats")', '#tab("beats")\n#tab("participants")'),
		at: ["manuscript.typ", 'tab("participants")'],
		message: 'there is no table "participants"',
	},
	{
		title: "a result that was typed in",
		make: replace("manuscript.typ", "= Results\n", "= Results\n\nHalf a beat lasts 401 ms.\n"),
		at: ["manuscript.typ", "401"],
		message: '401 is typed in: write #value("id"), or #fixed[401] when it is no result',
	},
	{
		title: "a leading figure that the paper does not have",
		make: replace("page.ts", 'leadFigure: "beats"', 'leadFigure: "beets"'),
		at: ["page.ts", '"beets"'],
		message: "figure beets is not in paper.ts; nearest: beats",
	},
	{
		title: "a finding that is no claim",
		make: replace("page.ts", 'leadFigure: "beats"', 'finding: { claim: "mien" },\n	leadFigure: "beats"'),
		at: ["page.ts", '"mien"'],
		message: "finding: there is no claim mien in paper.ts; nearest: mean",
	},
	{
		title: "a first sentence without the finding's value",
		make: replace("page.ts", 'leadFigure: "beats"', 'finding: { claim: "difference" },\n	leadFigure: "beats"'),
		at: ["page.ts", '"Half a beat'],
		message: "found[0] must print {difference.early}, the value of the claim difference that is the paper's finding",
	},
	{
		title: "a key that is twice in the bibliography",
		make: (files) => {
			files["references.bib"] += files["references.bib"]!.replace("Journal of Toys", "Toys");
		},
		at: ["references.bib", "@article{toys,\n  title = {Toys},\n  author = {Author, A.},\n  journal = {Toys}"],
		message: "entry toys is there twice (first in line 1): give one of them another key",
	},
	{
		title: "a brace that is not closed in the bibliography",
		make: replace("references.bib", "{Toys}", "{Toys"),
		at: ["references.bib", "{Toys,"],
		message: "the brace that is opened here is not closed: the next field follows within it",
	},
	{
		title: "a comma that is missing in the bibliography",
		make: replace("references.bib", "{2020},", "{2020}"),
		at: ["references.bib", "doi = "],
		message: "entry toys: a comma is missing after year",
	},
	{
		title: "an entry that is not cited",
		make: (files) => {
			files["references.bib"] += "\n@book{other,\n  title = {Other},\n  year = {2021}\n}\n";
		},
		at: ["references.bib", "@book{other"],
		message: "entry other is cited nowhere in manuscript.typ",
		severity: "warning",
	},
	{
		title: "an entry without what a reader needs",
		make: both(
			replace("references.bib", "  doi = {10.1000/toys},\n", ""),
			replace("references.bib", "  year = {2020},\n", ""),
		),
		at: ["references.bib", "@article{toys"],
		message: "entry toys has no year, no doi",
		severity: "warning",
	},
	// Places
	{
		title: "an output outside results/",
		make: replace("paper.ts", '"results/rows.json"', '"rows.json"'),
		at: ["paper.ts", 'rows: "rows.json"'],
		message: "an output must lie in results/; got rows.json",
	},
	{
		title: "an output that climbs out",
		make: replace("paper.ts", '"results/rows.json"', '"results/../../other/results/rows.json"'),
		at: ["paper.ts", 'rows: "results/../..'],
		message: "an output must lie in results/; got results/../../other/results/rows.json",
	},
	{
		title: "an output with an absolute path",
		make: replace("paper.ts", '"results/rows.json"', '"/tmp/rows.json"'),
		at: ["paper.ts", 'rows: "/tmp'],
		message: "an output must lie in results/; got /tmp/rows.json",
	},
	{
		title: "an output by a second name",
		make: replace("paper.ts", '"results/rows.json"', '"results/./rows.json"'),
		at: ["paper.ts", 'rows: "results/./'],
		message: "write results/./rows.json as results/rows.json: a file has one name",
	},
	{
		title: "an output below a link that leads elsewhere",
		make: replace("paper.ts", '"results/rows.json"', '"results/deep/rows.json"'),
		onDisk: (paper, repository) => {
			repository.write(`elsewhere/${paper("").split("/").at(-2)}`, "");
			repository.write(`${paper("results/other.txt").slice(repository.root.length + 1)}`, "");
			symlinkSync("../../../elsewhere", paper("results/deep"));
		},
		at: ["paper.ts", 'rows: "results/deep'],
		message:
			"papers/SLUG/results/deep is a link to ../../../elsewhere, so results/deep/rows.json would be written elsewhere: put a folder in its place",
	},
	{
		title: "an output where a folder lies",
		onDisk: (paper, repository) => {
			repository.write(`${paper("results/rows.json/precious.txt").slice(repository.root.length + 1)}`, "mine");
		},
		at: ["paper.ts", 'rows: "results/rows.json"'],
		message: "papers/SLUG/results/rows.json is no file now: move it away, an output takes its place",
	},
	{
		title: "a results/ that is a link, where figures and values would go too",
		onDisk: (paper, repository) => {
			repository.write("elsewhere/kept.txt", "");
			symlinkSync("../../elsewhere", paper("results"));
		},
		make: (files) => {
			files["paper.ts"] = files["paper.ts"]!.replace('rows: "results/rows.json"', "").replace(
				'differences: "results/differences.json"',
				"",
			);
			files["paper.ts"] = files["paper.ts"]!.replace(/rows: output\("\w+", "\w+"\)/g, 'rows: input("settings.yaml")');
		},
		at: ["paper.ts", "measure: {"],
		message:
			"papers/SLUG/results is a link to ../../elsewhere, so results/values/measure.json would be written elsewhere: put a folder in its place",
	},
	{
		title: "a folder of figures that is a link",
		onDisk: (paper, repository) => {
			repository.write(`${paper("results/rows.txt").slice(repository.root.length + 1)}`, "");
			symlinkSync("../../../elsewhere", paper("results/figures"));
		},
		at: ["paper.ts", 'beats: { spec: "figures'],
		message:
			"papers/SLUG/results/figures is a link to ../../../elsewhere, so results/figures/beats.vl.json would be written elsewhere: put a folder in its place",
	},
	{
		title: "a results/ that is a file",
		onDisk: (paper) => writeFileSync(paper("results"), "mine"),
		make: (files) => {
			files["paper.ts"] = files["paper.ts"]!.replace('rows: "results/rows.json"', "")
				.replace('differences: "results/differences.json"', "")
				.replace(/rows: output\("\w+", "\w+"\)/g, 'rows: input("settings.yaml")');
		},
		at: ["paper.ts", "measure: {"],
		message: "papers/SLUG/results is a file, so results/values/measure.json cannot be written below it",
	},
	{
		title: "a script that is a link out of the paper",
		onDisk: (paper, repository) => {
			repository.write("elsewhere/measure.ts", "export default () => {};\n");
			symlinkSync("../../../elsewhere/measure.ts", paper("analysis/linked.ts"));
		},
		make: replace("paper.ts", '"analysis/measure.ts"', '"analysis/linked.ts"'),
		at: ["paper.ts", 'script: "analysis/linked.ts"'],
		message: "analysis/linked.ts is a link that leads out of papers/SLUG: the file itself must lie there",
	},
	{
		title: "two outputs that differ in letter case alone",
		make: replace("paper.ts", '"results/differences.json"', '"results/Rows.json"'),
		at: ["paper.ts", 'differences: "results/Rows.json"'],
		message:
			"results/rows.json is an output of measure and of compare: results/Rows.json is the same file where letter case does not count",
	},
	{
		title: "an output within another",
		make: replace("paper.ts", '"results/differences.json"', '"results/rows.json/differences.json"'),
		at: ["paper.ts", "compare: {"],
		message: "results/rows.json/differences.json lies in results/rows.json, an output of measure",
	},
	{
		title: "a circle of stages",
		make: replace(
			"paper.ts",
			'inputs: { beats, settings: input("settings.yaml") }',
			'inputs: { beats: output("compare", "differences") }',
		),
		at: ["paper.ts", "measure: {"],
		message: "stages wait for one another: measure (line 17) needs compare (line 25) needs measure (line 17)",
	},
	{
		title: "an output that nobody reads",
		make: both(
			replace(
				"paper.ts",
				'outputs: { rows: "results/rows.json" }',
				'outputs: { rows: "results/rows.json", more: "results/more.json" }',
			),
			replace(
				"analysis/measure.ts",
				'	stage.writeJson("rows", rows);',
				'	stage.writeJson("rows", rows);\n	stage.writeJson("more", rows);',
			),
		),
		at: ["paper.ts", 'more: "results/more.json"'],
		message: "output more of stage measure is read by no stage, figure or table",
		severity: "warning",
	},
	// Definition
	{
		title: "a mistyped field",
		make: replace("paper.ts", 'keywords: ["beats"]', 'keyword: ["beats"]'),
		at: ["paper.ts", "keyword:"],
		message: "the paper has no field keyword; nearest: keywords",
	},
	{
		title: "a mistyped field of a stage",
		make: replace("paper.ts", 'params: ["offset"]', 'parms: ["offset"]'),
		at: ["paper.ts", "parms:"],
		message: "stage measure has no field parms; nearest: params",
	},
	{
		title: "a mistyped field of a claim",
		make: replace("claims.ts", 'sentence: "Half', 'sentense: "Half'),
		at: ["claims.ts", "sentense:"],
		message: "claims[0] has no field sentense; nearest: sentence",
	},
	{
		title: "a field of another type",
		make: replace("paper.ts", "synthetic: true", 'synthetic: "yes"'),
		at: ["paper.ts", "synthetic:"],
		message: 'synthetic must be true or false; got "yes"',
	},
	{
		title: "a field that is missing",
		make: replace("paper.ts", '			description: "Compares them.",\n', ""),
		at: ["paper.ts", "compare: {"],
		message: "stage compare must define description",
	},
	{
		title: "a date that is none",
		make: replace("paper.ts", '"2026-01-31"', '"31 January 2026"'),
		at: ["paper.ts", "date:"],
		message: 'date must be an ISO date such as 2026-03-31; got "31 January 2026"',
	},
	{
		title: "rows that are a path",
		make: replace(
			"paper.ts",
			'rows: output("measure", "rows") } },\n	tables',
			'rows: "results/rows.json" } },\n	tables',
		),
		at: ["paper.ts", 'rows: "results/rows.json" } },\n	tables'],
		message: 'rows of figure beats must be rawData(...), output(...) or input(...); got "results/rows.json"',
	},
	{
		title: "a slug that climbs",
		make: replace("paper.ts", 'slug: "', 'slug: "../'),
		at: ["paper.ts", "slug:"],
		message: "slug must be the name of its folder, SLUG; got ../SLUG",
	},
	{
		title: "a data set that climbs",
		make: replace("paper.ts", 'datasets: ["beats"]', 'datasets: ["beats", "../data/beats"]'),
		at: ["paper.ts", '"../data/beats"'],
		message: 'data set "../data/beats" must be lower-case words joined by hyphens',
	},
	{
		title: "a paper.ts that throws",
		make: replace("paper.ts", "export default", 'if (beats) throw new Error("not today");\n\nexport default'),
		at: ["paper.ts", 'new Error("not today")'],
		message: "cannot be imported: not today",
	},
	{
		title: "a syntax error in a file that paper.ts imports",
		make: replace("claims.ts", "export const claims", "export const = claims"),
		at: ["claims.ts", "= claims"],
		message: 'Expected identifier but found "="',
	},
	{
		title: "an export that is not there",
		make: replace("paper.ts", "import { claims }", "import { claim }"),
		at: ["paper.ts", "claim }"],
		message: "imports claim, which papers/SLUG/claims.ts does not export; nearest: claims",
	},
	// Code
	{
		title: "a syntax error in a script",
		make: replace("analysis/compare.ts", "const rows =", "const rows +="),
		at: ["analysis/compare.ts", "+="],
		message: 'Expected ";" but found "+="; needed by SLUG (compare)',
	},
	{
		title: "an export of a package that is not there",
		make: replace("analysis/measure.ts", "import { half }", "import { halve }"),
		at: ["analysis/measure.ts", "halve }"],
		message:
			"imports halve, which packages/foundations/toy/src/index.ts does not export; nearest: half; needed by SLUG (measure)",
	},
	{
		title: "a package that package.json does not declare",
		make: replace("package.json", ', "@quickening/toy": "0.1.0"', ""),
		at: ["analysis/measure.ts", "import { half }"],
		message:
			"imports @quickening/toy, which papers/SLUG/package.json does not declare: add @quickening/toy to its dependencies",
		severity: "warning",
	},
	// Parameters
	{
		title: "a parameter that is there twice",
		make: replace("params.yaml", "offset: 1\n", "offset: 1\noffset: 2\n"),
		at: ["params.yaml", "offset: 2"],
		message: "this key is there twice",
	},
	{
		title: "a parameter that nobody asks for",
		make: replace("params.yaml", "offset: 1\n", "offset: 1\nofset: 2\n"),
		at: ["params.yaml", "ofset"],
		message: "no stage of paper.ts asks for parameter ofset",
		severity: "warning",
	},
	{
		title: "a parameter that is no number",
		make: replace("params.yaml", "offset: 1", "offset: { early: .nan }"),
		at: ["params.yaml", ".nan"],
		message: "a parameter must be a finite number; got NaN",
	},
	{
		title: "a tab in params.yaml",
		make: replace("params.yaml", "offset: 1", "offset:\n\tearly: 1"),
		at: ["params.yaml", "\tearly"],
		message: "Tabs are not allowed as indentation",
	},
	{
		title: "a parameter that is not there",
		make: replace("paper.ts", 'params: ["offset"]', 'params: ["offset", "seed"]'),
		at: ["paper.ts", '"seed"'],
		message: "parameter seed is not in params.yaml, which has offset",
	},
	// Bytes
	{
		title: "a manuscript that is no UTF-8",
		onDisk: (paper) => {
			const text = smallPaper("x")["manuscript.typ"]!.replace("halved", "halv\u00e9d");
			writeFileSync(paper("manuscript.typ"), Buffer.from(text, "latin1"));
		},
		at: ["manuscript.typ", "ed, see @fig-beats"],
		message: "byte 0xe9 is no UTF-8: save the file as UTF-8",
	},
	{
		title: "CRLF line ends",
		make: (files) => {
			for (const file of ["manuscript.typ", "references.bib", "claims.ts", "paper.ts", "page.ts"]) {
				files[file] = files[file]!.replaceAll("\n", "\r\n");
			}
			files["claims.ts"] = files["claims.ts"]!.replace('"beat.mean"', '"beat.mein"');
		},
		at: ["claims.ts", 'value: "beat.mein"'],
		message: "claim mean: value beat.mein is declared by no stage; nearest: beat.mean",
	},
	{
		title: "a byte order mark",
		make: (files) => {
			for (const file of ["manuscript.typ", "references.bib", "params.yaml"]) files[file] = `\uFEFF${files[file]}`;
			replace("manuscript.typ", '#tab("beats")', '#tab("beats")\n\nAnd 12 more.')(files);
		},
		at: ["manuscript.typ", "12"],
		message: '12 is typed in: write #value("id"), or #fixed[12] when it is no result',
	},
	{
		title: "brackets that are nested beyond all reason",
		make: replace("manuscript.typ", '#tab("beats")', `#tab("beats")\n${"#text[".repeat(5000)}`),
		at: ["manuscript.typ", "#text[#text["],
		message: "brackets are nested more than 200 deep here: is one not closed?",
	},
];

interface Told {
	readonly file: string;
	readonly line?: number;
	readonly column?: number;
	readonly severity: string;
	readonly message: string;
	readonly neededBy?: Record<string, string[]>;
}

const slugOf = (i: number) => `case-${String(i + 1).padStart(2, "0")}`;
const written = new Map<string, Files>();
let repository: TestRepository;
let told: readonly Told[];
let text: string;

beforeAll(async () => {
	repository = await testRepository();
	faults.forEach(({ make, onDisk }, i) => {
		const slug = slugOf(i);
		const files = smallPaper(slug);
		make?.(files);
		written.set(slug, files);
		for (const [path, content] of Object.entries(files)) repository.write(`papers/${slug}/${path}`, content);
		onDisk?.((path) => repository.path(`papers/${slug}/${path}`), repository);
	});
	for (const [path, content] of Object.entries(smallPaper("faultless"))) {
		repository.write(`papers/faultless/${path}`, content);
	}
	const { stdout, stderr } = repository.quickening("check", "--json");
	expect(stderr).toBe("");
	told = JSON.parse(stdout).problems;
	text = repository.quickening("check").stdout;
});
afterAll(() => repository?.remove());

describe("check names each fault of each paper, all at once, before anything runs", () => {
	it.each(faults.map((fault, i) => [fault.title, fault, slugOf(i)] as const))("%s", (_title, fault, slug) => {
		const [file, needle] = fault.at;
		const content = written.get(slug)![file]!.replace(/^\uFEFF/, "");
		const offset = needle === undefined ? -1 : content.indexOf(needle);
		if (needle !== undefined && offset < 0) throw new Error(`${file} does not hold ${needle}`);
		const before = content.slice(0, offset).split("\n");
		const mine = told.filter((problem) => problem.file.startsWith(`papers/${slug}/`));
		expect(mine.map(({ message, neededBy }) => ({ message: withNeeds(message, neededBy) }))).toEqual([
			{ message: fault.message.replaceAll("SLUG", slug) },
		]);
		const [{ line, column, severity, file: named }] = mine as [Told];
		expect({ file: named, severity }).toEqual({ file: `papers/${slug}/${file}`, severity: fault.severity ?? "error" });
		if (fault.title.startsWith("brackets")) return;
		expect(line).toBe(before.length);
		if (column !== undefined) expect(column).toBe(before.at(-1)!.length + 1);
	});

	it("says nothing of a paper without a fault", () => {
		expect(told.filter(({ file }) => file.startsWith("papers/faultless/"))).toEqual([]);
	});

	it("prints them by file, as an editor can follow, and counts them", () => {
		expect(text).toContain(
			"  ✗ papers/case-01/claims.ts:6:56: claim mean: value beat.meen is declared by no stage; nearest: beat.mean\n",
		);
		expect(text).toMatch(/\n\d+ papers checked: \d+ errors and \d+ warnings\n$/);
	});
});

function withNeeds(message: string, neededBy: Told["neededBy"]): string {
	const needs = Object.entries(neededBy ?? {}).map(([paper, stages]) => `${paper} (${stages.join(", ")})`);
	return needs.length === 0 ? message : `${message}; needed by ${needs.join(", ")}`;
}
