import { isNode, walk } from "../syntax-tree.ts";
import type { CheckContext } from "./check-context.ts";

/**
 * Packages that the paper's code imports and its package.json does not declare: npm would still find them here, and
 * nx would not see that a change in them affects the paper.
 */
export async function checkImports(context: CheckContext): Promise<void> {
	const { plan, code } = context;
	const manifest = readManifest(context, `${plan.folder}/package.json`);
	if (manifest === undefined) return;
	const files = new Set([
		`${plan.folder}/paper.ts`,
		...Object.values(code).flatMap(({ loaded }) => loaded.filter((file) => file.startsWith(`${plan.folder}/`))),
	]);
	for (const file of [...files].filter((each) => /\.[mc]?[jt]s$/.test(each)).sort()) {
		const source = context.text(file) ?? "";
		// Types alone are erased from the tree, and need a declaration no less: they are read from the text.
		const named = [...source.matchAll(/^\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']/gm)];
		const unknown = named.filter(([, specifier]) => isUndeclared(specifier!, manifest));
		if (unknown.length === 0 && !/\bimport\s*\(/.test(source)) continue;
		for (const { 0: text, 1: specifier, index } of unknown) {
			const before = source.slice(0, index + text.search(/\S/)).split("\n");
			context.add({
				file,
				line: before.length,
				column: before.at(-1)!.length + 1,
				severity: "warning",
				message: `imports ${specifier}, which ${plan.folder}/package.json does not declare: add ${packageOf(specifier!)} to its dependencies`,
			});
		}
		const tree = await context.tree(file);
		if (tree === undefined) continue;
		walk(tree.program, (node) => {
			const from = node.source;
			if (node.type !== "ImportExpression" || !isNode(from) || typeof from.value !== "string") return;
			if (!isUndeclared(from.value, manifest)) return;
			context.add({
				file,
				...tree.placeOf(node),
				severity: "warning",
				message: `imports ${from.value}, which ${plan.folder}/package.json does not declare: add ${packageOf(from.value)} to its dependencies`,
			});
		});
	}
}

interface Manifest {
	readonly name: string | undefined;
	readonly declared: ReadonlySet<string>;
}

function readManifest(context: CheckContext, file: string): Manifest | undefined {
	const text = context.text(file);
	if (text === undefined) {
		context.add({
			file,
			severity: "warning",
			message: "does not exist: it declares the packages that the paper imports",
		});
		return undefined;
	}
	try {
		const { name, dependencies = {}, devDependencies = {}, peerDependencies = {} } = JSON.parse(text);
		return { name, declared: new Set(Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })) };
	} catch (error) {
		context.add({ file, message: `no JSON: ${(error as Error).message}` });
		return undefined;
	}
}

function isUndeclared(specifier: string, { name, declared }: Manifest): boolean {
	if (/^(\.|\/|node:|#)/.test(specifier)) return false;
	const owner = packageOf(specifier);
	return owner !== name && !declared.has(owner);
}

/** The package that a specifier belongs to: "@a/b/c" is of "@a/b". */
function packageOf(specifier: string): string {
	return specifier
		.split("/")
		.slice(0, specifier.startsWith("@") ? 2 : 1)
		.join("/");
}
