import { nearestNames } from "@quickening/workspace";
import type { Metafile } from "esbuild";
import type { SyncProblem } from "../plan/problem.ts";
import { type ModuleInterface, moduleInterface } from "./module-interfaces.ts";

/**
 * Imports of names that the other module does not export. esbuild lets them pass in TypeScript, where a name may be a
 * type; here types are imported as types, and Node refuses to start such a module.
 *
 * @param inputs - What esbuild says of each file: where its specifiers lead.
 * @param sha256 - The hash of a file, by which what was read of it is remembered; undefined: it is read anew.
 */
export async function missingExports(
	root: string,
	inputs: Metafile["inputs"],
	sha256: (path: string) => string | undefined,
): Promise<SyncProblem[]> {
	const problems: SyncProblem[] = [];
	const files = Object.keys(inputs).filter((file) => /\.m?ts$/.test(file));
	const read = new Map<string, ModuleInterface>();
	for (const file of files) read.set(file, await moduleInterface(root, file, sha256(file)));
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
