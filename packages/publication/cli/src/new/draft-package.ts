import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../terminal/user-error.ts";
import { checkFree, checkName, checkTitle } from "./check-name.ts";
import type { Draft } from "./draft.ts";
import { fillTemplate } from "./fill-template.ts";
import { lockWith } from "./workspace-package.ts";

export interface NewPackage {
	readonly name: string;
	readonly title?: string;
	/** 1 to 5: what it may import lies below (ARCHITECTURE of the packages: README, "Where things are"). */
	readonly layer: number;
}

/**
 * An analysis package with one function, its tests, a README with an example, and its place in the lists of packages.
 *
 * @throws UserError with what is wrong with the name, the title or the layer.
 */
export function draftPackage(root: string, { name, title: asked, layer }: NewPackage): Draft {
	const folder = `packages/${name}`;
	checkName("package", name);
	checkFree(root, folder);
	if (!Number.isInteger(layer) || layer < 1 || layer > 5) {
		throw new UserError(`--layer must be a whole number from 1 to 5; got ${layer}`, {
			whatToDo: "1: statistics; 2: signals and files; 3: a domain; 4: methods; 5: what brings them together.",
			exitCode: 2,
		});
	}
	const title = checkTitle(asked ?? `Measures of ${name.replaceAll("-", " ")}`);
	const files = fillTemplate("package", { name, title, layer: String(layer) }, (path) => `${folder}/${path}`);
	const read = (path: string) => readFileSync(join(root, path), "utf8");
	const readme = withName(read("README.md"), name);
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
			...(readme === undefined ? ["README.md has no row for packages/ any more: name the package there by hand."] : []),
			`Test it: npm run vitest -- ${folder}`,
			`Use it: name "@quickening/${name}": "0.1.0" among the dependencies of the package.json that imports it.`,
		],
	};
}

/** README.md with the package among those of packages/, before the command, which stands last. */
function withName(readme: string, name: string): string | undefined {
	const row = /^\| \[`packages\/`\]\(packages\) \| .*`cli`/m;
	if (!row.test(readme)) return undefined;
	return readme.replace(row, (found) => found.replace(/`cli`$/, `\`${name}\`, \`cli\``));
}
