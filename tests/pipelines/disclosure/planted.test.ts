import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { builtClinic, honestPaper, honestStage, idsIn, women } from "./clinic.ts";

interface Plant {
	/** Where the data would leave by. */
	readonly what: string;
	/** Replacements in paper.ts. */
	readonly paper?: readonly (readonly [string, string])[];
	/** What the stage does besides, or replacements in it. */
	readonly stage?: string | readonly (readonly [string, string])[];
	/** Another file of the paper. */
	readonly files?: Readonly<Record<string, string>>;
	/** What must be said; none where the leak is silenced rather than refused. */
	readonly says?: RegExp;
}

const someone = women[40]!.id;
const secondOutput = (rule: string): readonly (readonly [string, string])[] => [
	['means: "results/weekly/means.json" }', 'means: "results/weekly/means.json", more: "results/weekly/more.json" }'],
	["outputs: {\n\t\t\t\t\tmeans: {", `outputs: {\n\t\t\t\t\tmore: ${rule},\n\t\t\t\t\tmeans: {`],
];
const everyoneBut = (n: number) => `[...new Set(visits.map(({ participant }) => participant))].slice(${n})`;

const plants: readonly Plant[] = [
	{
		what: "a figure of rows",
		paper: [
			['figures/means.ts", rows: output("weekly", "means")', 'figures/means.ts", rows: output("weekly", "rows")'],
		],
		says: /figure means would show rows of restricted data: declare output rows of stage weekly an aggregate/,
	},
	{
		what: "a table of rows",
		paper: [['tables/means.ts", rows: output("weekly", "means")', 'tables/means.ts", rows: output("weekly", "rows")']],
		says: /table means would show rows of restricted data/,
	},
	{
		what: "a figure of the raw file",
		paper: [
			[
				'figures/means.ts", rows: output("weekly", "means")',
				'figures/means.ts", rows: rawData("clinic", "visits.csv")',
			],
		],
		says: /figure means would show rows of restricted data/,
	},
	{
		what: "a second stage that copies rows",
		paper: [
			[
				"\t},\n\tfigures:",
				'\t\tcopy: { script: "analysis/copy.ts", description: "Copies.", inputs: { rows: output("weekly", "rows") }, outputs: { rows: "results/copy/rows.json" } },\n\t},\n\tfigures:',
			],
			['figures/means.ts", rows: output("weekly", "means")', 'figures/means.ts", rows: output("copy", "rows")'],
		],
		files: { "analysis/copy.ts": 'export default (stage) => stage.writeJson("rows", stage.readJson("rows"));\n' },
		says: /figure means would show rows of restricted data/,
	},
	{
		what: "a value that is not declared an aggregate",
		paper: [['"sbp.*": "mean" }', "}"]],
		says: /value sbp\.\* is made from restricted data: add it to release\.values/,
	},
	{
		what: "rows declared an aggregate",
		paper: secondOutput('{ groups: ["participant", "week"], people: "people", columns: { sbp: "mean" } }'),
		stage:
			'stage.writeJson("more", visits.map(({ participant, week, sbp }) => ({ participant, week, sbp, people: [participant] })));',
		says: /disclosure control stops stage weekly[\s\S]*more/,
	},
	{
		what: "a column that nobody declared",
		stage: [["meanSbp: mean(own), people", "meanSbp: mean(own), first: people[0], people"]],
		says: /first/,
	},
	{
		what: "a smallest value",
		paper: secondOutput('{ groups: ["diagnosis"], people: "people", columns: { least: "minimum" } }'),
		stage: `stage.writeJson("more", [{ diagnosis: "all", least: 105, people: ${everyoneBut(0)} }]);`,
		says: /disclosure control stops stage weekly[\s\S]*least/,
	},
	{
		what: "predictions of single people",
		paper: secondOutput('{ groups: ["row"], people: "people", columns: { risk: "prediction" } }'),
		stage:
			'stage.writeJson("more", women().map((id, row) => ({ row, risk: row / 64, people: [id] }))); function women() { return [...new Set(visits.map((v) => v.participant))]; }',
		says: /disclosure control stops stage weekly/,
	},
	{
		what: "a count that is not the number of people",
		stage: [["n: people.length, meanSbp", "n: people.length + 40, meanSbp"]],
		says: /disclosure control stops stage weekly[\s\S]*n/,
	},
	{
		what: "two means that tell of one woman",
		paper: secondOutput('{ groups: ["who"], people: "people", columns: { meanSbp: "mean" } }'),
		stage: `stage.writeJson("more", [{ who: "all", meanSbp: mean(visits), people: ${everyoneBut(0)} }, { who: "most", meanSbp: 120, people: ${everyoneBut(1)} }]);`,
		says: /disclosure control stops paper weekly/,
	},
	{
		what: "an id in the name of a group",
		stage: [
			[
				"cells.push({ diagnosis,",
				'cells.push({ diagnosis: diagnosis === "none" ? `without ${visits[0]?.participant}` : diagnosis,',
			],
		],
		says: /output means: it holds the id of a person/,
	},
	{
		what: "an id in the method of a value",
		stage: [
			['method: "Mean over all visits."', "method: `Mean over all visits, ${visits[0]?.participant} among them.`"],
		],
		says: /value sbp\.mean: it holds the id of a person/,
	},
	{
		what: "an id in the alt text, the title and a tooltip of a figure",
		files: {
			"figures/means.ts": `import { type FigureSpec, figureSpec } from "@quickening/figures";
export function spec(rows: readonly object[]): FigureSpec {
	return figureSpec(
		{ columnMm: 85, title: "Blood pressure by week", caption: "Means (n = 60 women).", alt: "Points of mean pressure by week, the highest being ${someone}." },
		{
			data: { values: rows.map((row) => ({ ...row, tip: "${someone}" })) },
			mark: "point",
			encoding: {
				x: { field: "week", type: "ordinal", title: "Week" },
				y: { field: "meanSbp", type: "quantitative", title: "Pressure (mmHg)" },
				tooltip: { field: "tip" },
			},
		},
	);
}
`,
		},
		says: /results\/figures\/means\.(?:vl\.json|svg|csv): it holds the id of a person/,
	},
	{
		what: "an id in the notes of a table",
		files: {
			"tables/means.ts": `import type { Table } from "@quickening/paper";
export const table = (): Table => ({ title: "Women", caption: "c", columns: [{ key: "a", title: "A", align: "left" }], rows: [{ cells: { a: "b" } }], notes: ["${someone} was left out."] });
`,
		},
		says: /results\/tables\/means\.json: it holds the id of a person/,
	},
	{
		what: "a released file written past the gate",
		stage: `require_write(); function require_write() { const fs = process.getBuiltinModule("node:fs"); const [, , aside] = process.argv; const path = aside + "/outputs/results/weekly/means.json"; fs.writeFileSync(path, JSON.stringify(JSON.parse(fs.readFileSync(path)).map((row: object, i: number) => ({ ...row, who: visits[i]!.participant })))); }`,
		says: /the file is not the one that passed disclosure control|holds the id/,
	},
	{
		what: "the id of a value",
		stage:
			'stage.value(`sbp.${everyone[0]}`, { value: mean(visits), unit: "mmHg", digits: 1, n, method: "One." }, { people: everyone });',
		says: /a value of sbp\.\*: its id names a person/,
	},
	{
		what: "the id of a value without evidence",
		stage: 'stage.value(`sbp.${everyone[0]}`, { value: mean(visits), unit: "mmHg", digits: 1, n, method: "One." });',
		says: /value sbp\.\*: a value must name the people behind it/,
	},
	{
		what: "the id of a value that nobody declared",
		stage: 'stage.value(`dbp.${everyone[0]}`, { value: 80, unit: "mmHg", digits: 1, n, method: "One." });',
		says: /a value that release\.values does not name: it is made from restricted data/,
	},
	{
		what: "the message of an error",
		stage: "throw new Error(`no pressure for ${visits[0]?.participant}: ${visits[0]?.sbp}`);",
		says: /failed: Error; its words are withheld, since the stage reads restricted data/,
	},
	{
		what: "printed lines and progress",
		stage:
			'console.log(visits[0]); console.error(JSON.stringify(visits)); stage.progress(0.5, `at ${visits[0]?.participant}`); process.stdout.write(visits[1]!.participant + "\\n");',
	},
];

