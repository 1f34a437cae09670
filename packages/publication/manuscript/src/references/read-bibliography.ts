/** Who wrote or edited something: a person, an organisation, or "and others". */
export type Creator =
	| { readonly kind: "person"; readonly family: string; readonly given?: string }
	| { readonly kind: "organisation"; readonly name: string }
	| { readonly kind: "others" };

/** An entry of a BibLaTeX file with its fields as plain text, in BibLaTeX's names. */
export interface BibliographyEntry {
	readonly key: string;
	/** "article", "book", "inproceedings" ... */
	readonly type: string;
	readonly authors: readonly Creator[];
	readonly editors: readonly Creator[];
	readonly fields: Readonly<Record<string, string>>;
}

/**
 * The entries of a BibTeX or BibLaTeX file by key; TeX's accents and protecting braces are undone. BibTeX's names of fields
 * are read as BibLaTeX's (journal as journaltitle, year as date, address as location).
 *
 * @throws Error naming the entry that cannot be read.
 */
export async function readBibliography(text: string): Promise<ReadonlyMap<string, BibliographyEntry>> {
	const { parse } = await import("@retorquere/bibtex-parser");
	const { entries, errors } = parse(text, { sentenceCase: false, caseProtection: false });
	const [error] = errors;
	if (error !== undefined)
		throw new Error(`references: ${error.error}, in ${(error.input ?? "").trim().split("\n")[0]}`);
	return new Map(
		entries.map(({ key, type, fields }) => [key, entry(key, type, fields as Readonly<Record<string, unknown>>)]),
	);
}

const SAME: Readonly<Record<string, string>> = { journal: "journaltitle", address: "location", school: "institution" };

function entry(key: string, type: string, given: Readonly<Record<string, unknown>>): BibliographyEntry {
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
