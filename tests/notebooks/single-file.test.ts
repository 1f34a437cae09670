import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { browserNote, hasBrowser, SiteInBrowser, views } from "./open-page.ts";
import { buildSite } from "./site.ts";

const papers = [
	"signal-study",
	"detector-simulation",
	"waiting-study",
	"new-study",
	"differing-study",
	"planted-study",
];

describe("a paper as one HTML file", () => {
	it("is offered with its size on the paper's page, and is found by no search engine", async () => {
		const { folder } = await buildSite();
		for (const slug of papers) {
			const file = readFileSync(join(folder, `papers/${slug}/${slug}.html`), "utf8");
			const page = readFileSync(join(folder, `papers/${slug}.html`), "utf8");
			const megabytes = (Buffer.byteLength(file) / 1e6).toFixed(1);
			expect(page).toMatch(
				new RegExp(`<a (?=[^>]*href="\\./${slug}/${slug}\\.html")(?![^>]*hidden)[^>]*title="[^"]*, ${megabytes} MB"`),
			);
			expect(file).toContain('<meta name="robots" content="noindex">');
		}
	});

	describe.skipIf(!hasBrowser)(`opened from a folder of its own${browserNote}`, () => {
		let site: SiteInBrowser;
		let folder: string;
		const address = (slug: string) => pathToFileURL(join(folder, `${slug}.html`)).href;
		beforeAll(async () => {
			site = await SiteInBrowser.start();
			folder = mkdtempSync(join(tmpdir(), "quickening-one-file-"));
			const built = (await buildSite()).folder;
			for (const slug of papers) copyFileSync(join(built, `papers/${slug}/${slug}.html`), join(folder, `${slug}.html`));
		});
		afterAll(async () => {
			await site?.close();
			if (folder) rmSync(folder, { recursive: true });
		});

		it.each(papers)("%s reads as its page does, asks for nothing and leads nowhere that is not there", async (slug) => {
			const { page, problems, requests } = await site.open(address(slug), views["a desktop, light"]);
			const hosted = await site.open(`papers/${slug}`, views["a desktop, light"]);
			for (const part of ["article.paper h1", "#found", "#claims", "#references"]) {
				const text = (await hosted.page.locator(part).allInnerTexts()).join("");
				expect((await page.locator(part).allInnerTexts()).join("")).toBe(text);
			}
			const links = await page
				.locator("a[href]")
				.evaluateAll((all) => all.map((anchor) => anchor.getAttribute("href")!));
			for (const href of links) expect(href).toMatch(/^(?:#|https?:|mailto:)/);
			for (const href of links.filter((one) => one.startsWith("#")))
				expect(await page.locator(`[id="${href.slice(1)}"]`).count()).toBe(1);
			expect(await page.evaluate(() => "planted" in globalThis)).toBe(false);
			expect(requests.filter((one) => !one.startsWith("data:"))).toEqual([address(slug)]);
			expect(problems).toEqual([]);
			await page.close();
			await hosted.page.close();
		});

		it.each(["signal-study", "planted-study"])(
			"%s says by keyboard how a number was made, and shows its plotted rows",
			async (slug) => {
				const { page, problems, requests } = await site.open(address(slug), views["a phone, dark"]);
				await page.locator("a.value[data-provenance]").first().focus();
				await page.keyboard.press("Enter");
				const drawer = page.locator("dialog.drawer[data-ready]");
				await drawer.waitFor();
				expect(await drawer.locator(".drawer-problem").count()).toBe(0);
				expect(await drawer.locator(".step-value").textContent()).not.toBe("");
				await page.keyboard.press("Escape");
				await drawer.waitFor({ state: "detached" });
				await page.locator("button[data-rows]").first().focus();
				await page.keyboard.press("Enter");
				await page.locator(".rows tbody tr").first().waitFor();
				expect(requests.filter((one) => !/^(?:data|blob):/.test(one))).toEqual([address(slug)]);
				expect(problems).toEqual([]);
				expect(await page.evaluate(() => "planted" in globalThis)).toBe(false);
				await page.close();
			},
		);
	});

	it.skipIf(!hasBrowser)(`has nothing that axe finds wrong${browserNote}`, async () => {
		const site = await SiteInBrowser.start({ bypassPolicy: true });
		try {
			const { folder } = await buildSite();
			const address = pathToFileURL(join(folder, "papers/signal-study/signal-study.html")).href;
			const { page } = await site.open(address, views["a desktop, light"]);
			expect(await violations(page)).toEqual([]);
		} finally {
			await site.close();
		}
	});
});
