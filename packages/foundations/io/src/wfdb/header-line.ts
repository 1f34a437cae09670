import { wfdbError } from "./wfdb-error.ts";

/** A line of a header, with its place in the file. */
export interface HeaderLine {
	/** Without blanks at either end. */
	readonly text: string;
	/** Counted from 1. */
	readonly number: number;
	/** Index of its first letter in the file's text. */
	readonly at: number;
}

/** A word of a line, and what the format calls it. */
export interface HeaderField {
	readonly text: string;
	/** Index in the file's text. */
	readonly at: number;
	readonly line: number;
}

/** Text and name of the file, for messages. */
export interface HeaderSource {
	readonly text: string;
	readonly file: string;
}

/**
 * Lines of a header that are not empty.
 *
 * @throws InvalidInputError for a carriage return that ends no line, and for letters that no text has, outside of comments.
 */
export function headerLines(source: HeaderSource): HeaderLine[] {
	const lines: HeaderLine[] = [];
	let at = 0;
	for (const [i, whole] of source.text.split("\n").entries()) {
		const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
		const text = line.trim();
		const begin = at + line.indexOf(text);
		const odd = line.startsWith("#") ? -1 : line.search(oddLetters);
		if (odd >= 0) {
			const place = { text: line[odd]!, at: at + odd, line: i + 1 };
			refuseField(source, place, "must be plain text", "Fetch the file again, or mend that line.");
		}
		if (text !== "") lines.push({ text, number: i + 1, at: begin });
		at += whole.length + 1;
	}
	return lines;
}

/** Controls but the tab, and byte order marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these letters are what is looked for
const oddLetters = /[\u0000-\u0008\u000a-\u001f\u007f\ufeff]/;

/** The words of a line. */
export function fieldsOf({ text, number, at }: HeaderLine): HeaderField[] {
	return Array.from(text.matchAll(/[^ \t]+/g), (match) => ({ text: match[0], at: at + match.index, line: number }));
}

/** A whole number within bounds. */
export function integerOf(
	source: HeaderSource,
	field: HeaderField,
	{ name, least, most }: { readonly name: string; readonly least: number; readonly most: number },
): number {
	const value = /^[+-]?\d+$/.test(field.text) ? Number(field.text) : Number.NaN;
	if (!(value >= least && value <= most)) {
		refuseField(source, field, `must give ${name} as a whole number from ${least} to ${most}`);
	}
	return value;
}

/** Refuses a field: names line, byte and what stands there. */
export function refuseField(
	{ text, file }: HeaderSource,
	field: HeaderField,
	rule: string,
	advice = "Mend that line, or fetch the file again.",
): never {
	const byte = new TextEncoder().encode(text.slice(0, field.at)).length;
	const received = JSON.stringify(field.text.slice(0, 60));
	throw wfdbError(`${file}, line ${field.line}, byte ${byte},`, rule, received, advice);
}
