/**
 * The targets of a project, by where its package.json lies, so that no package.json repeats them. What a target reads
 * stands in nx.json (targetDefaults); what the tests of one project read beyond that, in its package.json
 * (nx.namedInputs.outside).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The package.json files of projects: the root, packages, papers, the notebooks, and the tests across packages. */
export const manifests =
	"{package.json,{packages/*,papers,tests,tests/pipelines}/*/package.json,notebooks/package.json}";

/** The folders of all projects but the root, below it. */
export function projectFolders(root) {
	const wings = listed(join(root, "packages")).map((wing) => `packages/${wing}`);
	return ["", ...wings, "papers", "tests", "tests/pipelines"]
		.flatMap((above) => listed(join(root, above)).map((name) => (above === "" ? name : `${above}/${name}`)))
		.filter(
			(folder) => (folder === "notebooks" || folder.includes("/")) && existsSync(join(root, folder, "package.json")),
		)
		.sort();
}

const listed = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

const cli = "packages/publication/cli";
const node = "node_modules/.bin/node --conditions=@quickening/source --no-warnings";
const quickening = `${node} ${cli}/src/main.ts`;

/** What createNodes says of one package.json. */
export function projectAt(path, root) {
	const folder = dirname(path);
	if (folder === ".") return { projects: { ".": { targets: ofRoot(root) } } };
	const { nx } = JSON.parse(readFileSync(join(root, path), "utf8"));
	const targets = { ...checks(folder), ...tests(folder, root, nx?.tags ?? []), ...others(folder) };
	return { projects: { [folder]: { ...(folder.startsWith("papers/") && ofPaper(folder, root)), targets } } };
}

/** What every folder has: types and style. */
function checks(folder) {
	return {
		typecheck: command(`tsc -p ${folder}`),
		lint: command(`biome check ${folder}`),
		format: command(`biome check --write ${folder}`),
		// Its tests now, whatever is kept; with parts of paths and options of Vitest behind it.
		vitest: command(`${node} ${cli}/nx/run-tests.mjs tests/results/vitest.json ${folder}`),
	};
}

/**
 * All tests of a folder in one process, or, with the tag "tests:file-by-file", a target a file, for suites of minutes:
 * files run side by side, and one that failed is alone in running again.
 */
function tests(folder, root, tags) {
	const run = (counts, ...files) => ({
		...command([node, `${cli}/nx/run-tests.mjs`, counts, folder, ...files].join(" ")),
		outputs: [`{workspaceRoot}/${counts}`],
	});
	if (!tags.includes("tests:file-by-file")) return { test: run(`tests/results/${folder}.json`) };
	const single = readdirSync(join(root, folder), { recursive: true })
		.filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules"))
		.sort()
		.map((file) => {
			const name = file.replace(/\.test\.ts$/, "").replaceAll("/", "-");
			return [`test--${name}`, run(`tests/results/${folder}/${name}.json`, `${folder}/${file}`)];
		});
	const all = { executor: "nx:noop", inputs: [], dependsOn: single.map(([target]) => target) };
	return { ...Object.fromEntries(single), test: all };
}

/** What only packages, papers, the notebooks or the benchmarks have. */
function others(folder) {
	if (folder.startsWith("packages/")) {
		const build = command(`tsc -p ${folder}/tsconfig.build.json`);
		return { build: { ...build, dependsOn: ["^build"], outputs: ["{projectRoot}/dist"] } };
	}
	if (folder.startsWith("papers/")) return { reproduce: command(`${quickening} reproduce ${slugOf(folder)}`) };
	// It reads what stages made and git does not keep, so that no earlier one is as good.
	if (folder === "notebooks") return { build: { ...command(`${node} notebooks/build.ts`), cache: false } };
	if (folder === "tests/benchmarks") return { bench: command(`${quickening} bench`) };
	return {};
}

/** A paper is checked by the command, and its tests and checks read what describes the data that paper.ts names. */
function ofPaper(folder, root) {
	const paper = join(root, folder, "paper.ts");
	const text = existsSync(paper) ? readFileSync(paper, "utf8") : "";
	const named = listed(join(root, "data"))
		.filter((slug) => text.includes(`"${slug}"`))
		.sort();
	return {
		implicitDependencies: ["@quickening/cli"],
		namedInputs: { outside: named.map((slug) => `{workspaceRoot}/data/${slug}/*`) },
	};
}

/** The style of what lies in no project. */
function ofRoot(root) {
	const own = readdirSync(root).filter((name) => /\.(?:json|ts|mjs)$/.test(name) && name !== "package-lock.json");
	return { lint: command(`biome check ${own.sort().join(" ")} tests/vitest.config.ts data`) };
}

const command = (line) => ({ executor: "nx:run-commands", options: { command: line } });

const slugOf = (folder) => folder.slice("papers/".length);
