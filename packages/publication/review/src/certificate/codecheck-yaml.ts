import { print } from "@quickening/pipeline/tolerance";
import { Document } from "yaml";
import { bundlePath } from "../bundle-path.ts";
import type { Review } from "../review-report.ts";
import { verdictSentence } from "../words.ts";

/**
 * The codecheck.yml of a review, after CODECHECK's configuration file specification 2.0 (2026): every rebuilt file with
 * what it is in the paper, the paper, who checked, and a summary.
 *
 * What only CODECHECK's register and a publisher can give (the number of the certificate, the address of the published
 * report, the reference of the paper) is not made up: a comment says what is to be added.
 */
export function codecheckYaml(review: Review): string {
	const { outputs, title, authors, checked, commit } = review;
	const document = new Document({
		version: "https://codecheck.org.uk/spec/config/2.0/",
		manifest: outputs
			.filter(({ staysHere }) => !staysHere)
			.map(({ path, what, state, within }) => ({
				file: bundlePath(path),
				comment: `${what} (${state === "identical" ? "identical to the committed file" : state}${within === undefined ? "" : `, largest difference ${print(Math.abs(within.largest.difference))}`})`,
			})),
		paper: {
			title,
			authors: authors.map(({ name, orcid }) => ({ name, ...(orcid && { ORCID: orcid }) })),
		},
		...(checked.by && {
			codechecker: [{ name: checked.by.name, ...(checked.by.orcid && { ORCID: checked.by.orcid }) }],
		}),
		summary: `${verdictSentence(review)}. Rebuilt by quickening review at commit ${commit.id}.\n`,
		check_time: checked.date,
	});
	const missing = [
		"paper.reference: address of the paper, a DOI if there is one",
		...(authors.every(({ orcid }) => orcid) ? [] : ["paper.authors: the ORCID of each"]),
		...(checked.by ? [] : ["codechecker: name and ORCID of who checked (quickening review --checker)"]),
		"report: address of the published certificate",
		"certificate: its number, as the CODECHECK register gives it",
	];
	document.comment = ["", " Before it is registered with CODECHECK, add:", ...missing.map((line) => `   ${line}`)].join(
		"\n",
	);
	return `%YAML 1.2\n---\n${document.toString({ lineWidth: 0 })}`;
}
