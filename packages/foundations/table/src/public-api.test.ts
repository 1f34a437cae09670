import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"MOST_HIDDEN",
		"cellRules",
		"columnTitle",
		"columnTypes",
		"defineColumns",
		"desc",
		"escaped",
		"examineTable",
		"likelyUnit",
		"op",
		"otherUnits",
		"parseCell",
		"readRaw",
		"shownCount",
	]);
});
