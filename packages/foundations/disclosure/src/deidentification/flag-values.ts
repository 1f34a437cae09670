/** What a person should look at before a kept column is shared; holds no value of anybody. */
export type Flag = "free text" | "rare values" | "ages of 90 and more" | "calendar dates" | "many different texts";

/** Texts of this many words or more are sentences rather than codes. */
const wordsOfSentence = 4;

/**
 * Flags a kept column: sentences, words that 1 to `smallCount` people have, ages of 90 and more (HIPAA's Safe Harbor joins
 * them), calendar dates that were not treated as such, and texts that are different for most people.
 *
 * @param column - Its name.
 * @param cells - Cells without blanks at their ends, with whose they are.
 * @returns Flags, and the number of different rare values.
 */
export function flagValues(
	column: string,
	cells: readonly { readonly person: string; readonly cell: string }[],
	smallCount: number,
): { readonly flags: Flag[]; readonly nRareValues: number } {
	const people = new Map<string, Set<string>>();
	let nTexts = 0;
	let nSentences = 0;
	let hasDate = false;
	let hasGreatAge = false;
	const isAge = /(^|[^a-z])ages?([^a-z]|$)|^age[A-Z]/.test(column) || /Age(Years)?$/.test(column);
	for (const { person, cell } of cells) {
		if (cell === "") continue;
		const isNumber = Number.isFinite(Number(cell));
		if (isAge && isNumber && Number(cell) >= 90) hasGreatAge = true;
		if (/^\d{4}-\d{2}-\d{2}([T ]|$)|^\d{1,2}[./]\d{1,2}[./](\d{2}|\d{4})$/.test(cell)) hasDate = true;
		if (isNumber) continue;
		nTexts++;
		if (cell.split(/\s+/).length >= wordsOfSentence) nSentences++;
		const held = people.get(cell);
		if (held) held.add(person);
		else people.set(cell, new Set([person]));
	}
	const nRareValues = [...people.values()].filter((held) => held.size <= smallCount).length;
	const flags: Flag[] = [];
	if (nSentences > 0) flags.push("free text");
	if (nTexts >= 20 && people.size > nTexts / 2) flags.push("many different texts");
	if (nRareValues > 0) flags.push("rare values");
	if (hasGreatAge) flags.push("ages of 90 and more");
	if (hasDate) flags.push("calendar dates");
	return { flags, nRareValues };
}
