import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJsonIfThere, writeAtomically } from "@quickening/workspace";
import { type AnyNode, isNode, type Place, parseTypeScript } from "../syntax-tree.ts";

/** What a module takes from others and gives them. */
export interface ModuleInterface {
	readonly imports: readonly (Place & { readonly name: string; readonly specifier: string })[];
	readonly exports: readonly string[];
	/** Specifiers of `export * from`. */
	readonly stars: readonly string[];
}

type Remembered = Record<string, readonly [sha256: string, found: ModuleInterface]>;

interface Store {
	readonly maker: string;
	readonly modules: Remembered;
	learned: boolean;
}

const stores = new Map<string, Store>();

/**
 * The imports and exports of a TypeScript file, from memory while its content is the same: a hundred files stand behind a
 * stage, and one of them was edited.
 *
 * @param sha256 - Of the file as it is; undefined: it is read anew.
 * @throws The error of esbuild when the source is no TypeScript.
 */
export async function moduleInterface(
	root: string,
	file: string,
	sha256: string | undefined,
): Promise<ModuleInterface> {
	const store = storeOf(root);
	const known = store.modules[file];
	if (known !== undefined && known[0] === sha256) return known[1];
	const found = await readInterface(readFileSync(join(root, file), "utf8"), file);
	if (sha256 !== undefined) {
		store.modules[file] = [sha256, found];
		store.learned = true;
	}
	return found;
}

/** Writes down what was read; without it, all is still right but slower next time. */
export function saveModuleInterfaces(root: string): void {
	const store = stores.get(root);
	if (store?.learned !== true) return;
	writeAtomically(pathOf(root), JSON.stringify({ maker: store.maker, modules: store.modules }));
	store.learned = false;
}

function storeOf(root: string): Store {
	const known = stores.get(root);
	if (known !== undefined) return known;
	const hash = createHash("sha256").update(process.version);
	for (const name of ["module-interfaces.ts", "../syntax-tree.ts"]) {
		hash.update(readFileSync(join(import.meta.dirname, name)));
	}
	const maker = hash.digest("hex");
	const kept = readJsonIfThere<Pick<Store, "maker" | "modules">>(pathOf(root));
	const store: Store = { maker, modules: kept?.maker === maker ? kept.modules : {}, learned: false };
	stores.set(root, store);
	return store;
}

function pathOf(root: string): string {
	return join(root, ".quickening", "interfaces.json");
}

async function readInterface(source: string, file: string): Promise<ModuleInterface> {
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
	return { imports, exports: [...exports], stars };
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
