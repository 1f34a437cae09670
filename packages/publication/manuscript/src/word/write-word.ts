import type { ManuscriptDocument } from "../document/manuscript-document.ts";

/**
 * A manuscript as a Word file for co-authors: Word's own headings, captions and cross references, tables whose header is
 * repeated, figures with alternative text, references. Each number that comes from results/values.json is a content control
 * named after its value, tinted, and locked: what is typed over it would be lost.
 *
 * @param png - gives a figure's PNG by its id.
 * @returns the file; the same manuscript gives the same bytes.
 */
export async function writeWord(document: ManuscriptDocument, png: (id: string) => Uint8Array): Promise<Uint8Array> {
	const { wordFile } = await import("./word-file.ts");
	return await wordFile(document, png);
}
