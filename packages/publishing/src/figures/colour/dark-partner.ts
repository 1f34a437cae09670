import { converter, formatHex, modeLab65, modeRgb, parse, useMode } from "culori/fn";
import { palette } from "../palette.ts";

useMode(modeRgb);
useMode(modeLab65);
const toLab = converter("lab65");

/** The page behind a figure: light, as it is printed, and dark. */
export const pageColours = { light: "#FDFCFA", dark: "#14171A" } as const;

/** A word has the partner of its category. */
function wordPartners(): Record<string, string> {
	const own = ["#4A9CDB", "#EE7733", "#23B083", "#DC9BC0", "#8CCFF5", "#F5C04A", "#E8E6E3", "#FAF3A0"];
	return Object.fromEntries(palette.words.map((word, i) => [word, own[i] as string]));
}

/** Chosen by hand so that hue stays and lines (3) and, where words have the colour, text (4.5) can be seen on the dark page. */
const partners: Readonly<Record<string, string>> = {
	[palette.blue]: "#4A9CDB",
	[palette.vermilion]: "#EE7733",
	[palette.green]: "#23B083",
	[palette.purple]: "#DC9BC0",
	[palette.sky]: "#8CCFF5",
	[palette.orange]: "#F5C04A",
	[palette.yellow]: "#FAF3A0",
	[palette.ink]: "#E8E6E3",
	[palette.muted]: "#A4ABB2",
	[palette.context]: "#7C858E",
	[palette.grid]: "#2A2F34",
	...wordPartners(),
	"#FFFFFF": pageColours.dark,
	"#FDFCFA": pageColours.dark,
	"#000000": "#FFFFFF",
};

/**
 * The colour that stands for another one on a dark page. The palette's have partners of the same hue; of any other
 * colour (the steps of a scale) lightness is turned over, from white at the page's to ink's, so that a scale that runs
 * from pale to dark runs from near the page to bright. Where words stand on it (`cell`) that holds for every colour:
 * dark words on pale become pale words on dark.
 *
 * @param colour - a CSS colour. @param cell - whether words stand on it.
 * @returns its partner as "#rrggbb"; the colour itself when it is none that can be read ("none", "url(#a)").
 * @example
 * darkPartner("#1D2329"); // "#e8e6e3", ink
 */
export function darkPartner(colour: string, { cell = false }: { readonly cell?: boolean } = {}): string {
	const parsed = parse(colour);
	if (parsed === undefined) return colour;
	const named = cell ? undefined : partners[formatHex(parsed).toUpperCase()];
	if (named !== undefined) return named.toLowerCase();
	const lab = toLab(parsed);
	return formatHex({ ...lab, l: DARKEST + (100 - lab.l) * ((LIGHTEST - DARKEST) / 100) });
}

/** CIE lightness of the dark page, and of black's partner. */
const DARKEST = 7.6;
const LIGHTEST = 96;
