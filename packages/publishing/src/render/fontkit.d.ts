/** The part of fontkit 2.0 that is used here; it ships no types. */
declare module "fontkit" {
	export interface Font {
		readonly unitsPerEm: number;
		layout(
			text: string,
			features?: Readonly<Record<string, boolean>>,
			script?: string,
		): { readonly advanceWidth: number };
		hasGlyphForCodePoint(codePoint: number): boolean;
	}
	export function create(bytes: Uint8Array): Font;
}
