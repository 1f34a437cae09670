import { describe, expect, it } from "vitest";
import { figureSpec } from "../spec/make-figure-spec.ts";
import { checkMadeRows, checkSvgSize } from "./check-size.ts";
import { renderFigure } from "./render-figure.ts";

const spec = (more: Record<string, unknown>) =>
	figureSpec(
		{ columnMm: 85, title: "A line.", caption: "One of n = 3.", alt: "A line rises from the left to the right." },
		{
			data: { values: [{ x: 1, y: 1 }] },
			mark: "point",
			encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
			...more,
		} as never,
	);

describe("a spec that makes rows of nothing", () => {
	it.each([
		[{ data: { sequence: { start: 0, stop: 1e9, as: "x" } } }, "data.sequence makes 1000000000"],
		[{ data: { sequence: { start: 0, stop: 10, step: 1e-8 } } }, "data.sequence makes 1000000000"],
		[{ data: { sequence: { start: 0, stop: 1, step: 0 } } }, "data.sequence makes Infinity"],
		[{ data: { sequence: { start: 0, stop: 1, step: -1e-9 } } }, ""],
		[{ transform: [{ impute: "y", key: "x", keyvals: { start: 0, stop: 1e9 } }] }, "transform.0.impute"],
		[{ transform: [{ density: "x", steps: 1e9 }] }, "transform.0 makes 1000000000"],
		[{ layer: [{ data: { graticule: { step: [1e-4, 1e-4] } } }] }, "layer.0.data.graticule makes"],
	])("%j is refused before Vega makes them, with the limit", (more, path) => {
		if (path === "") return expect(() => checkMadeRows("a", spec(more))).not.toThrow();
		const where = path.replace("transform.0.impute", "transform.0.keyvals");
		expect(() => checkMadeRows("a", spec(more))).toThrow("figure a must make at most 1000000 rows, the limit");
		expect(() => checkMadeRows("a", spec(more))).toThrow(where);
	});

	it("is refused by renderFigure", async () => {
		const endless = spec({ transform: [{ density: "x", steps: 1e9 }] });
		await expect(renderFigure(endless, { id: "a", synthetic: false })).rejects.toThrow("the limit");
	});

	it("is taken within reason, and rows may have columns of any name", () => {
		checkMadeRows("a", spec({ data: { sequence: { start: 0, stop: 100, step: 0.1 } } }));
		checkMadeRows("a", spec({ data: { values: [{ steps: 1e9, sequence: { stop: 1e9 } }] } }));
	});
});

it("a drawing of 31 MB is refused", () => {
	checkSvgSize("a", "x".repeat(1000));
	expect(() => checkSvgSize("a", "x".repeat(31_000_000))).toThrow(
		"at most 30 MB, the limit; it takes 31 MB: draw fewer marks",
	);
});
