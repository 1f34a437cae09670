import { expect, it } from "vitest";
import * as api from "./index.ts";
import * as node from "./node/index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"ItemError",
		"inProcess",
		"isItemError",
		"mapItems",
		"moved",
		"settleItems",
	]);
	expect(Object.keys(node).sort()).toEqual(["answerItems", "codeHash", "keptResults", "onThreads"]);
});
