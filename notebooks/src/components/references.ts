import { doiAddress } from "@quickening/workspace/markup";
import { html, link, type Markup } from "./markup.ts";

type Entry = Readonly<Record<string, string>>;

/** The references of a BibLaTeX file, in the order of their first authors. */
export function references(bibliography: string): Markup | null {
	const entries = readEntries(bibliography);
	if (entries.length === 0) return null;
	const sorted = entries
		.map((entry) => ({ entry, key: authors(entry) }))
		.sort((a, b) => a.key.localeCompare(b.key, "en"));
	return html`<ol class="references">${sorted.map(({ entry }) => reference(entry))}</ol>`;
}

function reference(entry: Entry): Markup {
	const year = (entry["year"] ?? entry["date"] ?? "").slice(0, 4);
	const journal =
		entry["journal"] ?? entry["journaltitle"] ?? entry["booktitle"] ?? entry["publisher"] ?? entry["howpublished"];
	const pages = entry["pages"]?.replace(/-+/g, "\u2013");
	const place = [entry["volume"], entry["number"] && `(${entry["number"]})`].filter(Boolean).join("");
	const address = doiAddress(entry["doi"] ?? "") ?? entry["url"];
	return html`<li id="reference-${entry["key"]}">${authors(entry)}${year ? ` (${year})` : ""}. ${link(
		address,
		entry["title"],
	)}.${journal ? html` <em>${journal}</em>` : null}${place ? ` ${place}` : ""}${pages ? `:${pages}` : ""}${journal ? "." : ""}</li>`;
}

/** "Chudáček V, Spilka J, et al": at most six names. */
function authors(entry: Entry): string {
	const names = namesOf(entry["author"] ?? entry["editor"] ?? "");
	const shown = names.filter((name) => name !== "others");
	return shown.slice(0, 6).join(", ") + (shown.length > 6 || shown.length < names.length ? ", et al" : "");
}

/** Short names of a field, parted by "and" outside braces; one in braces of its own is an organisation's and stays whole. */
function namesOf(field: string): string[] {
	const names: string[] = [];
	let name = "";
	let depth = 0;
	for (const word of [...field.split(/\s+/), "and"]) {
		if (word === "and" && depth === 0) {
			if (name !== "") names.push(name.startsWith("{") && name.endsWith("}") ? plain(name) : shortName(plain(name)));
			name = "";
			continue;
		}
		name = name === "" ? word : `${name} ${word}`;
		for (const character of word) depth += character === "{" ? 1 : character === "}" ? -1 : 0;
	}
	return names;
}

function shortName(name: string): string {
	if (!name.includes(",")) return name;
	const [family, given = ""] = name.split(/\s*,\s*/);
	const initials = given.split(/[\s.-]+/).map((part) => part.charAt(0));
	return `${family} ${initials.join("")}`.trim();
}

/** Entries of a BibLaTeX file: fields with braces, quotes or bare numbers; TeX's accents and protecting braces are undone. */
export function readEntries(bibliography: string): Entry[] {
	const entries: Entry[] = [];
	for (const { index, 0: start, 1: key } of bibliography.matchAll(/^\s*@\w+\s*\{\s*([^,\s]+)\s*,/gm)) {
		const fields: Record<string, string> = { key: key! };
		let rest = bibliography.slice(index + start.length);
		for (let field = /^\s*([\w-]+)\s*=\s*/.exec(rest); field; field = /^\s*,?\s*([\w-]+)\s*=\s*/.exec(rest)) {
			rest = rest.slice(field[0].length);
			const length = valueLength(rest);
			const name = field[1]!.toLowerCase();
			const value = rest.slice(0, length);
			// Names are parted before their braces are dropped.
			fields[name] = name === "author" || name === "editor" ? value.replace(/^[{"]|[}"]$/g, "") : plain(value);
			rest = rest.slice(length).replace(/^\s*,/, "");
		}
		entries.push(fields);
	}
	return entries;
}

function valueLength(text: string): number {
	if (text[0] === '"') return text.indexOf('"', 1) + 1;
	if (text[0] !== "{") return /^[^,}\n]*/.exec(text)![0].length;
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		if (text[i] === "{") depth++;
		if (text[i] === "}" && --depth === 0) return i + 1;
	}
	return text.length;
}

const accents: Readonly<Record<string, string>> = {
	"'": "\u0301",
	"`": "\u0300",
	'"': "\u0308",
	"^": "\u0302",
	"~": "\u0303",
	v: "\u030c",
	r: "\u030a",
	c: "\u0327",
};

function plain(field: string): string {
	return field
		.replace(
			/\{?\\(['`"^~]|[vrc](?=\{|\s))\s*\{?([A-Za-z])\}?\}?/g,
			(_, accent: string, letter: string) => letter + accents[accent]!,
		)
		.replace(/\\([&%_$#])/g, "$1")
		.replace(/[{}"]/g, "")
		.replace(/\s+/g, " ")
		.trim()
		.normalize("NFC");
}
