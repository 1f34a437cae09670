import { authorName, type PaperDefinition } from "@quickening/paper";
import { linkAddress, markdownText } from "@quickening/workspace/markup";
import { stringify } from "yaml";
import type { CrateFacts } from "./ro-crate/crate-facts.ts";

/** CITATION.cff of a paper's crate. */
export function citationCff({ title, authors, version, date, keywords }: PaperDefinition, licence: string): string {
	// An entity of the format has no affiliation.
	const people = authors.map(({ name, family, given, affiliation, orcid }) =>
		name !== undefined
			? { name }
			: {
					"family-names": family,
					...(given && { "given-names": given }),
					...(affiliation && { affiliation }),
					...(orcid && { orcid: `https://orcid.org/${orcid}` }),
				},
	);
	return stringify({
		"cff-version": "1.2.0",
		message: "If you use these results, please cite them as below.",
		type: "dataset",
		title,
		authors: people,
		version,
		"date-released": date,
		license: licence,
		keywords: [...keywords],
	});
}

/** README.md of a paper's crate: what it is, how to read, check, rebuild and cite it. */
export function crateReadme(definition: PaperDefinition, facts: CrateFacts, command: string): string {
	const { provenance, licence, asIs, withheld, files } = facts;
	const { slug, title, version, date } = provenance.paper;
	const names = definition.authors.map(authorName).join(", ");
	const datasets = Object.values(provenance.datasets);
	const hasData = files.some(({ path }) => /^data\/[^/]+\/raw\//.test(path));
	const lines = [
		`# ${markdownText(title)}`,
		"",
		`${markdownText(names)}. Version ${version}, ${date}.`,
		"",
		...(asIs === undefined ? [] : [`**${asIs}**`, ""]),
		...(definition.synthetic ? ["Synthetic data: no real person stands behind any number.", ""] : []),
		"This folder is an RO-Crate: the paper, its results, the code that made them, and the provenance of each number",
		"down to the bytes. Open `ro-crate-preview.html` in a browser; it needs no network.",
		"",
		"| file | what it is |",
		"|---|---|",
		"| `ro-crate-metadata.json` | all of it for programs (RO-Crate 1.1, Provenance Run Crate 0.5) |",
		"| `provenance.json`, `prov.json` | how each result was made, plainly and as W3C PROV-JSON |",
		"| `sbom.cdx.json` | what software the stages reach, with licences and hashes: a bill of materials in CycloneDX 1.6 |",
		`| \`papers/${slug}/results/\` | values, figures, tables, manuscript |`,
		`| \`papers/${slug}/dvc.yaml\`, \`dvc.lock\`, \`params.yaml\` | stages, the hashes of all they read and wrote, parameters |`,
		"| `packages/` | the source files that the stages reach |",
		...(datasets.length > 0 ? ["| `data/` | what the data sets are, where their files are, and their sha256 |"] : []),
		"",
		"## Data",
		"",
		...(datasets.length === 0 ? ["None from outside: the first stage makes its own from a seed."] : []),
		...datasets.map(
			({ title: name, citation, licence: of, licenceNote, tier, address }) =>
				`- ${markdownText(name)}. ${markdownText(citation)}${linkAddress(address ?? "") ? ` ${linkAddress(address ?? "")}` : ""} Licence: ${markdownText(of)}.${licenceNote ? ` ${markdownText(licenceNote)}` : ""} Access: ${tier}.`,
		),
		...(datasets.length === 0
			? []
			: [
					"",
					hasData
						? "Their files are in this crate."
						: "Their files are not in this crate; the metadata has the address and sha256 of each.",
				]),
		...(withheld.size === 0
			? []
			: [
					"",
					`${withheld.size} files that are made from data with restricted access were left out; the metadata names them.`,
				]),
		"",
		"## Rebuild",
		"",
		`In a clone of the repository${provenance.commit ? ` at commit ${provenance.commit}` : ""}, with Node 18 or later and Python 3:`,
		"",
		"```sh",
		command,
		"```",
		"",
		"## Licence and citation",
		"",
		`Code and results: ${licence} (LICENSE). Each data set has its own. How to cite: CITATION.cff.`,
		"",
	];
	return lines.join("\n");
}
