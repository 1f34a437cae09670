import { expect, it } from "vitest";
import { nearestNames } from "./nearest-names.ts";

it.each([
	["auc.primry", ["auc.primary", "auc.lowest", "n.primary"], ["auc.primary"]],
	["beat.mean", ["beat.meen", "beat.men", "beat.sum"], ["beat.meen", "beat.men"]],
	["x", ["abcdef"], []],
	["cat", ["bat", "hat", "rat", "mat"], ["bat", "hat", "mat"]],
	["", [], []],
])("takes %j, among %j, for %j", (typed, names, near) => {
	expect(nearestNames(typed, names)).toEqual(near);
});
