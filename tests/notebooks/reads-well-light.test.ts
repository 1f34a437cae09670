import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { browserNote, hasBrowser, pages, SiteInBrowser } from "./open-page.ts";
import { expectToReadWell } from "./read-well.ts";

describe.skipIf(!hasBrowser)(`in a browser${browserNote}, the site`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start();
	});
	afterAll(() => site?.close());

	describe.each(["a phone, light", "a desktop, light"] as const)("reads well on %s:", (view) => {
		it.each(pages)("/%s", (path) => expectToReadWell(site, path, view));
	});

	it.each([320, 640])(
		"needs no sideways scrolling at %i px, as when a page is zoomed to 200 % or more",
		async (width) => {
			for (const path of ["", "papers/signal-study", "papers/differing-study", "data", "methods/cardiotocography"]) {
				const { page } = await site.open(path, { width, height: 600, colorScheme: "light" });
				const { scrolls, overflowing } = await page.evaluate(inspect);
				await page.close();
				expect({ path, scrolls, overflowing }).toEqual({ path, scrolls: false, overflowing: [] });
			}
		},
	);
});
