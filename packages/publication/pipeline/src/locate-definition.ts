import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LinkedModules, linkModules } from "./checks/values/linked-modules.ts";
import { besideModule, keyOf, type ModuleBindings, moduleBindings } from "./checks/values/module-bindings.ts";
import type { SyncProblem } from "./plan/problem.ts";
import { type AnyNode, isNode, parseTypeScript, type SyntaxTree, syntaxProblems, walk } from "./syntax-tree.ts";

/** Finds where a part of a paper's definition is written: that of the longest part of its way that is written out. */
export type DefinitionLocator = (at: readonly string[]) => Pick<SyncProblem, "file" | "line" | "column">;

/**
 * Reads paper.ts and the files of the paper that it imports, so that a problem of the definition can be named with its
 * place, also where it is written in claims.ts.
 *
 * @returns a function that takes keys, such as ["stages", "features", "inputs"], or ["claims", "3", "value"].
 */
export async function definitionLocator(root: string, slug: string): Promise<DefinitionLocator> {
	const file = `papers/${slug}/paper.ts`;
	const modules = await ownModules(root, file);
	const program = linkModules(modules, {});
	const [main] = modules;
	const definition = main && definitionOf(program, main);
	return (at) => {
		const placed = definition === undefined ? undefined : find(program, modules, definition, at);
		if (placed === undefined) return { file };
		const { file: found, tree } = program.moduleOf(placed);
		return { file: found, ...tree.placeOf(placed) };
	};
}

/** A paper's module and the modules of its folder that it imports, in order of discovery; what is not there is left out. */
async function ownModules(root: string, start: string): Promise<ModuleBindings[]> {
	const modules: ModuleBindings[] = [];
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
		const module = moduleBindings(file, tree);
		modules.push(module);
		for (const { sources } of module.bindings) {
			const [source] = sources;
			if (source?.kind === "import" && source.specifier.startsWith("."))
				open.push(besideModule(file, source.specifier));
		}
	}
	return modules;
}

function definitionOf(program: LinkedModules, main: ModuleBindings): AnyNode | undefined {
	let found: AnyNode | undefined;
	walk(main.tree.program, (node) => {
		const callee = node.callee;
		if (node.type !== "CallExpression" || !isNode(callee) || callee.name !== "definePaper") return;
		const argument = (node.arguments as readonly unknown[])[0];
		if (isNode(argument)) found ??= argument;
	});
	return found && behind(program, found);
}

function find(
	program: LinkedModules,
	modules: readonly ModuleBindings[],
	definition: AnyNode,
	at: readonly string[],
): AnyNode | undefined {
	let node: AnyNode | undefined = definition;
	let placed: AnyNode | undefined;
	for (const key of at) {
		const next: AnyNode | undefined = node && childOf(node, key);
		if (next === undefined) break;
		placed = next;
		node = behind(program, isNode(next.value) ? next.value : next);
		if (node !== next && node !== next.value && isList(node)) placed = node;
	}
	return placed ?? (modules[0]?.tree.program.body[0] as AnyNode | undefined);
}

function isList(node: AnyNode): boolean {
	return node.type === "ArrayExpression" || node.type === "ObjectExpression";
}

/** The expression behind a name. */
function behind(program: LinkedModules, node: AnyNode): AnyNode {
	let found = node;
	for (let steps = 0; steps < 20 && found.type === "Identifier"; steps++) {
		const [source] = program.bindingOf(found)?.sources ?? [];
		if (source?.kind !== "value" || source.path.length > 0) return found;
		found = source.node;
	}
	return found;
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
