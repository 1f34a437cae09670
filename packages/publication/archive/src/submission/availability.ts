import { join } from "node:path";
import type { Dataset } from "@quickening/datasets";
import type { Availability, PaperDefinition } from "@quickening/paper";
import { readJsonIfThere } from "@quickening/workspace";
import { remoteAddress } from "@quickening/workspace/git";
import { isEmpty } from "./empty.ts";

/**
 * The web address of the repository: what paper.ts says, else git's remote "origin", else package.json. Undefined where none of
 * them names one; it is never made up.
 */
export function repositoryAddress(root: string, { submission }: PaperDefinition): string | undefined {
	if (!isEmpty(submission?.repository)) return submission!.repository;
	const manifest = readJsonIfThere<{ repository?: string | { url?: string } }>(join(root, "package.json"));
	const named = typeof manifest?.repository === "string" ? manifest.repository : manifest?.repository?.url;
	return [remoteAddress(root), named].map(webAddress).find((address) => address !== undefined);
}

/** git@host:owner/name.git and git+https://... as pages of the web; undefined for a path on a machine, or with a password. */
export function webAddress(remote: string | undefined): string | undefined {
	const found =
		/^(?:git\+)?(?:https?:\/\/|ssh:\/\/git@|git:\/\/|git@)([\w.-]+\.[a-z]+)(?::\d+)?[:/](.+?)(?:\.git)?\/?$/i.exec(
			remote?.trim() ?? "",
		);
	return found === null || /[@\s]/.test(found[2]!) ? undefined : `https://${found[1]}/${found[2]}`;
}

/** Where data and code are, each data set apart: what it is, its licence, who may have it, and what a reader must do. */
export function availabilityOf(
	{ slug, synthetic }: PaperDefinition,
	datasets: readonly Dataset[],
	{ repository, commit }: { readonly repository: string; readonly commit: string },
): Availability {
	const own = synthetic ? ["Synthetic data are made by the code, from seeds in params.yaml."] : [];
	return {
		data: [...own, ...datasets.map(datasetSentence)].join(" ") || "No data stand behind this paper.",
		code: `All code is at ${repository}, commit ${commit}, in papers/${slug}; “quickening reproduce ${slug}” rebuilds every number, figure and table from the data and compares them with these.`,
	};
}

function datasetSentence(dataset: Dataset): string {
	const { slug, title, citation, doi, licence, tier, access, files } = dataset;
	const source = `${plain(title)}: ${plain(citation)}${doi === null ? "" : ` (https://doi.org/${doi})`}.`;
	const terms = licence.spdx === "NONE" ? "The source names no licence" : `Licence: ${licence.spdx}`;
	const doubt = licence.confirmed ? "" : ", as far as could be confirmed";
	const note = licence.note === "" ? "" : ` ${plain(licence.note)}.`;
	const getting = files.every(({ url }) => url !== null)
		? `Its files are public; their addresses and sha256 are in data/${slug}/dataset.json, and “quickening data get ${slug}” fetches them`
		: access === undefined
			? `Its files have no public address; their sha256 are in data/${slug}/dataset.json`
			: `Held by ${plain(access.holder)}${access.address === undefined ? "" : ` (${access.address})`}. To ask for it: ${plain(access.how)}`;
	return `${source} ${terms}${doubt}.${note} Access: ${tier}. ${getting}.`;
}

/** Without the full stop that ends it, since one follows. */
function plain(text: string): string {
	return text.trim().replace(/\.$/, "");
}
