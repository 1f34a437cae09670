import { linkAddress } from "@quickening/workspace/markup";
import { abstractSections } from "../document/abstract-sections.ts";
import type { DocumentAuthor, ManuscriptDocument } from "../document/manuscript-document.ts";
import { readBibliography } from "../references/read-bibliography.ts";
import { element, escapeXml, xmlId } from "../xml/element.ts";
import { creditTerm } from "./credit-term.ts";
import { elementCitation } from "./element-citation.ts";
import { jatsBlocks, jatsInlines, jatsParts } from "./jats-blocks.ts";

const DOCTYPE =
	'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" "JATS-archivearticle1-3.dtd">';

/**
 * A manuscript as JATS XML 1.3 (Archiving and Interchange, NISO Z39.96-2021), a research article. What is not known, such as a
 * journal, a DOI or a date of publication, is left out. Figures are named as figures/<id>.png.
 *
 * @throws Error naming a reference that cannot be read or is not in the bibliography.
 */
export async function writeJats(document: ManuscriptDocument): Promise<string> {
	const { entries, problems } = await readBibliography(document.bibliography);
	const broken = problems.find(({ severity }) => severity === undefined);
	if (broken !== undefined) throw new Error(`references:${broken.line}:${broken.column}: ${broken.message}`);
	const bibliography = new Map(entries.map((entry) => [entry.key, entry]));
	const references = document.references.map(({ key, label }, i) => {
		const entry = bibliography.get(key);
		if (entry === undefined) throw new Error(`writeJats: reference ${key} is not in the bibliography`);
		const shown = label?.replaceAll(/[[\].]/g, "") || String(i + 1);
		return element("ref", { id: xmlId("ref", key) }, element("label", {}, escapeXml(shown)), elementCitation(entry));
	});
	const parts = jatsParts(document);
	const article = element(
		"article",
		{
			"xmlns:xlink": "http://www.w3.org/1999/xlink",
			"xmlns:mml": "http://www.w3.org/1998/Math/MathML",
			"article-type": "research-article",
			"dtd-version": "1.3",
			"xml:lang": "en",
		},
		`\n${element("front", {}, articleMeta(document))}\n`,
		`${element("body", {}, jatsBlocks(document.body, parts))}\n`,
		`${element("back", {}, ...statements(document), element("ref-list", {}, element("title", {}, "References"), ...references.map((one) => `\n${one}`)))}\n`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${DOCTYPE}\n${article}\n`;
}

function articleMeta(document: ManuscriptDocument): string {
	const { slug, title, subtitle, authors, affiliations, contact, date, version, keywords, licence } = document;
	const [year = "", month = "", day = ""] = date.split("-");
	const paragraphs = (text: string) => element("p", {}, escapeXml(text));
	return element(
		"article-meta",
		{},
		element("article-id", { "pub-id-type": "other" }, escapeXml(slug)),
		element(
			"title-group",
			{},
			element("article-title", {}, escapeXml(title)),
			subtitle === undefined ? "" : element("subtitle", {}, escapeXml(subtitle)),
		),
		element("contrib-group", {}, ...authors.map((author) => contributor(author, answersLetters(author, document)))),
		...affiliations.map((name, i) =>
			element(
				"aff",
				{ id: `aff-${i + 1}` },
				element("label", {}, String(i + 1)),
				element("institution", {}, escapeXml(name)),
			),
		),
		contact === undefined
			? ""
			: element(
					"author-notes",
					{},
					element(
						"corresp",
						{ id: "cor-1" },
						`Correspondence: ${escapeXml(contact.name)}, `,
						element("email", {}, escapeXml(contact.email)),
						contact.address ? escapeXml(`, ${contact.address}`) : "",
					),
				),
		element(
			"history",
			{},
			element(
				"date",
				{ "date-type": "version", "iso-8601-date": date },
				element("day", {}, day),
				element("month", {}, month),
				element("year", {}, year),
			),
		),
		licence === undefined
			? ""
			: element(
					"permissions",
					{},
					element(
						"license",
						{ "xlink:href": linkAddress(licence.address) },
						element("license-p", {}, escapeXml(licence.name)),
					),
				),
		element("abstract", {}, ...abstract(document)),
		keywords.length === 0
			? ""
			: element(
					"kwd-group",
					{ "kwd-group-type": "author" },
					...keywords.map((word) => element("kwd", {}, escapeXml(word))),
				),
		funding(document),
		element(
			"custom-meta-group",
			{},
			...[["version", version] as const, ...(document.synthetic ? [["data", "synthetic"] as const] : [])].map(
				([name, value]) =>
					element("custom-meta", {}, element("meta-name", {}, name), element("meta-value", {}, escapeXml(value))),
			),
		),
	);

	function abstract({ abstract: blocks }: ManuscriptDocument): string[] {
		const sections = abstractSections(blocks);
		const parts = jatsParts(document);
		if (sections === undefined) return [jatsBlocks(blocks, parts)];
		const notice = document.synthetic ? [paragraphs("All data are synthetic.")] : [];
		return [
			...notice,
			...sections.map(({ title: heading, content }) =>
				element("sec", {}, element("title", {}, escapeXml(heading)), element("p", {}, jatsInlines(content))),
			),
		];
	}
}

/** Whether letters about the paper go to an author: by name, or to whoever speaks for the one group that wrote it. */
function answersLetters({ name, family }: DocumentAuthor, { contact, authors }: ManuscriptDocument): boolean {
	if (contact === undefined) return false;
	return name === contact.name || (family === undefined && authors.length === 1);
}

/** Who paid, in words, and each grant by funder and number. */
function funding({ awards, statements: all }: ManuscriptDocument): string {
	const statement = all.find(({ kind }) => kind === "funding");
	if (statement === undefined && awards.length === 0) return "";
	return element(
		"funding-group",
		{},
		...awards.map(({ funder, funderUrl, number }) => {
			const name = element("institution", {}, escapeXml(funder));
			const wrapped =
				funderUrl === undefined
					? name
					: element(
							"institution-wrap",
							{},
							name,
							element("institution-id", { "institution-id-type": "uri" }, escapeXml(funderUrl)),
						);
			return element(
				"award-group",
				{},
				element("funding-source", {}, wrapped),
				number === undefined ? "" : element("award-id", {}, escapeXml(number)),
			);
		}),
		statement === undefined ? "" : element("funding-statement", {}, escapeXml(statement.text)),
	);
}

function contributor({ name, family, given, orcid, roles, marks }: DocumentAuthor, isContact: boolean): string {
	return element(
		"contrib",
		{ "contrib-type": "author", ...(isContact && { corresp: "yes" }) },
		orcid === undefined
			? ""
			: element("contrib-id", { "contrib-id-type": "orcid" }, escapeXml(`https://orcid.org/${orcid}`)),
		family === undefined
			? element("collab", {}, escapeXml(name))
			: element(
					"name",
					{},
					element("surname", {}, escapeXml(family)),
					given === undefined ? "" : element("given-names", {}, escapeXml(given)),
				),
		...roles.map((role) => {
			const term = creditTerm(role);
			if (term === undefined) return element("role", {}, escapeXml(role));
			const { address, name: known } = term;
			const vocabulary = { vocab: "credit", "vocab-identifier": "https://credit.niso.org/" };
			const attributes = { ...vocabulary, "vocab-term": known, "vocab-term-identifier": address };
			return element("role", attributes, escapeXml(known));
		}),
		...marks.map((mark) => element("xref", { "ref-type": "aff", rid: `aff-${mark}` }, String(mark))),
		isContact ? element("xref", { "ref-type": "corresp", rid: "cor-1" }, "*") : "",
	);
}

/** What stands after the text; contributions and funding are in the front. */
function statements({ statements: all }: ManuscriptDocument): string[] {
	const sections = {
		ethics: "ethics-statement",
		data: "data-availability",
		code: "code-availability",
		"data-and-code": "data-availability",
		ai: "ai-use",
	} as const;
	return all.map(({ kind, title, text }) => {
		const paragraph = element("p", {}, escapeXml(text));
		if (kind === "contributions" || kind === "funding") return "";
		if (kind === "interests") return element("fn-group", {}, element("fn", { "fn-type": "coi-statement" }, paragraph));
		if (kind === "acknowledgements") return element("ack", {}, element("title", {}, title), paragraph);
		return element("sec", { "sec-type": sections[kind] }, element("title", {}, title), paragraph);
	});
}
