import { type ImportDeclaration, parse } from "acorn";

/** A cell without its imports of packages, and what stands for them in the page's own script. */
export interface TakenImports {
	/** The cell, each of its imports of packages replaced by blanks, so that lines stay where they were. */
	readonly code: string;
	/** Lines such as `export { auc as area } from "@quickening/validation";`. */
	readonly exports: readonly string[];
	/** Names by which the cell knows them. */
	readonly names: readonly string[];
}

/**
 * Takes the imports of packages out of a cell. Framework would bundle each package whole; they are bundled together instead,
 * without what no cell calls. Imports of files of the site stay.
 *
 * @returns undefined when the cell imports no package, or is no JavaScript: then Framework says what is wrong with it.
 * @throws Error for an import without names, which would be lost.
 */
export function takeImports(cell: string): TakenImports | undefined {
	const declarations = importsOf(cell).filter(
		({ source }) => !/^(?:[./]|npm:|observablehq:)/.test(String(source.value)),
	);
	if (declarations.length === 0) return undefined;
	let code = cell;
	const exports: string[] = [];
	const names: string[] = [];
	for (const { start, end, specifiers, source } of declarations) {
		if (specifiers.length === 0) throw new Error(`a cell imports ${source.raw} without a name: name what it takes`);
		code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, " ") + code.slice(end);
		for (const specifier of specifiers) {
			const local = specifier.local.name;
			names.push(local);
			if (specifier.type === "ImportNamespaceSpecifier") exports.push(`export * as ${local} from ${source.raw};`);
			else {
				const imported =
					specifier.type === "ImportDefaultSpecifier"
						? "default"
						: specifier.imported.type === "Identifier"
							? specifier.imported.name
							: specifier.imported.raw!;
				exports.push(`export { ${imported} as ${local} } from ${source.raw};`);
			}
		}
	}
	return { code, exports, names };
}

function importsOf(cell: string): ImportDeclaration[] {
	try {
		return parse(cell, {
			ecmaVersion: "latest",
			sourceType: "module",
			allowAwaitOutsideFunction: true,
			allowReturnOutsideFunction: true,
		}).body.filter((node) => node.type === "ImportDeclaration");
	} catch (error) {
		if (error instanceof SyntaxError) return [];
		throw error;
	}
}
