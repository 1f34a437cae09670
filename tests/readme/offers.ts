/*
 * The list of all that a package offers, at the end of its README, written from its indexes and doc comments:
 * `node tests/readme/offers.ts --write`. A test compares; nobody edits the list.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const BEGIN = "<!-- offers: written by tests/readme/offers.ts -->";
const END = "<!-- /offers -->";

/** Folders of all packages, below the root, and of the template that new ones begin as. */
export function packageFolders(): readonly string[] {
	const packages = readdirSync(join(root, "packages"))
		.flatMap((wing) => readdirSync(join(root, "packages", wing)).map((name) => `packages/${wing}/${name}`))
		.filter((folder) => existsSync(join(root, folder, "package.json")));
	return [...packages.sort(), "packages/publication/cli/templates/package"];
}

/** README.md of a package as it stands, and as it is with the list written anew. */
export function readme(folder: string): { readonly path: string; readonly before: string; readonly after: string } {
	const path = join(root, folder, "README.md");
	const before = readFileSync(path, "utf8");
	const at = before.indexOf(BEGIN);
	const own = at < 0 ? `${before.trimEnd()}\n\n## All that it offers\n\n` : before.slice(0, at);
	return { path, before, after: `${own}${BEGIN}\n${tables(folder)}${END}\n` };
}

/** A table a door. Types are left out: an editor shows them where they are used. */
function tables(folder: string): string {
	const { name, exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
		name: string;
		exports: Record<string, { "@quickening/source": string } | string>;
	};
	const doors = Object.entries(exports).filter(([, to]) => typeof to !== "string") as [
		string,
		{ "@quickening/source": string },
	][];
	return doors
		.map(([door, { "@quickening/source": index }]) => {
			const rows = offered(join(root, folder, index)).map(
				({ name, sentence, dois }) =>
					`| \`${name}\` | ${cell(sentence)} | ${dois.map((doi) => `doi:${doi}`).join(", ")} |\n`,
			);
			const heading = `\`${door === "." ? name : name + door.slice(1)}\``;
			return `\n${heading}\n\n| name | what it is | source |\n|---|---|---|\n${rows.join("")}`;
		})
		.join("");
}

interface Offer {
	readonly name: string;
	/** The first sentence of its doc comment. */
	readonly sentence: string;
	readonly dois: readonly string[];
}

/** The values that an index exports, in its order, followed through indexes behind it. */
function offered(index: string): Offer[] {
	const text = readFileSync(index, "utf8");
	return [...text.matchAll(/^export (type )?\{([^}]*)\} from "([^"]+)";/gm)].flatMap(([, isType, names, from]) => {
		if (isType !== undefined || !from!.startsWith(".")) return [];
		const source = readFileSync(join(dirname(index), from!), "utf8");
		return names!
			.split(",")
			.map((name) => name.trim())
			.filter((name) => name !== "" && !name.startsWith("type "))
			.map((name) => describe(name.split(" as ").at(-1)!, docOf(source, name.split(" as ")[0]!)));
	});
}

function docOf(source: string, name: string): string {
	const declared = new RegExp(
		`^export (?:async )?(?:function\\*?|const|class) ${name.replaceAll("$", "\\$")}\\b`,
		"m",
	).exec(source);
	if (declared === null) return "";
	const before = source.slice(0, declared.index).trimEnd();
	if (!before.endsWith("*/")) return "";
	return before
		.slice(before.lastIndexOf("/**") + 3, -2)
		.replaceAll(/^[ \t]*\* ?/gm, "")
		.trim();
}

function describe(name: string, doc: string): Offer {
	const text = (doc.split(/^\s*@|\n\s*\n/m)[0] ?? "")
		.replaceAll(/\s+/g, " ")
		.replaceAll(/\{@link (\w+)\}/g, "`$1`")
		.trim();
	// A full stop within a number, a name of a file or "e.g." ends no sentence.
	const sentence = /^.*?[.:](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
	return {
		name,
		sentence,
		dois: [...new Set([...doc.matchAll(/doi:(10\.\S+?)(?=[,;:.)]*(?:\s|$))/g)].map(([, doi]) => doi!))],
	};
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/:$/, ".");

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes("--write")) {
	for (const folder of packageFolders()) {
		const { path, before, after } = readme(folder);
		if (before !== after) writeFileSync(path, after);
	}
}
