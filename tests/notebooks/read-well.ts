import { expect } from "vitest";
import { inspect } from "./inspect.ts";
import { type SiteInBrowser, views } from "./open-page.ts";

/** A page has nothing that hinders a reader: no complaint of the browser, no faint text, nothing beyond the edge. */
export async function expectToReadWell(site: SiteInBrowser, path: string, view: keyof typeof views): Promise<void> {
	const { page, problems } = await site.open(path, views[view]);
	const found = await page.evaluate(inspect);
	await page.close();
	expect(problems).toEqual([]);
	expect(found).toMatchObject({
		lang: "en-GB",
		scrolls: false,
		overflowing: [],
		silent: [],
		nameless: [],
		repeatedIds: [],
		dangling: [],
	});
	expect(found.nTexts).toBeGreaterThan(8);
	expect(found.faint).toEqual([]);
	expect(found.fonts).toEqual(expect.arrayContaining(["Source Serif 4", "Inter"]));
	expect(found.headings[0]?.level).toBe(1);
	expect(found.headings.filter(({ level }) => level === 1)).toHaveLength(1);
	for (let i = 1; i < found.headings.length; i++) {
		expect(found.headings[i]!.level, found.headings[i]!.text).toBeLessThanOrEqual(found.headings[i - 1]!.level + 1);
	}
	if (path === "papers/signal-study") expect(found.nFigures).toBe(2);
	if (path === "") expect(found.nFigures).toBeGreaterThanOrEqual(5);
}
