import type { ProvenanceTier } from "./provenance.ts";

const strictness: readonly ProvenanceTier[] = ["open", "registered", "restricted", "unknown"];

/**
 * The tier of what is made from several things: the strictest of theirs. Nothing from outside (a simulation) is open;
 * what nobody has described is unknown, which is kept as strictly as restricted data.
 */
export function strictestTier(tiers: Iterable<ProvenanceTier>): ProvenanceTier {
	let strictest = 0;
	for (const tier of tiers) strictest = Math.max(strictest, strictness.indexOf(tier));
	return strictness[strictest]!;
}
