import {
	Bookmark,
	ExternalHyperlink,
	FootnoteReferenceRun,
	ImportedXmlComponent,
	InternalHyperlink,
	type IRunOptions,
	type ParagraphChild,
	SimpleField,
	TextRun,
} from "docx";
import type { Inline, InlineStyle } from "../document/manuscript-document.ts";
import { toOmml } from "../math/to-omml.ts";
import { element, escapeXml } from "../xml/element.ts";

/** What running text leaves behind: footnotes, in order, and the count of live numbers, which number their controls. */
export interface WordContext {
	readonly footnotes: (readonly Inline[])[];
	controls: number;
}

/** Word takes letters, digits and underscores, 40 at most. */
export function bookmarkName(prefix: "fig" | "tab" | "ref", id: string): string {
	return `${prefix}_${id.replaceAll(/\W/g, "_")}`.slice(0, 40);
}

const STYLES: Readonly<Record<InlineStyle, IRunOptions>> = {
	strong: { bold: true },
	emphasis: { italics: true },
	superscript: { superScript: true },
	subscript: { subScript: true },
	code: { style: "CodeCharacter" },
};

/** Running text as a paragraph's children. A number of results/values.json is a locked content control that bears its id. */
export function wordInlines(content: readonly Inline[], context: WordContext, run: IRunOptions = {}): ParagraphChild[] {
	return content.flatMap((inline) => wordInline(inline, context, run));
}

function wordInline(inline: Inline, context: WordContext, run: IRunOptions): ParagraphChild[] {
	switch (inline.kind) {
		case "text":
			return inline.text.split("\n").map((text, i) => new TextRun({ ...run, text, ...(i > 0 && { break: 1 }) }));
		case "styled":
			return wordInlines(inline.content, context, { ...run, ...STYLES[inline.style] });
		case "value":
			context.controls++;
			return [rawXml(contentControl(inline.id, inline.text, context.controls, run))];
		case "math":
			return [rawXml(toOmml(inline.math))];
		case "link":
			return [
				new ExternalHyperlink({
					link: inline.address,
					children: wordInlines(inline.content, context, { ...run, style: "Hyperlink" }),
				}),
			];
		case "reference": {
			const name = bookmarkName(inline.to === "figure" ? "fig" : "tab", inline.id);
			return [new SimpleField(`REF ${name} \\h`, inline.text)];
		}
		case "citation":
			return [
				new InternalHyperlink({
					anchor: bookmarkName("ref", inline.key),
					children: wordInlines(inline.content, context, run),
				}),
			];
		case "footnote":
			context.footnotes.push(inline.content);
			return [new FootnoteReferenceRun(context.footnotes.length)];
	}
}

/** Markup that the library has no class for. */
export function rawXml(xml: string): ParagraphChild {
	return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild;
}

function contentControl(id: string, text: string, number: number, run: IRunOptions): string {
	const look = [
		element("w:rStyle", { "w:val": "LiveNumber" }),
		...(run.bold === true ? [element("w:b")] : []),
		...(run.italics === true ? [element("w:i")] : []),
	];
	const properties = [
		element("w:alias", { "w:val": id }),
		element("w:tag", { "w:val": `value:${id}`.slice(0, 64) }),
		element("w:id", { "w:val": number }),
		element("w:lock", { "w:val": "contentLocked" }),
		element("w:text"),
	];
	const words = element(
		"w:r",
		{},
		element("w:rPr", {}, ...look),
		element("w:t", { "xml:space": "preserve" }, escapeXml(text)),
	);
	return element("w:sdt", {}, element("w:sdtPr", {}, ...properties), element("w:sdtContent", {}, words));
}

/** A caption's or reference's own mark, which fields and links lead to. */
export function bookmarked(name: string, children: ParagraphChild[]): Bookmark {
	return new Bookmark({ id: name, children });
}