describe.skipIf(pinnedDvc() === undefined)("a planted leak", () => {
	let fixture: Fixture;

	beforeAll(async () => {
		fixture = await builtClinic();
	});
	afterAll(() => fixture?.remove());

	it.each(plants)("$what does not get through", ({ paper = [], stage = [], files = {}, says }) => {
		const replace = (text: string, pairs: readonly (readonly [string, string])[]) =>
			pairs.reduce((now, [from, to]) => {
				if (!now.includes(from)) throw new Error(`nothing to replace: ${from}`);
				return now.replace(from, () => to);
			}, text);
		fixture.git("checkout", "-q", "--", ".");
		fixture.write("papers/weekly/paper.ts", replace(honestPaper, paper));
		fixture.write(
			"papers/weekly/analysis/weekly.ts",
			replace(honestStage, typeof stage === "string" ? [["// PLANT", stage]] : stage),
		);
		for (const [path, text] of Object.entries(files)) fixture.write(`papers/weekly/${path}`, text);

		const outcome = fixture.run("reproduce", "weekly", "--no-site");
		expect(idsIn(outcome.text)).toEqual([]);
		if (says !== undefined) {
			expect(outcome.text).toMatch(says);
			expect(outcome.code).toBe(1);
			// What is on disk now is held, whatever it is.
			const { state } = JSON.parse(fixture.run("disclose", "weekly", "--json").stdout) as { state: string };
			expect(["held", "unsigned"]).toContain(state);
		} else expect({ code: outcome.code, text: outcome.code === 0 ? "" : outcome.text }).toEqual({ code: 0, text: "" });
		for (const path of ["reproduction.json"]) {
			const file = fixture.path("papers/weekly/results", path);
			if (existsSync(file)) expect(idsIn(readFileSync(file, "utf8"))).toEqual([]);
		}
		// A commit of all that is there is refused, or names nobody.
		fixture.git("add", "-A", "papers/weekly/results", "papers/weekly/.gitignore");
		const staged = fixture.run("check", "--staged");
		if (staged.code === 0) expect(idsIn(fixture.git("diff", "--cached"))).toEqual([]);
		fixture.git("reset", "-q", "--hard");
	});

	it("keeps the words of a stage for who sits at the machine", () => {
		const log = fixture.path(".quickening/withheld/weekly-weekly.log");
		expect(idsIn(readFileSync(log, "utf8")).length).toBeGreaterThan(0);
	});
});
