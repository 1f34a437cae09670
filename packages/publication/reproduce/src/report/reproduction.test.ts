import type { JudgedClaim, Reproduction } from "@quickening/paper";
import { expect, it } from "vitest";
import { summarise } from "./reproduction.ts";
import { resultLines } from "./result-lines.ts";

const value = (number: number) => ({ value: number, unit: "", digits: 2, n: 9, method: "m", stage: "s" });
const claim = (rest: Partial<JudgedClaim>): JudgedClaim => ({
	id: "a",
	sentence: "{value}",
	sentenceText: "0.71",
	valueId: "auc.primary",
	value: value(0.714),
	rebuilt: { state: "rebuilt" },
	...rest,
});
const check = (agree: number, of: number) => ({ agree, of, values: [] });
const reproduced = (state: "reproduced" | "inconclusive" | "not reproduced") => ({
	state,
	published: 1,
	difference: 0,
	margin: 0,
	source: "",
	where: "",
	reason: "",
});

it("counts each word apart, a new claim in none of the rebuilt, a half robust one as not robust", () => {
	expect(
		summarise([
			claim({ reproduced: reproduced("reproduced"), robust: check(3, 3) }),
			claim({ rebuilt: { state: "new" }, reproduced: reproduced("inconclusive"), robust: check(2, 3) }),
			claim({ rebuilt: { state: "differs" }, reproduced: reproduced("not reproduced"), replicated: check(1, 1) }),
		]),
	).toEqual({
		rebuilt: { agree: 1, of: 2 },
		reproduced: { agree: 1, of: 3, inconclusive: 1 },
		robust: { agree: 1, of: 2 },
		replicated: { agree: 1, of: 1 },
	});
});

it("writes the lines for a commit message as numbers are printed, full where they print alike, and figures by their rows", () => {
	const output = (path: string, kind: string, differences: string[] = []) => ({
		path,
		kind,
		state: "differs",
		rebuiltSha256: "",
		differences,
	});
	const reproduction = {
		paper: "tiny",
		claims: [claim({ rebuilt: { state: "differs", committed: value(0.702) } })],
		outputs: [
			output("papers/tiny/results/values.json", "values", [
				"auc.primary: 0.702 -> 0.714",
				"auc.primary, n: 9 -> 10",
				"brier: 0.1 -> 0.2",
			]),
			output("papers/tiny/results/figures/roc.csv", "figure"),
			output("papers/tiny/results/figures/roc.svg", "figure"),
			output("papers/tiny/results/tables/who.csv", "table"),
		],
	} as unknown as Reproduction;
	expect(resultLines(reproduction)).toEqual([
		"Results: tiny auc.primary 0.70 -> 0.71",
		"Results: tiny auc.primary n: 9 -> 10",
		"Results: tiny brier 0.1 -> 0.2",
		"Results: tiny figure roc",
		"Results: tiny table who",
	]);
});
