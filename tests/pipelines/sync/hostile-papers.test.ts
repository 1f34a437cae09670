import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestRepository, testRepository } from "./repository.ts";
import { smallPaper } from "./small-paper.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
	repository.write("papers/toy/paper.ts", repository.read("papers/toy/paper.ts"));
});
afterAll(() => repository?.remove());
let datasetBefore: string;
beforeAll(() => {
	datasetBefore = repository.read("data/beats/dataset.json");
});
beforeEach(() => {
	for (const file of ["papers/small", "papers/good", "data/beats/raw.dvc"]) {
		rmSync(repository.path(file), { recursive: true, force: true });
	}
	repository.write("data/beats/dataset.json", datasetBefore);
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

describe("what is more than a paper may hold is named with its limit, and holds up no other paper", () => {
	const good = () => {
		for (const [path, content] of Object.entries(smallPaper("good"))) repository.write(`papers/good/${path}`, content);
	};
	const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefghij"
		.split("")
		.map((name, i) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${"abcdefghi"[i]}`).join(", ")}]\n`)
		.join("")}`;
	it.each([
		["aliases that multiply", bomb, 5, "stands for more than 10000 parts, the limit: write the values out"],
		["an alias within itself", "a: &a [*a]\n", 1, "stands for more than 10000 parts, the limit"],
		["200 aliases", `a: &a 1\nb: [${"*a, ".repeat(200)}1]\n`, 2, "there are more than 100 aliases"],
		["an alias that leads nowhere", "a: *b\n", 1, ""],
		["merge keys", "a: &a {x: 1}\nb:\n  <<: [*a, *a]\n", 3, "a merge key (<<) is read by some programs alone"],
		["brackets within brackets", `a: ${"[".repeat(100_000)}\n`, 1, "is nested more than 100 deep, the limit"],
		["lists within lists", `a:\n${"- ".repeat(50_000)}x\n`, 2, "is nested more than 100 deep, the limit"],
		["10 MB", `a: ${"x".repeat(10_000_000)}\n`, undefined, "is 10000004 bytes, the limit is 1000000"],
	])("%s in params.yaml", (_title, params, line, message) => {
		good();
		repository.write("papers/small/params.yaml", params);
		const { code, problems } = check("small", "good");
		expect(code).toBe(1);
		expect(errors(problems)).toEqual([expect.objectContaining({ file: "papers/small/params.yaml" })]);
		expect(errors(problems)[0]!.line).toBe(line);
		expect(errors(problems)[0]!.message).toContain(message);
		const { code: synced, stdout } = repository.sync("small", "good");
		expect(synced).toBe(1);
		expect(stdout).toMatch(/^good {2}/m);
	});
});

describe("a merge that is not settled", () => {
	const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;
	it.each([
		["papers/small/paper.ts", "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>"],
		["papers/small/params.yaml", "keep what is right"],
		["papers/small/manuscript.typ", "keep what is right"],
		["papers/small/references.bib", "keep what is right"],
		["papers/small/dvc.lock", "take one side (git checkout --ours or --theirs) and run `npm run reproduce`"],
		["papers/small/dvc.yaml", "take one side"],
		["papers/small/code.json", "take one side (git checkout --ours or --theirs) and run `npm run quickening -- sync`"],
		["data/beats/dataset.json", "keep what is right"],
		["data/beats/raw.dvc", "take one side (git checkout --ours or --theirs), then `npm run quickening -- data get`"],
	])("in %s is named as that, with its line, and nothing else is said of the file", (file, message) => {
		const before = existsSync(repository.path(file)) ? repository.read(file) : undefined;
		repository.write(file, `\n${conflict(before ?? "outs:\n", "outs: []\n")}`);
		const { code, problems } = check("small");
		expect(code).toBe(1);
		expect(errors(problems)).toEqual([
			expect.objectContaining({
				file,
				line: 2,
				message: expect.stringContaining(`a merge is not settled here: ${message}`),
			}),
		]);
	});
});

describe("a dvc.lock that cannot be read", () => {
	it.each([
		["cut short", "schema: '2.0'\nstages:\n  measure:\n    deps: [\n", "cannot be read", 5],
		["of another kind", "[1, 2]\n", "holds no stages", 1],
		["of zeros", "\0".repeat(1000), "cannot be read|holds no stages", 1],
	])("%s is named, with what to do", (_title, content, message, line) => {
		repository.write("papers/small/dvc.lock", content);
		const { code, problems } = check("small");
		expect(code).toBe(1);
		expect(errors(problems)).toEqual([
			expect.objectContaining({ file: "papers/small/dvc.lock", line, message: expect.stringMatching(message) }),
		]);
		expect(errors(problems)[0]!.message).toContain("delete it and run `npm run reproduce`");
	});
});

describe("characters that are not seen, and addresses that no link may have", () => {
	it("are named with their line", () => {
		repository.edit("papers/small/manuscript.typ", "= Results", "Left \u202eright\n\n= Results");
		repository.edit(
			"papers/small/references.bib",
			"title",
			"url = {javascript:alert(1)},\n  doi = {nowhere},\n  date = {2020-02-30},\n  title",
		);
		const { problems } = check("small");
		expect(errors(problems).map(({ file, message }) => `${file.split("/").at(-1)}: ${message}`)).toEqual([
			"manuscript.typ: U+202E is not seen and changes what is read: delete it",
			expect.stringMatching(
				/^references\.bib: entry \w+: date must be a date such as 2020, 2020-05 or 2020-05-01; got 2020-02-30$/,
			),
			expect.stringMatching(
				/^references\.bib: entry \w+: doi must be a DOI such as 10\.1186\/1471-2393-14-16; got nowhere$/,
			),
			expect.stringMatching(
				/^references\.bib: entry \w+: url must begin with https: or http:; got javascript:alert\(1\)$/,
			),
		]);
	});

	it.each([
		["year = {in press}", "year must be four digits; got in press"],
		["note = {a $ b}", "a $ has no other to close it"],
	])("so is %s", (field, message) => {
		repository.write("papers/small/references.bib", `@book{x,\n  title = {T}, ${field}\n}\n`);
		const problem = errors(check("small").problems).find(({ file }) => file.endsWith(".bib"));
		expect(problem).toMatchObject({ line: expect.any(Number), message: expect.stringContaining(message) });
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
