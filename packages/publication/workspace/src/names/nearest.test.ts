import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const papers = ["ctg-simulation", "intrapartum-ctg"];

it.each([
	["ctg-simulaton", "ctg-simulation"],
	["intrapartum", "intrapartum-ctg"],
	["intrapartm-ctg", "intrapartum-ctg"],
])("takes %s for %s", (typed, meant) => {
	expect(nearest(typed, papers)).toBe(meant);
});
it("guesses nothing when nothing is near", () => {
	expect(nearest("sleep", papers)).toBeUndefined();
	expect(nearest("x", [])).toBeUndefined();
});
