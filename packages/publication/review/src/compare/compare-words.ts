import { diffArrays } from "diff";
import type { WordChange } from "../review-report.ts";
import type { PdfText } from "./pdf-words.ts";

/** Words shown before and behind a passage that differs. */
const AROUND = 6;
/** How many words a passage shows at most. */
const LONGEST = 60;

/** The passages in which two texts differ, in the order of the rebuilt one. */
export function compareWords(committed: Pick<PdfText, "words">, rebuilt: PdfText): WordChange[] {
	const changes: WordChange[] = [];
	let at = 0;
	let removed: readonly string[] = [];
	const told = (words: readonly string[]) =>
		words.slice(0, LONGEST).join(" ") + (words.length > LONGEST ? ` … and ${words.length - LONGEST} more words` : "");
	const put = (added: readonly string[]) => {
		if (removed.length === 0 && added.length === 0) return;
		changes.push({
			page: rebuilt.pageOf[Math.min(at, rebuilt.pageOf.length - 1)] ?? 1,
			before: rebuilt.words.slice(Math.max(0, at - AROUND), at).join(" "),
			committed: told(removed),
			rebuilt: told(added),
			after: rebuilt.words.slice(at + added.length, at + added.length + AROUND).join(" "),
		});
		removed = [];
		at += added.length;
	};
	for (const part of diffArrays(committed.words as string[], rebuilt.words as string[])) {
		if (part.removed) removed = part.value;
		else if (part.added) put(part.value);
		else {
			put([]);
			at += part.value.length;
		}
	}
	put([]);
	return changes;
}
