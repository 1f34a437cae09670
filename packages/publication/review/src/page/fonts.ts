import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Inter and Source Serif 4 as font faces with their files inside, so that the page asks for nothing. */
export function fontFaces(): string {
	return [face("Inter", "inter", "100 900"), face("Source Serif 4", "source-serif-4", "200 900")].join("\n");
}

function face(family: string, name: string, weights: string): string {
	const folder = dirname(fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/package.json`)));
	const file = readFileSync(join(folder, "files", `${name}-latin-wght-normal.woff2`)).toString("base64");
	return `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;src:url(data:font/woff2;base64,${file}) format("woff2")}`;
}
