interface Face {
	readonly family: string;
	readonly file: string;
	readonly style: "normal" | "italic";
	readonly weight: string;
}

/** Faces of the two families; a browser takes only the subsets that a page needs. */
export const faces: readonly Face[] = [
	{ family: "Source Serif 4", file: "source-serif-4", style: "normal", weight: "200 900" },
	{ family: "Source Serif 4", file: "source-serif-4-italic", style: "italic", weight: "200 900" },
	{ family: "Inter", file: "inter", style: "normal", weight: "100 900" },
];

/** The characters of each file of a face, as the fonts' own style sheets have them (@fontsource-variable). */
export const subsets = {
	latin:
		"U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
	"latin-ext":
		"U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
	greek: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
} as const;

export type Subset = keyof typeof subsets;

/** The CSS rule by which a page takes a subset of a face. */
export function fontRule({ family, style, weight }: Face, subset: Subset, address: string): string {
	return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;src:url("${address}") format("woff2");unicode-range:${subsets[subset]}}`;
}
