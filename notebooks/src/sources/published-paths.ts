import { isBroken, paperSlugs, readPaper } from "./paper.ts";

const fonts = ["inter", "source-serif-4", "source-serif-4-italic"];

/** What the site holds beside its plain pages: a page a paper, and at addresses that stay the same the files of each result. */
export async function* publishedPaths(): AsyncGenerator<string> {
	for (const font of fonts)
		for (const subset of ["latin", "latin-ext", "greek"]) yield `/fonts/${font}-${subset}.woff2`;
	for (const slug of paperSlugs()) {
		yield `/papers/${slug}`;
		const paper = await readPaper(slug);
		if (isBroken(paper)) continue;
		yield `/papers/${slug}/provenance.json`;
		for (const file of Object.values(paper.manuscripts)) yield `/papers/${slug}/${file}`;
		yield `/papers/${slug}/prov.json`;
		for (const { id, files } of paper.figures) for (const file of files) yield `/papers/${slug}/figures/${id}.${file}`;
		for (const { id, files } of paper.tables) for (const file of files) yield `/papers/${slug}/tables/${id}.${file}`;
	}
}
