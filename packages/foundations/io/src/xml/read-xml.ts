import { SaxesParser, type SaxesTagPlain } from "saxes";

/** What a caller wants to hear of a document. */
export interface XmlListener {
	open?(name: string, attributes: Readonly<Record<string, string>>): void;
	close?(name: string): void;
	/** Text, in as many parts as it comes in. */
	text?(text: string): void;
}

/**
 * Walks through an XML document.
 *
 * @throws Error with line and column when it is not well formed; the caller says which file it is.
 */
export function readXml(xml: string, listener: XmlListener): void {
	const parser = new SaxesParser({});
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", (tag) => {
		const { name, attributes } = tag as SaxesTagPlain;
		listener.open?.(localName(name), attributes);
	});
	parser.on("closetag", ({ name }) => listener.close?.(localName(name)));
	parser.on("text", (text) => listener.text?.(text));
	parser.on("cdata", (text) => listener.text?.(text));
	parser.write(xml).close();
}

/** A name without its prefix. */
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
