import { expect, it } from "vitest";
import { numberParts } from "./number-parts.ts";

it("numbers parts in the order in which the text sets and first cites them, and those that it leaves out after them", () => {
	const manuscript =
		'#fig("b")\n// #fig("a") and @z\n#tab("t")\nAs @y says #cite(<x>), and @y again; see @fig-b.\n#fig("a")';
	const numbers = numberParts(manuscript, {
		figures: ["a", "b", "c"],
		tables: ["s", "t"],
		citations: ["x", "y", "z"],
	});
	expect(["a", "b", "c"].map(numbers.figure)).toEqual([2, 1, 3]);
	expect(["s", "t"].map(numbers.table)).toEqual([2, 1]);
	expect(["x", "y", "z"].map(numbers.reference)).toEqual([2, 1, undefined]);
});
