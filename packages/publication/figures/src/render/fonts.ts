import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A font file: family, weight, and where npm put it. */
export interface FontFile {
	readonly weight: number;
	readonly italic: boolean;
	readonly path: string;
}

/** Inter, for figures, tables and labels. Only these files draw a figure: system fonts would differ between machines. */
export const interFonts: readonly FontFile[] = family("inter", "Inter", [
	[400, false, "400Regular"],
	[400, true, "400Regular_Italic"],
	[500, false, "500Medium"],
	[600, false, "600SemiBold"],
	[700, false, "700Bold"],
]);

/** Source Serif 4, for running text. */
export const sourceSerifFonts: readonly FontFile[] = family("source-serif-4", "SourceSerif4", [
	[400, false, "400Regular"],
	[400, true, "400Regular_Italic"],
	[600, false, "600SemiBold"],
	[600, true, "600SemiBold_Italic"],
	[700, false, "700Bold"],
]);

/** Arimo, as wide letter by letter as Arial and Helvetica, which journals ask for and which may not be shipped. */
export const arimoFonts: readonly FontFile[] = family("arimo", "Arimo", [
	[400, false, "400Regular"],
	[400, true, "400Regular_Italic"],
	[500, false, "500Medium"],
	[600, false, "600SemiBold"],
	[700, false, "700Bold"],
]);

/** Tinos, as wide letter by letter as Times New Roman. */
export const tinosFonts: readonly FontFile[] = family("tinos", "Tinos", [
	[400, false, "400Regular"],
	[400, true, "400Regular_Italic"],
	[700, false, "700Bold"],
]);

/** All with which a figure may be drawn. */
export const figureFonts: readonly FontFile[] = [...interFonts, ...arimoFonts, ...tinosFonts];

/** The files that draw a CSS list of families: the first family that has any, by its own name or its twin's. */
export function fontsOf(families: string): readonly FontFile[] {
	for (const family of families.split(",").map((one) => one.trim().replaceAll(/["']/g, "").toLowerCase())) {
		if (family === "inter") return interFonts;
		if (["arial", "helvetica", "arimo"].includes(family)) return arimoFonts;
		if (["times new roman", "times", "tinos"].includes(family)) return tinosFonts;
	}
	return interFonts;
}

function family(name: string, prefix: string, faces: readonly (readonly [number, boolean, string])[]): FontFile[] {
	const folder = dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}/package.json`)));
	return faces.map(([weight, italic, face]) => ({ weight, italic, path: join(folder, face, `${prefix}_${face}.ttf`) }));
}
