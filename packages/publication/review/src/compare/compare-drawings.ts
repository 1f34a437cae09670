import { svgPixels } from "@quickening/figures/render";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Two drawings side by side, as PNG files. */
export interface ComparedDrawings {
	readonly committed: Uint8Array;
	readonly rebuilt: Uint8Array;
	/** The rebuilt one, faint, with every pixel marked that differs. */
	readonly difference: Uint8Array;
	readonly changed: number;
	readonly of: number;
}

/**
 * Draws two SVGs at one width and compares them pixel by pixel; a pixel counts as soon as it has another colour, also
 * one at the soft edge of a line. Where one drawing is taller, what the other lacks counts as different.
 *
 * @throws Error when one of them is no SVG.
 */
export async function compareDrawings(
	committed: string,
	rebuilt: string,
	widthPixels: number,
): Promise<ComparedDrawings> {
	const [a, b] = [await svgPixels(committed, widthPixels), await svgPixels(rebuilt, widthPixels)];
	const height = Math.max(a.height, b.height);
	const [one, two] = [padded(a.rgba, widthPixels, height), padded(b.rgba, widthPixels, height)];
	const marked = Buffer.alloc(widthPixels * height * 4);
	const changed = pixelmatch(one, two, marked, widthPixels, height, {
		threshold: 0,
		includeAA: true,
		alpha: 0.25,
		diffColor: [213, 94, 0],
	});
	return {
		committed: a.png,
		rebuilt: b.png,
		difference: encode(marked, widthPixels, height),
		changed,
		of: widthPixels * height,
	};
}

/** Pixels with transparent lines below, up to a height. */
function padded(rgba: Uint8Array, width: number, height: number): Uint8Array {
	const all = new Uint8Array(width * height * 4);
	all.set(rgba.subarray(0, all.length));
	return all;
}

function encode(rgba: Buffer, width: number, height: number): Uint8Array {
	const png = new PNG({ width, height });
	rgba.copy(png.data);
	return PNG.sync.write(png);
}
