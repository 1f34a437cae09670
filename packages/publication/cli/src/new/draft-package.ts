import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "@quickening/workspace/terminal";
import { checkFree, checkName, checkTitle } from "./check-name.ts";
import type { Draft } from "./draft.ts";
import { fillTemplate } from "./fill-template.ts";
import { lockWith } from "./workspace-package.ts";

/** The folders of packages/ that analysis packages lie in; what a package may import follows from its wing. */
export const packageWings = ["foundations", "physiology", "modelling"] as const;
export type PackageWing = (typeof packageWings)[number];

export interface NewPackage {
	readonly name: string;
	readonly title?: string;
	readonly wing: PackageWing;
}

/**
 * An analysis package with one function, its tests, a README with an example, and its place in the lists of packages.
 *
 * @throws UserError with what is wrong with the name or the title.
 */
export function draftPackage(root: string, { name, title: asked, wing }: NewPackage): Draft {
	const folder = `packages/${wing}/${name}`;
	checkName("package", name);
	const taken = packageFolders(root).find((path) => basename(path) === name);
	checkFree(root, taken ?? folder);
	const title = checkTitle(asked ?? `Measures of ${name.replaceAll("-", " ")}`);
	const files = fillTemplate("package", { name, title }, (path) => `${folder}/${path}`);
	const read = (path: string) => readFileSync(join(root, path), "utf8");
	const readme = withName(read("README.md"), wing, name);
	return {
		kind: "package",
		name,
		files,
		edits: new Map([
			["package-lock.json", lockWith(read("package-lock.json"), folder, files.get(`${folder}/package.json`)!)],
			...(readme === undefined ? [] : [["README.md", readme] as const]),
		]),
		workspacePackage: { folder, npmName: `@quickening/${name}` },
		next: [
			...(readme === undefined ? ["README.md has no row for this wing any more: name the package there by hand."] : []),
			`Test it: npm test -- ${folder}`,
			`Use it: name "@quickening/${name}": "0.1.0" among the dependencies of the package.json that imports it.`,
		],
	};
}

/** Where a package lies, below the root. */
export function packageFolder(root: string, name: string): string {
	const folder = packageFolders(root).find((path) => basename(path) === name);
	if (folder === undefined) throw new UserError(`there is no package "${name}" in packages/`);
	return folder;
}

function packageFolders(root: string): string[] {
	return readdirSync(join(root, "packages")).flatMap((wing) =>
		readdirSync(join(root, "packages", wing)).map((name) => `packages/${wing}/${name}`),
	);
}

/** README.md with the package last in the row of its wing. */
function withName(readme: string, wing: PackageWing, name: string): string | undefined {
	const row = new RegExp(`^(\\| \\[\`packages/${wing}/\`\\].*\`)( \\|)$`, "m");
	if (!row.test(readme)) return undefined;
	return readme.replace(row, (_, names: string, end: string) => `${names}, \`${name}\`${end}`);
}
