/**
 * What may stand in HTML, XML and Markdown: one escaper each, addresses that a link may have, and templates that escape what
 * they are given. Runs in a browser too.
 *
 * First call: `` html`<p title="${title}">${text}</p>`.markup ``
 */

export { escapeMarkup, unescapeMarkup } from "./escape.ts";
export { html, type Markup, type MarkupTemplate, markupTemplate, type Part } from "./html.ts";
export { doiAddress, linkAddress } from "./link-address.ts";
export { markdownCode, markdownText } from "./markdown.ts";
export { forbiddenCharacters, plainText } from "./plain-text.ts";
