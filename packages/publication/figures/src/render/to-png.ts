import { crc32 } from "node:zlib";
import { figureFonts } from "./fonts.ts";

export interface PngOptions {
	/** Printed width. */
	readonly widthMm: number;
	/** Dots per inch at the printed size; in the file as pHYs. */
	readonly dpi: number;
	/** Kept in the file (iTXt "Description"). */
	readonly description: string;
}

/** Draws an SVG as PNG on white, at so many dots per inch of its printed size, with our font files alone. */
export async function toPng(svg: string, { widthMm, dpi, description }: PngOptions): Promise<Uint8Array> {
	const { Resvg } = await import("@resvg/resvg-js");
	const image = new Resvg(svg, {
		background: "#ffffff",
		fitTo: { mode: "width", value: Math.round((widthMm / 25.4) * dpi) },
		font: {
			loadSystemFonts: false,
			fontFiles: figureFonts.map(({ path }) => path),
			defaultFontFamily: "Inter",
			sansSerifFamily: "Inter",
		},
	});
	return withChunks(image.render().asPng(), [resolution(dpi), text("Description", description)]);
}

/** Puts chunks after the header (the first 33 bytes of any PNG). */
function withChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array {
	return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

function resolution(dpi: number): Uint8Array {
	const perMetre = Math.round(dpi / 0.0254);
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
