import { SourceMap } from "node:module";
import type { Node, Program } from "acorn";
import type { SyncProblem } from "./plan/problem.ts";

/** A TypeScript source as a tree of its JavaScript, with a way back to the lines of the source. */
export interface SyntaxTree {
	readonly program: Program;
	/** Line in the TypeScript source, from 1. */
	lineOf(node: Node): number;
	/** Line and column in the TypeScript source, from 1. */
	placeOf(node: Node): Place;
}

/** A place in a text, from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** Any node, to be looked into by key. */
export type AnyNode = Node & Readonly<Record<string, unknown>>;

/**
 * Parses a TypeScript source. esbuild and acorn are loaded only now: most runs need neither.
 *
 * @throws The error of esbuild, with its place, when the source is no TypeScript.
 */
export async function parseTypeScript(source: string, file: string): Promise<SyntaxTree> {
	const [{ transform }, { parse }] = await Promise.all([import("esbuild"), import("acorn")]);
	const { code, map } = await transform(source, {
		loader: file.endsWith(".ts") || file.endsWith(".mts") ? "ts" : "js",
		format: "esm",
		target: "esnext",
		sourcemap: "external",
		sourcefile: file,
		tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
	});
	const sourceMap = new SourceMap(JSON.parse(map));
	const program = parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true });
	const placeOf = (node: Node): Place => {
		const { line, column } = node.loc!.start;
		const entry = sourceMap.findEntry(line - 1, column);
		if (!("originalLine" in entry)) return { line, column: column + 1 };
		return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
	};
	return { program, placeOf, lineOf: (node) => placeOf(node).line };
}

/**
 * What {@link parseTypeScript} says of a source that is no TypeScript, as problems.
 *
 * @throws what it was given, when that says something else.
 */
export function syntaxProblems(file: string, error: unknown): SyncProblem[] {
	const errors = (error as { errors?: readonly import("esbuild").Message[] }).errors;
	if (errors === undefined || errors.length === 0) throw error;
	return errors.map(({ text, location }) => ({
		file,
		...(location !== null && { line: location.line, column: location.column + 1 }),
		message: text,
	}));
}

/** Calls `visit` for every node, parents first. */
export function walk(node: Node, visit: (node: AnyNode) => void): void {
	visit(node as AnyNode);
	for (const [key, child] of Object.entries(node)) {
		if (key === "loc") continue;
		if (Array.isArray(child)) {
			for (const each of child) if (isNode(each)) walk(each, visit);
		} else if (isNode(child)) walk(child, visit);
	}
}

export function isNode(x: unknown): x is AnyNode {
	return typeof x === "object" && x !== null && typeof (x as { type?: unknown }).type === "string";
}
