import { getDocumentProxy } from "unpdf";

/** Two runs of text of which one is printed over the other. Pages count from 1. */
export interface TextOverlap {
	readonly page: number;
	readonly texts: readonly [string, string];
}

/** Runs may touch by this much, in points: kerning and italics reach out of their boxes. */
const TOLERANCE = 1;
/** What of a font's size stands above the baseline in most letters. */
const ABOVE_BASELINE = 0.7;
/** Two runs are of one line when they share more of their height than this; what is raised or lowered shares less. */
const SHARED_HEIGHT = 0.3;

/**
 * Finds text that is printed over other text. Upright runs of two letters and more are compared; letters of maths stand alone
 * and may carry an accent.
 *
 * @throws Error when the bytes are no PDF.
 */
export async function textOverlaps(bytes: Uint8Array): Promise<TextOverlap[]> {
	const pdf = await getDocumentProxy(new Uint8Array(bytes));
	const found: TextOverlap[] = [];
	for (let page = 1; page <= pdf.numPages; page++) {
		const { items } = await (await pdf.getPage(page)).getTextContent();
		const runs = items
			.flatMap((item) => ("str" in item && item.str.trim().length > 1 ? [item] : []))
			.filter(({ transform: [across, slant] }) => slant === 0 && across > 0)
			.map(({ str, width, height, transform: [, , , , left, baseline] }) => {
				return { str, left, right: left + width, baseline, height } as const;
			})
			.sort((a, b) => a.left - b.left);
		runs.forEach((a, i) => {
			for (let j = i + 1; j < runs.length && runs[j]!.left < a.right - TOLERANCE; j++) {
				const b = runs[j]!;
				const top = Math.min(a.baseline + ABOVE_BASELINE * a.height, b.baseline + ABOVE_BASELINE * b.height);
				const shared = top - Math.max(a.baseline, b.baseline);
				if (shared > SHARED_HEIGHT * Math.min(a.height, b.height)) found.push({ page, texts: [a.str, b.str] });
			}
		});
	}
	await pdf.loadingTask.destroy();
	return found;
}
