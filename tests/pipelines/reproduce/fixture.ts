import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { dvcFolderName } from "@quickening/workspace";
import { ownCache, userCache } from "../../prepared/own-cache.ts";
import { prepared } from "../../prepared/prepared.ts";

/** This checkout, whose packages a fixture copies. */
export const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** The dvc that set-up made; undefined where set-up has not run. */
export function pinnedDvc(): string | undefined {
	const program = join(userCache(), dvcFolderName(checkout), "bin", "dvc");
	return existsSync(program) ? program : undefined;
}

/** What `quickening` printed and how it ended. */
export interface Outcome {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** Both, for a search. */
	readonly text: string;
}

/** A repository in a temporary folder with our packages and the papers "tiny" (with data) and "plain" (without). */
export class Fixture {
	readonly root: string;
	environment: NodeJS.ProcessEnv = {};

	constructor(root: string) {
		this.root = root;
		ownCache(this.cache);
	}

	/** Beside the repository, as a user's own lies outside of it. */
	get cache(): string {
		return `${this.root}.cache`;
	}

	path(...parts: string[]): string {
		return join(this.root, ...parts);
	}

	read(path: string): string {
		return readFileSync(this.path(path), "utf8");
	}

	write(path: string, content: string): void {
		mkdirSync(dirname(this.path(path)), { recursive: true });
		writeFileSync(this.path(path), content);
	}

