import type { CellDetail, Chain, MarkDetail, Provenance } from "@quickening/paper";

// Pages load no code of publication, so that a browser gets the drawer alone: the types are its own, the chain is read off here.
export type { Chain, Provenance, ProvenanceStage } from "@quickening/paper";

/** One cell of a table or one mark of a figure. */
export type Detail = CellDetail | MarkDetail;

/** The provenance of one result, from a paper's whole provenance. */
export function chainOf(provenance: Provenance, key: string): Chain {
	const result = provenance.results[key];
	if (!result) throw new Error(`chainOf: key must name a result; got ${key}`);
	return {
		paper: provenance.paper,
		result,
		...(provenance.commit && { commit: provenance.commit }),
		stages: result.stages.flatMap((name) => provenance.stages[name] ?? []),
		datasets: result.datasets.flatMap((slug) => provenance.datasets[slug] ?? []),
		...(provenance.environment && { environment: provenance.environment }),
	};
}
