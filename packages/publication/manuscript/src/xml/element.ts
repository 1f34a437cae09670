import { escapeMarkup } from "@quickening/workspace/markup";

/** Attributes of an element; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An XML element as text. Not by xastscript and xast-util-to-xml, which write characters that XML forbids, and & as &#x26;.
 *
 * @param content - markup, already escaped (see {@link escapeXml}); an element without any is closed at once.
 * @example
 * element("p", { id: "a" }, escapeXml("x < y")); // <p id="a">x &lt; y</p>
 */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
	const given = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined ? [] : [` ${key}="${escapeMarkup(String(value), "attribute")}"`],
	);
	const inner = content.join("");
	return inner === "" ? `<${name}${given.join("")}/>` : `<${name}${given.join("")}>${inner}</${name}>`;
}

/** Text as XML has it; characters that XML forbids are replaced by U+FFFD. */
export function escapeXml(text: string): string {
	return escapeMarkup(text, "content");
}

/** A name that XML takes as an id, from any text: letters, digits, hyphens and dots stay. */
export function xmlId(prefix: string, text: string): string {
	const plain = text.replaceAll(/[^\w.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
	return `${prefix}-${plain}`;
}
