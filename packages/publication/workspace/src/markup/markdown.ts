import { plainText } from "./plain-text.ts";

/**
 * Text as it may stand in a line of Markdown: nothing in it is HTML, a link, an image, code, emphasis or the end of a cell.
 *
 * @example
 * markdownText("a <b> [c](d)"); // "a \\<b> \\[c\\](d)"
 */
export function markdownText(text: string): string {
	return plainText(text)
		.replace(/\s*\n\s*/g, " ")
		.replace(/[\\`[\]<*|]/g, "\\$&");
}

/** Text as code in a line of Markdown. */
export function markdownCode(text: string): string {
	const code = plainText(text).replace(/\s+/g, " ");
	const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	return longest === 0 ? `\`${code}\`` : `${fence} ${code} ${fence}`;
}
