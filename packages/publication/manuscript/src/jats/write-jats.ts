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
	const { slug, title, subtitle, authors, affiliations, date, version, keywords, licence } = document;
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
		element("contrib-group", {}, ...authors.map(contributor)),
		...affiliations.map((name, i) =>
			element(
				"aff",
				{ id: `aff-${i + 1}` },
				element("label", {}, String(i + 1)),
				element("institution", {}, escapeXml(name)),
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

function contributor({ name, family, given, orcid, roles, marks }: DocumentAuthor): string {
	return element(
		"contrib",
		{ "contrib-type": "author" },
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
	);
}

function statements({ ethics, availability }: ManuscriptDocument): string[] {
	const section = (kind: string, title: string, text: string) =>
		element("sec", { "sec-type": kind }, element("title", {}, title), element("p", {}, escapeXml(text)));
	return [
		...(ethics === "" ? [] : [section("ethics-statement", "Ethics", ethics)]),
		section("data-availability", "Data and code", availability),
	];
}
