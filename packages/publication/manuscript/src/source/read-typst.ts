import { type Scan, skipGroup, startsLine, take, takeComment, takeString } from "./scan.ts";

/** What is told of a Typst source while it is read; offsets are those of the beginning. */
export interface TypstEvents {
	/** A number that stands in the text, or in code that prints it. */
	number(number: string, offset: number): void;
	/** `@name`. */
	reference(name: string, offset: number): void;
	/** `#cite(<key>)` and `#ref(<key>)`. */
	citation(key: string, offset: number): void;
	/** `#value("id")`, `#fig("id")`, `#tab("id")`; the id is undefined when it is not written as a string. */
	named(kind: NamedKind, id: string | undefined, offset: number): void;
	/** `#abstract[...]`. */
	abstract(): void;
	/** A name in code or mathematics, with what it is a part of: "datetime.today". */
	name(name: string, offset: number): void;
	/** `import` and `include`; the source is undefined when it is not written as a string. */
	imported(source: string | undefined, offset: number): void;
	/** `link("address")` with its address written as a string. */
	link(address: string, offset: number): void;
	problem(offset: number, message: string): void;
}

/** Functions of the layout that are given an id. */
export type NamedKind = "value" | "fig" | "tab";

interface Reading extends Scan {
	/** How deep brackets are nested here. */
	depth: number;
	readonly on: TypstEvents;
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
const FIELD = /\.[\p{L}_][\p{L}\p{N}_-]*/uy;
const DOTTED_NUMBER = /\d[\d.]*/uy;
const CODE_NUMBER = /\d+(?:\.\d+)?/uy;
const STATEMENTS = new Set(["let", "set", "show", "import", "include", "if", "else", "for", "while", "return"]);
const NAMED: ReadonlySet<string> = new Set<NamedKind>(["value", "fig", "tab"]);

/** Reads a Typst source as its markup, mathematics and code, and tells what it names and which numbers it prints. */
export function readTypst(source: string, on: TypstEvents): void {
	markup({ source, at: 0, depth: 0, on, problem: (offset, message) => on.problem(offset, message) }, "");
}

/** Text up to the closing mark ("]", "$" or the end). */
function markup(reading: Reading, close: "" | "]" | "$"): void {
	const { source } = reading;
	let open = 0;
	while (reading.at < source.length) {
		const here = source[reading.at] as string;
		if (here === close && open === 0) {
			reading.at++;
			return;
		}
		if (takeUnprinted(reading, here, close)) continue;
		if (close !== "$" && here === "@") reference(reading);
		else if (here === "$") mathematics(reading);
		else if (here === "#") embedded(reading);
		else if (PLAIN.has(here)) reading.at++;
		else if (!takeWord(reading, close === "$") && !takeNumber(reading, PRINTED_NUMBER)) {
			if (close === "]" && here === "[") open++;
			if (close === "]" && here === "]") open--;
			reading.at++;
		}
	}
}

/** A word of the text; in mathematics it may be the name of something. */
function takeWord(reading: Reading, isMath: boolean): boolean {
	const start = reading.at;
	const word = take(reading, WORD);
	if (word !== undefined && isMath) reading.on.name(word, start);
	return word !== undefined;
}

/** Moves past what is written and not printed as it stands: numbers of list items, addresses, comments, escapes, labels. */
function takeUnprinted(reading: Reading, here: string, close: string): boolean {
	const { source, at } = reading;
	if (here >= "0" && here <= "9") {
		return close !== "$" && startsLine(source, at) && take(reading, LIST_ITEM) !== undefined;
	}
	if (here === "h") return take(reading, ADDRESS) !== undefined;
	if (here === "/") return takeComment(reading);
	if (here === "\\") return take(reading, ESCAPE) !== undefined;
	return here === "<" && close !== "$" && take(reading, LABEL) !== undefined;
}

function takeNumber(reading: Reading, pattern: RegExp): boolean {
	const start = reading.at;
	const number = take(reading, pattern);
	if (number !== undefined) reading.on.number(number, start);
	return number !== undefined;
}

function reference(reading: Reading): void {
	const start = reading.at++;
	const name = withoutEnd(take(reading, REFERENCE) ?? "");
	reading.at = start + 1 + name.length;
	if (name !== "") reading.on.reference(name, start);
}

/** A full stop or a colon behind a reference belongs to the sentence. */
function withoutEnd(name: string): string {
	let end = name.length;
	while (end > 0 && ".:-".includes(name[end - 1] as string)) end--;
	return name.slice(0, end);
}

/** Code in text, from its "#", with the fields that are taken of it. */
function embedded(reading: Reading): void {
	const { source, at: begin } = reading;
	expression(reading);
	for (let start = reading.at; ; start = reading.at) {
		const field = take(reading, FIELD);
		if (field === undefined) break;
		reading.on.name(field.slice(1), start + 1);
		call(reading, "", start + 1);
	}
	// Typst takes it as the end of the code, so the reader of the paper would never see it.
	if (source[reading.at] === ";" && isPrinted(source.slice(begin + 1, reading.at))) {
		reading.on.problem(reading.at, 'the ";" ends the code before it and is not printed: write "\\;"');
	}
}

/** Whether code is an expression of the text, and not a statement, which a ";" may end. */
function isPrinted(code: string): boolean {
	return !STATEMENTS.has(/^[\p{L}_]*/u.exec(code)?.[0] ?? "");
}

function expression(reading: Reading): void {
	const start = ++reading.at;
	const name = take(reading, NAME);
	if (name !== undefined) {
		reading.on.name(name, start);
		if (name === "import" || name === "include") imported(reading, start);
		if (STATEMENTS.has(name)) code(reading, "\n", name);
		else call(reading, name, start);
		return;
	}
	if (takeNumber(reading, DOTTED_NUMBER)) return;
	const here = reading.source[reading.at];
	if (here === "(") group(reading, ")", "");
	else if (here === "{") group(reading, "}", "");
	else if (here === "[") group(reading, "]", "");
	else if (here === '"') string(reading, "");
}

function imported({ source, at, on }: Reading, start: number): void {
	const written = /^\s*"([^"\\]*)"\s*(?=[:;\]}\n]|$)/.exec(source.slice(at, at + 1000))?.[1];
	on.imported(written, start);
}

