import { doiAddress, linkAddress } from "@quickening/workspace/markup";
import type { BibliographyEntry, Creator } from "../references/read-bibliography.ts";
import { element, escapeXml } from "../xml/element.ts";

/** JATS's suggested names of what is cited, by BibLaTeX's types; "other" for the rest. */
const TYPES: Readonly<Record<string, string>> = {
	article: "journal",
	book: "book",
	inbook: "book",
	incollection: "book",
	collection: "book",
	inproceedings: "confproc",
	conference: "confproc",
	proceedings: "confproc",
	report: "report",
	techreport: "report",
	manual: "report",
	thesis: "thesis",
	phdthesis: "thesis",
	mastersthesis: "thesis",
	dataset: "data",
	software: "software",
	online: "webpage",
	patent: "patent",
	unpublished: "preprint",
};

/** A reference as JATS's `element-citation`, with what the bibliography says of it. */
export function elementCitation({ type, authors, editors, fields }: BibliographyEntry): string {
	const kind = TYPES[type] ?? "other";
	const field = (name: string, ...from: readonly string[]) => {
		const text = from.map((each) => fields[each] ?? "").find((each) => each !== "");
		return text === undefined ? "" : element(name, {}, escapeXml(text));
	};
	const whole = kind === "book" && type !== "incollection" && type !== "inbook";
	const alone = whole || ["report", "thesis", "webpage", "other", "patent"].includes(kind);
	const container =
		kind === "data" || kind === "software" ? "data-title" : kind === "book" ? "chapter-title" : "article-title";
	const url = linkAddress(fields.url ?? "");
	return element(
		"element-citation",
		{ "publication-type": kind },
		people("author", authors),
		people("editor", editors),
		alone ? field("source", "title") : field(container, "title"),
		alone ? "" : field("source", "journaltitle", "booktitle", "eventtitle", "publisher", "howpublished"),
		field("edition", "edition"),
		field("publisher-name", "publisher", "institution", "organization"),
		field("publisher-loc", "location"),
		field("year", "year"),
		field("volume", "volume"),
		field("issue", "number", "issue"),
		...pages(fields.pages),
		doiAddress(fields.doi ?? "") === undefined
			? field("comment", "doi")
			: element("pub-id", { "pub-id-type": "doi" }, escapeXml(fields.doi!)),
		url === undefined
			? field("comment", "url")
			: element("ext-link", { "ext-link-type": "uri", "xlink:href": url }, escapeXml(url)),
	);
}

function people(kind: "author" | "editor", creators: readonly Creator[]): string {
	if (creators.length === 0) return "";
	const names = creators.map((creator) => {
		if (creator.kind === "others") return element("etal");
		if (creator.kind === "organisation") return element("collab", {}, escapeXml(creator.name));
		const given = creator.given === undefined ? "" : element("given-names", {}, escapeXml(creator.given));
		return element("name", {}, element("surname", {}, escapeXml(creator.family)), given);
	});
	return element("person-group", { "person-group-type": kind }, ...names);
}

/** First and last page, or the number of an electronic article. */
function pages(text: string | undefined): string[] {
	if (text === undefined || text === "") return [];
	const [first = "", last] = text.split(/\s*[-–—]+\s*/);
	if (last === undefined) return [element("elocation-id", {}, escapeXml(first))];
	return [element("fpage", {}, escapeXml(first)), element("lpage", {}, escapeXml(last))];
}
