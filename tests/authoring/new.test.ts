import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";
import { copyCheckout } from "./copy-checkout.ts";

/*
 * All that `quickening new` can begin, in a copy of the repository: what it writes passes types, style, structure and its own
 * tests, and builds, before a word of it is edited.
 */
const visits = "who,weeks,rate\na,12,70\na,36,80.5\nb,12,NA\nb,36,91\n";

describe.skipIf(pinnedDvc() === undefined)("what is new", () => {
	let copy: Fixture;
	/** Where the visits can be had, as a data set's public address. */
	let server: Server;
	let address: string;
	const program = (name: string, ...args: string[]) => copy.program(name, ...args);
	const quickening = (...args: string[]) => {
		const outcome = copy.run(...args);
		if (outcome.code !== 0) throw new Error(outcome.text);
		return outcome;
	};

	beforeAll(async () => {
		copy = copyCheckout();
		copy.write(".quickening/visits.csv", visits);
		server = createServer((_, response) => response.end(visits)).listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/visits.csv`;
		quickening("new", "paper", "my-study", "--title", 'A "rise" that\'s 5% & more', "--author", "Ö. O'Neill");
		quickening("new", "dataset", "visits", "--from", ".quickening/visits.csv", "--tier", "open", "--url", address);
		quickening("new", "paper", "rates", "--data", "visits", "--column", "rate");
		quickening("new", "package", "my-measures", "--title", "Measures of mine", "--wing", "modelling");
		quickening("new", "notebook", "topics/rate", "--paper", "my-study", "--title", "Rates, drawn");
	});
	afterAll(() => {
		server?.close();
		copy?.remove();
	});

	it("has the types and the style of the house", () => {
		expect(program("tsc", "-p", "tsconfig.json")).toEqual({ code: 0, text: "" });
		expect(program("biome", "check", ".")).toMatchObject({ code: 0 });
	});

	it("passes its own tests and those of the repository's structure", () => {
		const own = ["papers/my-study", "papers/rates", "packages/modelling/my-measures"];
		const structure = ["tests/structure/boundaries", "tests/structure/repository"];
		const ran = program(
			"node",
			...[
				"--conditions=@quickening/source",
				"node_modules/vitest/vitest.mjs",
				"run",
				"--config",
				"tests/vitest.config.ts",
			],
			...[...own, ...structure],
		);
		expect(ran.text).toMatch(/Test Files {2}7 passed \(7\)/);
		expect(ran.code).toBe(0);
	});

	it("builds: every stage, figure, table, claim and the PDF, each new", () => {
		const outcome = copy.run("reproduce", "my-study", "rates", "--no-site", "--json");
		expect(outcome.code, outcome.text).toBe(0);
		for (const paper of JSON.parse(outcome.stdout).papers) {
			expect([paper.state, paper.problems ?? []]).toEqual(["rebuilt", []]);
			expect(new Set(paper.outputs.map(({ state }: { state: string }) => state))).toEqual(new Set(["new"]));
			expect(paper.claims).toHaveLength(1);
			expect(existsSync(copy.path(paper.pdf))).toBe(true);
		}
		const { "column.mean": mean } = JSON.parse(copy.read("papers/rates/results/values.json"));
		// (70 + 80.5 + 91) / 3; the row with NA is left out.
		expect(mean.value).toBeCloseTo(80.5, 10);
	});

	it("has a notebook that works as it stands, once the paper is built", () => {
		quickening("new", "notebook", "--paper", "my-study");
		const notebook = copy.read("notebooks/src/papers/my-study/explore.md");
		expect(notebook).toContain(
			'import { spec as figureSpec } from "@quickening-papers/my-study/figures/fig1-heart-rate.ts";',
		);
		const again = copy.run("new", "notebook", "--paper", "my-study");
		expect([again.code, again.text]).toEqual([
			2,
			expect.stringContaining("notebooks/src/papers/my-study/explore.md is there already"),
		]);
	});

	it("has a page of its own in the site, which builds with it", () => {
		const { code, text } = program("node", "--conditions=@quickening/source", "notebooks/build.ts");
		expect(code, text).toBe(0);
		const page = copy.read("notebooks/dist/topics/rate.html");
		expect(page).toContain("<h1>Rates, drawn</h1>");
		expect(page).toContain('A "rise" that\'s 5% &amp; more');
		const order = ["Data</h2>", "Method</h2>", "Figure 1.", "Table 1.", "its limits</h2>", "rebuilt</h2>"];
		const places = order.map((words) => page.indexOf(words));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places[0]).toBeGreaterThan(0);
		for (const [, file] of page.matchAll(/href="\.\/(\.\.\/papers\/[^"]+\.(?:svg|csv))"/g)) {
			expect(existsSync(copy.path("notebooks/dist/topics", file!)), file).toBe(true);
		}
		expect(copy.read("notebooks/dist/papers/my-study.html")).toContain("Synthetic data.");
		expect(copy.read("notebooks/dist/papers/my-study.html")).toContain('href="./my-study/explore"');
		expect(copy.read("notebooks/dist/papers/my-study/explore.html")).toContain("<h1>Explore</h1>");
	});

	it("is named where packages are listed, and the lock agrees with npm's own reading of it", () => {
		expect(copy.read("README.md")).toMatch(/packages\/modelling.*`my-measures` \|/);
		const lock = JSON.parse(copy.read("package-lock.json")).packages;
		expect(lock["node_modules/@quickening/my-measures"]).toEqual({
			resolved: "packages/modelling/my-measures",
			link: true,
		});
		const listed = execFileSync("npm", ["ls", "--json", "--package-lock-only", "--depth=0"], {
			cwd: copy.root,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		});
		expect(Object.keys(JSON.parse(listed).dependencies)).toEqual(
			expect.arrayContaining(["@quickening/my-measures", "@quickening-papers/my-study", "@quickening-papers/rates"]),
		);
	});

	it("a data set can be had by a second person from its address, and its open points are named by line", () => {
		copy.commit("what is new");
		const second = copy.clone();
		expect(existsSync(second.path("data/visits/raw"))).toBe(false);
		// Not spawnSync: the server that it asks lives in this process.
		return new Promise<void>((resolve, reject) => {
			const { ended } = second.start("data", "get", "visits");
			ended
				.then(({ code, text }) => {
					expect(code, text).toBe(0);
					expect(second.read("data/visits/raw/visits.csv")).toBe(visits);
					expect(second.changes()).toBe("");
					const checked = second.run("data", "check", "visits");
					expect(checked.code).toBe(0);
					expect(checked.stdout).toContain(
						"data/visits/dataset.json:41 tables[0].columns[2] (rate).unit is to be filled in",
					);
					expect(checked.stdout).toMatch(
						/dataset\.json:44 tables\[0\]\.columns\[2\] \(rate\)\.suspected: "NA" looks like a missing code/,
					);
					expect(second.run("data", "check", "visits", "--complete").code).toBe(1);
				})
				.then(resolve, reject)
				.finally(() => second.remove());
		});
	});

	it("is refused where the name is taken or ill-formed, and nothing changes", () => {
		const before = copy.changes();
		for (const [args, words] of [
			[["paper", "my-study"], "papers/my-study is there already"],
			[["paper", "My study"], '"my-study" would do.'],
			[["dataset", "visits", "--from", ".quickening/visits.csv"], "data/visits is there already"],
			[["dataset", "other"], "a data set begins with its files"],
			[["notebook", "papers/x"], "notebooks/src/papers is not for pages of your own"],
			[["notebook", "topics/rate"], "notebooks/src/topics/rate.md.ts is there already"],
			[["notebook", "topics/x", "--paper", "none"], 'there is no paper "none"'],
			[["notebook", "--paper", "none"], 'there is no paper "none"'],
			[["notebook"], "a notebook is of a paper, a page has a path"],
			[["notebook", "--paper", "rates", "--figure", "none"], 'has no figure "none"'],
			[["package", "core"], "packages/foundations/core is there already"],
			[["package", "x", "--wing", "attic"], "Allowed choices are foundations, physiology, modelling"],
			[["paper", "x", "--data", "visits", "--column", "who"], "has no column of numbers"],
			[["paper", "x", "--column", "who"], "--column names a column of --data, which is missing"],
		] as const) {
			const { code, text } = copy.run("new", ...args);
			expect([code, text.includes(words), text]).toEqual([2, true, text]);
		}
		expect(copy.changes()).toBe(before);
	});

	it("is taken back when Ctrl-C comes while DVC records it", async () => {
		const before = copy.changes();
		const { child, ended } = copy.start("new", "dataset", "cut", "--from", ".quickening/visits.csv");
		while (!existsSync(copy.path("data/cut/dataset.json"))) await new Promise((resolve) => setTimeout(resolve, 5));
		child.kill("SIGINT");
		const { code, text } = await ended;
		expect([code, text]).toEqual([130, expect.stringContaining("all that had been written was taken back")]);
		expect(existsSync(copy.path("data/cut"))).toBe(false);
		expect(copy.changes()).toBe(before);
	});

	it("is taken back by the next call after kill -9", async () => {
		const { child, ended } = copy.start("new", "dataset", "cut", "--from", ".quickening/visits.csv");
		while (!existsSync(copy.path("data/cut/dataset.json"))) await new Promise((resolve) => setTimeout(resolve, 5));
		child.kill("SIGKILL");
		await ended;
		expect(existsSync(copy.path("data/cut"))).toBe(true);
		quickening("new", "notebook", "topics/after");
		expect(existsSync(copy.path("data/cut"))).toBe(false);
		rmSync(copy.path("notebooks/src/topics/after.md.ts"));
	});

	describe("with Nx", () => {
		it("has the targets that all of its kind have, and Nx runs its types, style and tests", () => {
			const targets = (name: string) =>
				Object.keys(JSON.parse(program("nx", "show", "project", name, "--json").text).targets).sort();
			expect(targets("my-measures")).toEqual(targets("glucose"));
			expect(targets("rates")).toEqual(["format", "lint", "reproduce", "test", "typecheck", "vitest"]);
			const projects = "--projects=my-study,rates,my-measures";
			const { code, text } = program("nx", "run-many", "--targets=typecheck,lint,test", projects, "--parallel=2");
			expect(code, text).toBe(0);
			expect(text).toMatch(/types and style: 6 checks\n\d+ passed\n/);
		});
		it("lists the generators and their options", () => {
			expect(program("nx", "list", "@quickening/cli").text).toMatch(
				/paper : [\s\S]*dataset : [\s\S]*notebook : [\s\S]*package : /,
			);
			expect(program("nx", "g", "@quickening/cli:dataset", "--help").text).toMatch(/--from[\s\S]*--tier/);
		});
		it("writes nothing for --dry-run, and says what it would", () => {
			const { code, text } = program("nx", "g", "@quickening/cli:paper", "by-nx", "--dry-run");
			expect([code, text]).toEqual([0, expect.stringContaining("CREATE papers/by-nx/paper.ts")]);
			expect(existsSync(copy.path("papers/by-nx"))).toBe(false);
		});
		it("writes what `quickening new` writes, a data set with its pointer of DVC", () => {
			expect(program("nx", "g", "@quickening/cli:paper", "by-nx", "--author", "A").code).toBe(0);
			quickening("new", "paper", "by-hand", "--author", "A");
			for (const file of ["paper.ts", "package.json", "manuscript.typ", "analysis/heart-rate.ts"]) {
				expect(copy.read(`papers/by-nx/${file}`).replaceAll("by-nx", "by-hand")).toBe(
					copy.read(`papers/by-hand/${file}`),
				);
			}
			expect(existsSync(copy.path("node_modules/@quickening-papers/by-nx/paper.ts"))).toBe(true);
			const made = program("nx", "g", "@quickening/cli:dataset", "by-nx", "--from", ".quickening/visits.csv");
			expect(made.code, made.text).toBe(0);
			expect(readFileSync(copy.path("data/by-nx/raw.dvc"), "utf8")).toContain("path: raw");
		});
		it("refuses in the same words", () => {
			const { code, text } = program("nx", "g", "@quickening/cli:paper", "by-nx");
			expect([code, text]).toEqual([1, expect.stringContaining("papers/by-nx is there already")]);
		});
	});
});
