/** Something wrong in a manuscript, with its line, counted from 1. */
export interface ManuscriptProblem {
	readonly line: number;
	readonly message: string;
}

/** What a manuscript may name. */
export interface KnownIds {
	readonly values: readonly string[];
	readonly figures: readonly string[];
	readonly tables: readonly string[];
	/** Keys of the bibliography. */
	readonly citations: readonly string[];
}

/** A number with one of these behind it is a measure of layout. */
const LAYOUT_UNIT = /^(?:pt|mm|cm|in|em|fr|deg|rad)\b/;
/** Calls whose strings name something or lead somewhere, and are not printed. */
const NAMING = new Set(["link", "label", "ref", "cite", "image", "bibliography", "include", "import"]);
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
	const problems: ManuscriptProblem[] = [];
	const labels = new Set(
		Array.from(source.matchAll(/(?<![(,]\s*)<([\p{L}\p{N}_.:-]+)>/gu), ([, name]) => name as string),
	);
	for (const id of known.figures) labels.add(`fig-${id}`);
	for (const id of known.tables) labels.add(`tab-${id}`);
	const citations = new Set(known.citations);
	const set = { fig: new Map<string, number>(), tab: new Map<string, number>() };
	let abstracts = 0;
	let at = 0;

	markup("");
	const last = lineAt(source.length);
	for (const [name, ids] of [["fig", known.figures] as const, ["tab", known.tables] as const]) {
		const thing = name === "fig" ? "figure" : "table";
		for (const id of ids) if (!set[name].has(id)) problem(last, `${thing} ${id} is never set: write #${name}("${id}")`);
	}
	if (abstracts !== 1) problem(last, `there must be one #abstract[...]; got ${abstracts}`);
	if (!/^#show: paper\b/m.test(source))
		problem(1, 'the layout is missing: write #import "paper.typ": * and #show: paper');
	return problems.sort((a, b) => a.line - b.line);

	function problem(line: number, message: string): void {
		problems.push({ line, message });
	}

	function lineAt(offset: number): number {
		let line = 1;
		for (let i = 0; i < offset; i++) if (source[i] === "\n") line++;
		return line;
	}

	/** Takes what the pattern matches here, and moves on. */
	function take(pattern: RegExp): string | undefined {
		const sticky = new RegExp(pattern.source, "uy");
		sticky.lastIndex = at;
		const found = sticky.exec(source)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	}

	function comment(): boolean {
		if (take(/\/\/[^\n]*/u) !== undefined) return true;
		return take(/\/\*[\s\S]*?\*\//u) !== undefined;
	}

	function typed(number: string, offset: number): void {
		const text = number.replace(/[.,]$/, "");
		problem(lineAt(offset), `${text} is typed in: write #value("id"), or #fixed[${text}] when it is no result`);
	}

	/** Text up to the closing mark ("]", "$" or the end). */
	function markup(close: string): void {
		let depth = 0;
		while (at < source.length) {
			const start = at;
			const here = source[at] as string;
			if (here === close && depth === 0) {
				at++;
				return;
			}
			const lineStart = at === 0 || /(^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 80), at));
			if (lineStart && close !== "$" && take(/\d+\.[ \t]/u) !== undefined) continue;
			if (take(/https?:\/\/[^\s\]]+/u) !== undefined) continue;
			if (comment()) continue;
			if (take(/\\u\{[0-9a-fA-F]+\}|\\./u) !== undefined) continue;
			if (close !== "$" && take(/<[\p{L}\p{N}_.:-]+>/u) !== undefined) continue;
			if (close !== "$" && here === "@") {
				reference();
				continue;
			}
			if (here === "$") {
				at++;
				markup("$");
				continue;
			}
			if (here === "#") {
				at++;
				embedded();
				continue;
			}
			if (take(/\p{L}[\p{L}\p{N}_]*/u) !== undefined) continue;
			const number = take(/\d[\d.,\u2009\u202f]*/u);
			if (number !== undefined) {
				typed(number, start);
				continue;
			}
			if (close === "]" && here === "[") depth++;
			if (close === "]" && here === "]") depth--;
			at++;
		}
	}

	function reference(): void {
		const start = at++;
		const name = (take(/[\p{L}\p{N}_][\p{L}\p{N}_.:-]*/u) ?? "").replace(/[.:-]+$/, "");
		at = start + 1 + name.length;
		if (name === "" || labels.has(name) || citations.has(name)) return;
		problem(lineAt(start), `@${name} is neither in the bibliography nor a label`);
	}

	/** Code in text, after "#". */
	function embedded(): void {
		const start = at;
		const name = take(/[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/u);
		if (name !== undefined && STATEMENTS.has(name)) {
			code("\n", name);
			return;
		}
		if (name !== undefined) {
			call(name, start);
			return;
		}
		const number = take(/\d[\d.]*/u);
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
			if (id === undefined) problem(lineAt(start), `#${root} must be given its id as a string: #${root}("id")`);
			else named(root, id, lineAt(start));
			if (source[at] === "(") skip();
			return;
		}
		if (root === "fixed") {
			while (source[at] === "[" || source[at] === "(") skip();
			return;
		}
		if (root === "cite" || root === "ref") {
			for (const [, key] of source.slice(at, source.indexOf(")", at) + 1).matchAll(/<([^>]+)>/g)) {
				if (key !== undefined && !citations.has(key) && !known.figures.includes(key.replace(/^fig-/, ""))) {
					if (!labels.has(key)) problem(lineAt(start), `<${key}> is neither in the bibliography nor a label`);
				}
			}
		}
		while (source[at] === "(" || source[at] === "[") group(source[at] === "(" ? ")" : "]", root);
	}

	function named(kind: "value" | "fig" | "tab", id: string, line: number): void {
		const words = { value: "value", fig: "figure", tab: "table" } as const;
		const ids = { value: known.values, fig: known.figures, tab: known.tables }[kind];
		if (!ids.includes(id)) problem(line, `there is no ${words[kind]} "${id}"${nearest(id, ids)}`);
		if (kind === "value") return;
		const before = set[kind].get(id);
		if (before !== undefined) problem(line, `${words[kind]} ${id} is set twice (first in line ${before})`);
		else set[kind].set(id, line);
	}

	function group(close: string, caller: string): void {
		at++;
		if (close === "]") markup("]");
		else code(close, caller);
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
			const name = take(/[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/u);
			if (name !== undefined) {
				if (source[at] === "(" || source[at] === "[") call(name, start);
				continue;
			}
			const number = take(/\d+(?:\.\d+)?/u);
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
			else if (here === "$") {
				at++;
				markup("$");
			} else if (here === "<") {
				if (take(/<[\p{L}\p{N}_.:-]+>/u) === undefined) at++;
			} else at++;
		}
	}

	function string(caller: string): void {
		const start = at;
		const text = take(/"(?:[^"\\]|\\[\s\S])*"/u) ?? "";
		if (text === "") at++;
		if (NAMING.has(caller)) return;
		const number = /(?<![\p{L}\p{N}_])\d[\d.,]*/u.exec(text)?.[0];
		if (number !== undefined) typed(number, start);
	}

	/** Leaves out a balanced group. */
	function skip(): void {
		let depth = 0;
		while (at < source.length) {
			if (source[at] === '"' && take(/"(?:[^"\\]|\\[\s\S])*"/u) !== undefined) continue;
			if (source[at] === "\\") at++;
			else if ("([{".includes(source[at] as string)) depth++;
			else if (")]}".includes(source[at] as string)) depth--;
			at++;
			if (depth === 0) return;
		}
	}
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
