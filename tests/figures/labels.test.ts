import type { JournalName } from "@quickening/figures";
import { renderFigure, renderNarrowFigure } from "@quickening/figures/render";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, openBrowser } from "./browser.ts";
import { paperFigures } from "./paper-figures.ts";

/*
 * What a reader's browser does with a figure: no two labels lie on one another, none is cut by the drawing's edge.
 * The browser measures; renderFigure has judged by its own measure before.
 */
const { figures, missing } = await paperFigures();
/** Ink may meet, or leave the drawing, by this much, in points: the browser's boxes are rounded outwards. */
const TOUCH = 0.6;
/** Figures that are looked at in each journal's width too: a single view, panels, facets. */
const forJournals = ["intrapartum-ctg/roc", "ctg-simulation/variability", "intrapartum-ctg/fooled"];
const journals: readonly JournalName[] = ["nature", "plos", "ieee", "bmj", "lancet"];

describe.skipIf(!hasBrowser)(`labels in a browser${browserNote}`, () => {
	let browser: Awaited<ReturnType<typeof openBrowser>>;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser?.close());

	it("there are figures to look at, and it is said which are not here", () => {
		expect(figures.length).toBeGreaterThanOrEqual(11);
		if (missing.length > 0) console.warn(`not looked at, since their rows are not here: ${missing.join(", ")}`);
	});

	it.each(figures.map(({ name }) => name))(
		"%s: none on another, none cut, wide and narrow",
		async (name) => {
			const { id, synthetic, spec } = figures.find((figure) => figure.name === name)!;
			const { svg } = await renderFigure(spec, { id, synthetic });
			expect(await clashes(svg as string)).toEqual([]);
			const narrow = await renderNarrowFigure(spec, { id, synthetic });
			if (narrow !== undefined) expect(await clashes(narrow)).toEqual([]);
		},
		120_000,
	);

	it.each(forJournals.flatMap((name) => journals.map((journal) => [name, journal] as const)))(
		"%s for %s: none on another, none cut",
		async (name, journal) => {
			const figure = figures.find((one) => one.name === name);
			if (figure === undefined) throw new Error(`labels.test.ts names ${name}, which is no figure here`);
			const { svg } = await renderFigure(figure.spec, { id: figure.id, synthetic: figure.synthetic, journal });
			// The twin is on every machine; Arial and Times New Roman are not.
			const drawn = (svg as string).replaceAll(/Arial, (?=Arimo)|Times New Roman, (?=Tinos)/g, "");
			expect(await clashes(drawn)).toEqual([]);
		},
		120_000,
	);

	it("finds labels that lie on one another, and one that is cut", async () => {
		const text = (x: number, words: string) =>
			`<text x="${x}" y="20" font-family="Inter" font-size="8px">${words}</text>`;
		const svg = `<svg viewBox="0 0 100 40">${text(5, "the first label")}${text(30, "the second")}${text(80, "at the edge")}</svg>`;
		expect(await clashes(svg)).toEqual([
			'"the first label" and "the second" lie on one another',
			'"at the edge" is cut by the edge',
		]);
	});

	/** Draws an SVG at one pixel a point, and returns what is wrong with its labels in the browser's eyes. */
	function clashes(svg: string): Promise<string[]> {
		return browser.page.evaluate(
			([drawing, touch]) => {
				const here = document.getElementById("here")!;
				here.innerHTML = drawing;
				const root = here.querySelector("svg")!;
				const { width, height } = root.viewBox.baseVal;
				root.setAttribute("width", `${width}px`);
				root.setAttribute("height", `${height}px`);
				const edge = root.getBoundingClientRect();
				const labels = [...root.querySelectorAll("text")].flatMap((element) => {
					const rows = element.querySelectorAll("tspan");
					return (rows.length > 0 ? [...rows] : [element]).flatMap((row) => {
						const words = row.textContent?.trim() ?? "";
						const faint = getComputedStyle(row).opacity === "0";
						if (words === "" || faint) return [];
						// The box of a text is as high as the font's line; its ink lies between capitals and descenders.
						const box = row.getBoundingClientRect();
						const upright = box.width >= box.height || words.length < 3;
						const size = Number.parseFloat(getComputedStyle(row).fontSize);
						const spare = Math.max(0, ((upright ? box.height : box.width) - 0.93 * size) / 2);
						return [
							{
								words,
								x1: box.left - edge.left + (upright ? 0 : spare),
								x2: box.right - edge.left - (upright ? 0 : spare),
								y1: box.top - edge.top + (upright ? spare : 0),
								y2: box.bottom - edge.top - (upright ? spare : 0),
							},
						];
					});
				});
				const found: string[] = [];
				labels.forEach((a, i) => {
					for (const b of labels.slice(i + 1)) {
						const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
						const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
						const twice = a.words === b.words && Math.abs(a.x1 - b.x1) < 0.5 && Math.abs(a.y1 - b.y1) < 0.5;
						if (across > touch && down > touch && !twice)
							found.push(`"${a.words}" and "${b.words}" lie on one another`);
					}
					const over = Math.max(-a.x1, -a.y1, a.x2 - width, a.y2 - height);
					if (over > touch) found.push(`"${a.words}" is cut by the edge`);
				});
				here.innerHTML = "";
				return found;
			},
			[svg, TOUCH] as const,
		);
	}
});
