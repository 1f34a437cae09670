import { breakIn } from "./break-in-entry.ts";

/** Who wrote or edited something: a person, an organisation, or "and others". */
export type Creator =
	| { readonly kind: "person"; readonly family: string; readonly given?: string }
	| { readonly kind: "organisation"; readonly name: string }
	| { readonly kind: "others" };

/** A place in the file, from 1. */
interface Place {
	readonly line: number;
	readonly column: number;
}

/** An entry of a BibLaTeX file with its fields as plain text, in BibLaTeX's names. */
export interface BibliographyEntry extends Place {
	readonly key: string;
	/** "article", "book", "inproceedings" ... */
	readonly type: string;
	readonly authors: readonly Creator[];
	readonly editors: readonly Creator[];
	readonly fields: Readonly<Record<string, string>>;
}

/** What is wrong in a BibLaTeX file. */
export interface BibliographyProblem extends Place {
	readonly severity?: "warning";
	readonly message: string;
}

/** A BibLaTeX file as far as it can be read. */
export interface Bibliography {
	/** In the file's order; a key that is there twice has two. */
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/**
 * Reads a BibTeX or BibLaTeX file; TeX's accents and protecting braces are undone. BibTeX's names of fields are read as
 * BibLaTeX's (journal as journaltitle, year as date, address as location). Text between entries is comment. After an entry
 * that is broken, reading goes on at the next line that begins with "@"; after {@link ENOUGH} such entries it ends.
 */
export async function readBibliography(source: string): Promise<Bibliography> {
	const { parse } = await import("@retorquere/bibtex-parser");
	const problems: BibliographyProblem[] = [];
	const sound: { text: string; start: number }[] = [];
	const placeIn = places(source);
	for (const { text, start } of pieces(source)) {
		// A broken text is read to its end from each "@" in it.
		const tooLong = text.length * (text.split("@").length - 1) > 1e7;
		const found = tooLong ? CROWDED : breakIn(text, parse(text, { ...PLAIN, raw: true }));
		if (found === undefined) sound.push({ text, start });
		else if (problems.push({ ...placeIn(start + found.offset), message: found.message }) === ENOUGH) break;
	}
	// Together, since strings and cross-references reach from one to another.
	const { entries, errors } = parse(sound.map(({ text }) => text).join(""), PLAIN);
	for (const { error } of errors) {
		const [, command, word] = /^(?:unhandled \w+ (\S+)|Unresolved @string reference "(.*)")/.exec(error) ?? [];
		const { start } = sound.find(({ text }) => text.includes(command ?? word ?? "")) ?? { start: 0 };
		if (command) problems.push({ ...placeIn(start), message: `${command} is no command of TeX that is known here` });
		if (word)
			problems.push({ ...placeIn(start), message: `no @string says what ${word} stands for: put it in braces` });
	}
	let last = 0;
	const read = entries.map(({ key, type, fields, input }) => {
		last = source.indexOf(input, last);
		const place = placeIn(last);
		last += input.length;
		for (const name of Object.keys(fields).filter((each) => each.endsWith("+duplicate-1"))) {
			const message = `entry ${key} has ${name.slice(0, name.indexOf("+"))} twice`;
			problems.push({ ...place, severity: "warning", message });
		}
		return { ...place, ...entry(key, type, fields as Readonly<Record<string, unknown>>) };
	});
	return { entries: read, problems };
}

const PLAIN = { sentenceCase: false, caseProtection: false } as const;
/** Broken entries after which a file is no bibliography. */
const ENOUGH = 100;
const CROWDED = { offset: 0, message: "many entries begin in this line: give each a line of its own" };

/** The text from each line that begins an entry to the next such line. */
function pieces(source: string): { readonly text: string; readonly start: number }[] {
	const starts = [...source.matchAll(/^[ \t]*@(?=[A-Za-z]+[ \t]*[{(])/gm)].map(
		(found) => found.index + found[0].length - 1,
	);
	return starts.map((start, i) => ({ text: source.slice(start, starts[i + 1]), start }));
}

/** Turns an offset into a line and a column. */
function places(source: string): (offset: number) => Place {
	const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
	let at = 0;
	return (offset) => {
		// Places are asked for nearly in order, so the line is seldom far.
		while (starts[at]! > offset) at--;
		while (at + 1 < starts.length && starts[at + 1]! <= offset) at++;
		return { line: at + 1, column: offset - starts[at]! + 1 };
	};
}

const SAME: Readonly<Record<string, string>> = { journal: "journaltitle", address: "location", school: "institution" };

function entry(
	key: string,
	type: string,
	given: Readonly<Record<string, unknown>>,
): Omit<BibliographyEntry, keyof Place> {
	const fields: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) {
		if (name === "author" || name === "editor") continue;
		const text = Array.isArray(value) ? value.map(String).join("; ") : String(value);
		fields[SAME[name] ?? name] = plain(text);
	}
	fields.year ??= /^\d{4}/.exec(fields.date ?? "")?.[0] ?? "";
	return { key, type: type.toLowerCase(), authors: creators(given.author), editors: creators(given.editor), fields };
}

interface ParsedName {
	readonly name?: string;
	readonly lastName?: string;
	readonly firstName?: string;
	readonly prefix?: string;
	readonly suffix?: string;
}

function creators(list: unknown): Creator[] {
	return ((list ?? []) as readonly ParsedName[]).map(({ name, lastName, firstName, prefix, suffix }) => {
		if (name !== undefined) return { kind: "organisation", name: plain(name) };
		const family = plain([prefix, lastName].filter(Boolean).join(" "));
		const given = plain([firstName, suffix].filter(Boolean).join(", "));
		if (family === "others" && given === "") return { kind: "others" };
		return { kind: "person", family, ...(given !== "" && { given }) };
	});
}

/** The parser gives emphasis as HTML; a field here is text. */
function plain(text: string): string {
	return text
		.replaceAll(/<\/?(?:i|b|sup|sub|span|sc|em|strong)\b[^>]*>/g, "")
		.replaceAll(/\s+/g, " ")
		.trim()
		.normalize("NFC");
}
