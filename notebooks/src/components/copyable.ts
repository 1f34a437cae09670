import { html, type Markup } from "./markup.ts";

/** A command or a hash on a line of its own, with a button that copies it. */
export function copyable(text: string, label: string): Markup {
	return html`<div class="copyable"><code>${text}</code><button type="button" data-copy="${text}" aria-label="Copy ${label}">Copy</button></div>`;
}
