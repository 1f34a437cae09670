/**
 * HTML and XML as text: one escaper, and templates that escape what they are given. Runs in a browser too.
 *
 * First call: `` html`<p title="${title}">${text}</p>`.markup ``
 */

export { escapeMarkup, unescapeMarkup } from "./escape.ts";
export { html, type Markup, type MarkupTemplate, markupTemplate, type Part } from "./html.ts";
