import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, type Table, TextRun } from "docx";
import type { DocumentAuthor, ManuscriptDocument } from "../document/manuscript-document.ts";
import { sameBytes } from "./same-bytes.ts";
import { TEXT_WIDTH_TWIPS, type WordParts, wordBlocks } from "./word-blocks.ts";
import { bookmarked, bookmarkName, wordInlines } from "./word-inlines.ts";
import { wordNumbering, wordPage, wordStyles } from "./word-styles.ts";

/** The work of writeWord, in a module of its own: the library behind it is loaded when a Word file is written. */
export async function wordFile(document: ManuscriptDocument, png: (id: string) => Uint8Array): Promise<Uint8Array> {
	const parts: WordParts = { document, png, footnotes: [], controls: 0, lists: 0 };
	const children = [...front(document, parts), ...wordBlocks(document.body, parts), ...back(document, parts)];
	const { title, authors, version, date, keywords } = document;
	const names = authors.map(({ name }) => name);
	const notes = parts.footnotes.map(
		(content) => new Paragraph({ style: "FootnoteText", children: wordInlines(content, parts) }),
	);
	const file = new Document({
		title,
		creator: names.join("; "),
		lastModifiedBy: names[0] ?? "",
		keywords: keywords.join(", "),
		description: `Version ${version}, ${date}`,
		styles: wordStyles,
		numbering: wordNumbering,
		...(notes.length > 0 && { footnotes: Object.fromEntries(notes.map((note, i) => [i + 1, { children: [note] }])) }),
		sections: [
			{
				properties: {
					page: wordPage,
				},
				headers: {
					default: new Header({
						children: [small([`${shortName(authors)}`, new Tab(), `Version ${version}, ${date}`])],
					}),
				},
				footers: {
					default: new Footer({
						children: [
							new Paragraph({
								alignment: AlignmentType.CENTER,
								children: [new TextRun({ size: 16, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
							}),
						],
					}),
				},
				children,
			},
		],
	});
	return sameBytes(await Packer.toBuffer(file), date);
}

function small(children: (string | Tab)[]): Paragraph {
	return new Paragraph({
		tabStops: [{ type: "right", position: TEXT_WIDTH_TWIPS }],
		children: [new TextRun({ size: 16, color: "59636E", children })],
	});
}

function shortName(authors: readonly DocumentAuthor[]): string {
	const [first, second] = authors;
	if (authors.length > 2) return `${first?.name} and others`;
	return [first?.name, second?.name].filter(Boolean).join(" and ");
}

function front(document: ManuscriptDocument, parts: WordParts): (Paragraph | Table)[] {
	const { title, subtitle, authors, affiliations, contact, keywords, synthetic } = document;
	const byline = authors.flatMap(({ name, marks }, i) => [
		new TextRun({ text: `${i > 0 ? ", " : ""}${name}` }),
		...(marks.length > 0 ? [new TextRun({ text: marks.join(","), superScript: true })] : []),
	]);
	const orcids = authors
		.filter(({ orcid }) => orcid !== undefined)
		.map(({ name, orcid }) => `${name} https://orcid.org/${orcid}`);
	const line = (style: string, text: string) => new Paragraph({ style, children: [new TextRun(text)] });
	return [
		new Paragraph({ heading: "Title", children: [new TextRun(title)] }),
		...(subtitle === undefined ? [] : [line("Subtitle", subtitle)]),
		new Paragraph({ style: "Authors", children: byline }),
		...affiliations.map(
			(name, i) =>
				new Paragraph({
					style: "Affiliation",
					children: [new TextRun({ text: String(i + 1), superScript: true }), new TextRun(` ${name}`)],
				}),
		),
		...(orcids.length > 0 ? [line("Affiliation", `ORCID: ${orcids.join("; ")}`)] : []),
		...(contact === undefined
			? []
			: [
					line(
						"Affiliation",
						`Correspondence: ${[contact.name, contact.email, contact.address].filter(Boolean).join(", ")}`,
					),
				]),
		...(keywords.length > 0 ? [line("Affiliation", `Keywords: ${keywords.join(", ")}`)] : []),
		new Paragraph({
			style: "Affiliation",
			children: [
				new TextRun({ text: "Tinted numbers", style: "LiveNumber" }),
				new TextRun(
					" are set by code from the data and are locked; their name is that of the value. Edit the words around them.",
				),
			],
		}),
		...(synthetic
			? [
					new Paragraph({
						style: "Authors",
						children: [
							new TextRun({ text: "Synthetic data.", bold: true }),
							new TextRun(" No real person's recordings stand behind these results."),
						],
					}),
				]
			: []),
		new Paragraph({ heading: "Heading1", children: [new TextRun("Abstract")] }),
		...wordBlocks(document.abstract, parts),
	];
}

function back(document: ManuscriptDocument, parts: WordParts): Paragraph[] {
	return [
		...document.statements.flatMap(({ title, text }) => [
			new Paragraph({ heading: "Heading2", children: [new TextRun(title)] }),
			new Paragraph({ style: "BodyText", children: [new TextRun(text)] }),
		]),
		new Paragraph({ heading: "Heading1", children: [new TextRun("References")] }),
		...document.references.map(({ key, label, content }) => {
			const text = wordInlines(content, parts);
			const first = label === undefined ? text : [new TextRun({ children: [label, new Tab()] }), ...text];
			return new Paragraph({ style: "Reference", children: [bookmarked(bookmarkName("ref", key), first)] });
		}),
	];
}
