/** The part of fontkit 2.0 that is used here; it ships no types. */
declare module "fontkit" {
	export interface Glyph {
		readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
	}
	/** Where a glyph goes, in font units. */
	export interface GlyphPosition {
		readonly xAdvance: number;
		readonly xOffset: number;
		readonly yOffset: number;
	}
	export interface GlyphRun {
		readonly advanceWidth: number;
		readonly glyphs: readonly Glyph[];
		readonly positions: readonly GlyphPosition[];
	}
	export interface Font {
		readonly unitsPerEm: number;
		layout(text: string, features?: Readonly<Record<string, boolean>>, script?: string): GlyphRun;
		hasGlyphForCodePoint(codePoint: number): boolean;
	}
	export function create(bytes: Uint8Array): Font;
}
