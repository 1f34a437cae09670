/**
 * The people behind a row, each once: ids as text, without blanks at the ends and in one Unicode form (NFC), sorted.
 * A person-week table with 1,623 rows is not 1,623 people.
 *
 * @returns undefined when it is no list, or when an id is neither a number nor a text with something in it.
 */
export function distinctPeople(ids: unknown): readonly string[] | undefined {
	const listed = peopleInOrder(ids);
	return listed && [...new Set(listed)].sort();
}

/** The same ids in the order given, repeats kept: one for each contribution. */
export function peopleInOrder(ids: unknown): readonly string[] | undefined {
	if (!Array.isArray(ids)) return undefined;
	const listed: string[] = [];
	for (const id of ids) {
		const text = typeof id === "string" ? id.normalize("NFC").trim() : Number.isFinite(id) ? String(id) : "";
		if (text === "") return undefined;
		listed.push(text);
	}
	return listed;
}
