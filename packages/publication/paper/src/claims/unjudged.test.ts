import { expect, it } from "vitest";
import type { Claim } from "./claim.ts";
import { unjudgedClaims, unjudgedSummary } from "./unjudged.ts";

const claims: readonly Claim[] = [
	{
		id: "a",
		sentence: "The AUC was {value}.",
		value: "auc",
		published: { value: 0.71, source: "", where: "", margin: 0.1 },
		robust: { values: ["auc"], criterion: { kind: "above", bound: 0 } },
	},
	{ id: "b", sentence: "{value} births.", value: "count" },
];
const auc = { value: 0.71, unit: "", digits: 2, n: 9, method: "m", stage: "s" };

it("counts no agreement in any word, and says of each claim why", () => {
	expect(unjudgedSummary(claims, "waiting")).toEqual({
		rebuilt: { agree: 0, of: 2, waiting: 2 },
		reproduced: { agree: 0, of: 1, waiting: 1, inconclusive: 0 },
		robust: { agree: 0, of: 1, waiting: 1 },
		replicated: { agree: 0, of: 0 },
	});
	expect(unjudgedSummary(claims, "not rebuilt").rebuilt).toEqual({ agree: 0, of: 2, notReviewed: 2 });
});

it("shows the committed value, and judges it in no word, though the published number is the same", () => {
	expect(unjudgedClaims(claims, { auc }, "waiting")).toEqual([
		{
			...{ id: "a", sentence: "The AUC was {value}.", sentenceText: "The AUC was 0.71.", valueId: "auc", value: auc },
			rebuilt: { state: "waiting" },
		},
	]);
});
