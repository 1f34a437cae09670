import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Provenance, ProvenanceDataset } from "@quickening/paper";
import { codeFilesPath } from "@quickening/pipeline/plan";
import type { Release } from "@quickening/release";
import { readIfThere } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** A file on its way into a crate. */
export interface CollectedFile {
	readonly path: string;
	readonly content: Uint8Array;
	readonly description?: string;
}

export interface CollectedFiles {
	readonly files: readonly CollectedFile[];
	/** Results that stay out, and why. */
	readonly withheld: ReadonlyMap<string, string>;
}

/** Files at the root that say at which versions the code runs. */
const rootFiles = ["LICENSE", "package.json", "package-lock.json", "tsconfig.base.json"] as const;

/** Licences that let anyone pass the files on, by the start of their SPDX identifiers. */
const passOn = /^(?:CC0-|CC-BY|PDDL-|ODC-By-|ODbL-|CC-PDDC|MIT$|Apache-2\.0$|BSD-|Unlicense$)/;

/**
 * The files of a paper's crate at their paths: the paper's folder with its results, every source file that its stages
 * reach, the descriptions of its data sets, and, when asked for, the data themselves.
 *
 * Of what is made from data that not everybody may have, only what was released leaves: it is declared an aggregate and has
 * passed disclosure control; everything else in results/ stays out.
 *
 * @throws UserError when the data are asked for and may not be passed on, or are not on this machine.
 */
export function collectFiles(
	root: string,
	provenance: Provenance,
	{ withData, release }: { readonly withData: boolean; readonly release: Pick<Release, "mayLeave"> },
): CollectedFiles {
	const { slug } = provenance.paper;
	const folder = `papers/${slug}`;
	const withheld = new Map<string, string>();
	for (const { outputs, tier, name } of Object.values(provenance.stages)) {
		for (const { path } of outputs) {
			if (release.mayLeave(path.slice(folder.length + 1))) continue;
			withheld.set(path, `Left out: ${name} makes it from ${tier} data, of which only released aggregates leave.`);
		}
	}
	const paths = new Set<string>();
	for (const path of listFolder(root, folder)) {
		const below = path.slice(folder.length + 1);
		if (isOfPaper(below) && release.mayLeave(below)) paths.add(path);
	}
	for (const { files, script } of Object.values(provenance.stages)) {
		for (const path of [...files, script]) {
			paths.add(path);
			const owner = /^packages\/[^/]+\/[^/]+\//.exec(path)?.[0];
			if (owner && existsSync(join(root, owner, "package.json"))) paths.add(`${owner}package.json`);
		}
	}
	for (const path of rootFiles) if (existsSync(join(root, path))) paths.add(path);
	for (const dataset of Object.values(provenance.datasets)) {
		for (const name of ["dataset.json", "README.md", "raw.dvc"]) {
			const path = `data/${dataset.slug}/${name}`;
			if (existsSync(join(root, path))) paths.add(path);
		}
	}
	const files = [...paths].sort().map((path): CollectedFile => ({ path, content: readCode(root, path) }));
	const reached = codeFilesPath(root, slug);
	if (existsSync(reached)) files.push({ path: `${folder}/code-files.json`, content: readFileSync(reached) });
	if (withData) {
		for (const dataset of Object.values(provenance.datasets)) files.push(...dataFiles(root, dataset));
	}
	return { files, withheld };
}

/** Whether a file of the paper's folder belongs into the crate: not what names this machine, nor what was left by a program. */
function isOfPaper(path: string): boolean {
	return !/^results\/(?:reproduction\.json|review\/)|^node_modules\/|(?:^|\/)\.[^/]+$|\.part$|-changed\./.test(path);
}

function listFolder(root: string, folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory()) return entry.name === "node_modules" ? [] : listFolder(root, path);
			return entry.isFile() ? [path] : [];
		});
}

function readCode(root: string, path: string): Uint8Array {
	const content = readIfThere(join(root, path));
	if (content) return content;
	throw new UserError(`${path} is missing, and the paper's stages reach it`, {
		whatToDo: "Run `quickening sync`, which says what became of it.",
	});
}

function dataFiles(
	root: string,
	{ slug, title, tier, licence, licenceConfirmed, files }: ProvenanceDataset,
): CollectedFile[] {
	const refuse = (why: string) =>
		new UserError(`the files of data set ${slug} (${title}) may not go into a crate: ${why}`, {
			whatToDo: "Leave --with-data out: the crate then says where the files are, with their sha256.",
		});
	if (tier !== "open") throw refuse(`its access is ${tier}`);
	if (!licenceConfirmed) throw refuse(`nobody has confirmed its licence, ${licence}`);
	if (!passOn.test(licence)) throw refuse(`its licence, ${licence}, is not known to let others pass it on`);
	return files.map(({ path, bytes }) => {
		const found = join(root, path);
		if (!existsSync(found) || lstatSync(found).size !== bytes) {
			throw new UserError(`${path} is not on this machine, or is not as dataset.json has it`, {
				whatToDo: `Get the data with \`quickening data get ${slug}\`.`,
			});
		}
		return { path, content: readFileSync(found), description: title };
	});
}
