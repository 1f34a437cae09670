import { type AnyNode, isNode, type SyntaxTree } from "./syntax-tree.ts";

/** What names stand for at the top level of a module. */
export interface TopLevelNames {
	/** Expression by the name of a constant. */
	readonly constants: ReadonlyMap<string, AnyNode>;
	/** Module and the name there, by the name here. */
	readonly imports: ReadonlyMap<string, { readonly specifier: string; readonly name: string }>;
	/** What is exported, by name: an expression, or the identifier of a name of the module. */
	readonly exports: ReadonlyMap<string, AnyNode>;
}

/** Reads the constants, imports and exports of a module; what is put together by destructuring is left out. */
export function topLevelNames({ program }: SyntaxTree): TopLevelNames {
	const constants = new Map<string, AnyNode>();
	const imports = new Map<string, { specifier: string; name: string }>();
	const exports = new Map<string, AnyNode>();
	const declare = (statement: AnyNode, isExported: boolean) => {
		if (statement.type !== "VariableDeclaration" || statement.kind !== "const") return;
		for (const { id, init } of statement.declarations as readonly AnyNode[]) {
			if (!isNode(id) || id.type !== "Identifier" || !isNode(init)) continue;
			constants.set(nameOf(id), init);
			if (isExported) exports.set(nameOf(id), id);
		}
	};
	for (const statement of program.body as unknown as readonly AnyNode[]) {
		const { declaration, source, specifiers = [] } = statement;
		if (statement.type === "ImportDeclaration") {
			for (const { local, imported } of specifiers as readonly AnyNode[]) {
				const name = isNode(imported) ? nameOf(imported) : "default";
				if (isNode(local) && isNode(source)) imports.set(nameOf(local), { specifier: String(source.value), name });
			}
		} else if (statement.type === "ExportDefaultDeclaration" && isNode(declaration)) {
			exports.set("default", declaration);
		} else if (statement.type === "ExportNamedDeclaration") {
			if (isNode(declaration)) declare(declaration, true);
			for (const { local, exported } of specifiers as readonly AnyNode[]) {
				if (isNode(local) && isNode(exported) && !isNode(source)) exports.set(nameOf(exported), local);
			}
		} else declare(statement, false);
	}
	return { constants, imports, exports };
}

/** The name of a property that is not computed. */
export function keyOf(property: AnyNode): string | undefined {
	const { key } = property;
	return isNode(key) && property.computed !== true ? nameOf(key) : undefined;
}

function nameOf(node: AnyNode): string {
	return String(node.name ?? node.value);
}
