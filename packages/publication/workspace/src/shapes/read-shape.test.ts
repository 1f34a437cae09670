import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { readShape } from "./read-shape.ts";
import { fields, listOf, number, object, once, optional, recordOf, text } from "./shape.ts";

const toy = object({
	name: text,
	weight: optional(number),
	parts: v.pipe(listOf(object({ id: text, note: optional(text) })), once("id", "must be given once")),
	makers: optional(recordOf(text)),
	kind: optional(
		v.variant(
			"is",
			[fields({ is: v.literal("soft") }), fields({ is: v.literal("hard"), edge: number })],
			"must be soft or hard",
		),
	),
});
const right = { name: "bear", parts: [{ id: "ear" }] };
const problems = (change: object) => {
	const read = readShape(toy, { ...right, ...change }, (at) => at.join(".") || "the toy");
	return "problems" in read ? read.problems.map(({ at, message }) => [at.join("."), message]) : [];
};

describe("readShape", () => {
	it("gives a right value, in which an optional field may be undefined", () => {
		expect(readShape(toy, { ...right, weight: undefined }, String)).toEqual({ value: { ...right, weight: undefined } });
	});

	it.each<[object, string, string]>([
		[{ name: 1 }, "name", "name must be a text; got 1"],
		[{ name: undefined }, "", "the toy must define name"],
		[{ weight: Number.NaN }, "weight", "weight must be a number; got null"],
		[{ weight: () => 1 }, "weight", "weight must be a number; got a function"],
		[{ parts: {} }, "parts", "parts must be a list; got {}"],
		[{ parts: [{}] }, "parts.0", "parts.0 must define id"],
		[{ parts: [[]] }, "parts.0", "parts.0 must be an object; got []"],
		[{ parts: [{ id: "a" }, { id: "a" }] }, "parts.1.id", 'parts.1.id must be given once; got "a"'],
		[{ wieght: 1 }, "wieght", "the toy has no field wieght; nearest: weight"],
		[{ colour: 1 }, "colour", "the toy has no field colour; it may have name, weight, parts, makers, kind"],
		[{ makers: ["A"] }, "makers", 'makers must be an object; got ["A"]'],
		[{ makers: { a: null } }, "makers.a", "makers.a must be a text; got null"],
		[{ kind: { is: "hard" } }, "kind", "kind must define edge"],
		[{ kind: { is: "wet" } }, "kind", 'kind must be soft or hard; got {"is":"wet"}'],
		[{ kind: "hard" }, "kind", 'kind must be soft or hard; got "hard"'],
		[{ kind: { is: "soft", edge: 1 } }, "kind.edge", "kind has no field edge; it may have is"],
	])("says of %j what is wrong", (change, at, message) => {
		expect(problems(change)).toEqual([[at, message]]);
	});

	it("takes a mistyped name for the missing one", () => {
		expect(problems({ name: undefined, nmae: "bear" })).toEqual([["nmae", "the toy has no field nmae; nearest: name"]]);
	});

	it("names every problem at once", () => {
		expect(problems({ name: 1, weight: "x", parts: [{}], colour: 1 })).toHaveLength(4);
	});

	it("refuses what is no object", () => {
		expect(readShape(toy, [], () => "the toy")).toEqual({
			problems: [{ at: [], message: "the toy must be an object; got []" }],
		});
	});
});
