import { describe, expect, it } from "vitest";
import { figureSpec } from "../spec/make-figure-spec.ts";
import { narrowSpec } from "./narrow-spec.ts";

const words = { columnMm: 178 as const, title: "t", caption: "c", alt: "a" };
const panel = (y: object, more: object = {}) => ({
	width: 90,
	height: 90,
	mark: "point",
	encoding: { y: { field: "y", ...y } },
	...more,
});
type View = { title?: string; height: number; encoding: { y: { title?: unknown; axis?: { labels?: boolean } } } };
const stacked = (drawing: object, meta: object = {}) =>
	narrowSpec(figureSpec({ ...words, ...meta }, { data: { values: [{ y: 1 }] }, ...drawing } as never)) as unknown as {
		vconcat: View[];
		usermeta: { quickening: { columnMm: number } };
	};

describe("narrowSpec", () => {
	it("puts panels side by side below each other, with the title and the labels that the first had for all", () => {
		const { vconcat, usermeta } = stacked({
			hconcat: [panel({ title: "Share (%)" }), panel({ title: null, axis: { labels: false } })],
		});
		expect(vconcat.map(({ encoding }) => encoding.y.title)).toEqual(["Share (%)", "Share (%)"]);
		expect(vconcat[1]?.encoding.y.axis?.labels).toBe(true);
		expect(usermeta.quickening.columnMm).toBe(85);
	});
	it("gives a panel the title that stood at the top of its column, and lowers many panels", () => {
		const rows = [0, 1, 2].map((i) => ({
			hconcat: ["left", "right"].map((title) => panel({}, i === 0 ? { title } : {})),
		}));
		const { vconcat } = stacked({ vconcat: rows });
		expect(vconcat.map(({ title }) => title)).toEqual(["left", "right", "left", "right", "left", "right"]);
		expect(new Set(vconcat.map(({ height }) => height))).toEqual(new Set([62]));
	});
	it("turns columns of facets into rows", () => {
		const drawing = { facet: { column: { field: "y", type: "nominal" } }, spec: panel({}) };
		expect(stacked(drawing)).toMatchObject({ facet: { field: "y" }, columns: 1 });
	});
	it("leaves figures of one column, and those that scroll, as they are", () => {
		expect(stacked(panel({}), { columnMm: 85 })).toBeUndefined();
		expect(stacked(panel({}), { narrow: "scroll" })).toBeUndefined();
	});
});
