import { methodsPackages } from "./folders.ts";
import { isBroken, paperSlugs, readPaper } from "./paper.ts";

const fonts = ["inter", "source-serif-4", "source-serif-4-italic"];

/**
 * What Framework makes beside the plain pages: a page for each package whose methods are described, a page a paper, with its
 * provenance. The files of results are copied after it (build.ts), since a loader each would start Node some hundred times; a
 * preview serves them through their loaders.
 */
export async function* publishedPaths(): AsyncGenerator<string> {
	for (const font of fonts)
		for (const subset of ["latin", "latin-ext", "greek"]) yield `/fonts/${font}-${subset}.woff2`;
	for (const name of methodsPackages()) yield `/methods/${name}`;
	for (const slug of paperSlugs()) {
		yield `/papers/${slug}`;
		if (isBroken(await readPaper(slug))) continue;
		yield `/papers/${slug}/provenance.json`;
		yield `/papers/${slug}/prov.json`;
		yield `/papers/${slug}/citation.bib`;
		yield `/papers/${slug}/citation.json`;
	}
}
