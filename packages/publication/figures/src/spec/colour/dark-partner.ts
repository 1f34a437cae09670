import { converter, formatHex, modeLab65, modeRgb, parse, useMode } from "culori/fn";
import { palette } from "../palette.ts";

useMode(modeRgb);
useMode(modeLab65);
const toLab = converter("lab65");

/** The page behind a figure: light, as it is printed, and dark. */
export const pageColours = { light: "#FDFCFA", dark: "#14171A" } as const;

/** A word has the partner of its category. */
function wordPartners(): Record<string, string> {
	const own = ["#62ABF0", "#DB6308", "#00996F", "#B17495", "#A8E4FF", "#EAA30A", "#E8E6E3", "#F9EC4B"];
	return Object.fromEntries(palette.words.map((word, i) => [word, own[i] as string]));
}

/**
 * Hue is the palette's; lightness and chroma were searched for the greatest least difference (CIEDE2000 12 or more to all
 * with colour vision), with a contrast of 4.5 or more on the dark page.
 */
const partners: Readonly<Record<string, string>> = {
	[palette.blue]: "#62ABF0",
	[palette.vermilion]: "#DB6308",
	[palette.green]: "#00996F",
	[palette.purple]: "#B17495",
	[palette.sky]: "#A8E4FF",
	[palette.orange]: "#EAA30A",
	[palette.yellow]: "#F9EC4B",
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
