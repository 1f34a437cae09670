import { renderFigure } from "@quickening/figures/render";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textWidth } from "../../packages/publication/figures/src/render/text-width.ts";
import { browserNote, hasBrowser, openBrowser } from "./browser.ts";
import { paperFigures } from "./paper-figures.ts";

/** Chromium and fontkit shape with the same tables; the browser rounds each glyph's advance at a size of 100 px. */
const RELATIVE = 0.005;
/** Of a one-letter text half a percent would be less than that rounding: at 100 px, in px. */
const ABSOLUTE = 0.2;
const SIZE = 100;

const battery = [
	"0123456789",
	"1,234.5 kg",
	"\u22120.18",
	"\u22121",
	"5 \u00d7 10\u207b\u00b3",
	"10\u00b2",
	"95% CI 0.62 to 0.80",
	"p < 0.001",
	"pH \u2264 7.05",
	"\u2265 40",
	"27+3",
	"15\u201320",
	"AVATAR Ty To Wa Yo LT",
	"Tübingen, Łódź, Århus",
	"fi fl ffi office",
	"\u03b1 \u03b2 \u0394 \u03bc \u03c3 \u03bb",
	"\u201cquoted\u201d and \u2018quoted\u2019",
	"it\u2019s \u2013 and \u2014",
	"(1 \u2212 specificity)",
	"mg/dL; mmol\u00b7L\u207b\u00b9",
	"°C ± 0.5 µg",
	"a\u2002Short-term",
	"...",
	"I",
];
const styles = [
	{ font: "Inter", fontWeight: 400, fontStyle: "normal" },
	{ font: "Inter", fontWeight: 400, fontStyle: "italic" },
	{ font: "Inter", fontWeight: 500, fontStyle: "normal" },
	{ font: "Inter", fontWeight: 600, fontStyle: "normal" },
	{ font: "Inter", fontWeight: 700, fontStyle: "normal" },
	{ font: "Arimo", fontWeight: 400, fontStyle: "normal" },
	{ font: "Arimo", fontWeight: 600, fontStyle: "normal" },
	{ font: "Tinos", fontWeight: 400, fontStyle: "normal" },
] as const;
interface Sample {
	readonly text: string;
	readonly font: string;
	readonly fontWeight: number;
	readonly fontStyle: string;
}

describe.skipIf(!hasBrowser)(`text measured here and in a browser${browserNote}`, () => {
	let browser: Awaited<ReturnType<typeof openBrowser>>;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser?.close());

	it.each(styles)("agrees in $font $fontWeight $fontStyle on awkward strings", async (style) => {
		// Tinos has no superscript minus; textWidth refuses what a font lacks.
		const samples = battery
			.filter((text) => style.font !== "Tinos" || !text.includes("\u207b"))
			.map((text) => ({ text, ...style }));
		expect(await differing(samples)).toEqual([]);
	});

	it("agrees on every text of every figure of every paper", async () => {
		const { figures } = await paperFigures();
		const samples: Sample[] = [];
		for (const { id, synthetic, spec } of figures) {
			const { svg } = await renderFigure(spec, { id, synthetic });
			for (const [, attributes = "", content = ""] of (svg as string).matchAll(/<text\b([^>]*)>([\s\S]*?)<\/text>/g)) {
				const rows = content.includes("<tspan") ? content.split(/<tspan[^>]*>/).slice(1) : [content];
				for (const row of rows) {
					const fontWeight = Number(/font-weight="(\d+)"/.exec(attributes)?.[1] ?? 400);
					const text = plain(row.replace(/<[^>]*>/g, ""));
					samples.push({ text, font: "Inter", fontWeight, fontStyle: "normal" });
				}
			}
		}
		expect(samples.length).toBeGreaterThan(300);
		expect(await differing(samples)).toEqual([]);
	});

	/** Samples whose widths differ by more than the tolerance. */
	async function differing(samples: readonly Sample[]): Promise<string[]> {
		const theirs = await browser.page.evaluate(
			([list, size]) => {
				const namespace = "http://www.w3.org/2000/svg";
				const here = document.getElementById("here")!;
				const svg = here.appendChild(document.createElementNS(namespace, "svg"));
				const widths = list.map(({ text, font, fontWeight, fontStyle }) => {
					const element = svg.appendChild(document.createElementNS(namespace, "text"));
					element.setAttribute("style", `font:${fontStyle} ${fontWeight} ${size}px ${font};white-space:pre`);
					element.textContent = text;
					return element.getComputedTextLength();
				});
				svg.remove();
				return widths;
			},
			[samples, SIZE] as const,
		);
		return samples.flatMap(({ text, ...style }, i) => {
			const [ours, other] = [textWidth(text, { ...style, fontSize: SIZE }), theirs[i] as number];
			if (Math.abs(ours - other) <= Math.max(ABSOLUTE, RELATIVE * other)) return [];
			return [
				`${style.font} ${style.fontWeight} "${text}": ${ours.toFixed(2)} here, ${other.toFixed(2)} in the browser`,
			];
		});
	}
});

function plain(xml: string): string {
	return xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
