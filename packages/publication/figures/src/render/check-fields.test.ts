import { describe, expect, it } from "vitest";
import { panelsSpec, rocRows, rocSpec } from "../../test/demo-figures.ts";
import { figureSpec } from "../spec/make-figure-spec.ts";
import { checkFields } from "./check-fields.ts";

const meta = { columnMm: 85 as const, title: "t", caption: "c", alt: "a" };
const data = { values: [{ x: 1, y: 2, "a.b": 3 }] };
const check = (drawing: object) => () => checkFields("f", figureSpec(meta, drawing as never));
const x = { field: "x", type: "quantitative" };

describe("checkFields", () => {
	it("lets real figures pass", () => {
		for (const spec of [rocSpec(rocRows()), panelsSpec()]) expect(() => checkFields("f", spec)).not.toThrow();
	});

	it.each([
		["an escaped dot", { data, mark: "point", encoding: { x: { field: "a\\.b" } } }],
		[
			"a calculated column",
			{ data, mark: "point", transform: [{ calculate: "1", as: "z" }], encoding: { x: { field: "z" } } },
		],
		["folded columns", { data, mark: "point", transform: [{ fold: ["x", "y"] }], encoding: { x: { field: "value" } } }],
		[
			"an aggregate",
			{
				data,
				mark: "point",
				transform: [{ aggregate: [{ op: "mean", field: "x", as: "m" }] }],
				encoding: { x: { field: "m" } },
			},
		],
		[
			"a pivot, whose names cannot be told",
			{ data, mark: "point", transform: [{ pivot: "x", value: "y" }], encoding: { x: { field: "1" } } },
		],
		["a count", { data, mark: "bar", encoding: { x, y: { aggregate: "count" } } }],
		[
			"repeated fields",
			{ data, repeat: ["x", "y"], spec: { mark: "point", encoding: { x: { field: { repeat: "repeat" } } } } },
		],
		[
			"a view with no rows of its own",
			{ data, layer: [{ data: { values: [] }, mark: "point", encoding: { x: { field: "z" } } }] },
		],
	])("lets %s pass", (_, drawing) => {
		expect(check(drawing)).not.toThrow();
	});

	it.each([
		[
			"a typing error",
			{ data, mark: "point", encoding: { x, y: { field: "yy" } } },
			'y of the figure wants "yy", its rows have x, y, a.b',
		],
		[
			"an encoding that a layer inherits",
			{ data, encoding: { y: { field: "y" } }, layer: [{ mark: "point", data: { values: [{ x: 1 }] } }] },
			'y of layer 1 wants "y", its rows have x',
		],
		["a facet", { data, facet: { field: "group" }, spec: { mark: "point" } }, 'facet of the figure wants "group"'],
		[
			"a condition",
			{ data, mark: "point", encoding: { x, color: { condition: { test: "true", field: "c" }, value: "red" } } },
			'wants "c"',
		],
		[
			"a panel of a panel",
			{ data, hconcat: [{ layer: [{ mark: "point", encoding: { x: { field: "z" } } }] }] },
			"layer 1 of hconcat 1",
		],
	])("refuses %s", (_, drawing, message) => {
		expect(check(drawing)).toThrow(message);
	});
});
