/// <reference path="./fontkit.d.ts" />
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { InvalidInputError } from "@quickening/core";
import { create, type Font } from "fontkit";
import { type FontFile, fontsOf } from "./fonts.ts";

/** How a text is set; Vega's mark items have these. */
export interface TextStyle {
	/** CSS families; default Inter. */
	readonly font?: string;
	readonly fontSize?: number;
	readonly fontWeight?: number | string;
	readonly fontStyle?: string;
}

const opened = new Map<string, Font>();
const measured = new Map<string, number>();

/**
 * How wide a text is in its font (Inter; for journals Arimo or Tinos), with kerning and the font's default features, as the
 * renderers of PNG and PDF set it. Vega would otherwise guess 0.8 em a letter, and labels be cut or pushed apart. Numbers are set
 * by the rules of the Latin script, as the renderers do (by themselves digits belong to none, and kern otherwise). One difference
 * is left: here an x between digits becomes a multiplication sign; write the sign itself.
 *
 * @returns width in the unit of fontSize (default 11, as Vega's).
 * @throws InvalidInputError for a character that the font does not have: it would be drawn as an empty box.
 */
export function textWidth(text: string, style: TextStyle): number {
	const { fontSize = 11 } = style;
	const file = fontFace(style);
	const key = `${file.path} ${text}`;
	let ems = measured.get(key);
	if (ems === undefined) {
		const font = openFont(file);
		for (const letter of text) {
			if (!font.hasGlyphForCodePoint(letter.codePointAt(0) as number)) {
				throw new InvalidInputError(
					`textWidth: text must be in ${familyOf(file)}'s letters; got "${letter}" in "${text}"`,
					{
						code: "no-glyph",
						argument: "text",
						received: text,
					},
				);
			}
		}
		ems = font.layout(text, undefined, "latn").advanceWidth / font.unitsPerEm;
		measured.set(key, ems);
	}
	return ems * fontSize;
}

/** The font file that sets a text: of its family the face that CSS would take (nearest weight, of equals the heavier). */
export function fontFace({ font = "Inter", fontWeight = 400, fontStyle = "normal" }: TextStyle): FontFile {
	const weight = weightOf(fontWeight);
	const italic = fontStyle === "italic" || fontStyle === "oblique";
	const faces = fontsOf(font).filter((face) => face.italic === italic);
	return faces.reduce((best, face) => (Math.abs(face.weight - weight) <= Math.abs(best.weight - weight) ? face : best));
}

function familyOf({ path }: FontFile): string {
	return basename(path).split("_")[0] ?? path;
}

function weightOf(weight: number | string): number {
	if (weight === "bold") return 700;
	if (weight === "normal") return 400;
	return Number(weight) || 400;
}

/** A font file, opened once. */
export function openFont({ path }: FontFile): Font {
	let font = opened.get(path);
	if (font === undefined) {
		font = create(readFileSync(path));
		opened.set(path, font);
	}
	return font;
}
