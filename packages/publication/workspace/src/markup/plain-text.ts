/** Stands where a character was that no output may hold. */
const REPLACED = "\ufffd";

/**
 * Characters that no output may hold: controls but tab and line breaks (XML forbids them, terminals obey them), halves of a
 * surrogate pair, non-characters, and controls of direction that reach past their own text, so that "12" can be read as "21"
 * (UAX #9: U+202A to U+202E, U+2066 to U+2069). The marks U+200E, U+200F and U+061C, which words in Arabic and Hebrew need, stay.
 */
const FORBIDDEN =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu;

/**
 * Text with U+FFFD, which is seen, in the place of every character that no output may hold. All doors of this package go
 * through it.
 */
export function plainText(text: string): string {
	return text.replace(FORBIDDEN, REPLACED);
}

/** Characters that {@link plainText} would replace, each with its place. */
export function forbiddenCharacters(text: string): { readonly index: number; readonly name: string }[] {
	return Array.from(text.matchAll(FORBIDDEN), ({ index, 0: character }) => ({
		index,
		name: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`,
	}));
}
