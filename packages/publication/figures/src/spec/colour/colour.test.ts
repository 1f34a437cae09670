import { describe, expect, it } from "vitest";
import { palette } from "../palette.ts";
import { colourDifference, LEAST_DIFFERENCE } from "./colour-difference.ts";
import { contrastRatio, LEAST_CONTRAST } from "./contrast-ratio.ts";
import { darkColours, darkFigure } from "./dark-figure.ts";
import { darkPartner, pageColours } from "./dark-partner.ts";
import { overPage } from "./over-page.ts";
import { simulateVision, visions } from "./simulate-vision.ts";

describe("simulateVision", () => {
	it("leaves greys as they are to everybody, but for the rounding of the published matrices", () => {
		for (const vision of visions) {
			for (const grey of ["#000000", "#808080", "#ffffff"]) {
				const seen = simulateVision(grey, vision);
				for (const i of [1, 3, 5]) {
					const [a, b] = [seen, grey].map((one) => Number.parseInt(one.slice(i, i + 2), 16)) as [number, number];
					expect(Math.abs(a - b)).toBeLessThanOrEqual(1);
				}
			}
		}
	});
	it("makes grey of a colour's luminance alone", () => {
		expect(simulateVision("#ff0000", "grey")).toBe("#7f7f7f");
		expect(simulateVision("rgb(0, 255, 0)", "grey")).toBe("#dcdcdc");
	});
	it("refuses what is no colour", () => {
		expect(() => simulateVision("vermillion", "normal")).toThrow('colour must be a CSS colour; got "vermillion"');
	});
});

describe("colourDifference", () => {
	it("is 0 for the same, 100 from black to white, and symmetric", () => {
		expect(colourDifference("#0072B2", "#0072b2")).toBe(0);
		expect(colourDifference("#000000", "#ffffff")).toBeCloseTo(100, 4);
		expect(colourDifference("#0072B2", "#D55E00")).toBeCloseTo(colourDifference("#D55E00", "#0072B2"), 12);
	});
	it("tells the palette's first four apart for all with colour vision, and blue from vermilion not in grey", () => {
		const four = palette.categories.slice(0, 4);
		for (const vision of ["normal", "protanopia", "deuteranopia", "tritanopia"] as const) {
			four.forEach((a, i) => {
				for (const b of four.slice(i + 1)) expect(colourDifference(a, b, vision)).toBeGreaterThan(12);
			});
		}
		expect(colourDifference(palette.blue, palette.vermilion, "grey")).toBeCloseTo(8.2, 0);
	});
});

describe("contrastRatio", () => {
	it("is 21 for black on white and 1 for a colour on itself", () => {
		expect(contrastRatio("#000", "#fff")).toBeCloseTo(21, 10);
		expect(contrastRatio("#0072B2", "#0072B2")).toBe(1);
	});
	it("is 4.54 for #767676 on white, the lightest grey that passes for text", () => {
		expect(contrastRatio("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
	});
});

it("overPage blends in sRGB as browsers do", () => {
	expect(overPage("#000000", 0.5, "#ffffff")).toBe("#808080");
	expect(overPage("rgba(255, 0, 0, 0.5)", 0.5, "#ffffff")).toBe("#ffbfbf");
	expect(overPage("#0072B2", 1, "#ffffff")).toBe("#0072b2");
});

describe("darkPartner", () => {
	it("gives every colour of the palette but the grid's a partner that is seen on the dark page", () => {
		for (const colour of [...palette.categories, palette.muted, palette.context]) {
			expect(contrastRatio(darkPartner(colour), pageColours.dark), colour).toBeGreaterThan(LEAST_CONTRAST.text);
		}
	});
	it("keeps categories apart, for all with colour vision", () => {
		const partners = palette.categories.map((colour) => darkPartner(colour));
		for (const vision of ["normal", "protanopia", "deuteranopia", "tritanopia"] as const) {
			partners.forEach((a, i) => {
				for (const b of partners.slice(i + 1)) {
					expect(colourDifference(a, b, vision), `${a} ${b} ${vision}`).toBeGreaterThan(LEAST_DIFFERENCE);
				}
			});
		}
	});
	it("gives words in a category's colour its partner, and they can be read on both pages", () => {
		palette.words.forEach((word, i) => {
			expect(contrastRatio(word, pageColours.light), word).toBeGreaterThanOrEqual(LEAST_CONTRAST.text);
			expect(darkPartner(word)).toBe(darkPartner(palette.categories[i] as string));
		});
	});
	it("turns the lightness of a scale over, in order", () => {
		const bright = palette.ordered.map((step) => contrastRatio(darkPartner(step), pageColours.dark));
		expect([...bright].sort((a, b) => b - a)).toEqual(bright);
	});
	it("leaves what is no colour alone", () => {
		expect(darkPartner("none")).toBe("none");
		expect(darkPartner("url(#clip)")).toBe("url(#clip)");
	});
});

describe("darkFigure", () => {
	const svg =
		'<svg><g class="mark-rect role-mark cells_marks cells"><path fill="#56B4E9"/></g><g class="mark-line"><path fill="none" stroke="#56B4E9"/></g><text fill="#1D2329">a</text></svg>';
	it("makes properties of colours, with other ones where words stand on a rectangle", () => {
		const { svg: drawn, dark } = darkFigure(svg);
		expect(drawn).toContain('<path fill="var(--figure-cell-56b4e9,#56B4E9)"/>');
		expect(drawn).toContain('fill="none" stroke="var(--figure-56b4e9,#56B4E9)"');
		expect(Object.keys(dark)).toEqual(["--figure-1d2329", "--figure-56b4e9", "--figure-cell-56b4e9"]);
		expect(contrastRatio(dark["--figure-1d2329"] as string, dark["--figure-cell-56b4e9"] as string)).toBeGreaterThan(
			4.5,
		);
	});
	it("finds the colours of a spec, not those of its rows", () => {
		const spec = {
			data: { values: [{ a: "#ff0000" }] },
			mark: { type: "line", color: "#0072B2" },
			config: { font: "Inter" },
		};
		expect(Object.keys(darkColours(spec))).toEqual(["#0072B2"]);
	});
});
