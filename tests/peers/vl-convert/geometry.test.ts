import { readFileSync } from "node:fs";
import * as vega from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../../packages/publication/figures/src/render/text-width.ts";
import { readPeer } from "../read-peer.ts";
import { specs } from "./specs.ts";

/** Both print coordinates to at most three decimals of a point or more; marks must lie at the same place. */
const POINTS = 1e-3;
const { drawings } = readPeer("vl-convert/drawings.json") as { readonly drawings: Readonly<Record<string, string>> };

describe("what vl-convert plots", () => {
	it("was drawn from these specs", () => {
		const given = JSON.parse(readFileSync(new URL("specs.json", import.meta.url), "utf8"));
		expect(given).toEqual(JSON.parse(JSON.stringify(specs)));
	});

	it.each(Object.keys(specs))("is what we plot: %s", async (name) => {
		const ours = marksOf(await ownSvg(name));
		const theirs = marksOf(drawings[name] as string);
		expect(ours.length).toBeGreaterThan(3);
		expect(ours.map(({ kind }) => kind)).toEqual(theirs.map(({ kind }) => kind));
		ours.forEach(({ kind, numbers }, i) => {
			const other = theirs[i]?.numbers ?? [];
			expect(numbers.length, kind).toBe(other.length);
			numbers.forEach((value, j) => {
				expect(Math.abs(value - (other[j] as number)), `${kind} ${i}`).toBeLessThanOrEqual(POINTS);
			});
		});
	});
});

/** Vega's own SVG of a spec, with text measured in the real font as `renderFigure` does. */
async function ownSvg(name: string): Promise<string> {
	const { textMetrics } = vega as unknown as {
		readonly textMetrics: { width: (item: object, text: unknown) => number };
	};
	textMetrics.width = (item, text) => textWidth(String(text ?? "").trim(), item);
	const view = new vega.View(vega.parse(compile(structuredClone(specs[name]!) as never).spec), { renderer: "none" });
	await view.runAsync();
	return view.toSVG();
}

interface Mark {
	readonly kind: string;
	/** Coordinates of its path and of its own translation, within its panel. */
	readonly numbers: readonly number[];
}

/** The marks of the data: everything in groups of the role "mark", legends and axes left out. */
function marksOf(svg: string): Mark[] {
	const groups = svg.matchAll(/<g class="(mark-(?:rect|line|area|rule|symbol)) role-mark [^"]*"[^>]*>([\s\S]*?)<\/g>/g);
	return Array.from(groups).flatMap(([, kind = "", body = ""]) =>
		Array.from(body.matchAll(/<(?:path|line)\b[^>]*>/g), ([element]) => {
			const places = Array.from(element.matchAll(/ (?:d|transform|x2|y2)="([^"]*)"/g), ([, value]) => value).join(" ");
			return { kind, numbers: Array.from(places.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g), ([number]) => Number(number)) };
		}),
	);
}
