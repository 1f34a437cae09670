import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { nearestNames } from "../nearest-names.ts";
import type { SyncProblem } from "../problem.ts";
import { type AnyNode, isNode, type Place, parseTypeScript } from "../syntax-tree.ts";

/** What a module takes from others and gives them. */
interface Interface {
	readonly imports: readonly (Place & { readonly name: string; readonly specifier: string })[];
	readonly exports: ReadonlySet<string>;
	/** Specifiers of `export * from`. */
	readonly stars: readonly string[];
}

const interfaces = new Map<string, Interface>();

/**
 * Imports of names that the other module does not export. esbuild lets them pass in TypeScript, where a name may be a
 * type; here types are imported as types, and Node refuses to start such a module.
 *
 * @param inputs - What esbuild says of each file: where its specifiers lead.
 * @param sha256 - The hash of a file, by which what was read of it is remembered.
 */
export async function missingExports(
	root: string,
	inputs: Metafile["inputs"],
	sha256: (path: string) => string | undefined,
): Promise<SyncProblem[]> {
	const problems: SyncProblem[] = [];
	const files = Object.keys(inputs).filter((file) => /\.m?ts$/.test(file));
	const read = new Map<string, Interface>();
	for (const file of files) {
		const key = `${root}\n${file}\n${sha256(file)}`;
		const known = interfaces.get(key) ?? (await readInterface(readFileSync(join(root, file), "utf8"), file));
		interfaces.set(key, known);
		read.set(file, known);
	}
	const targetOf = (file: string, specifier: string) => {
		const found = inputs[file]?.imports.find(({ original, path }) => (original ?? path) === specifier);
		return found === undefined || found.external ? undefined : found.path;
	};
	/** undefined: it exports what cannot be told from here. */
	const exportsOf = (file: string, seen: ReadonlySet<string>): ReadonlySet<string> | undefined => {
		const known = read.get(file);
		if (known === undefined) return undefined;
		const names = new Set(known.exports);
		for (const specifier of known.stars) {
			const target = targetOf(file, specifier);
			if (target !== undefined && seen.has(target)) continue;
			const inner = target && exportsOf(target, new Set([...seen, target]));
			if (inner === undefined || inner === "") return undefined;
			for (const name of inner) if (name !== "default") names.add(name);
		}
		return names;
	};
	for (const file of files) {
		for (const { name, specifier, line, column } of read.get(file)!.imports) {
			const target = targetOf(file, specifier);
			const names = target === undefined ? undefined : exportsOf(target, new Set([target]));
			if (names === undefined || names.has(name)) continue;
			const near = nearestNames(name, names);
			const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : "";
			problems.push({ file, line, column, message: `imports ${name}, which ${target} does not export${hint}` });
		}
	}
	return problems;
}

async function readInterface(source: string, file: string): Promise<Interface> {
	const tree = await parseTypeScript(source, file);
	const imports: (Place & { name: string; specifier: string })[] = [];
	const exports = new Set<string>();
	const stars: string[] = [];
	for (const node of tree.program.body as unknown as readonly AnyNode[]) {
		const specifier = isNode(node.source) ? String(node.source.value) : undefined;
		const take = (name: string, at: AnyNode) =>
			specifier !== undefined && imports.push({ ...tree.placeOf(at), name, specifier });
		if (node.type === "ImportDeclaration") {
			for (const each of node.specifiers as readonly AnyNode[]) {
				if (each.type === "ImportSpecifier") take(nameOf(each.imported as AnyNode), each);
				if (each.type === "ImportDefaultSpecifier") take("default", each);
			}
		} else if (node.type === "ExportAllDeclaration") {
			if (isNode(node.exported)) exports.add(nameOf(node.exported));
			else stars.push(specifier!);
		} else if (node.type === "ExportDefaultDeclaration") exports.add("default");
		else if (node.type === "ExportNamedDeclaration") {
			for (const each of node.specifiers as readonly AnyNode[]) {
				exports.add(nameOf(each.exported as AnyNode));
				take(nameOf(each.local as AnyNode), each);
			}
			if (isNode(node.declaration)) for (const name of declaredNames(node.declaration)) exports.add(name);
		}
	}
	return { imports, exports, stars };
}

function declaredNames(declaration: AnyNode): string[] {
	if (declaration.type !== "VariableDeclaration") return isNode(declaration.id) ? [nameOf(declaration.id)] : [];
	return (declaration.declarations as readonly AnyNode[]).flatMap(({ id }) => patternNames(id as AnyNode));
}

function patternNames(pattern: AnyNode): string[] {
	if (pattern.type === "Identifier") return [nameOf(pattern)];
	const parts = (pattern.properties ?? pattern.elements ?? [pattern.left ?? pattern.argument]) as readonly unknown[];
	return parts
		.filter(isNode)
		.flatMap((part) => patternNames(part.type === "Property" ? (part.value as AnyNode) : part));
}

function nameOf(node: AnyNode): string {
	return String(node.name ?? node.value);
}
