import { crc32 } from "node:zlib";
import { interFonts } from "../fonts.ts";

/** Dots per inch of the PNG at its printed size. */
export const PNG_DPI = 300;

/**
 * Draws an SVG as PNG on white, at 300 dots per inch of its printed size, with our font files alone.
 *
 * @param columnMm - printed width.
 * @param description - kept in the file (iTXt "Description").
 */
export async function toPng(svg: string, columnMm: number, description: string): Promise<Uint8Array> {
	const { Resvg } = await import("@resvg/resvg-js");
	const image = new Resvg(svg, {
		background: "#ffffff",
		fitTo: { mode: "width", value: Math.round((columnMm / 25.4) * PNG_DPI) },
		font: {
			loadSystemFonts: false,
			fontFiles: interFonts.map(({ path }) => path),
			defaultFontFamily: "Inter",
			sansSerifFamily: "Inter",
		},
	});
	return withChunks(image.render().asPng(), [resolution(), text("Description", description)]);
}

/** Puts chunks after the header (the first 33 bytes of any PNG). */
function withChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array {
	return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

function resolution(): Uint8Array {
	const perMetre = Math.round(PNG_DPI / 0.0254);
	const data = Buffer.alloc(9);
	data.writeUInt32BE(perMetre, 0);
	data.writeUInt32BE(perMetre, 4);
	data[8] = 1;
	return chunk("pHYs", data);
}

/** Uncompressed international text: keyword, no compression, no language, UTF-8. */
function text(keyword: string, value: string): Uint8Array {
	return chunk("iTXt", Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(value, "utf8")]));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
