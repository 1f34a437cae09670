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

function family(name: string, prefix: string, faces: readonly (readonly [number, boolean, string])[]): FontFile[] {
	const folder = dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}/package.json`)));
	return faces.map(([weight, italic, face]) => ({ weight, italic, path: join(folder, face, `${prefix}_${face}.ttf`) }));
}
