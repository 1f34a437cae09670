import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, matchesGlob, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { projectAt } from "../../packages/publication/cli/nx/targets.mjs";
import { root } from "./workspace.ts";

/*
 * What a test reads must be among its inputs, or Nx would replay a pass that is no longer true. Inputs of a project are its
 * own files, those of the projects that its package.json declares, theirs, and what nx.namedInputs.outside of its
 * package.json names. Here: every import and every path of the repository that a source spells leads into one of them.
 */

interface Project {
	readonly name: string;
	readonly folder: string;
	readonly declared: readonly string[];
	/** Patterns of paths below the root; those that begin with "!" take away. */
	readonly outside: readonly string[];
}

const { namedInputs } = JSON.parse(readFileSync(join(root, "nx.json"), "utf8")) as {
	namedInputs: Record<string, readonly unknown[]>;
};

const projects = globSync("{{packages/*,papers,tests,tests/pipelines}/*,notebooks}/package.json", { cwd: root }).map(
	(path): Project => {
		const manifest = JSON.parse(readFileSync(join(root, path), "utf8"));
		return {
			name: manifest.name,
			folder: dirname(path),
			declared: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
			outside: patterns(
				manifest.nx?.namedInputs?.outside ?? projectAt(path, root).projects[dirname(path)]?.namedInputs?.outside ?? [],
			),
		};
	},
);
const byName = new Map(projects.map((project) => [project.name, project]));
const inner = projects.toSorted((a, b) => b.folder.length - a.folder.length);

/** Of inputs as Nx writes them, those that are paths; named ones are looked up. */
function patterns(inputs: readonly unknown[]): string[] {
	return inputs.flatMap((input) => {
		const fileset = typeof input === "string" ? input : ((input as { fileset?: string }).fileset ?? "");
		if (fileset in namedInputs) return patterns(namedInputs[fileset]!);
		return fileset.includes("{workspaceRoot}/") ? [fileset.replace("{workspaceRoot}/", "")] : [];
	});
}

/** The projects whose files are inputs of this one, itself among them. */
function reached({ name }: Project, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(name)) return found;
	found.add(name);
	for (const next of byName.get(name)!.declared) if (byName.has(next)) reached(byName.get(next)!, found);
	return found;
}

/** What npm has installed, for which package-lock.json stands, what runs leave behind, and the inputs of every test. */
const isAlways = (path: string) =>
	/^(?:node_modules|\.quickening|tests\/results)(?:\/|$)/.test(path) ||
	["package.json", "package-lock.json", "tsconfig.base.json"].includes(path);

function isNamed(path: string, { outside }: Project): boolean {
	const isFolder = statSync(join(root, path)).isDirectory();
	const candidates = isFolder ? [`${path}/x`, `${path}/x/y`] : [path];
	const takes = (pattern: string) => candidates.some((each) => matchesGlob(each, pattern));
	const [without, within] = [
		outside.filter((each) => each.startsWith("!")),
		outside.filter((each) => !each.startsWith("!")),
	];
	return within.some(takes) && !without.some((each) => takes(each.slice(1)));
}

const importPattern = /(?<=^(?:import|export)\s[^"'`;]*?from\s*|^import\s+|(?<![\w"'`])import\(\s*)"([^"\n]+)"/gm;
const relativePattern = /(["'`])(\.\.?\/[\w./-]+)\1/g;
/** Below this checkout, by the names that tests have for it. */
const checkoutPattern = /\b(?:checkout|repository|(?<![.\w])root), "([\w./-]+)"/g;

/** Paths of the repository that a source imports or spells, from its own folder or from the root. */
function pathsIn(file: string): string[] {
	const text = readFileSync(join(root, file), "utf8");
	const packages = [...text.matchAll(importPattern)].flatMap(([, name]) => {
		const [scope, rest] = name!.split("/");
		return byName.get(`${scope}/${rest}`)?.folder ?? [];
	});
	const beside = [...text.matchAll(relativePattern)].map((match) =>
		relative(root, resolve(root, dirname(file), match[2]!)),
	);
	const below = file.startsWith("tests/") ? [...text.matchAll(checkoutPattern)].map((match) => match[1]!) : [];
	return [...packages, ...beside, ...below].filter(
		(path) => path !== "" && !path.startsWith("..") && existsSync(join(root, path)),
	);
}

const filesOf = ({ folder }: Project) =>
	globSync(`${folder}/**/*.ts`, {
		cwd: root,
		exclude: (path) => /(?:^|\/)(?:node_modules|dist|templates|results|\.observablehq)$/.test(path),
	}).filter((file) => inner.find((each) => file.startsWith(`${each.folder}/`))!.folder === folder);

describe("inputs of the tests of", () => {
	it.each(projects)("$folder hold what its sources reach", (project) => {
		const mine = reached(project);
		const wrong = filesOf(project).flatMap((file) =>
			pathsIn(file)
				.filter((path) => !isAlways(path) && !projects.some(({ folder }) => folder.startsWith(`${path}/`)))
				.filter((path) => {
					const target = inner.find((each) => path === each.folder || path.startsWith(`${each.folder}/`));
					return !(target !== undefined && mine.has(target.name)) && !isNamed(path, project);
				})
				.map((path) => `${file} reaches ${path}, which is no input of ${project.name}`),
		);
		expect(wrong).toEqual([]);
	});
});
