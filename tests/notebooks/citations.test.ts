import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";

describe.skipIf(!hasBrowser)(`a citation of a page${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start({ bypassPolicy: true });
	});
	afterAll(() => site?.close());

	it("shows its reference to the pointer, which may move onto the card, and to the keyboard; Escape takes it away", async () => {
		const { page, problems } = await site.open("papers/signal-study", views["a desktop, light"]);
		const citation = page.locator("#methods a.citation").first();
		const card = page.locator(".citation-card");
		expect(await citation.textContent()).toBe("[1]");
		await citation.hover();
		await card.waitFor();
		expect(await card.textContent()).toContain("Open access intrapartum CTG database");
		await card.hover();
		// Longer than the card stays for a pointer that has left.
		await page.waitForTimeout(600);
		expect(await card.count()).toBe(1);
		expect(await violations(page)).toEqual([]);
		await page.keyboard.press("Escape");
		await card.waitFor({ state: "detached" });

		await page.keyboard.press("Tab");
		await citation.focus();
		await card.waitFor();
		const { x, width } = (await card.boundingBox())!;
		expect(x).toBeGreaterThanOrEqual(0);
		expect(x + width).toBeLessThanOrEqual(1280);
		await page.keyboard.press("Escape");
		await card.waitFor({ state: "detached" });
		await page.keyboard.press("Enter");
		expect(new URL(page.url()).hash).toBe("#reference-chudacek2014");
		await page.locator("#reference-chudacek2014 .citation-back").first().click();
		expect(new URL(page.url()).hash).toBe("#citation-chudacek2014-1");
		expect(problems).toEqual([]);
		await page.close();
	});

	it("has its list of parts in the margin of a wide screen, where it stays and marks what is read", async () => {
		const { page } = await site.open("papers/signal-study", views["a desktop, light"]);
		await page.locator("#limits").scrollIntoViewIfNeeded();
		await page.evaluate(() => document.querySelector("#claims")!.scrollIntoView());
		const marked = page.locator('.contents a[aria-current="true"]');
		await marked.waitFor();
		await expect.poll(() => marked.textContent(), { timeout: 300_000 }).toBe("Claims");
		const { x, y, width } = (await marked.boundingBox())!;
		expect(y).toBeGreaterThanOrEqual(0);
		expect(y).toBeLessThan(800);
		expect(x + width).toBeLessThan((await page.locator("#claims h2").boundingBox())!.x);
		await page.close();
	});
});
