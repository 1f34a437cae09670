import { extractText } from "unpdf";

/** The words of a PDF in the order of its text. */
export interface PdfText {
	readonly pages: number;
	readonly words: readonly string[];
	/** Page of each word, from 1. */
	readonly pageOf: readonly number[];
}

/**
 * Reads the words that a PDF prints; a word that a line break has cut is put together again.
 *
 * @throws Error when the bytes are no PDF.
 */
export async function pdfWords(bytes: Uint8Array): Promise<PdfText> {
	const { text: pages } = await extractText(new Uint8Array(bytes), { mergePages: false });
	const words: string[] = [];
	const pageOf: number[] = [];
	pages.forEach((page, i) => {
		const whole = page.replace(/(\p{Ll})[-\u00ad\u2010]\s*\n\s*(?=\p{Ll})/gu, "$1");
		for (const word of whole.split(/\s+/).filter((each) => each !== "")) {
			words.push(word);
			pageOf.push(i + 1);
		}
	});
	return { pages: pages.length, words, pageOf };
}
