import { numberParts } from "@quickening/manuscript/numbers";
import { expect, it } from "vitest";
import { describeOutput, partOf } from "./describe-output.ts";

const numbers = numberParts('#fig("b")\n#tab("t")\n#fig("a")', {
	figures: ["a", "b", "c"],
	tables: ["t"],
	citations: [],
});

it.each([
	["results/figures/a.csv", "figure-a", "Figure 2, rows drawn"],
	["results/figures/a.vl.json", "figure-a", "Figure 2, specification"],
	["results/tables/t.html", "table-t", "Table 1, as HTML"],
	["results/values.json", "values", "All values that the text prints"],
	["results/values/mean.json", "mean", "Values of stage mean"],
	["results/mean/rows.json", "mean", "Data made by stage mean"],
	["results/study.pdf", "manuscript", "The manuscript"],
	["results/study-preprint.pdf", "manuscript", "The manuscript, layout preprint"],
	["results/study.docx", "manuscript", "The manuscript for Word"],
	["results/study.xml", "manuscript", "The manuscript as JATS XML"],
])("%s is told in words", (path, stage, words) => {
	expect(describeOutput(path, stage, "study", numbers)).toBe(words);
});

it("takes a file for no part of a figure that lies elsewhere", () => {
	expect(partOf("results/mean/figures.json")).toBeUndefined();
});
