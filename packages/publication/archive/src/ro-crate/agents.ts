import { linkAddress } from "@quickening/workspace/markup";
import type { CrateFacts } from "./crate-facts.ts";
import { type CrateGraph, localId, references } from "./graph.ts";

/** Adds authors, where they work and what they did, and the publisher; gives the authors' ids in order. */
export function addAgents(graph: CrateGraph, { provenance, publisher }: CrateFacts): string[] {
	const publisherId = localId("organisation", publisher.name);
	graph.add({ "@id": publisherId, "@type": "Organization", name: publisher.name, url: publisher.url });
	return provenance.paper.authors.map((author, i) => {
		const affiliation = author.affiliation;
		const organisation = affiliation === undefined ? undefined : localId("organisation", affiliation);
		if (organisation !== undefined) {
			graph.add({
				"@id": organisation,
				"@type": "Organization",
				name: affiliation,
				url: linkAddress(author.affiliationUrl ?? ""),
			});
		}
		if (author.family === undefined) {
			return graph.add({
				"@id": localId("organisation", author.name),
				"@type": "Organization",
				name: author.name,
				url: publisher.url,
				parentOrganization: organisation && { "@id": organisation },
			});
		}
		return graph.add({
			"@id": author.orcid ? `https://orcid.org/${author.orcid}` : localId("author", String(i + 1)),
			"@type": "Person",
			name: author.name,
			familyName: author.family,
			givenName: author.given,
			affiliation: organisation && { "@id": organisation },
		});
	});
}

/** Adds what each author did, in CRediT's words, as roles; gives their ids. */
export function addContributions(graph: CrateGraph, { provenance }: CrateFacts, authors: readonly string[]): string[] {
	return provenance.paper.authors.flatMap(({ roles }, i) =>
		roles.map((role) =>
			graph.add({
				"@id": localId("contribution", String(i + 1), role),
				"@type": "Role",
				roleName: role,
				description: "Contributor role of the CRediT taxonomy (ANSI/NISO Z39.104-2022)",
				contributor: references([authors[i]!]),
			}),
		),
	);
}
