import { interFonts } from "./fonts.ts";

/** A drawing as pixels. */
export interface SvgPixels {
	readonly width: number;
	readonly height: number;
	/** Four bytes a pixel, row by row; length 4 * width * height. */
	readonly rgba: Uint8Array;
	/** The same as a PNG file. */
	readonly png: Uint8Array;
}

/**
 * Draws an SVG on white with our font files alone, to compare it with another drawing or to show it where a page has not
 * the fonts.
 *
 * @param svg - A figure as `renderFigure` makes it.
 * @param widthPixels - Width of the picture, an integer above 0; its height follows from the drawing.
 * @returns The picture as pixels and as PNG.
 * @throws Error when the SVG cannot be read.
 */
export async function svgPixels(svg: string, widthPixels: number): Promise<SvgPixels> {
	const { Resvg } = await import("@resvg/resvg-js");
	const image = new Resvg(svg, {
		background: "#ffffff",
		fitTo: { mode: "width", value: widthPixels },
		font: {
			loadSystemFonts: false,
			fontFiles: interFonts.map(({ path }) => path),
			defaultFontFamily: "Inter",
			sansSerifFamily: "Inter",
		},
	}).render();
	const { width, height } = image;
	return { width, height, rgba: new Uint8Array(image.pixels), png: image.asPng() };
}
