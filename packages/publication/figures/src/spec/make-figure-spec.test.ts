import { describe, expect, it } from "vitest";
import { figureSpec } from "./make-figure-spec.ts";
import { palette } from "./palette.ts";
import { columnWidth } from "./theme.ts";

const meta = { columnMm: 85 as const, title: "A finding.", caption: "n = 2.", alt: "Two points." };
const data = { values: [{ x: 1 }, { x: 2 }] };

describe("figureSpec", () => {
	it("a column of 85 mm is 240.94 pt, one of 178 mm 504.57 pt", () => {
		expect([columnWidth(85), columnWidth(178)]).toEqual([240.94, 504.57]);
	});

	it("fills the column with a single view, and leaves the widths of panels alone", () => {
		expect(figureSpec(meta, { data, mark: "point" })).toMatchObject({ width: 240.94, autosize: { type: "fit" } });
		expect(figureSpec(meta, { data, hconcat: [{ mark: "point" }] })).not.toHaveProperty("autosize");
		const faceted = { data, mark: "point", encoding: { column: { field: "x" } } } as const;
		expect(figureSpec(meta, faceted)).not.toHaveProperty("autosize");
	});

	it("lets a figure's own settings win, one by one", () => {
		const spec = figureSpec(meta, { data, mark: "point", height: 99, config: { axis: { labelFontSize: 6 } } });
		expect(spec).toMatchObject({ height: 99, config: { axis: { labelFontSize: 6, titleFontWeight: 500 } } });
	});

	it("keeps the words in usermeta", () => {
		expect(figureSpec(meta, { data, mark: "point" }).usermeta.quickening).toEqual(meta);
	});
});

describe("palette", () => {
	it("has text and lines that stand out from white paper", () => {
		// WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what is drawn.
		for (const colour of [palette.ink, palette.muted]) expect(contrastWithWhite(colour)).toBeGreaterThan(4.5);
		for (const colour of [palette.blue, palette.vermilion, palette.green]) {
			expect(contrastWithWhite(colour)).toBeGreaterThan(3);
		}
	});

	it("has an ordered scale that grows lighter at each step", () => {
		const lightness = palette.ordered.map((colour) => -contrastWithWhite(colour));
		expect(lightness).toEqual([...lightness].sort((a, b) => a - b));
	});
});

function contrastWithWhite(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
		const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
