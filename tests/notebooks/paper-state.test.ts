import { judgeClaims, type Reproduction, unjudgedClaims, unjudgedSummary } from "@quickening/paper";
import { expect, it } from "vitest";
import { claimsTable } from "../../notebooks/src/components/claims.ts";
import { stateMarks } from "../../notebooks/src/components/paper-state.ts";
import type { PaperOnDisk } from "../../notebooks/src/sources/paper.ts";

const auc = { value: 0.71, unit: "", digits: 2, n: 9, method: "m", stage: "s" };
const claims = [
	{
		...{ id: "a", sentence: "The AUC was {value}.", value: "auc" },
		published: { value: 0.72, source: "Somebody 2020", where: "table 2", margin: 0.1 },
	},
];
const paper = (state?: Reproduction["state"]) =>
	({
		definition: { claims, synthetic: false },
		release: {},
		values: { auc },
		...(state && { reproduction: { state, summary: unjudgedSummary(claims, "waiting"), waiting: [] } }),
	}) as unknown as PaperOnDisk;
const words = (state?: Reproduction["state"]) => stateMarks(paper(state)).map(({ text }) => text);

it("counts no agreement of a paper that waits, failed or was not rebuilt here, though its committed numbers agree", () => {
	expect(judgeClaims(claims, { auc }, { auc })[0]!.reproduced!.state).toBe("reproduced");
	expect(words("waiting")).toEqual(["waiting for data, nothing rebuilt"]);
	expect(words("failed")).toEqual(["rebuild failed, 1 claim not judged"]);
	expect(words()).toEqual(["not rebuilt here yet"]);
	expect(stateMarks(paper("waiting")).every(({ fraction }) => fraction === undefined)).toBe(true);
});

it("shows the published number of a claim that was not judged, and no judgement in any word", () => {
	const { markup } = claimsTable(unjudgedClaims(claims, { auc }, "waiting"), { auc }, claims);
	expect(markup).toContain("Somebody 2020");
	expect(markup).toContain("<b>waiting</b>");
	expect(markup).not.toMatch(/✓|<b>(?:rebuilt|reproduced)/);
});
