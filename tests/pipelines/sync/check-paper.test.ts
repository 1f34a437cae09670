import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => repository.write("papers/toy/paper.ts", paperFiles["papers/toy/paper.ts"]!));

const source = paperFiles["papers/toy/paper.ts"]!;
const lineOf = (text: string) => source.slice(0, source.indexOf(text)).split("\n").length;

/** Edits of paper.ts, the line that is named, and what is said. */
const cases: readonly [title: string, from: string, to: string, message: RegExp][] = [
	[
		"a slug that is not its folder",
		'slug: "toy"',
		'slug: "toys"',
		/slug must be the name of its folder, toy; got toys/,
	],
	["an output outside results/", '"results/sum.json"', '"sum.json"', /an output must lie in results\/; got sum\.json/],
	["an output that climbs", '"results/sum.json"', '"results/../../sum.json"', /an output must lie in results\//],
	[
		"two stages with one output",
		'"results/sum.json"',
		'"results/rows.json"',
		/results\/rows\.json is an output of make and of follow/,
	],
	[
		"an output that a figure has",
		'"results/sum.json"',
		'"results/figures/beats.svg"',
		/is an output of follow and of figure-beats/,
	],
	[
		"an unknown stage",
		'output("make", "rows") },\n\t\t\toutputs: { sum',
		'output("mke", "rows") },\n\t\t\toutputs: { sum',
		/stage mke is unknown; stages here: make, follow/,
	],
	[
		"an unknown output",
		'output("make", "rows") },\n\t\t\toutputs: { sum',
		'output("make", "raws") },\n\t\t\toutputs: { sum',
		/stage make has no output raws; it has rows/,
	],
	[
		"an unknown data set",
		'rawData("beats", "beats.csv")',
		'rawData("beat", "beats.csv")',
		/data set beat is not among the paper's datasets \(beats\)/,
	],
	[
		"a raw file that is not listed",
		'rawData("beats", "beats.csv")',
		'rawData("beats", "beat.csv")',
		/data set beats has no file or folder "beat\.csv" in data\/beats\/dataset\.json; nearest: beats\.csv/,
	],
	[
		"a folder of raw files that is not there",
		'rawData("beats", "beats.csv")',
		'rawData("beats", "signals")',
		/data set beats has no file or folder "signals" in data\/beats\/dataset\.json; it has beats\.csv/,
	],
	[
		"a pattern of raw files",
		'rawData("beats", "beats.csv")',
		'rawData("beats", "*.csv")',
		/"\*\.csv" is a pattern; rawData\("beats"\) is all of them, and stage\.listInput names each/,
	],
	[
		"a data set that is not there",
		'datasets: ["beats"]',
		'datasets: ["beats", "breaths"]',
		/data\/breaths\/dataset\.json does not exist/,
	],
	[
		"an input that is not there",
		'input("settings.yaml")',
		'input("setting.yaml")',
		/input setting\.yaml does not exist/,
	],
	[
		"a result taken as a file",
		'input("settings.yaml")',
		'input("results/rows.json")',
		/name it with output\(stage, name\)/,
	],
	[
		"a script that is not there",
		'"analysis/follow.ts"',
		'"analysis/folow.ts"',
		/script analysis\/folow\.ts does not exist/,
	],
	[
		"a figure module that is not there",
		'"figures/beats.ts"',
		'"figures/beat.ts"',
		/figure module figures\/beat\.ts does not exist/,
	],
	[
		"a table module that is not there",
		'"tables/beats.ts"',
		'"tables/beat.ts"',
		/table module tables\/beat\.ts does not exist/,
	],
	["a manuscript that is not there", '"manuscript.typ"', '"paper.typ"', /manuscript paper\.typ does not exist/],
	[
		"a parameter that is not in params.yaml",
		'params: ["factor"]',
		'params: ["facto"]',
		/parameter facto is not in params\.yaml, which has offset, factor, forgotten/,
	],
	["a stage that bears a taken name", "follow: {", "values: {", /the name values is taken/],
	[
		"a stage of a bad name",
		"follow: {",
		'"Follow it": {',
		/name "Follow it" must be lower-case words joined by hyphens/,
	],
];

describe("checkPaper", () => {
	it.each(cases)("names %s, with its line", (_title, from, to, message) => {
		repository.edit("papers/toy/paper.ts", from, to);
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toMatch(message);
		const told = output.split("\n").find((each) => message.test(each)) ?? "";
		const line = Number(/papers\/toy\/paper\.ts:(\d+)/.exec(told)?.[1]);
		// The line of the entry, or of the entry that holds it.
		expect(Math.abs(line - lineOf(from))).toBeLessThanOrEqual(2);
	});

	it("names claims with one id", () => {
		repository.edit(
			"papers/toy/paper.ts",
			"claims: [",
			'claims: [{ id: "mean", sentence: "{value}", value: "beat.mean" },\n',
		);
		expect(repository.sync().output).toMatch(
			new RegExp(`papers/toy/paper\\.ts:${lineOf("claims: [") + 1}:\\d+: claim mean is there twice`),
		);
	});

	it("names a circle of stages", () => {
		repository.edit(
			"papers/toy/paper.ts",
			'inputs: { beats: rawData("beats", "beats.csv") }',
			'inputs: { sum: output("follow", "sum") }',
		);
		expect(repository.sync().output).toMatch(
			/stages wait for one another: make \(line 14\) needs follow \(line 22\) needs make \(line 14\)/,
		);
	});

	it("names the line of a paper.ts that cannot be read", () => {
		repository.edit("papers/toy/paper.ts", "stages: {", "stages: nowhere.to.be.found, stage: {");
		const { code, output } = repository.sync();
		expect(code).toBe(1);
		expect(output).toContain(
			`papers/toy/paper.ts:${lineOf("stages: {")}:10: cannot be imported: nowhere is not defined`,
		);
	});

	it("says which papers there are when one is asked for that is not", () => {
		const { code, output } = repository.sync("toi");
		expect(code).toBe(1);
		expect(output).toContain("There is no paper toi");
	});

	it("writes nothing when one paper has a problem", () => {
		repository.write("papers/toy/dvc.yaml", "mine\n");
		repository.edit("papers/toy/paper.ts", '"results/sum.json"', '"sum.json"');
		expect(repository.sync().code).toBe(1);
		expect(repository.read("papers/toy/dvc.yaml")).toBe("mine\n");
	});
});
