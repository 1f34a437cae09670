import { join } from "node:path";
import type { PaperOnDisk } from "./paper.ts";

/** A file of a result: where it lies, and its address on the site, which stays the same. */
export interface PublishedFile {
	readonly address: string;
	readonly path: string;
}

/** The files of a paper's results that a reader can take along, as the stages wrote them. */
export function publishedFiles({ slug, folder, figures, tables, manuscripts }: PaperOnDisk): PublishedFile[] {
	const drawn = figures.flatMap(({ id, files }) => files.map((file) => `figures/${id}.${file}`));
	const set = tables.flatMap(({ id, files }) => files.map((file) => `tables/${id}.${file}`));
	return [...Object.values(manuscripts), ...drawn, ...set].map((file) => ({
		address: `/papers/${slug}/${file}`,
		path: join(folder, "results", file),
	}));
}
