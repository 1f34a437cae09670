import { appendFileSync, statSync, utimesSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	const { code, output } = repository.sync();
	expect(output).toContain("toy");
	expect(code).toBe(0);
});

/** The stages whose fingerprint changes with an edit. */
function changedBy(edit: () => void): string[] {
	const before = repository.fingerprints();
	edit();
	const { code, output } = repository.sync();
	expect(output, output).not.toContain("problem");
	expect(code, output).toBe(0);
	const after = repository.fingerprints();
	return Object.keys(after)
		.filter((stage) => after[stage] !== before[stage])
		.sort();
}

const generated = ["papers/toy/dvc.yaml", "papers/toy/code.json"];

describe("the fingerprint of a stage's code", () => {
	it("changes with code that it uses, for its users alone", () => {
		expect(changedBy(() => repository.edit("packages/foundations/toy/src/half.ts", "x / 2", "x / 2 + 0"))).toEqual([
			"make",
		]);
	});

	it("does not change with a comment, a type, a name or white space", () => {
		const edit = () => {
			repository.write(
				"packages/foundations/toy/src/half.ts",
				"/** Something else. */\ntype Count = number;\n\nexport function half(value: Count): Count {\n\t// halves\n\treturn value / 2;\n}\n",
			);
			appendFileSync(repository.path("papers/toy/analysis/make.ts"), "\n// the end\n");
		};
		expect(changedBy(edit)).toEqual([]);
	});

	it("does not change with an export that nobody uses, nor with a new file", () => {
		const edit = () => {
			repository.edit("packages/foundations/toy/src/unused.ts", "nobody calls this", "nobody calls this yet");
			appendFileSync(
				repository.path("packages/foundations/toy/src/half.ts"),
				"export const third = (x: number) => x / 3;\n",
			);
			repository.write("packages/foundations/toy/src/new.ts", "export const news = 1;\n");
			appendFileSync(repository.path("packages/foundations/toy/src/index.ts"), 'export { news } from "./new.ts";\n');
		};
		expect(changedBy(edit)).toEqual([]);
	});

	it("does not change with the words of an error, which no result holds, and does with a check that raises it", () => {
		const wording = "packages/foundations/core/src/errors/invalid-input.ts";
		const check = "packages/foundations/core/src/checks/numbers.ts";
		const make = "papers/toy/analysis/make.ts";
		const before = repository.read(make);
		repository.write(
			make,
			`import { checkPositive } from "@quickening/core";\n${before.replace(/(export default function \w+\([^)]*\)[^{]*\{)/, '$1\n\tcheckPositive("make", "one", 1);')}`,
		);
		expect(changedBy(() => {})).toEqual(["make"]);
		expect(changedBy(() => repository.edit(wording, "super(message);", "super(`sorry: ${message}`);"))).toEqual([]);
		expect(repository.read(".quickening/code-files/toy.json")).toContain(wording);
		expect(changedBy(() => repository.edit(check, "value > 0", "value > 0.5"))).toContain("make");
		repository.edit(wording, "super(`sorry: ${message}`);", "super(message);");
		repository.edit(check, "value > 0.5", "value > 0");
		repository.write(make, before);
		changedBy(() => {});
	});

	it("does not change with constants that nobody uses, also those that take computing", () => {
		const constants = [
			"export const third = 1 / 3;",
			"export const root = Math.sqrt(2 * Math.PI);",
			"const table = Float64Array.of(1, 2, 3);",
			"export const last = -(third ** 2) + root;",
			'const names = new Map([["a", 1]]);',
			"export const frozen = Object.freeze(table);",
		];
		const append = (text: string) => () =>
			appendFileSync(repository.path("packages/foundations/toy/src/half.ts"), `${text}\n`);
		expect(changedBy(append(constants.slice(0, 5).join("\n")))).toEqual([]);
		// What could do something else stays, to be safe.
		expect(changedBy(append(constants[5]!))).toEqual(["make"]);
	});

	it("changes with a constant that is used", () => {
		const text = "const divisor = 4 / 2;\nexport const half = (x: number) => x / divisor;\n";
		repository.write("packages/foundations/toy/src/half.ts", text);
		expect(repository.sync().code).toBe(0);
		expect(changedBy(() => repository.edit("packages/foundations/toy/src/half.ts", "4 / 2", "8 / 2"))).toEqual([
			"make",
		]);
	});

	it("names the files reached, and neither those dropped nor the whole package", () => {
		const { make, squared } = JSON.parse(repository.read(".quickening/code-files/toy.json"));
		expect(make.files).toContain("packages/foundations/toy/src/half.ts");
		expect(make.files).toContain("papers/toy/analysis/make.ts");
		expect(make.files).not.toContain("packages/foundations/toy/src/unused.ts");
		expect(make.files).not.toContain("packages/foundations/toy/src/settings.ts");
		expect(squared.files).toContain("packages/foundations/toy/src/square.ts");
		expect(squared.files).toContain("packages/foundations/toy/src/square-of.ts");
	});

	it("counts what a worker runs, and what that imports", () => {
		expect(changedBy(() => repository.edit("packages/foundations/toy/src/square-of.ts", "x * x", "x ** 2"))).toEqual([
			"squared",
		]);
	});

	it("counts a file that lies beside a package's code", () => {
		repository.write("packages/foundations/toy/table.txt", "1\n");
		repository.write(
			"packages/foundations/toy/src/half.ts",
			'import { readFileSync } from "node:fs";\nexport const half = (x: number) => x / Number(readFileSync(new URL("../table.txt", import.meta.url), "utf8"));\n',
		);
		expect(repository.sync().code).toBe(0);
		expect(changedBy(() => repository.write("packages/foundations/toy/table.txt", "2\n"))).toEqual(["make"]);
		const { code, output } = repository.stage("make");
		expect(output).toBe("");
		expect(code).toBe(0);
	});

	it("changes with the version of an npm package for its users alone, also of one behind it", () => {
		const lock = JSON.parse(repository.read("package-lock.json"));
		const { make, scale } = JSON.parse(repository.read(".quickening/code-files/toy.json"));
		expect(make.npm).toEqual([expect.stringMatching(/^node@22\./)]);
		expect(scale.npm).toEqual([make.npm[0], expect.stringMatching(/^yaml@2\./)]);
		const withVersion = (name: string, version: string, more: object = {}) =>
			repository.write(
				"package-lock.json",
				JSON.stringify({
					...lock,
					packages: {
						...lock.packages,
						[`node_modules/${name}`]: { ...lock.packages[`node_modules/${name}`], version, ...more },
					},
				}),
			);
		try {
			expect(changedBy(() => withVersion("yaml", "99.0.0"))).toEqual(["scale"]);
			expect(changedBy(() => withVersion("yaml", "99.0.0", { dependencies: { ajv: "*" } }))).toEqual(["scale"]);
			expect(JSON.parse(repository.read(".quickening/code-files/toy.json")).scale.npm.join()).toContain("ajv@8");
			expect(changedBy(() => withVersion("vega", "99.0.0"))).toContain("figure-beats");
			// A package that no stage reaches.
			repository.write("package-lock.json", JSON.stringify(lock));
			repository.sync();
			expect(changedBy(() => withVersion("commander", "99.0.0"))).toEqual([]);
			expect(changedBy(() => withVersion("node", "99.0.0"))).toHaveLength(8);
		} finally {
			repository.write("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
		}
	});

	it("holds what a generated stage takes from paper.ts, and nothing else of it", () => {
		const paper = "papers/toy/paper.ts";
		expect(changedBy(() => repository.edit(paper, "Half a beat lasts", "Half of a beat lasts"))).toEqual([]);
		expect(changedBy(() => repository.edit(paper, "Halves the beats.", "Halves each beat."))).toEqual([]);
		expect(changedBy(() => repository.edit(paper, "Toys beat", "Toys do beat"))).toEqual(["manuscript"]);
		expect(changedBy(() => repository.edit(paper, "synthetic: true", "synthetic: false"))).toEqual([
			"figure-beats",
			"manuscript",
			"table-beats",
		]);
	});

	it("is the same in another folder", async () => {
		const other = await testRepository();
		try {
			expect(other.sync().code).toBe(0);
			for (const path of generated) expect(other.read(path)).toBe(repository.read(path));
			const text = generated.map((path) => other.read(path)).join();
			expect(text).not.toContain(other.root);
		} finally {
			other.remove();
		}
	});

	it("is right after an edit that keeps a file's size and its time", () => {
		const path = "packages/foundations/toy/src/half.ts";
		const { atime, mtime } = statSync(repository.path(path));
		const edit = () => {
			repository.edit(path, "x / 2", "x / 4");
			utimesSync(repository.path(path), atime, mtime);
		};
		expect(changedBy(edit)).toEqual(["make"]);
	});

	it("is the same with a memory, without one, and with a broken one", () => {
		const before = repository.fingerprints();
		for (const memory of ["", "{", '{"maker":"another"}']) {
			repository.write(".quickening/fingerprints.json", memory);
			expect(repository.sync().code).toBe(0);
			expect(repository.fingerprints()).toEqual(before);
		}
	});
});

describe("code that cannot be known beforehand", () => {
	const refused = (content: string) => {
		repository.write("papers/toy/analysis/follow.ts", content);
		const ended = repository.sync();
		expect(ended.code).toBe(1);
		return ended.output;
	};

	it("refuses a computed import, with its file and line", () => {
		const output = refused(
			"export default async function follow(): Promise<void> {\n\tconst name: string = './make.ts';\n\n\tawait import(name);\n}\n",
		);
		expect(output).toContain("papers/toy/analysis/follow.ts:4:8: a computed import(...)");
	});

	it("refuses a worker of a computed address, with its file and line", () => {
		const output = refused(
			'import { Worker } from "node:worker_threads";\nexport default function follow(stage: { stage: string }): void {\n\tnew Worker(stage.stage);\n}\n',
		);
		expect(output).toContain("papers/toy/analysis/follow.ts:3:2: a worker must be given as");
	});

	it("refuses require of our own code", () => {
		const output = refused(
			'import { createRequire } from "node:module";\nconst load = createRequire(import.meta.url);\nexport default () => load("./make.ts");\n',
		);
		expect(output).toContain("papers/toy/analysis/follow.ts:3:22: require(...)");
	});

	it("names a module that does not exist and a package that is not in the lock", () => {
		expect(refused('import { x } from "./nowhere.ts";\nexport default () => x;\n')).toMatch(
			/papers\/toy\/analysis\/follow\.ts:1:\d+: Could not resolve "\.\/nowhere\.ts"/,
		);
		expect(refused('import { x } from "left-pad-of-nobody";\nexport default () => x;\n')).toContain(
			"papers/toy/analysis/follow.ts: imports left-pad-of-nobody, which package-lock.json does not have",
		);
	});

	it("names a script without a default export", () => {
		expect(refused("export const follow = 1;\n")).toContain("papers/toy/analysis/follow.ts");
	});

	it("takes an import of a name that is written out", () => {
		repository.write(
			"papers/toy/analysis/follow.ts",
			'export default async () => void (await import("@quickening/toy")).half(1);\n',
		);
		expect(repository.sync().code).toBe(0);
	});
});

describe("sync --check", () => {
	it("says what would change, writes nothing, and ends with 1", () => {
		const before = generated.map((path) => repository.read(path));
		expect(repository.sync("--check").code).toBe(0);
		repository.edit("packages/foundations/toy/src/half.ts", "x / 2", "x / 8");
		const { code, output } = repository.sync("--check");
		expect(code).toBe(1);
		expect(output).toContain("code.json would change");
		expect(output).toContain("new code: make");
		expect(generated.map((path) => repository.read(path))).toEqual(before);
	});

	it("notices an edit of a generated file", () => {
		appendFileSync(repository.path("papers/toy/dvc.yaml"), "# mine\n");
		const { code, stdout } = repository.sync("--check", "--json");
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			check: true,
			papers: [{ paper: "toy", changed: ["papers/toy/dvc.yaml"], changedStages: [] }],
		});
	});

	it("leaves files alone that need no change", () => {
		const times = generated.map((path) => statSync(repository.path(path)).mtimeMs);
		repository.sync();
		expect(generated.map((path) => statSync(repository.path(path)).mtimeMs)).toEqual(times);
	});
});
