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
		value === undefined ? [] : [` ${key}="${escapeMarkup(allowed(String(value)), "attribute")}"`],
	);
	const inner = content.join("");
	return inner === "" ? `<${name}${given.join("")}/>` : `<${name}${given.join("")}>${inner}</${name}>`;
}

/** Text as XML has it; characters that XML forbids are refused. */
export function escapeXml(text: string): string {
	return escapeMarkup(allowed(text), "content");
}

function allowed(text: string): string {
	const forbidden = [...text].find(isForbidden);
	if (forbidden !== undefined) {
		throw new Error(`escapeXml: text must hold no control characters; got U+${forbidden.charCodeAt(0).toString(16)}`);
	}
	return text;
}

function isForbidden(character: string): boolean {
	const code = character.charCodeAt(0);
	return (code < 0x20 && !"\t\n\r".includes(character)) || code === 0xfffe || code === 0xffff;
}

/** A name that XML takes as an id, from any text: letters, digits, hyphens and dots stay. */
export function xmlId(prefix: string, text: string): string {
	const plain = text.replaceAll(/[^\w.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
	return `${prefix}-${plain}`;
}
