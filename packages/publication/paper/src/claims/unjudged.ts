import { formatValue } from "../values/format-value.ts";
import type { Values } from "../values/value.ts";
import type { Claim } from "./claim.ts";
import type { JudgedClaim } from "./judge-claims.ts";
import type { ReproductionSummary } from "./reproduction.ts";

/** Why nothing was judged: what it needs is not here, or no rebuild came to its end. */
export type Unjudged = "waiting" | "not rebuilt";

/** The counts of claims of which nothing was rebuilt: none agrees in any word, and each is said not to have been looked at. */
export function unjudgedSummary(claims: readonly Claim[], why: Unjudged): ReproductionSummary {
	const none = (of: number) => ({
		agree: 0,
		of,
		...(of > 0 && (why === "waiting" ? { waiting: of } : { notReviewed: of })),
	});
	const count = (word: "published" | "robust" | "replicated") => none(claims.filter((claim) => claim[word]).length);
	return {
		rebuilt: none(claims.length),
		reproduced: { ...count("published"), inconclusive: 0 },
		robust: count("robust"),
		replicated: count("replicated"),
	};
}

/**
 * The claims with their committed values, judged in no word, where nothing was rebuilt; a claim that is ahead of the committed
 * values is left out.
 */
export function unjudgedClaims(claims: readonly Claim[], committed: Values, why: Unjudged): JudgedClaim[] {
	return claims.flatMap(({ id, sentence, value: valueId }) => {
		if (!Object.hasOwn(committed, valueId)) return [];
		const value = committed[valueId]!;
		const sentenceText = sentence.replaceAll("{value}", () => formatValue(value, { withInterval: true }));
		return [{ id, sentence, sentenceText, valueId, value, rebuilt: { state: why } }];
	});
}
