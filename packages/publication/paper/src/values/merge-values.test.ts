import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeValues } from "./merge-values.ts";
import type { Value } from "./value.ts";

const value = (more: Partial<Value> = {}): Value => ({ value: 1, unit: "", digits: 0, n: 1, method: "test", ...more });

describe("mergeValues", () => {
	it("sorts ids and adds the stage", () => {
		const merged = mergeValues([
			{ stage: "second", values: { "b.x": value() } },
			{ stage: "first", values: { "a.y": value(), "C.z": value() } },
		]);
		expect(Object.entries(merged).map(([id, { stage }]) => [id, stage])).toEqual([
			["C.z", "first"],
			["a.y", "first"],
			["b.x", "second"],
		]);
	});

	it("gives the same bytes in whatever order the stages come", () => {
		const parts = ["d", "a", "c", "b"].map((stage, i) => ({ stage, values: { [`id${i}`]: value({ value: i }) } }));
		const text = JSON.stringify(mergeValues(parts));
		fc.assert(
			fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
				expect(JSON.stringify(mergeValues(shuffled))).toBe(text);
			}),
		);
	});

	it("refuses an id that two stages record, and names both", () => {
		const parts = ["features", "fooled"].map((stage) => ({ stage, values: { auc: value() } }));
		expect(() => mergeValues(parts)).toThrow("value auc must be recorded once; got it from features and from fooled");
	});

	it.each([
		["an id with a space", "my auc", value(), "dotted words"],
		["digits below zero", "x", value({ digits: -1 }), "digits in 0..20; got -1"],
		["a broken n", "x", value({ n: 1.5 }), "whole n >= 0; got 1.5"],
		["no method", "x", value({ method: " " }), "how it was made"],
		["an infinite value", "x", value({ value: Number.POSITIVE_INFINITY }), "be finite"],
		["units that are a number", "x", value({ units: "12 women" }), "name in units what n counts"],
		["no units", "x", value({ units: "" }), "name in units what n counts"],
		["a negative spread", "x", value({ spread: { kind: "SD", value: -1 } }), "got SD -1"],
		["a spread upside down", "x", value({ spread: { kind: "IQR", low: 2, high: 1 } }), "got 2 to 1"],
		[
			"a spread of no kind",
			"x",
			value({ spread: { kind: "SE" as "SD", value: 1 } }),
			'SD, MAD, IQR or range; got "SE"',
		],
		[
			"an interval upside down",
			"x",
			value({ interval: { low: 2, high: 1, levelPercent: 95, method: "m" } }),
			"got 2 to 1",
		],
		[
			"a coverage as a fraction of nothing",
			"x",
			value({ interval: { low: 0, high: 1, levelPercent: 0, method: "m" } }),
			"got 0",
		],
	])("refuses %s", (_, id, bad, message) => {
		expect(() => mergeValues([{ stage: "s", values: { [id]: bad } }])).toThrow(message);
	});

	it("keeps NaN, which is a result: not estimable", () => {
		expect(mergeValues([{ stage: "s", values: { x: value({ value: Number.NaN }) } }]).x?.value).toBeNaN();
	});
});
