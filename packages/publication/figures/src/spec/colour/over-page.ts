import { converter, formatHex, modeRgb, parse, useMode } from "culori/fn";

useMode(modeRgb);
const toRgb = converter("rgb");

/**
 * What a colour with some opacity looks like on a page, blended as browsers and printers do (sRGB, source over).
 *
 * @param colour - a CSS colour. @param opacity - 0 to 1. @param page - the colour below it.
 * @returns the colour seen, as "#rrggbb".
 * @example
 * overPage("#000000", 0.5, "#FFFFFF"); // "#808080"
 */
export function overPage(colour: string, opacity: number, page: string): string {
	const above = toRgb(parse(colour));
	const below = toRgb(parse(page));
	if (above === undefined || below === undefined) return page;
	const share = opacity * (above.alpha ?? 1);
	const blend = (x: number, y: number) => x * share + y * (1 - share);
	return formatHex({
		mode: "rgb",
		r: blend(above.r, below.r),
		g: blend(above.g, below.g),
		b: blend(above.b, below.b),
	});
}
