/** Characters of which ids are made; what stands between them parts words. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}_.@-]*/gu;

/**
 * How many people are named by their ids in a file. Looked for are ids that are no word or number of another meaning: with a
 * digit and four characters or more, a number of six digits or more, an e-mail address, or twelve characters or more.
 *
 * @param content - A text; in a compressed file (PNG, PDF, Word) nothing is found, since it is drawn from texts that are looked
 * at.
 */
export function findPeople(content: string | Uint8Array, people: ReadonlySet<string>): number {
	const text = (typeof content === "string" ? content : new TextDecoder().decode(content)).normalize("NFC");
	const found = new Set<string>();
	for (const [word] of text.matchAll(WORD)) {
		for (const part of partsOf(word)) if (people.has(part) && isDistinctive(part)) found.add(part);
	}
	for (const id of people) {
		if (!isDistinctive(id) || found.has(id) || id.match(WORD)?.[0] === id) continue;
		if (text.includes(id)) found.add(id);
	}
	return found.size;
}

/** A word and every run of its parts: an id may be joined to others, as in "sbp.PT-004000" and "visit_PT-004000". */
function partsOf(word: string): string[] {
	const pieces = word.split(/([_.@-])/);
	const parts = [word];
	for (let from = 0; from < pieces.length; from += 2) {
		for (let to = from; to < Math.min(pieces.length, from + MOST_PIECES); to += 2) {
			parts.push(pieces.slice(from, to + 1).join(""));
		}
	}
	return parts;
}

/** Parts of an id with the signs between them; a longer one is found whole. */
const MOST_PIECES = 12;

/** Whether an id says by its form alone that it is one. */
export function isDistinctive(id: string): boolean {
	if (/^\d+$/.test(id)) return id.length >= 6;
	return (id.length >= 4 && /\d/.test(id) && /\p{L}/u.test(id)) || id.includes("@") || id.length >= 12;
}
