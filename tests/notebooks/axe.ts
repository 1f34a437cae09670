import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

// Read as text: it runs in the page, past the page's own policy.
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Rules of WCAG (2.5.3, 1.3.1, 1.3.4) that axe leaves out unless they are named. */
const more = ["label-content-name-mismatch", "td-has-header", "table-fake-caption", "css-orientation-lock"];

interface Axe {
	run(
		context: Document,
		options: { runOnly: readonly string[]; rules: Readonly<Record<string, { enabled: true }>> },
	): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds on a page as it is now, a line each. */
export async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const rules = Object.fromEntries(more.map((id) => [id, { enabled: true as const }]));
	return page.evaluate(
		async (options) => {
			const found = await (globalThis as unknown as { axe: Axe }).axe.run(document, options);
			return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
		},
		{ runOnly: tags, rules },
	);
}
