/** Something wrong in a manuscript, with its place, counted from 1. */
export interface ManuscriptProblem {
	readonly line: number;
	readonly column?: number;
	readonly message: string;
}

/** What a manuscript may name. */
export interface KnownIds {
	readonly values: readonly string[] | ValueIds;
	readonly figures: readonly string[];
	readonly tables: readonly string[];
	/** Keys of the bibliography; undefined when it cannot be read, and no citation is then judged. */
	readonly citations: readonly string[] | undefined;
}

/** Values that are not all known by name, such as those of stages that have not run. */
export interface ValueIds {
	has(id: string): boolean;
	/** What to say of an id that is not there. */
	refusal(id: string): string;
}

/** What a manuscript says, as far as it names something. */
export interface ReadManuscript {
	readonly problems: readonly ManuscriptProblem[];
	/** Names after `@` and in `#cite(<...>)` that are no label of the text, sorted: keys of the bibliography, or mistakes. */
	readonly cited: readonly string[];
}

/** A number with one of these behind it is a measure of layout. */
const LAYOUT_UNIT = /^(?:pt|mm|cm|in|em|fr|deg|rad)\b/;
/** Calls whose strings name something or lead somewhere, and are not printed. */
const NAMING = new Set(["link", "label", "ref", "cite", "image", "bibliography", "include", "import"]);
/** Deeper than any text is nested. */
const DEEPEST = 200;
/** What a text is mostly made of beside words. */
const PLAIN = new Set([" ", "\n", "\t", "\r", ",", ";", ":", "-", "=", "*", "_", "(", ")", "'", "!", "?"]);
const LIST_ITEM = /\d+\.[ \t]/uy;
const ADDRESS = /https?:\/\/[^\s\]]+/uy;
const ESCAPE = /\\u\{[0-9a-fA-F]+\}|\\./uy;
const LABEL = /<[\p{L}\p{N}_.:-]+>/uy;
const WORD = /\p{L}[\p{L}\p{N}_]*/uy;
const PRINTED_NUMBER = /\d[\d.,\u2009\u202f]*/uy;
const REFERENCE = /[\p{L}\p{N}_][\p{L}\p{N}_.:-]*/uy;
const NAME = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const DOTTED_NUMBER = /\d[\d.]*/uy;
const CODE_NUMBER = /\d+(?:\.\d+)?/uy;
const STATEMENTS = new Set(["let", "set", "show", "import", "include", "if", "else", "for", "while", "return"]);

/**
 * Reads a manuscript (Typst source) as its markup and finds results that were typed in: digits outside `#value("id")`,
 * `#fixed[...]`, references, labels, links and layout. Also ids that nothing makes, figures and tables that the text
 * leaves out or sets twice, and a missing abstract or layout. A digit inside a word that starts with a letter (SpO2, B12) is
 * part of a name.
 *
 * @param source - the text of manuscript.typ.
 * @param known - ids of values, figures and tables, and the keys of the bibliography.
 * @returns problems in order of lines; empty when there are none. Numbers in words ("twelve") are not found.
 */
export function checkManuscript(source: string, known: KnownIds): ManuscriptProblem[] {
	return [...readManuscript(source, known).problems];
}

