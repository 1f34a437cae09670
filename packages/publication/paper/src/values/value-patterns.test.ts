import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversValue, isValuePattern, valuePatternProblem, valuePatternsMeet } from "./value-patterns.ts";

describe("coversValue", () => {
	it.each([
		["auc.primary", "auc.primary", true],
		["auc.primary", "auc.primary.optimism", false],
		["auc.*", "auc.primary", true],
		["auc.*", "auc.primary.optimism", false],
		["auc.*", "auc", false],
		["auc.**", "auc.primary", true],
		["auc.**", "auc.primary.optimism", true],
		["auc.**", "auc", false],
		["auc.**", "aucs.primary", false],
		["auc.*.2", "auc.scratch.2", true],
		["auc.*.2", "auc.scratch.4", false],
		["gain.*.**", "gain.a.b.c", true],
		["gain.*.**", "gain.a", false],
	])("%s of %s: %s", (entry, id, expected) => {
		expect(coversValue(entry, id)).toBe(expected);
	});
});

describe("valuePatternProblem", () => {
	it.each(["auc", "auc.primary", "count.ph-7", "auc.*", "auc.**", "auc.*.2", "auc.*.**"])("takes %s", (entry) => {
		expect(valuePatternProblem(entry)).toBeUndefined();
	});
	it.each([
		["*", "must begin with a word"],
		["**", "must begin with a word"],
		["*.auc", "must begin with a word"],
		["auc*", "as a whole part"],
		["auc.***", "as a whole part"],
		["auc.**.low", "at its end alone"],
		["auc..low", "dotted words"],
		["", "dotted words"],
		["auc primary", "dotted words"],
		["7.auc", "dotted words"],
	])("refuses %s", (entry, message) => {
		expect(valuePatternProblem(entry)).toContain(message);
	});
});

describe("valuePatternsMeet", () => {
	it.each([
		["auc.primary", "auc.primary", true],
		["auc.primary", "auc.*", true],
		["auc.primary.low", "auc.*", false],
		["auc.primary.low", "auc.**", true],
		["auc.*", "auc.**", true],
		["auc.*.low", "auc.primary.*", true],
		["auc.*.low", "auc.primary.high", false],
		["auc.**", "gain.**", false],
		["auc", "auc.**", false],
	])("%s and %s: %s", (a, b, expected) => {
		expect(valuePatternsMeet(a, b)).toBe(expected);
		expect(valuePatternsMeet(b, a)).toBe(expected);
	});

	it("says what trying ids says, for short patterns", () => {
		const words = ["a", "b"];
		const longer = (ids: readonly string[]) => ids.flatMap((id) => words.map((word) => `${id}.${word}`));
		const two = longer(words);
		const ids = [...words, ...two, ...longer(two), ...longer(longer(two))];
		const part = fc.constantFrom("a", "b", "*");
		const entry = fc
			.tuple(fc.constantFrom("a", "b"), fc.array(part, { maxLength: 2 }), fc.constantFrom([], ["**"]))
			.map(([first, middle, end]) => [first, ...middle, ...end].join("."));
		fc.assert(
			fc.property(entry, entry, (a, b) => {
				expect(valuePatternsMeet(a, b)).toBe(ids.some((id) => coversValue(a, id) && coversValue(b, id)));
			}),
			{ seed: 20261130 },
		);
	});

	it("tells an id from a pattern", () => {
		expect([isValuePattern("auc.primary"), isValuePattern("auc.*")]).toEqual([false, true]);
	});
});
