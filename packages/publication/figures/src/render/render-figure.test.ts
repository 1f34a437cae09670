import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { panelsSpec, rocRows, rocSpec } from "../../test/demo-figures.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { figureSpec } from "../spec/make-figure-spec.ts";
import { columnWidth } from "../spec/theme.ts";
import { interFonts } from "./fonts.ts";
import { renderFigure, renderNarrowFigure } from "./render-figure.ts";

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const meta = {
	columnMm: 85 as const,
	title: "A finding.",
	caption: "n = 2.",
	alt: "Of two points the second lies two units higher than the first.",
};
const point = { type: "point" as const };
const two = (values: readonly object[], more: object = {}): FigureSpec =>
	figureSpec(meta, {
		data: { values: values as never },
		mark: point,
		encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
		...more,
	} as never);

describe("renderFigure", () => {
	it("gives the same bytes twice, and those that it gave before", async () => {
		const once = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: true });
		const other = await renderFigure(panelsSpec(), { id: "panels", synthetic: false });
		const again = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: true });
		for (const ending of ["vl.json", "svg", "png", "pdf", "csv"] as const) {
			expect(sha256(again[ending]), ending).toBe(sha256(once[ending]));
		}
		// Look at the figures before changing these: write them out with writeDemoPaper.
		expect({ roc: sha256(once.svg), panels: sha256(other.svg) }).toMatchInlineSnapshot(`
			{
			  "panels": "b9acc941b21ad08f0b7bbdf1324181dcd18f2ae4897e729d3062cf5ba3dcdb94",
			  "roc": "58caa6f56beae6de6c8ba17d180251e79144a67b204c0a5e37deaf0dfc6b54ab",
			}
		`);
	});

	it("writes CSV with exactly the plotted rows", async () => {
		const rows = [
			{ x: 0.1 + 0.2, y: 1 },
			{ x: 2, y: Number.NaN },
		];
		const { csv, "vl.json": json } = await renderFigure(two(rows), { id: "f", synthetic: false });
		expect(csv).toBe("x,y\n0.30000000000000004,1\n2,\n");
		expect(JSON.parse(json as string).data.values).toEqual([
			{ x: 0.1 + 0.2, y: 1 },
			{ x: 2, y: null },
		]);
	});

	it("writes one row of data a line, so that a diff shows which row changed", async () => {
		const { "vl.json": json } = await renderFigure(
			two([
				{ x: 1, y: 1 },
				{ x: 2, y: 3 },
			]),
			{ id: "f", synthetic: false },
		);
		expect(json).toContain('"values": [\n\t\t\t{"x":1,"y":1},\n\t\t\t{"x":2,"y":3}\n\t\t]');
	});

	it.each([85, 178] as const)("is exactly as wide as a column of %i mm, in every file", async (columnMm) => {
		const spec = figureSpec({ ...meta, columnMm }, {
			data: {
				values: [
					{ x: 1, y: 1 },
					{ x: 2, y: 3 },
				],
			},
			hconcat: [0, 1, 2].map(() => ({
				mark: point,
				width: 300,
				encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
			})),
		} as never);
		const { svg, png, pdf } = await renderFigure(spec, { id: "f", synthetic: false });
		const [, width, height] = (svg as string).match(/viewBox="0 0 ([\d.]+) (\d+)"/) ?? [];
		expect(Number(width)).toBe(columnWidth(columnMm));
		expect(Buffer.from(png as Uint8Array).readUInt32BE(16)).toBe(Math.round((columnMm / 25.4) * 300));
		expect(Buffer.from(pdf as Uint8Array).toString("latin1")).toContain(`/MediaBox [0 0 ${width} ${height}]`);
	});

	it("keeps a square figure square", async () => {
		const spec = two(
			[
				{ x: 0, y: 0 },
				{ x: 1, y: 1 },
			],
			{ width: 100, height: 100, autosize: { type: "pad" } },
		);
		const { "vl.json": json } = await renderFigure(spec, { id: "f", synthetic: false });
		const { width, height } = JSON.parse(json as string);
		expect(height).toBe(width);
		expect(width).toBeGreaterThan(150);
	});

	it("draws all ticks that a figure names, also when another layer does not", async () => {
		const values = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
		const y = { field: "y", type: "quantitative" };
		const layer = [
			{ mark: "line", encoding: { y } },
			{ mark: point, encoding: { y: { ...y, axis: { values, format: ".1f" } } } },
		];
		const { svg } = await renderFigure(
			two(
				[
					{ x: 0, y: 0 },
					{ x: 1, y: 1 },
				],
				{ mark: undefined, layer },
			),
			{
				id: "f",
				synthetic: false,
			},
		);
		for (const value of values) expect(svg).toContain(`>${value.toFixed(1)}</text>`);
	});

	it("says what it shows to those who cannot see it, and begins its ids with its own", async () => {
		const { svg } = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: false });
		expect(svg).toContain('role="img" aria-labelledby="roc-title roc-desc"');
		expect(svg).toContain('<title id="roc-title">By the last signal the model tells more.</title>');
		const ids = Array.from((svg as string).matchAll(/ id="([^"]+)"/g), ([, id]) => id);
		expect(ids.filter((id) => !id?.startsWith("roc-"))).toEqual([]);
	});

	it("marks synthetic data in the caption and in every file that is looked at, and only those", async () => {
		const rows = [
			{ x: 1, y: 1 },
			{ x: 2, y: 3 },
		];
		const marked = await renderFigure(two(rows), { id: "f", synthetic: true });
		expect(JSON.parse(marked["vl.json"] as string).usermeta.quickening.caption).toBe("n = 2. Synthetic data.");
		expect(marked.svg).toContain("<metadata>Synthetic data");
		expect(marked.svg).toContain(">Synthetic data</text>");
		expect(Buffer.from(marked.png as Uint8Array).toString("utf8")).toContain("Synthetic data.");
		expect(streams(marked.pdf as Uint8Array)).toContain("Synthetic data.");
		const real = await renderFigure(two(rows), { id: "f", synthetic: false });
		for (const ending of ["svg", "png", "vl.json"] as const) {
			expect(Buffer.from(real[ending] as string).toString("utf8")).not.toContain("Synthetic");
		}
	});

	it("does not say it twice", async () => {
		const spec = figureSpec({ ...meta, caption: "Synthetic data, n = 2." }, two([{ x: 1, y: 1 }]) as never);
		const { "vl.json": json } = await renderFigure(spec, { id: "f", synthetic: true });
		expect(JSON.parse(json as string).usermeta.quickening.caption).toBe("Synthetic data, n = 2.");
	});

	it.each([
		[
			"a type that there is not",
			two([{ x: 1, y: 1 }], { encoding: { x: { field: "x", type: "quantitive" } } }),
			"encoding.x.type must be one of quantitative",
		],
		["no rows", two([]), "this is a figure with no rows"],
		["an infinite number", two([{ x: 1, y: Number.POSITIVE_INFINITY }]), "got Infinity in y"],
		["an unknown column", two([{ x: 1 }]), 'wants "y"'],
		[
			"no alternative text",
			figureSpec({ ...meta, alt: " " }, two([{ x: 1, y: 1 }]) as never),
			"usermeta.quickening.alt must not be empty",
		],
		["no words", { ...two([{ x: 1, y: 1 }]), usermeta: {} } as unknown as FigureSpec, "usermeta.quickening must say"],
		[
			"another width",
			figureSpec({ ...meta, columnMm: 100 as 85 }, two([{ x: 1, y: 1 }]) as never),
			"columnMm must be 85 or 178; got 100",
		],
		[
			"a warning of Vega-Lite",
			two([{ x: 1, y: 1 }], {
				mark: "bar",
				encoding: { x: { field: "x", type: "quantitative" }, shape: { field: "y", type: "nominal" } },
			}),
			"without a warning",
		],
		[
			"panels that cannot fit",
			figureSpec(meta, {
				data: { values: [{ x: 1, y: "a".repeat(60) }] },
				hconcat: [1, 2, 3].map(() => ({ mark: point, encoding: { y: { field: "y", type: "nominal" } } })),
			} as never),
			"pt wider",
		],
	])("refuses %s", async (_, spec, message) => {
		await expect(renderFigure(spec, { id: "f", synthetic: false })).rejects.toThrow(message);
	});

	it("gives the same drawing whatever the order of keys in rows", async () => {
		const rows = rocRows();
		const turned = rows.map(
			(row) => Object.fromEntries(Object.entries(row).reverse()) as unknown as (typeof rows)[number],
		);
		const [one, other] = await Promise.all([
			renderFigure(rocSpec(rows), { id: "roc", synthetic: false }),
			renderFigure(rocSpec(turned), { id: "roc", synthetic: false }),
		]);
		for (const ending of ["svg", "png", "pdf"] as const)
			expect(sha256(other[ending]), ending).toBe(sha256(one[ending]));
	});

	it("keeps text as text, embeds its fonts in the PDF, and names its families in the SVG", async () => {
		const { svg, pdf } = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: false });
		expect(svg).toContain('font-family="Inter, Helvetica Neue, Arial, sans-serif"');
		expect(svg).toContain(">By the clock: 0.68</text>");
		const fonts = Array.from(streams(pdf).matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g), ([, name]) => name);
		expect([...new Set(fonts)].sort()).toEqual(["Inter-Medium", "Inter-Regular", "Inter-SemiBold"]);
		expect(streams(pdf).match(/\/FontFile[23]/g)?.length).toBe(new Set(fonts).size);
	});

	it("draws for a journal: its width in every file, its font, its dpi in the PNG", async () => {
		const { svg, png, pdf } = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: false, journal: "ieee" });
		expect(Number(/ width="([\d.]+)mm"/.exec(svg as string)?.[1])).toBeCloseTo(88.9, 1);
		expect(svg).toContain('font-family="Arial, Arimo, Helvetica, sans-serif"');
		const bytes = Buffer.from(png);
		expect(bytes.readUInt32BE(16)).toBe(Math.round((88.9 / 25.4) * 600));
		const resolution = bytes.indexOf("pHYs");
		expect([bytes.readUInt32BE(resolution + 4), bytes[resolution + 12]]).toEqual([23_622, 1]);
		expect(streams(pdf)).toMatch(/\+Arimo-Regular/);
	});

	it("refuses by name a figure that a journal's sizes do not allow", async () => {
		const tall = figureSpec(meta, { ...two([{ x: 1, y: 1 }]), height: 520 } as never);
		await expect(renderFigure(tall, { id: "f", synthetic: false, journal: "nature" })).rejects.toThrow(
			/the drawing must be at most 170 mm high \(Nature\); it is 19\d\.\d mm/,
		);
	});

	it("outlines text on request: no text is left, and the picture is the same but for a hair", async () => {
		const plain = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: false });
		const outlined = await renderFigure(rocSpec(rocRows()), { id: "roc", synthetic: false, outlineText: true });
		expect(outlined.svg).not.toMatch(/<text|font-family/);
		expect(streams(outlined.pdf)).not.toContain("/FontFile");
		expect(await differingPixels(plain.svg as string, outlined.svg as string)).toBeLessThan(0.002);
	});

	it("draws the panels of a wide figure below each other for a phone, from the same rows", async () => {
		const narrow = (await renderNarrowFigure(panelsSpec(), { id: "panels", synthetic: false })) as string;
		expect(narrow).toContain(`viewBox="0 0 ${columnWidth(85)} `);
		for (const words of ["Acidaemia", "Caesarean section", "Length of the silence"])
			expect(narrow).toContain(`>${words}<`);
		expect(await renderNarrowFigure(rocSpec(rocRows()), { id: "roc", synthetic: false })).toBeUndefined();
	});

	it("refuses an id that could not be a file's name", async () => {
		await expect(renderFigure(panelsSpec(), { id: "../x", synthetic: false })).rejects.toThrow('got "../x"');
	});
});

/** The share of pixels whose grey differs by more than a quarter. */
async function differingPixels(a: string, b: string): Promise<number> {
	const { Resvg } = await import("@resvg/resvg-js");
	const font = { loadSystemFonts: false, fontFiles: interFonts.map(({ path }) => path), defaultFontFamily: "Inter" };
	const [one, other] = [a, b].map(
		(svg) => new Resvg(svg, { background: "#fff", fitTo: { mode: "width", value: 1000 }, font }).render().pixels,
	) as [Buffer, Buffer];
	let differing = 0;
	for (let i = 0; i < one.length; i += 4) if (Math.abs((one[i] as number) - (other[i] as number)) > 64) differing++;
	return differing / (one.length / 4);
}

/** The text of a PDF's compressed streams. */
function streams(pdf: string | Uint8Array): string {
	const bytes = Buffer.from(pdf as Uint8Array);
	const texts: string[] = [bytes.toString("utf8")];
	for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 7)) {
		try {
			texts.push(inflateSync(bytes.subarray(at + 7)).toString("utf8"));
		} catch {
			// Not every stream is compressed.
		}
	}
	return texts.join("\n");
}
