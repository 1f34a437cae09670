import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestRepository, testRepository } from "./repository.ts";
import { smallPaper } from "./small-paper.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
	repository.write("papers/toy/paper.ts", repository.read("papers/toy/paper.ts"));
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(smallPaper("small"))) repository.write(`papers/small/${path}`, content);
});

interface Told {
	readonly file: string;
	readonly line?: number;
	readonly message: string;
	readonly severity: string;
	readonly neededBy?: Readonly<Record<string, readonly string[]>>;
}

function check(...papers: string[]): { code: number | null; problems: Told[] } {
	const { code, stdout, stderr } = repository.quickening("check", ...papers, "--json");
	expect(stderr).toBe("");
	return { code, problems: JSON.parse(stdout).problems };
}
const errors = (problems: readonly Told[]) => problems.filter(({ severity }) => severity === "error");

describe("a check comes to an end", () => {
	const paragraph = `The beats of @toys were halved, and #text[each (in turn)] by a factor $x_a < y$ -- not more.\n`;

	it("on a manuscript of 10 MB, with the right line", () => {
		const text = smallPaper("small")["manuscript.typ"]!;
		const many = Math.ceil(10e6 / paragraph.length);
		repository.write("papers/small/manuscript.typ", `${text}${paragraph.repeat(many)}\nIn all 552.\n`);
		const { problems } = check("small");
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ line: text.split("\n").length + many + 1, severity: "error" });
		expect(problems[0]!.message).toContain("552 is typed in");
	});

	it.each([
		["comments that are not closed", "/* ".repeat(300_000)],
		["strings that are not closed", '#text("a) '.repeat(100_000)],
		["brackets that are not closed", "#[".repeat(1_000_000)],
		["closing brackets alone", "] ) } ".repeat(500_000)],
		["labels", "<a> ".repeat(300_000)],
		["one long word", "a".repeat(5_000_000)],
		["one long address", `https://${"a/".repeat(2_000_000)}`],
		["blanks", " ".repeat(5_000_000)],
	])("on 1 to 5 MB of %s", (_title, noise) => {
		repository.write("papers/small/manuscript.typ", `${smallPaper("small")["manuscript.typ"]}\n${noise}\n`);
		const { code } = check("small");
		expect([0, 1]).toContain(code);
	});

	it.each([
		["open braces", "@article{a,\n title = {".repeat(50_000)],
		["quotes", '@article{a, title = "'.repeat(50_000)],
		["entries without a key", "@article{".repeat(100_000)],
		["entries of one line", "@misc{a, title={b}, year=2020}\n".repeat(30_000)],
		["nested braces", `@article{a, title = ${"{".repeat(1_000_000)}`],
	])("on a bibliography of %s", (_title, noise) => {
		repository.write("papers/small/references.bib", `${smallPaper("small")["references.bib"]}\n${noise}\n`);
		const { code, problems } = check("small");
		expect(code).toBe(1);
		expect(problems.every(({ file }) => file.startsWith("papers/small/"))).toBe(true);
	});

	it("on 10,000 claims, each of which names a value that is not there", () => {
		const many = Array.from({ length: 10_000 }, (_, i) => ({
			id: `claim-${i}`,
			sentence: "It is {value}.",
			value: i % 2 === 0 ? "beat.mean" : `beat.none-${i}`,
		}));
		repository.write(
			"papers/small/claims.ts",
			`import type { Claim } from "@quickening/paper";\n\nexport const claims: readonly Claim[] = [\n${many.map((claim) => `\t${JSON.stringify(claim)},\n`).join("")}];\n`,
		);
		const { problems } = check("small");
		expect(problems).toHaveLength(5000);
		expect(problems[0]).toMatchObject({ file: "papers/small/claims.ts", line: 5 });
		expect(problems.at(-1)).toMatchObject({ file: "papers/small/claims.ts", line: 10_003 });
	});
});

describe("a package that failed to build", () => {
	it("is named by its own file and line, with the papers and stages that need it, and holds up no other paper", () => {
		const before = repository.read("packages/foundations/toy/src/half.ts");
		repository.write(
			"packages/foundations/toy/src/half.ts",
			"/** Half. */\nexport function half(x: number): number {\n\treturn x / ;\n}\n",
		);
		// A paper that does not need it.
		for (const [path, content] of Object.entries(smallPaper("other"))) {
			const text = path === "analysis/measure.ts" ? content.replace('"@quickening/toy"', '"./half.ts"') : content;
			repository.write(`papers/other/${path}`, text);
		}
		repository.write("papers/other/analysis/half.ts", "export const half = (x: number): number => x / 2;\n");
		const { code, problems } = check();
		expect(code).toBe(1);
		expect(errors(problems)).toEqual([
			{
				file: "packages/foundations/toy/src/half.ts",
				line: 3,
				column: 13,
				severity: "error",
				message: 'Unexpected ";"',
				neededBy: { small: ["measure"], toy: ["make", "scale", "squared"] },
			},
		]);
		const { code: synced, stdout } = repository.sync();
		expect(synced).toBe(1);
		expect(stdout).toContain("needed by small (measure), toy (make, scale, squared)");
		expect(stdout).toMatch(/^other {2}.*written/m);
		expect(repository.read("papers/other/dvc.yaml")).toContain("measure");
		repository.write("packages/foundations/toy/src/half.ts", before);
		expect(errors(check().problems)).toEqual([]);
	});
});

describe("data sets", () => {
	it("with faults in dataset.json are named with their line", () => {
		const before = repository.read("data/beats/dataset.json");
		repository.edit("data/beats/dataset.json", '"tier": "open"', '"tier": "secret"');
		repository.edit("data/beats/dataset.json", '"bytes": 15', '"bytes": -15');
		const { problems } = check("small");
		expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
			'data/beats/dataset.json:12 tier must be "open", "registered" or "restricted"; got "secret"',
			"data/beats/dataset.json:22 files[0] (beats.csv).bytes must be a whole number >= 0; got -15",
		]);
		repository.write("data/beats/dataset.json", before.replace('"title": ', '"title" '));
		expect(check("small").problems).toMatchObject([{ file: "data/beats/dataset.json", line: 4, severity: "error" }]);
		repository.write("data/beats/dataset.json", before);
		expect(check("small").problems).toEqual([]);
	});
});

describe("a paper that is asked for", () => {
	it("by a path is refused, with the papers that there are", () => {
		const { code, output } = repository.quickening("check", "../toy");
		expect(code).toBe(2);
		expect(output).toContain('there is no paper "../toy"');
	});
});