	git(...args: string[]): string {
		return execFileSync("git", args, { cwd: this.root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
	}

	commit(message: string): void {
		this.git("add", "-A");
		this.git("commit", "-q", "-m", message);
	}

	/** What git says has changed; empty when nothing has. */
	changes(): string {
		return this.git("status", "--porcelain");
	}

	#command(args: readonly string[]): [string, string[]] {
		const main = this.path("packages/publication/cli/src/main.ts");
		return [this.path("node_modules/.bin/node"), ["--conditions=@quickening/source", "--no-warnings", main, ...args]];
	}

	/** Variables of what is run here. */
	variables(): NodeJS.ProcessEnv {
		const { QUICKENING_MIRROR: _mirror, QUICKENING_RUN: _run, ...rest } = process.env;
		return {
			...rest,
			NO_COLOR: "1",
			QUICKENING_CACHE: this.cache,
			DVC_SITE_CACHE_DIR: this.path(".git/site-cache"),
			// What Nx keeps of a repository that soon goes, goes with it.
			NX_CACHE_DIRECTORY: this.path(".nx/cache"),
			// A store of its own, so that what other tests made is not taken; tests that share one say so.
			QUICKENING_STORE: this.path(".git/store"),
			...this.environment,
		};
	}

	/** Runs `quickening` to its end. */
	run(...args: string[]): Outcome {
		const [program, rest] = this.#command(args);
		const { status, stdout, stderr } = spawnSync(program, rest, {
			cwd: this.root,
			env: this.variables(),
			encoding: "utf8",
			maxBuffer: 1 << 26,
		});
		return { code: status, stdout, stderr, text: stdout + stderr };
	}

	/** The same for what must succeed, so that a test can begin. */
	succeed(...args: string[]): Outcome {
		const outcome = this.run(...args);
		if (outcome.code !== 0) throw new Error(`quickening ${args.join(" ")} ended with ${outcome.code}: ${outcome.text}`);
		return outcome;
	}

	/** Runs a program of node_modules/.bin to its end. */
	program(name: string, ...args: string[]): { readonly code: number | null; readonly text: string } {
		// By which npm tells where it was called, which is not here.
		const { INIT_CWD: _, ...environment } = this.variables();
		const { status, stdout, stderr } = spawnSync(this.path("node_modules/.bin", name), args, {
			cwd: this.root,
			encoding: "utf8",
			env: { ...environment, NX_DAEMON: "false", NX_NO_CLOUD: "true" },
		});
		return { code: status, text: stdout + stderr };
	}

	/** Starts `quickening` and gives the process. */
	start(...args: string[]) {
		const [program, rest] = this.#command(args);
		const child = spawn(program, rest, {
			cwd: this.root,
			env: this.variables(),
			stdio: ["ignore", "pipe", "pipe"],
		});
		let text = "";
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
		const ended = new Promise<Outcome>((resolve) => {
			child.once("close", (code) => resolve({ code, stdout: "", stderr: "", text }));
		});
		return { child, ended, text: () => text };
	}

	/** A clone with the same data, as a second person would have it on a machine of their own. */
	clone(): Fixture {
		const root = newFolder();
		execFileSync("git", ["clone", "-q", this.root, root], { stdio: "ignore" });
		linkModules(root);
		const fixture = new Fixture(root);
		fixture.identify();
		if (existsSync(this.path("data/toy/raw"))) {
			cpSync(this.path("data/toy/raw"), fixture.path("data/toy/raw"), { recursive: true });
		}
		fixture.environment = this.environment;
		return fixture;
	}

	identify(): void {
		this.git("config", "user.name", "A Tester");
		this.git("config", "user.email", "tester@example.org");
		this.git("config", "commit.gpgsign", "false");
	}

	/** Sha256 of every result, by path, of those too that are not in git. */
	results(paper: string): Record<string, string> {
		const found: Record<string, string> = {};
		const walk = (folder: string) => {
			for (const entry of readdirSync(this.path(folder), { withFileTypes: true })) {
				const path = `${folder}/${entry.name}`;
				if (entry.isDirectory()) walk(path);
				else if (entry.name !== "reproduction.json") {
					found[path] = createHash("sha256")
						.update(readFileSync(this.path(path)))
						.digest("hex");
				}
			}
		};
		walk(`papers/${paper}/results`);
		return found;
	}

	/** Puts all of it but npm's packages into a folder, of which {@link takeUp} makes copies. */
	store(folder: string): void {
		const modules = [this.root, ...packageFolders(this.root)].map((at) => join(at, "node_modules"));
		for (const path of modules) rmSync(path, { recursive: true, force: true });
		copyTree(this.root, join(folder, "repository"));
		copyTree(this.cache, join(folder, "cache"));
	}

	/** A copy of what was stored, to work in. */
	static takeUp(folder: string): Fixture {
		const root = newFolder();
		copyTree(join(folder, "repository"), root);
		copyTree(join(folder, "cache"), `${root}.cache`);
		linkModules(root);
		return new Fixture(root);
	}

	remove(): void {
		for (const path of [this.root, this.cache]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** A name for a repository that nobody has. */
function newFolder(): string {
	return realpathSync(mkdtempSync(join(tmpdir(), "quickening-test-")));
}

/** Copies what is in a folder, with times, modes and links. */
function copyTree(from: string, to: string): void {
	mkdirSync(to, { recursive: true });
	execFileSync("cp", ["-a", `${from}/.`, to]);
}

/** Makes the repository, with its data in place, and commits its sources; results are not made yet. */
export function makeFixture(): Fixture {
	const root = newFolder();
	const fixture = new Fixture(root);
	for (const name of [
		"package.json",
		"package-lock.json",
		"tsconfig.json",
		"tsconfig.base.json",
		".gitignore",
		".dvcignore",
	]) {
		cpSync(join(checkout, name), join(root, name));
	}
	cpSync(join(checkout, "packages"), join(root, "packages"), {
		recursive: true,
		filter: (path) =>
			!["node_modules", "dist", "test", "testing"].includes(basename(path)) && !/\.test\.ts$/.test(path),
	});
	mkdirSync(join(root, ".dvc"));
	for (const name of ["config", ".gitignore"]) cpSync(join(checkout, ".dvc", name), join(root, ".dvc", name));
	linkModules(root);
	writeTiny(fixture);
	writePlain(fixture);
	fixture.git("init", "-q", "-b", "main");
	fixture.identify();
	fixture.commit("two small papers");
	return fixture;
}

/** What all that is prepared comes from. */
const sources = [
	"packages",
	...["package.json", "package-lock.json", "tsconfig.json", "tsconfig.base.json"],
	...[".gitignore", ".dvcignore", ".dvc/config"],
	"tests/pipelines/reproduce/fixture.ts",
	"tests/prepared/own-cache.ts",
	"tests/prepared/prepared.ts",
];

/**
 * A copy of a repository that is made once for all tests.
 *
 * @param from - Further files and folders of the checkout that decide how it comes out: the file that calls this, for one.
 */
export async function preparedFixture(
	name: string,
	{ from, make }: { readonly from: readonly string[]; readonly make: () => Fixture | Promise<Fixture> },
): Promise<Fixture> {
	const folder = await prepared(name, {
		from: [...sources, ...from],
		make: async (to) => {
			const fixture = await make();
			fixture.store(to);
			fixture.remove();
		},
	});
	return Fixture.takeUp(folder);
}

/** The two papers with all results made here and committed. */
export function builtFixture(): Promise<Fixture> {
	return preparedFixture("built", {
		from: [],
		make: () => {
			const fixture = makeFixture();
			fixture.succeed("reproduce", "--no-site");
			fixture.commit("results");
			return fixture;
		},
	});
}

/** Npm's packages as hard links: links to our own packages then lead into the copy. */
export function linkModules(root: string): void {
	const from = join(checkout, "node_modules");
	const linked = spawnSync("cp", ["-al", from, join(root, "node_modules")], { stdio: "ignore" });
	if (linked.status !== 0) {
		rmSync(join(root, "node_modules"), { recursive: true, force: true });
		execFileSync("cp", ["-a", from, join(root, "node_modules")]);
	}
	for (const folder of packageFolders(checkout)) {
		const own = join(folder, "node_modules");
		if (existsSync(own)) execFileSync("cp", ["-a", own, join(root, relative(checkout, folder), "node_modules")]);
	}
}

/** The folders of our own packages. */
function packageFolders(root: string): string[] {
	return readdirSync(join(root, "packages")).flatMap((wing) =>
		readdirSync(join(root, "packages", wing)).map((name) => join(root, "packages", wing, name)),
	);
}

const numbers = "value\n3\n1\n4\n1\n5\n9\n2\n6\n";

function writeTiny(fixture: Fixture): void {
	fixture.write("data/toy/raw/numbers.csv", numbers);
	fixture.write(
		"data/toy/dataset.json",
		`${JSON.stringify(
			{
				schema: 1,
				slug: "toy",
				title: "Eight digits",
				citation: "Nobody, nowhere.",
				doi: null,
				licence: { spdx: "CC0-1.0", confirmed: true, note: "" },
				tier: "open",
				population: "Eight digits.",
				devices: ["a pencil"],
				archive: "toy.tar.gz",
				tables: [
					{
						files: "numbers.csv",
						description: "digits",
						columns: [{ name: "value", description: "a digit", unit: "1", range: [1, 9], missing: [] }],
					},
				],
				files: [
					{
						path: "numbers.csv",
						bytes: numbers.length,
						sha256: createHash("sha256").update(numbers).digest("hex"),
						url: null,
					},
				],
			},
			null,
			"\t",
		)}\n`,
	);
	fixture.write("data/toy/.gitignore", "/raw\n");
	fixture.write("data/toy/README.md", "# Toy\n");
	writePaper(fixture, "tiny", {
		data: true,
		mean: `import type { StageContext } from "@quickening/paper";

export default async function (stage: StageContext): Promise<void> {
	const numbers = stage.readText("numbers").trim().split("\\n").slice(1).map(Number);
	const rows = numbers.map((value, i) => ({ minute: i, value }));
	for (let i = 0; i <= 10; i++) {
		stage.progress(i / 10, "counting");
		await new Promise((resolve) => setTimeout(resolve, stage.param<number>("pauseMs")));
	}
	const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
	stage.writeJson("rows", rows);
	stage.value("mean.all", { value: mean, unit: "", digits: 3, n: numbers.length, method: "Mean of all digits." });
	stage.value("mean.count", { value: numbers.length, unit: "", digits: 0, n: numbers.length, method: "Digits." });
}
`,
	});
}

function writePlain(fixture: Fixture): void {
	writePaper(fixture, "plain", {
		data: false,
		mean: `import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";

export default function (stage: StageContext): void {
	const random = seededRandom(7);
	const rows = Array.from({ length: 20 }, (_, i) => ({ minute: i, value: random() }));
	const mean = rows.reduce((sum, row) => sum + row.value, 0) / rows.length;
	stage.writeJson("rows", rows);
	stage.value("mean.all", { value: mean, unit: "", digits: 3, n: 20, method: "Mean of all numbers." });
	stage.value("mean.count", { value: 20, unit: "", digits: 0, n: 20, method: "Numbers." });
}
`,
	});
}

function writePaper(fixture: Fixture, slug: string, { data, mean }: { data: boolean; mean: string }): void {
	const at = (path: string) => `papers/${slug}/${path}`;
	fixture.write(
		at("package.json"),
		`${JSON.stringify({ name: `@quickening-papers/${slug}`, version: "0.1.0", private: true, type: "module", dependencies: { "@quickening/core": "0.1.0", "@quickening/figures": "0.1.0", "@quickening/paper": "0.1.0" } })}\n`,
	);
	fixture.write(at("params.yaml"), "pauseMs: 10\n");
	fixture.write(at("analysis/mean.ts"), mean);
	fixture.write(
		at("paper.ts"),
		`import { definePaper, output${data ? ", rawData" : ""} } from "@quickening/paper";

export default definePaper({
	slug: "${slug}",
	title: "Digits have a mean",
	authors: [{ family: "Tester", given: "A", roles: ["Software"] }],
	version: "0.1.0",
	date: "2025-01-02",
	keywords: ["digits"],
	ethics: "No person took part.",
	synthetic: ${!data},
	datasets: [${data ? '"toy"' : ""}],
	stages: {
		mean: {
			script: "analysis/mean.ts",
			description: "Takes the mean.",
			inputs: {${data ? ' numbers: rawData("toy", "numbers.csv") ' : ""}},
			params: ["pauseMs"],
			outputs: { rows: "results/mean/rows.json" },
			values: ["mean.all", "mean.count"],
		},
	},
	figures: { digits: { spec: "figures/digits.ts", rows: output("mean", "rows") } },
	tables: { digits: { table: "tables/digits.ts", rows: output("mean", "rows") } },
	claims: [
		{
			id: "mean",
			sentence: "The mean was {value}.",
			value: "mean.all",
			published: { value: 3.9, source: "Nobody 2001", where: "Table 1", margin: 0.1 },
			robust: { values: ["mean.count"], criterion: { kind: "above", bound: 1 } },
		},
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
`,
	);
	fixture.write(
		at("figures/digits.ts"),
		`import { type FigureSpec, figureSpec } from "@quickening/figures";

export function spec(rows: readonly { minute: number; value: number }[]): FigureSpec {
	return figureSpec(
		{
			columnMm: 85,
			title: "Digits by minute",
			caption: "All digits, one a minute (n = 8 or 20 digits).",
			alt: "A line of digits goes up and down by the minute, without a trend.",
		},
		{
			data: { values: [...rows] },
			mark: "line",
			encoding: {
				x: { field: "minute", type: "quantitative", title: "Time (min)" },
				y: { field: "value", type: "quantitative", title: "Digit" },
			},
		},
	);
}
`,
	);
	fixture.write(
		at("tables/digits.ts"),
		`import type { Table } from "@quickening/paper";

export function table(rows: readonly { minute: number; value: number }[]): Table {
	return {
		title: "Digits",
		caption: "The digits, by minute.",
		columns: [
			{ key: "minute", title: "Minute", align: "left" },
			{ key: "value", title: "Digit", align: "decimal" },
		],
		rows: rows.map(({ minute, value }) => ({ cells: { minute: String(minute), value: value.toFixed(2) } })),
		notes: [],
	};
}
`,
	);
	fixture.write(
		at("manuscript.typ"),
		`#import "paper.typ": *
#show: paper

#abstract[The mean was #value("mean.all").]

= Results
Digits have a mean (@fig-digits, @tab-digits), as others found @nobody.

#fig("digits")
#tab("digits")
`,
	);
	fixture.write(
		at("references.bib"),
		"@article{nobody, title = {Digits}, author = {Nobody, A.}, year = {2001}, journal = {Journal of Digits}}\n",
	);
}
