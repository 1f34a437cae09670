import { join } from "node:path";
import { type PaperDefinition, type ProvenanceTier, type Source, strictestTier } from "@quickening/paper";
import { readTextIfThere } from "@quickening/workspace";

/** Where the rows that a stage reads may go: the strictest tier of the data behind them. */
export type TierOf = (from: Source) => ProvenanceTier;

const tiers: readonly ProvenanceTier[] = ["open", "registered", "restricted"];

/** Whether rows of this tier stay on the machine. What nobody has described is kept as strictly as restricted data. */
export function staysHere(tier: ProvenanceTier): boolean {
	return tier !== "open";
}

/** The access of a data set, as its dataset.json has it; "unknown" where that cannot be read. */
export function datasetTier(root: string, dataset: string): ProvenanceTier {
	const text = readTextIfThere(join(root, "data", dataset, "dataset.json"));
	try {
		const tier = (JSON.parse(text ?? "null") as { tier?: unknown } | null)?.tier;
		return tiers.find((each) => each === tier) ?? "unknown";
	} catch (error) {
		// What is wrong with the file is told by checkDatasets.
		if (!(error instanceof SyntaxError)) throw error;
		return "unknown";
	}
}

/**
 * The tier of everything that a paper's stages read, along the graph: of raw data that of its data set, of an output the
 * strictest of what its stage reads. An output that its stage releases is an aggregate that has passed disclosure control, and
 * open.
 */
export function sourceTiers(root: string, { stages }: Pick<PaperDefinition, "stages">): TierOf {
	const datasets = new Map<string, ProvenanceTier>();
	const ofDataset = (slug: string) => {
		const known = datasets.get(slug) ?? datasetTier(root, slug);
		datasets.set(slug, known);
		return known;
	};
	const ofStages = new Map<string, ProvenanceTier>();
	const tierOf: TierOf = (from) => {
		if (from.kind === "file") return "open";
		if (from.kind === "raw") return ofDataset(from.dataset);
		return stages[from.stage]?.release?.outputs?.[from.name] === undefined ? ofStage(from.stage) : "open";
	};
	const ofStage = (name: string): ProvenanceTier => {
		const known = ofStages.get(name);
		if (known !== undefined) return known;
		// A circle adds nothing of its own; it is told by checkPipeline.
		ofStages.set(name, "open");
		const tier = strictestTier(Object.values(stages[name]?.inputs ?? {}).map(tierOf));
		ofStages.set(name, tier);
		return tier;
	};
	return tierOf;
}
