import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayImport } from "../structure/layers.ts";
import { root, workspacePackages } from "../structure/workspace.ts";

function nx(...args: readonly string[]): string {
	return execFileSync("node_modules/.bin/nx", args, {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, NX_DAEMON: "false", NX_NO_CLOUD: "true" },
		stdio: ["ignore", "pipe", "ignore"],
	});
}

/** What Nx would run after a change to a file, without "@quickening"; the tests of the structure read every file. */
function affectedBy(file: string): readonly string[] {
	const found = JSON.parse(nx("show", "projects", "--affected", "--files", file, "--json")) as string[];
	expect(found).toContain("@quickening-tests/structure");
	return found
		.filter((name) => name !== "@quickening-tests/structure")
		.map((name) => name.replace("@quickening/", "").replace("@quickening-", ""))
		.sort();
}

const across = (...names: string[]) => names.map((name) => `tests/${name}`);
const papers = (...slugs: string[]) => slugs.map((slug) => `papers/${slug}`);

const allPapers = workspacePackages().flatMap(({ folder }) => (folder.startsWith("papers/") ? [folder] : []));

describe("nx affected", () => {
	it("a change in glucose reaches glucose and what builds on it", () => {
		expect(affectedBy("packages/physiology/glucose/src/index.ts")).toEqual(
			[
				"glucose",
				"notebooks",
				...across("authoring", "benchmarks", "browser", "cohort", "disclosure", "notebooks", "peers", "readme"),
			].sort(),
		);
	});

	it("a change in cardiotocography reaches the papers that use it, and no package below or beside it", () => {
		expect(affectedBy("packages/physiology/cardiotocography/src/index.ts")).toEqual(
			[
				...["cardiotocography", "notebooks"],
				...papers("ctg-simulation", "intrapartum-ctg"),
				...across("authoring", "benchmarks", "disclosure", "export", "notebooks"),
			].sort(),
		);
	});

	it("a change in learning reaches what learns with it, and nothing of publication", () => {
		expect(affectedBy("packages/modelling/learning/src/index.ts")).toEqual(
			[
				...["deep-learning", "learning", "notebooks"],
				...papers("few-labels", "infant-cry", "intrapartum-ctg", "sleep-from-heart-rate"),
				...across("authoring", "benchmarks", "disclosure", "notebooks", "peers", "readme"),
			].sort(),
		);
	});

	it("a change in review reaches the command, the papers that it checks, and no science", () => {
		expect(affectedBy("packages/publication/review/src/review.ts")).toEqual(
			[
				...["cli", "notebooks", "review"],
				...allPapers,
				...across(
					"authoring",
					"benchmarks",
					"disclosure",
					"export",
					"notebooks",
					"reproduce",
					"review",
					"store",
					"sync",
				),
			].sort(),
		);
	});

	it("a change in core reaches every package", () => {
		const affected = affectedBy("packages/foundations/core/src/index.ts");
		const names = workspacePackages().map(({ name }) => name.replace("@quickening/", "").replace("@quickening-", ""));
		// What starts processes and knows files, but no measure.
		const without = names.filter((name) => !affected.includes(name));
		expect(without).toEqual(["workspace"]);
	});

	it("a change in a paper reaches that paper, its notebook and what reads all of them", () => {
		expect(affectedBy("papers/maternal-sleep/page.ts")).toEqual(
			[
				...["notebooks", ...papers("maternal-sleep")],
				...across("authoring", "disclosure", "figures", "notebooks", "sync"),
			].sort(),
		);
	});

	it("a change in the description of a data set reaches the papers that take it", () => {
		const affected = affectedBy("data/fitbit-pregnancy-sleep/dataset.json");
		expect(affected.filter((name) => name.startsWith("papers/"))).toEqual(["papers/maternal-sleep"]);
		expect(affected).not.toContain("datasets");
		// A test beside another program reads that of the cardiotocograms.
		const ctg = affectedBy("data/ctu-uhb-ctg/dataset.json");
		for (const name of ["tests/peers", "papers/intrapartum-ctg"]) expect(ctg).toContain(name);
	});

	it("a change in the records of a peer reaches the tests that damage them", () => {
		const affected = affectedBy("tests/peers/wfdb/records.json.gz");
		for (const name of ["tests/peers", "tests/readers"]) expect(affected).toContain(name);
	});

	it("a change in a test's own helper reaches the tests that take it, and no package", () => {
		expect(affectedBy("tests/notebooks/inspect.ts")).toEqual(across("disclosure", "notebooks", "review"));
		expect(affectedBy("tests/pipelines/reproduce/fixture.ts")).toEqual(
			across("authoring", "benchmarks", "disclosure", "export", "reproduce", "review", "store"),
		);
	});
});

describe("nx graph", () => {
	type Targets = Readonly<Record<string, { readonly executor: string }>>;
	interface Graph {
		readonly nodes: Readonly<Record<string, { readonly data: { readonly root: string; readonly targets: Targets } }>>;
		readonly dependencies: Readonly<Record<string, readonly { readonly target: string; readonly type: string }[]>>;
	}
	const folder = mkdtempSync(join(tmpdir(), "quickening-graph-"));
	let graph: Graph;
	beforeAll(() => {
		nx("graph", `--file=${join(folder, "graph.json")}`);
		graph = JSON.parse(readFileSync(join(folder, "graph.json"), "utf8")).graph;
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	const roomOf = (name: string) => /^packages\/(.*)$/.exec(graph.nodes[name]!.data.root)?.[1];

	it("has the edges that the package.json files declare, and between packages those of the table of layers alone", () => {
		for (const { name, declared } of workspacePackages()) {
			const edges = graph.dependencies[name]!.filter(({ target }) => target in graph.nodes);
			const ours = edges.filter(({ type }) => type !== "implicit").map(({ target }) => target);
			expect([name, ...ours.sort()]).toEqual([name, ...[...declared].filter((each) => each in graph.nodes).sort()]);
			const [room, targets] = [roomOf(name), ours.map(roomOf)];
			if (room !== undefined) {
				expect(targets.filter((target) => target === undefined || !mayImport(room, target))).toEqual([]);
			}
		}
	});

	it("has the same targets for all projects of a kind", () => {
		const common = ["format", "lint", "test", "typecheck", "vitest"];
		for (const [name, { data }] of Object.entries(graph.nodes)) {
			if (data.root === ".") continue;
			// A script of a package.json is a target, too, of that package alone.
			const own = Object.entries(data.targets)
				.filter(([target, { executor }]) => !target.startsWith("test--") && executor !== "nx:run-script")
				.map(([target]) => target);
			const more = data.root.startsWith("packages/")
				? ["build"]
				: data.root.startsWith("papers/")
					? ["reproduce"]
					: data.root === "notebooks"
						? ["build"]
						: data.root === "tests/benchmarks"
							? ["bench"]
							: [];
			expect([name, ...own.sort()]).toEqual([name, ...[...common, ...more].sort()]);
		}
	});
});