/** {@link checkManuscript}, and what the text cites. */
export function readManuscript(source: string, known: KnownIds): ReadManuscript {
	const problems: ManuscriptProblem[] = [];
	const cited = new Set<string>();
	const lineStarts = lineStartsOf(source);
	const labels = new Set(
		Array.from(source.matchAll(/(?<![(,]\s*)<([\p{L}\p{N}_.:-]+)>/gu), ([, name]) => name as string),
	);
	for (const id of known.figures) labels.add(`fig-${id}`);
	for (const id of known.tables) labels.add(`tab-${id}`);
	const citations = known.citations && new Set(known.citations);
	const values = Array.isArray(known.values) ? namedValues(known.values) : (known.values as ValueIds);
	const set = { fig: new Map<string, number>(), tab: new Map<string, number>() };
	let abstracts = 0;
	let at = 0;
	let depth = 0;

	markup("");
	const last = source.length;
	for (const [name, ids] of [["fig", known.figures] as const, ["tab", known.tables] as const]) {
		const thing = name === "fig" ? "figure" : "table";
		for (const id of ids) if (!set[name].has(id)) problem(last, `${thing} ${id} is never set: write #${name}("${id}")`);
	}
	if (abstracts !== 1) problem(last, `there must be one #abstract[...]; got ${abstracts}`);
	if (!/^#show: paper\b/m.test(source))
		problem(0, 'the layout is missing: write #import "paper.typ": * and #show: paper');
	problems.sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
	return { problems, cited: [...cited].sort() };

	function problem(offset: number, message: string): void {
		problems.push({ ...placeAt(offset), message });
	}

	function placeAt(offset: number): { line: number; column: number } {
		let low = 0;
		let high = lineStarts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (lineStarts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - lineStarts[low]! + 1 };
	}

	function lineAt(offset: number): number {
		return placeAt(offset).line;
	}

	/** Takes what the pattern matches here, and moves on. */
	function take(pattern: RegExp): string | undefined {
		pattern.lastIndex = at;
		const found = pattern.exec(source)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	}

	function comment(): boolean {
		if (source.startsWith("//", at)) {
			const end = source.indexOf("\n", at);
			at = end < 0 ? source.length : end;
			return true;
		}
		if (!source.startsWith("/*", at)) return false;
		const end = source.indexOf("*/", at + 2);
		if (end < 0) problem(at, "a comment is not closed: write */ at its end");
		at = end < 0 ? source.length : end + 2;
		return true;
	}

	/** Whether nothing but blanks stands before an offset in its line. */
	function startsLine(offset: number): boolean {
		let i = offset - 1;
		while (source[i] === " " || source[i] === "\t") i--;
		return i < 0 || source[i] === "\n" || source[i] === "\r";
	}

	/** Takes a string of code, its quotes included; a string that is not closed ends with the text. */
	function takeString(): string {
		const start = at++;
		while (at < source.length && source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
		if (at >= source.length) problem(start, 'a string is not closed: write " at its end');
		at = Math.min(source.length, at + 1);
		return source.slice(start, at);
	}

	function typed(number: string, offset: number): void {
		const text = number.replace(/[.,]$/, "");
		problem(offset, `${text} is typed in: write #value("id"), or #fixed[${text}] when it is no result`);
	}

	/** Text up to the closing mark ("]", "$" or the end). */
	function markup(close: string): void {
		let open = 0;
		while (at < source.length) {
			const start = at;
			const here = source[at] as string;
			if (here === close && open === 0) {
				at++;
				return;
			}
			if (here >= "0" && here <= "9" && close !== "$" && startsLine(at) && take(LIST_ITEM) !== undefined) continue;
			if (here === "h" && take(ADDRESS) !== undefined) continue;
			if (here === "/" && comment()) continue;
			if (here === "\\" && take(ESCAPE) !== undefined) continue;
			if (here === "<" && close !== "$" && take(LABEL) !== undefined) continue;
			if (close !== "$" && here === "@") {
				reference();
				continue;
			}
			if (here === "$") {
				mathematics();
				continue;
			}
			if (here === "#") {
				at++;
				embedded();
				continue;
			}
			if (PLAIN.has(here)) {
				at++;
				continue;
			}
			if (take(WORD) !== undefined) continue;
			const number = take(PRINTED_NUMBER);
			if (number !== undefined) {
				typed(number, start);
				continue;
			}
			if (close === "]" && here === "[") open++;
			if (close === "]" && here === "]") open--;
			at++;
		}
	}

	function reference(): void {
		const start = at++;
		const name = withoutEnd(take(REFERENCE) ?? "");
		at = start + 1 + name.length;
		if (name === "" || labels.has(name)) return;
		cite(name, start, "@$");
	}

	function cite(name: string, start: number, written: "@$" | "<$>"): void {
		cited.add(name);
		if (citations === undefined || citations.has(name)) return;
		const hint = nearest(name, [...citations, ...labels]);
		problem(start, `${written.replace("$", () => name)} is neither in the bibliography nor a label${hint}`);
	}

	/** Code in text, after "#". */
	function embedded(): void {
		const start = at;
		const name = take(NAME);
		if (name !== undefined && STATEMENTS.has(name)) {
			code("\n", name);
			return;
		}
		if (name !== undefined) {
			call(name, start);
			return;
		}
		const number = take(DOTTED_NUMBER);
		if (number !== undefined) typed(number, start);
		else if (source[at] === "(") group(")", "");
		else if (source[at] === "{") group("}", "");
		else if (source[at] === "[") group("]", "");
		else if (source[at] === '"') string("");
	}

	/** What follows a name: arguments and contents, as many as there are. */
	function call(name: string, start: number): void {
		const [root = ""] = name.split(".");
		if (root === "abstract") abstracts++;
		if (root === "value" || root === "fig" || root === "tab") {
			const id = /^\(\s*"([^"\\]*)"/.exec(source.slice(at, at + 200))?.[1];
			if (id === undefined) problem(start, `#${root} must be given its id as a string: #${root}("id")`);
			else named(root, id, start);
			if (source[at] === "(") skip();
			return;
		}
		if (root === "fixed") {
			while (source[at] === "[" || source[at] === "(") skip();
			return;
		}
		if (root === "cite" || root === "ref") {
			for (const [, key] of source.slice(at, source.indexOf(")", at) + 1).matchAll(/<([^>]+)>/g)) {
				if (key !== undefined && !labels.has(key)) cite(key, start, "<$>");
			}
		}
		while (source[at] === "(" || source[at] === "[") group(source[at] === "(" ? ")" : "]", root);
	}

	function named(kind: "value" | "fig" | "tab", id: string, start: number): void {
		if (kind === "value") {
			if (!values.has(id)) problem(start, values.refusal(id));
			return;
		}
		const word = kind === "fig" ? "figure" : "table";
		const ids = kind === "fig" ? known.figures : known.tables;
		if (!ids.includes(id)) problem(start, `there is no ${word} "${id}"${nearest(id, ids)}`);
		const before = set[kind].get(id);
		if (before !== undefined) problem(start, `${word} ${id} is set twice (first in line ${before})`);
		else set[kind].set(id, lineAt(start));
	}

	function group(close: string, caller: string): void {
		const start = at++;
		if (tooDeep(start)) return;
		if (close === "]") markup("]");
		else code(close, caller);
		depth--;
	}

	/** Steps into brackets; what is nested beyond all reason is named, and the rest is not read. */
	function tooDeep(start: number): boolean {
		if (++depth <= DEEPEST) return false;
		if (at < source.length) problem(start, `brackets are nested more than ${DEEPEST} deep here: is one not closed?`);
		at = source.length;
		return true;
	}

	function mathematics(): void {
		const start = at++;
		if (tooDeep(start)) return;
		markup("$");
		depth--;
	}

	/** Code up to its closing mark; a statement ends at the end of its line or at a semicolon. */
	function code(close: string, caller: string): void {
		while (at < source.length) {
			const start = at;
			const here = source[at] as string;
			if (here === close || (close === "\n" && here === ";")) {
				at++;
				return;
			}
			if (close === "\n" && here === "]") return;
			if (comment()) continue;
			const name = take(NAME);
			if (name !== undefined) {
				if (source[at] === "(" || source[at] === "[") call(name, start);
				continue;
			}
			const number = take(CODE_NUMBER);
			if (number !== undefined) {
				const option = /[\p{L}\p{N}_-]+\s*:\s*$/u.test(source.slice(Math.max(0, start - 40), start));
				const whole = !number.includes(".") && caller !== "let";
				if (!LAYOUT_UNIT.test(source.slice(at, at + 4)) && !(option && whole)) typed(number, start);
				continue;
			}
			if (here === '"') string(caller);
			else if (here === "(") group(")", caller);
			else if (here === "{") group("}", caller);
			else if (here === "[") group("]", caller);
			else if (here === "$") mathematics();
			else if (here === "<") {
				if (take(LABEL) === undefined) at++;
			} else at++;
		}
	}

	function string(caller: string): void {
		const start = at;
		const text = takeString();
		if (NAMING.has(caller)) return;
		const number = /(?<![\p{L}\p{N}_])\d[\d.,]*/u.exec(text)?.[0];
		if (number !== undefined) typed(number, start);
	}

	/** Leaves out a balanced group. */
	function skip(): void {
		let depth = 0;
		while (at < source.length) {
			if (source[at] === '"') {
				takeString();
				continue;
			}
			if (source[at] === "\\") at++;
			else if ("([{".includes(source[at] as string)) depth++;
			else if (")]}".includes(source[at] as string)) depth--;
			at++;
			if (depth === 0) return;
		}
	}
}

function lineStartsOf(source: string): readonly number[] {
	const starts = [0];
	for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) starts.push(i + 1);
	return starts;
}

function withoutEnd(name: string): string {
	let end = name.length;
	while (end > 0 && ".:-".includes(name[end - 1] as string)) end--;
	return name.slice(0, end);
}

function namedValues(ids: readonly string[]): ValueIds {
	const known = new Set(ids);
	return {
		has: (id) => known.has(id),
		refusal: (id) => `there is no value "${id}"${nearest(id, ids)}`,
	};
}

/** A hint at the id that was perhaps meant. */
function nearest(id: string, ids: readonly string[]): string {
	const close = ids
		.map((other) => ({ other, distance: editDistance(id, other) }))
		.sort((a, b) => a.distance - b.distance)[0];
	return close !== undefined && close.distance <= Math.max(2, id.length / 3) ? `; did you mean "${close.other}"?` : "";
}

function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
