import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { interFonts } from "./fonts.ts";
import { textWidth } from "./text-width.ts";

/** At 1000 px a label of ten letters is 5000 px wide; both round glyph advances to whole font units (1/2048 em). */
const TOLERANCE_PX = 4;

/** Width between two bars as resvg draws it, less the bars' own; the ink of other letters would not reach their edges. */
function drawnWidth(text: string, weight: number, style: string): number {
	return inkOf(`|${text}|`, weight, style) - inkOf("||", weight, style);
}

function inkOf(text: string, weight: number, style: string): number {
	const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="2000"><text x="100" y="1500" font-family="Inter" font-size="1000" font-weight="${weight}" font-style="${style}">${escaped}</text></svg>`;
	const fontFiles = interFonts.map(({ path }) => path);
	const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox();
	if (box === undefined) throw new Error("resvg drew nothing");
	return box.width;
}

describe("textWidth", () => {
	it.each([
		["0.25", 400, "normal"],
		["\u221212.5", 400, "normal"],
		["False-positive rate (1 \u2212 specificity)", 500, "normal"],
		["AV To Ty. pH < 7.05 \u2265 \u00b1", 400, "normal"],
		["By the last signal: 0.77 (95%\u00a0CI 0.68\u00a0to\u00a00.85)", 600, "normal"],
		["2 \u00d7 2 -> 12:30", 700, "normal"],
		["Fetal heart rate", 400, "italic"],
	])("%s at %i %s is as wide as it is drawn", (text, weight, style) => {
		const between = textWidth(`|${text}|`, { fontSize: 1000, fontWeight: weight, fontStyle: style });
		const bars = textWidth("||", { fontSize: 1000, fontWeight: weight, fontStyle: style });
		expect(Math.abs(between - bars - drawnWidth(text, weight, style))).toBeLessThan(TOLERANCE_PX);
	});

	it("takes the nearest weight, and words for weights", () => {
		const at = (fontWeight: number | string) => textWidth("Sensitivity", { fontSize: 10, fontWeight });
		expect(at("bold")).toBe(at(700));
		expect(at("normal")).toBe(at(400));
		expect(at(900)).toBe(at(700));
		expect(at(300)).toBe(at(400));
		expect(at(600)).toBeGreaterThan(at(400));
	});

	it("grows in proportion to the size", () => {
		expect(textWidth("n = 552", { fontSize: 14 })).toBeCloseTo(2 * textWidth("n = 552", { fontSize: 7 }), 10);
	});

	it("refuses a letter that would be drawn as an empty box", () => {
		expect(() => textWidth("heart \u2695", {})).toThrow('got "\u2695" in "heart \u2695"');
	});
});
