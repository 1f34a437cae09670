import type { Place } from "../syntax-tree.ts";

/** An entry of a BibLaTeX file. */
export interface BibliographyEntry extends Place {
	readonly kind: string;
	readonly key: string;
	/** Names in lower case, with their text as written, the outer braces or quotes left out. */
	readonly fields: ReadonlyMap<string, string>;
}

/** What is wrong in a BibLaTeX file. */
export interface BibliographyProblem extends Place {
	readonly severity?: "warning";
	readonly message: string;
}

/** A BibLaTeX file as far as it can be read. */
export interface Bibliography {
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/** Something that cannot be read on from. */
class Broken extends Error {
	readonly offset: number;

	constructor(message: string, offset: number) {
		super(message);
		this.offset = offset;
	}
}

/**
 * Reads a BibLaTeX file with the place of each entry. After an entry that is broken, reading goes on at the next line
 * that begins with "@". Text between entries is comment, as BibTeX has it.
 */
export function readBibliography(source: string): Bibliography {
	const entries: BibliographyEntry[] = [];
	const problems: BibliographyProblem[] = [];
	const lineStarts = [0];
	for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) lineStarts.push(i + 1);
	let at = 0;

	const placeOf = (offset: number): Place => {
		let low = 0;
		let high = lineStarts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (lineStarts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - lineStarts[low]! + 1 };
	};
	const take = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(source)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	};
	/** Where the next entry seems to begin, after an offset. */
	const nextEntry = (after: number): number => {
		ENTRY_LINE.lastIndex = after;
		const found = ENTRY_LINE.exec(source);
		return found === null ? source.length : found.index + found[0].length - 1;
	};

	/** Text up to the brace that closes the one before `at`. */
	const braced = (start: number): string => {
		const limit = nextEntry(start);
		for (let depth = 1; at < limit; at++) {
			const here = source[at];
			if (here === "\\") at++;
			else if (here === "{") depth++;
			else if (here === "}" && --depth === 0) return source.slice(start + 1, at++);
		}
		throw new Broken("a brace is opened here and not closed", start);
	};
	const quoted = (start: number): string => {
		const limit = nextEntry(start);
		for (let depth = 0; at < limit; at++) {
			const here = source[at];
			if (here === "\\") at++;
			else if (here === "{") depth++;
			else if (here === "}") depth--;
			else if (here === '"' && depth === 0) return source.slice(start + 1, at++);
		}
		throw new Broken('a text is opened here with " and not closed', start);
	};
	const part = (): string => {
		take(BLANKS);
		const start = at;
		if (source[at] === "{") {
			at++;
			return braced(start);
		}
		if (source[at] === '"') {
			at++;
			return quoted(start);
		}
		const bare = take(BARE);
		if (bare === undefined) throw new Broken("a field needs a value in braces or quotes, or a number", start);
		return bare;
	};
	const value = (): string => {
		let text = part();
		for (take(BLANKS); source[at] === "#"; take(BLANKS)) {
			at++;
			text += part();
		}
		return text;
	};
	const readEntry = (start: number, kind: string) => {
		take(BLANKS);
		const keyAt = at;
		const key = take(KEY) ?? "";
		take(BLANKS);
		if (key === "" || (source[at] !== "," && source[at] !== "}")) {
			throw new Broken(`@${kind} needs a key and a comma: @${kind}{key2020,`, keyAt);
		}
		const fields = new Map<string, string>();
		/** A value in which a field begins was meant to end before it. */
		let swallowing: number | undefined;
		const unclosed = () =>
			swallowing === undefined
				? new Broken(`entry ${key} is not closed`, start)
				: new Broken("the brace that is opened here is not closed: the next field follows within it", swallowing);
		for (;;) {
			take(SEPARATORS);
			if (source[at] === "}") break;
			if (at >= source.length) throw unclosed();
			const nameAt = at;
			const name = take(FIELD)?.toLowerCase();
			take(BLANKS);
			if (name === undefined || source[at] !== "=") {
				if (source.startsWith("@", nameAt)) throw unclosed();
				throw new Broken(`entry ${key} has a field without a name and =`, nameAt);
			}
			at++;
			take(BLANKS);
			const valueAt = at;
			const text = value();
			if (/\n\s*[A-Za-z][\w-]*\s*=\s*[{"]/.test(text)) swallowing ??= valueAt;
			if (fields.has(name)) {
				problems.push({ ...placeOf(nameAt), severity: "warning", message: `entry ${key} has ${name} twice` });
			}
			fields.set(name, text);
			take(BLANKS);
			if (source[at] !== "," && source[at] !== "}") {
				if (at >= source.length || source[at] === "@") throw unclosed();
				throw new Broken(`entry ${key}: a comma is missing after ${name}`, at);
			}
		}
		at++;
		entries.push({ ...placeOf(start), kind, key, fields });
	};

	for (let start = source.indexOf("@"); start >= 0; start = source.indexOf("@", at)) {
		at = start + 1;
		const kind = take(KIND)?.toLowerCase();
		take(BLANKS);
		// An @ in a comment between entries, such as an address.
		if (kind === undefined || source[at] !== "{") continue;
		at++;
		try {
			if (kind === "comment" || kind === "preamble" || kind === "string") braced(at - 1);
			else readEntry(start, kind);
		} catch (error) {
			if (!(error instanceof Broken)) throw error;
			problems.push({ ...placeOf(error.offset), message: error.message });
			at = Math.max(start + 1, nextEntry(start + 1));
		}
	}
	return { entries, problems };
}

/** A line that begins an entry; its last character is the "@". */
const ENTRY_LINE = /(?:^|\n)[ \t]*@(?=[A-Za-z]+[ \t]*\{[ \t]*[^\s{}(),=]+[ \t]*,)/g;
const BLANKS = /\s*/y;
const SEPARATORS = /[\s,]*/y;
const KIND = /[A-Za-z]+/y;
const KEY = /[^\s,{}()=#%"\\]+/y;
const FIELD = /[A-Za-z][\w-]*/y;
const BARE = /[A-Za-z0-9][\w.:+-]*/y;
