import type MarkdownIt from "markdown-it";
import { bundleCode } from "./bundle-code.ts";
import { takeImports } from "./take-imports.ts";

/** What Framework hands to the renderer of a page. */
interface PageContext {
	readonly path: string;
}

const isCell = (info: string) => /^(?:js|ts)\b/.test(info) && !/\brun=(?:"false"|'false'|false)/.test(info);
const attribute = (info: string, name: string) => new RegExp(`\\b${name}=["']?([^\\s"']+)`).exec(info)?.[1];

/**
 * Framework's Markdown with cells as notebooks have them: a cell may import any package of the repository and any file of a
 * paper, by name; and its code stands under what it shows, folded ("js"), open ("js echo") or not at all ("js echo=false"). A
 * name ("js cell=areas") is the cell's anchor.
 */
export function notebookCells(md: MarkdownIt): MarkdownIt {
	const baseFence = md.renderer.rules.fence!;
	md.core.ruler.push("cell-imports", (state) => {
		const { path } = state.env as PageContext;
		const cells = state.tokens.filter(({ type, info }) => type === "fence" && isCell(info));
		const taken = cells.map((token) => [token, takeImports(token.content)] as const);
		const exports = taken.flatMap(([, found]) => found?.exports ?? []);
		if (exports.length === 0) return;
		const address = bundled(path, exports);
		if (address instanceof Error) {
			// A mistake in one notebook is no reason to build no other page: this one says what is wrong, and runs nothing.
			console.error(address.message);
			const notice = new state.Token("html_block", "", 0);
			notice.content = `<section class="notice"><h2>This notebook cannot be shown</h2><pre>${md.utils.escapeHtml(address.message).replaceAll("$", "&#36;")}</pre></section>`;
			state.tokens = [notice];
			return;
		}
		for (const [token, found] of taken) {
			if (!found) continue;
			token.meta = { ...(token.meta as object | null), shown: token.content };
			token.content = `import { ${found.names.join(", ")} } from "${address}";${found.code}`;
		}
	});
	// A table wider than the page scrolls in a frame that the keyboard reaches.
	md.renderer.rules.table_open = () =>
		'<div class="table-frame plain-table" tabindex="0" role="group" aria-label="Table, may be scrolled"><table>\n';
	md.renderer.rules.table_close = () => "</table></div>\n";
	md.renderer.rules.fence = (tokens, i, options, env, self) => {
		const token = tokens[i]!;
		const info = token.info;
		if (!isCell(info)) return baseFence(tokens, i, options, env, self);
		const shown = (token.meta as { shown?: string } | null)?.shown ?? token.content;
		const name = attribute(info, "cell");
		const echo = /\becho\b/.test(info) ? (attribute(info, "echo") ?? "open") : "folded";
		token.info = `${info.slice(0, 2)} echo=false`;
		const live = baseFence(tokens, i, options, env, self);
		token.info = info;
		const nSettings = /\binputs\(/.test(shown) ? (shown.match(/\b(?:choice|range)\(/g)?.length ?? 0) : 0;
		// Settings come with the script: their place is kept, so that nothing that is read already moves.
		if (nSettings > 0) return `<div class="cell-settings" style="--settings: ${nSettings}">${live}</div>\n`;
		if (echo === "false") return live;
		const code = `<pre tabindex="0" aria-label="Code${name ? ` of ${name}` : ""}"><code class="language-js">${md.utils.escapeHtml(shown.trim())}</code></pre>`;
		const folded = `<details class="cell-code"${echo === "open" ? " open" : ""}><summary>${name ? `Code: ${name}` : "Code"}</summary>${code}</details>`;
		return `<div class="cell"${name ? ` id="cell-${name}"` : ""}>${live}${folded}</div>\n`;
	};
	return md;
}

function bundled(path: string, exports: readonly string[]): string | Error {
	try {
		return bundleCode(path, exports);
	} catch (error) {
		return error as Error;
	}
}
