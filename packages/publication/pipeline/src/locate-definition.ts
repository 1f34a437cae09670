import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { SyncProblem } from "./plan/problem.ts";
import { type AnyNode, isNode, parseTypeScript, type SyntaxTree, syntaxProblems, walk } from "./syntax-tree.ts";
import { keyOf, type TopLevelNames, topLevelNames } from "./top-level-names.ts";

/** Finds where a part of a paper's definition is written: that of the longest part of its way that is written out. */
export type DefinitionLocator = (at: readonly string[]) => Pick<SyncProblem, "file" | "line" | "column">;

/** A module of the paper. */
interface Module extends TopLevelNames {
	readonly file: string;
	readonly tree: SyntaxTree;
}

/** A part of the definition, and the module that it is written in. */
interface Written {
	readonly node: AnyNode;
	readonly module: Module;
}

/** The modules of a paper, by file. */
type Modules = ReadonlyMap<string, Module>;

/**
 * Reads paper.ts and the files of the paper that it imports, so that a problem of the definition can be named with its
 * place, also where it is written in claims.ts.
 *
 * @returns a function that takes keys, such as ["stages", "features", "inputs"], or ["claims", "3", "value"].
 */
export async function definitionLocator(root: string, slug: string): Promise<DefinitionLocator> {
	const file = `papers/${slug}/paper.ts`;
	const modules = await ownModules(root, file);
	const main = modules.get(file);
	const definition = main && definitionOf(modules, main);
	return (at) => {
		const placed = definition && find(modules, definition, at);
		const node = placed?.node ?? (main?.tree.program.body[0] as AnyNode | undefined);
		const module = placed?.module ?? main;
		if (definition === undefined || node === undefined || module === undefined) return { file };
		return { file: module.file, ...module.tree.placeOf(node) };
	};
}

/** A paper's module and the modules of its folder that it imports, by file; what is not there is left out. */
async function ownModules(root: string, start: string): Promise<Modules> {
	const modules = new Map<string, Module>();
	const open = [start];
	const done = new Set<string>();
	for (let file = open.shift(); file !== undefined; file = open.shift()) {
		if (done.has(file) || !existsSync(join(root, file))) continue;
		done.add(file);
		let tree: SyntaxTree;
		try {
			tree = await parseTypeScript(readFileSync(join(root, file), "utf8"), file);
		} catch (error) {
			// Only a file that is broken is left out: its syntax error is told where it is imported.
			syntaxProblems(file, error);
			continue;
		}
		const names = topLevelNames(tree);
		modules.set(file, { file, tree, ...names });
		for (const { specifier } of names.imports.values()) {
			if (specifier.startsWith(".")) open.push(besideModule(file, specifier));
		}
	}
	return modules;
}

/** Path of a module that a relative specifier names, below the root. */
function besideModule(file: string, specifier: string): string {
	return posix.join(posix.dirname(file), specifier);
}

function definitionOf(modules: Modules, main: Module): Written | undefined {
	let found: AnyNode | undefined;
	walk(main.tree.program, (node) => {
		const callee = node.callee;
		if (node.type !== "CallExpression" || !isNode(callee) || callee.name !== "definePaper") return;
		const argument = (node.arguments as readonly unknown[])[0];
		if (isNode(argument)) found ??= argument;
	});
	return found && behind(modules, { node: found, module: main });
}

function find(modules: Modules, definition: Written, at: readonly string[]): Written | undefined {
	let here = definition;
	let placed: Written | undefined;
	for (const key of at) {
		const next = childOf(here.node, key);
		if (next === undefined) break;
		placed = { node: next, module: here.module };
		const value = isNode(next.value) ? next.value : next;
		here = behind(modules, { node: value, module: here.module });
		if (here.node !== value && isList(here.node)) placed = here;
	}
	return placed;
}

function isList(node: AnyNode): boolean {
	return node.type === "ArrayExpression" || node.type === "ObjectExpression";
}

/** The expression behind a name that a module gives at its top level, or imports from another module of the paper. */
function behind(modules: Modules, written: Written): Written {
	let { node, module } = written;
	for (let steps = 0; steps < 20 && node.type === "Identifier"; steps++) {
		const name = String(node.name);
		const constant = module.constants.get(name);
		if (constant !== undefined) {
			node = constant;
			continue;
		}
		const imported = module.imports.get(name);
		const source = imported && modules.get(besideModule(module.file, imported.specifier));
		const exported = source?.exports.get(imported?.name ?? "");
		if (source === undefined || exported === undefined) break;
		node = exported;
		module = source;
	}
	return { node, module };
}

function childOf(node: AnyNode, key: string): AnyNode | undefined {
	if (node.type === "ArrayExpression") {
		const elements = node.elements as readonly (AnyNode | null)[];
		if (elements.slice(0, Number(key) + 1).some((element) => element?.type === "SpreadElement")) return undefined;
		return elements[Number(key)] ?? undefined;
	}
	if (node.type !== "ObjectExpression") return undefined;
	return (node.properties as readonly AnyNode[]).find((property) => keyOf(property) === key);
}
