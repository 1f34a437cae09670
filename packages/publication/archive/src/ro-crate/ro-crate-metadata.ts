import { addAgents, addContributions } from "./agents.ts";
import { addClaims } from "./claims.ts";
import type { CrateFacts } from "./crate-facts.ts";
import { addFiles } from "./files.ts";
import { type CrateEntity, type CrateGraph, crateGraph, localId, references } from "./graph.ts";
import { addMachine, addRuns } from "./runs.ts";
import { addWorkflow } from "./workflow.ts";

/** The content of ro-crate-metadata.json. */
export interface RoCrateMetadata {
	readonly "@context": readonly [string, Readonly<Record<string, string>>];
	readonly "@graph": readonly CrateEntity[];
}

const RO_CRATE = "https://w3id.org/ro/crate/1.1";
const terms = "https://w3id.org/ro/terms/workflow-run#";

/** The profiles that a crate keeps to; a Provenance Run Crate 0.5 is an RO-Crate 1.1. */
const profiles = [
	["https://w3id.org/ro/wfrun/process/0.5", "Process Run Crate", "0.5"],
	["https://w3id.org/ro/wfrun/workflow/0.5", "Workflow Run Crate", "0.5"],
	["https://w3id.org/ro/wfrun/provenance/0.5", "Provenance Run Crate", "0.5"],
	["https://w3id.org/workflowhub/workflow-ro-crate/1.0", "Workflow RO-Crate", "1.0"],
] as const;

/** Terms that the context of RO-Crate 1.1 lacks, written out so that a reader needs no second context from the web. */
const extraTerms: Readonly<Record<string, string>> = {
	ParameterConnection: `${terms}ParameterConnection`,
	connection: `${terms}connection`,
	environment: `${terms}environment`,
	sourceParameter: `${terms}sourceParameter`,
	targetParameter: `${terms}targetParameter`,
	sha256: "http://schema.org/sha256",
};

/**
 * Describes a paper with its code, runs and results as an RO-Crate of the Provenance Run Crate profile.
 *
 * @param facts - The provenance, the files that the crate holds, the judged claims.
 * @returns Metadata in the same order and with the same bytes for the same facts; no time of day is in it.
 *
 * Source: RO-Crate 1.1, doi:10.5281/zenodo.4541002; Workflow Run RO-Crate 0.5, Leo et al. 2024, PLoS ONE 19:e0309210,
 * doi:10.1371/journal.pone.0309210.
 * Agrees with: roc-validator 0.13.0, profile provenance-run-crate-0.5 and all it inherits, at RECOMMENDED
 * (tests/peers/ro-crate).
 */
export function roCrateMetadata(facts: CrateFacts): RoCrateMetadata {
	const { provenance, description, keywords, licence, publisher, asIs } = facts;
	const { paper } = provenance;
	const graph = crateGraph();
	graph.add({
		"@id": "ro-crate-metadata.json",
		"@type": "CreativeWork",
		about: { "@id": "./" },
		conformsTo: [{ "@id": RO_CRATE }, { "@id": profiles[3][0] }],
	});
	for (const [id, name, version] of profiles) graph.add({ "@id": id, "@type": "CreativeWork", name, version });
	const licenceId = graph.add({
		"@id": `https://spdx.org/licenses/${licence}`,
		"@type": "CreativeWork",
		name: licence,
		description: "Licence of the code and the results; each data set has its own.",
		url: `https://spdx.org/licenses/${licence}`,
	});

	// The root stands first, and is filled in when all else is known.
	const rest: CrateGraph = crateGraph();
	const authors = addAgents(rest, facts);
	const contributions = addContributions(rest, facts, authors);
	const { places, parts } = addFiles(rest, facts);
	const workflow = addWorkflow(rest, facts, places);
	const actions = addRuns(rest, facts, workflow, authors);
	const { claims, values } = addClaims(rest, facts, authors, places);
	const machine = addMachine(rest, facts);
	const cited = Object.values(provenance.datasets).flatMap(({ address }) => (address === undefined ? [] : [address]));
	graph.add({
		"@id": "./",
		"@type": "Dataset",
		name: paper.title,
		description: asIs === undefined ? description : `${description} ${asIs}`,
		datePublished: paper.date,
		version: paper.version,
		license: { "@id": licenceId },
		author: references(authors),
		contributor: references(contributions),
		publisher: { "@id": localId("organisation", publisher.name) },
		keywords: keywords.join(", "),
		identifier: `${paper.slug}-${paper.version}`,
		conformsTo: references(profiles.map(([id]) => id)),
		mainEntity: { "@id": workflow.workflow },
		hasPart: references([workflow.workflow, ...parts]),
		mentions: references([...actions, ...claims, ...machine]),
		variableMeasured: references(values),
		citation: references(cited),
	});
	return { "@context": [`${RO_CRATE}/context`, extraTerms], "@graph": [...graph.entities(), ...rest.entities()] };
}
