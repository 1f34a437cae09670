import { describe, expect, it } from "vitest";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { figureSpec } from "../spec/make-figure-spec.ts";
import { inlineRows, rowsToCsv } from "./inline-rows.ts";

const meta = { columnMm: 85 as const, title: "t", caption: "c", alt: "a" };
const spec = (drawing: object): FigureSpec => figureSpec(meta, drawing as never);

describe("inlineRows", () => {
	it("takes the rows of every view, by name or by number", () => {
		const layers = [
			{ mark: "point", data: { values: [{ y: 2 }] } },
			{ mark: "text", data: { name: "names", values: [{ y: 3, text: "three" }] } },
		];
		expect(inlineRows("f", spec({ data: { values: [{ x: 1 }] }, layer: layers }))).toEqual([
			{ name: "data", rows: [{ x: 1 }] },
			{ name: "data-2", rows: [{ y: 2 }] },
			{ name: "names", rows: [{ y: 3, text: "three" }] },
		]);
	});

	it("takes top-level data sets and bare numbers", () => {
		expect(inlineRows("f", spec({ mark: "point", data: { name: "a" }, datasets: { a: [1, 2] } }))).toEqual([
			{ name: "a", rows: [{ data: 1 }, { data: 2 }] },
		]);
	});

	it.each([
		[
			"data from an address",
			{ mark: "point", data: { url: "https://example.org/x.json" } },
			"data.url points elsewhere",
		],
		[
			"a look-up from an address",
			{
				mark: "point",
				data: { values: [{ x: 1 }] },
				transform: [{ lookup: "x", from: { data: { url: "y.csv" }, key: "x" } }],
			},
			"transform.0.from.data.url",
		],
		["images", { mark: { type: "image" }, data: { values: [{ x: 1 }] } }, "no image marks"],
		["rows as text", { mark: "point", data: { values: "a,b\n1,2" } }, 'give data "data" as a list'],
		["no rows", { mark: "point", data: { values: [] } }, "this is a figure with no rows"],
		["no data", { mark: "point" }, "this is a figure with no rows"],
	])("refuses %s", (_, drawing, message) => {
		expect(() => inlineRows("f", spec(drawing))).toThrow(message);
	});
});

describe("rowsToCsv", () => {
	it("has the columns of all rows, in the order in which they come", () => {
		expect(rowsToCsv([{ name: "data", rows: [{ a: 1 }, { b: null, a: 2.5 }] }])).toBe("a,b\n1,\n2.5,\n");
	});

	it("says which data set a row is from, when there are several", () => {
		const two = [
			{ name: "curve", rows: [{ x: 1 }] },
			{ name: "names", rows: [{ x: 2, text: "a" }] },
		];
		expect(rowsToCsv(two)).toBe("dataset,x,text\ncurve,1,\nnames,2,a\n");
	});

	it("does not overwrite a column that is called dataset", () => {
		const two = [
			{ name: "one", rows: [{ dataset: "ctu" }] },
			{ name: "two", rows: [{ dataset: "other" }] },
		];
		expect(rowsToCsv(two)).toBe("figure_dataset,dataset\none,ctu\ntwo,other\n");
	});
});
