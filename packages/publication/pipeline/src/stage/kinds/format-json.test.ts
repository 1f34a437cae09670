import fc from "fast-check";
import { expect, it } from "vitest";
import { formatJson } from "./format-json.ts";

it("writes one element a line, and the inside of an element on one line", () => {
	expect(formatJson([{ a: 1, b: [1, 2] }, { a: 2 }])).toBe('[\n\t{\n\t\t"a": 1,\n\t\t"b": [1,2]\n\t},\n\t{"a":2}\n]\n');
	expect(formatJson({ n: 2, rows: [{ x: [1] }, { x: [2] }] })).toBe(
		'{\n\t"n": 2,\n\t"rows": [\n\t\t{"x":[1]},\n\t\t{"x":[2]}\n\t]\n}\n',
	);
});

it("keeps the order of keys, writes NaN as null, leaves undefined out and typed arrays as lists", () => {
	expect(JSON.parse(formatJson({ z: Number.NaN, a: undefined, t: Float64Array.of(0.1, Number.NaN) }))).toEqual({
		z: null,
		t: [0.1, null],
	});
	expect(formatJson({ z: 1, a: 2 })).toBe('{\n\t"z": 1,\n\t"a": 2\n}\n');
});

it("refuses what JSON would lose", () => {
	for (const lost of [Number.POSITIVE_INFINITY, new Map([[1, 2]]), new Set([1]), () => 1, 1n, [[[-1 / 0]]]]) {
		expect(() => formatJson({ rows: [lost] })).toThrow(/JSON has no/);
	}
});

it("says what JSON.stringify says, for anything that JSON can hold", () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			expect(formatJson(value).endsWith("\n")).toBe(true);
		}),
		{ seed: 20260131 },
	);
});