/** What follows a name: arguments and contents, as many as there are. */
function call(reading: Reading, name: string, start: number): void {
	const { source, on } = reading;
	const [root = ""] = name.split(".");
	if (root === "abstract") on.abstract();
	if (NAMED.has(root)) {
		const id = /^\(\s*"([^"\\]*)"/.exec(source.slice(reading.at, reading.at + 200))?.[1];
		on.named(root as NamedKind, id, start);
		if (source[reading.at] === "(") skipGroup(reading);
		return;
	}
	if (root === "fixed") {
		while (source[reading.at] === "[" || source[reading.at] === "(") skipGroup(reading);
		return;
	}
	if (root === "link") {
		const address = /^\(\s*"((?:[^"\\]|\\.)*)"\s*[,)]/.exec(source.slice(reading.at, reading.at + 10_000))?.[1];
		if (address !== undefined) on.link(address, start);
	}
	if (root === "cite" || root === "ref") {
		for (const [, key] of source.slice(reading.at, source.indexOf(")", reading.at) + 1).matchAll(/<([^>]+)>/g)) {
			if (key !== undefined) on.citation(key, start);
		}
	}
	while (source[reading.at] === "(" || source[reading.at] === "[") {
		group(reading, source[reading.at] === "(" ? ")" : "]", root);
	}
}

function group(reading: Reading, close: ")" | "}" | "]", caller: string): void {
	const start = reading.at++;
	if (isTooDeep(reading, start)) return;
	if (close === "]") markup(reading, "]");
	else code(reading, close, caller);
	reading.depth--;
}

function mathematics(reading: Reading): void {
	const start = reading.at++;
	if (isTooDeep(reading, start)) return;
	markup(reading, "$");
	reading.depth--;
}

/** Steps into brackets; what is nested beyond all reason is named, and the rest is not read. */
function isTooDeep(reading: Reading, start: number): boolean {
	const { source } = reading;
	if (++reading.depth <= DEEPEST) return false;
	if (reading.at < source.length) {
		reading.problem(start, `brackets are nested more than ${DEEPEST} deep here: is one not closed?`);
	}
	reading.at = source.length;
	return true;
}

/** Code up to its closing mark; a statement ends at the end of its line or at a semicolon. */
function code(reading: Reading, close: ")" | "}" | "\n", caller: string): void {
	const { source } = reading;
	while (reading.at < source.length) {
		const start = reading.at;
		const here = source[start] as string;
		if (here === close || (close === "\n" && here === ";")) {
			reading.at++;
			return;
		}
		if (close === "\n" && here === "]") return;
		if (takeComment(reading)) continue;
		const name = take(reading, NAME);
		if (name !== undefined) {
			reading.on.name(name, start);
			if (name === "import" || name === "include") imported(reading, start);
			const next = source[reading.at];
			if (next === "(" || next === "[") call(reading, name, start);
			continue;
		}
		const number = take(reading, CODE_NUMBER);
		if (number !== undefined) {
			if (!isSetting(reading, number, start, caller)) reading.on.number(number, start);
		} else if (here === '"') string(reading, caller);
		else if (here === "(") group(reading, ")", caller);
		else if (here === "{") group(reading, "}", caller);
		else if (here === "[") group(reading, "]", caller);
		else if (here === "$") mathematics(reading);
		else if (here !== "<" || take(reading, LABEL) === undefined) reading.at++;
	}
}

/** Whether a number of code sets the layout: one with a unit of length, or a whole number of a named option. */
function isSetting({ source, at }: Reading, number: string, start: number, caller: string): boolean {
	if (LAYOUT_UNIT.test(source.slice(at, at + 4))) return true;
	const isOption = /[\p{L}\p{N}_-]+\s*:\s*$/u.test(source.slice(Math.max(0, start - 40), start));
	return isOption && !number.includes(".") && caller !== "let";
}

function string(reading: Reading, caller: string): void {
	const start = reading.at;
	const text = takeString(reading);
	if (NAMING.has(caller)) return;
	const number = /(?<![\p{L}\p{N}_])\d[\d.,]*/u.exec(text)?.[0];
	if (number !== undefined) reading.on.number(number, start);
}
