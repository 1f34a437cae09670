import { authorName, bibtexName, type PaperDefinition } from "@quickening/paper";
import { copyable } from "./copyable.ts";
import { html, type Markup } from "./markup.ts";
import { longDate } from "./prose.ts";

type Cited = Pick<PaperDefinition, "slug" | "title" | "authors" | "version" | "date">;

/** Where the report is hosted; undefined where nobody has said so (`QUICKENING_SITE`). */
export function siteAddress(): string | undefined {
	const site = process.env["QUICKENING_SITE"];
	if (site === undefined || site === "") return undefined;
	if (!/^https?:\/\//.test(site)) throw new Error(`QUICKENING_SITE must begin with https://; got ${site}`);
	return site.endsWith("/") ? site : `${site}/`;
}

/** A paper's citation in words and as BibTeX, to be copied, and as files of BibTeX and CSL JSON beside its page. */
export function citePaper(paper: Cited): Markup {
	const { slug } = paper;
	const address = paperAddress(slug);
	const files = [
		["BibTeX", "citation.bib", "bib"],
		["CSL JSON", "citation.json", "csl.json"],
	] as const;
	return html`${copyable(citation(paper, address), "the citation")}${copyable(bibtex(paper, address), "the citation as BibTeX")}<p class="cite-files" data-hosted>${files.map(([name, file, ending]) => html`<a rel="external" href="./${slug}/${file}" download="${slug}.${ending}">${name}</a> `)}</p>`;
}

/** A paper on the hosted report; undefined where nobody has said where that is. */
export function paperAddress(slug: string): string | undefined {
	const site = siteAddress();
	return site === undefined ? undefined : new URL(`papers/${slug}`, site).href;
}

function citation({ slug, title, authors, version, date }: Cited, address: string | undefined): string {
	const where = address ?? `Quickening, papers/${slug}`;
	return `${authors.map(authorName).join(", ")}. ${title}. Version ${version}, ${longDate(date)}. ${where}${address ? "" : "."}`;
}

/** An entry that BibTeX, BibLaTeX and reference managers read. */
export function bibtex({ slug, title, authors, version, date }: Cited, address?: string): string {
	const fields = {
		author: authors.map((author) => escapeName(bibtexName(author))).join(" and "),
		title: `{${escapeBibtex(title)}}`,
		year: date.slice(0, 4),
		month: String(Number(date.slice(5, 7))),
		version: escapeBibtex(version),
		note: escapeBibtex(`Quickening, papers/${slug}, version ${version}`),
		...(address && { url: address }),
	};
	return `@misc{${slug},\n${Object.entries(fields)
		.map(([name, value]) => `  ${name} = {${value}}`)
		.join(",\n")}\n}\n`;
}

/** The same for reference managers that read the Citation Style Language. */
export function csl({ slug, title, authors, version, date }: Cited, address?: string): string {
	const item = {
		id: slug,
		type: "article",
		title,
		author: authors.map((author) =>
			author.family === undefined
				? { literal: author.name }
				: { family: author.family, ...(author.given !== undefined && { given: author.given }) },
		),
		issued: { "date-parts": [date.split("-").map(Number)] },
		version,
		publisher: "Quickening",
		...(address && { URL: address }),
	};
	return `${JSON.stringify([item], null, 2)}\n`;
}

const commands: Readonly<Record<string, string>> = {
	"\\": "\\textbackslash{}",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
	"{": "\\textbraceleft{}",
	"}": "\\textbraceright{}",
};

/** A text as TeX prints it. */
function escapeBibtex(text: string): string {
	return text.replaceAll(/[\\~^{}&%$#_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}

/** A name as TeX prints it; its braces say what belongs together. */
function escapeName(name: string): string {
	return name.replaceAll(/[\\~^&%$#_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}
