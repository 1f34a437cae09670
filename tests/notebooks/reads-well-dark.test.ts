import { afterAll, beforeAll, describe, it } from "vitest";
import { browserNote, hasBrowser, pages, SiteInBrowser } from "./open-page.ts";
import { expectToReadWell } from "./read-well.ts";

describe.skipIf(!hasBrowser)(`in a browser${browserNote}, the site`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start();
	});
	afterAll(() => site?.close());

	describe.each(["a phone, dark", "a desktop, dark"] as const)("reads well on %s:", (view) => {
		it.each(pages)("/%s", (path) => expectToReadWell(site, path, view));
	});
});
