import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNote, hasBrowser, SiteInBrowser } from "./open-page.ts";
import { buildNotebooks } from "./site.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(repository, "tests/notebooks/package.json"), "utf8")) as {
	dependencies: Readonly<Record<string, string>>;
};
const papers = Object.keys(dependencies).flatMap((name) => {
	const slug = /^@quickening-papers\/(.+)$/.exec(name)?.[1];
	return slug === undefined ? [] : [`papers/${slug}`];
});
const phone = { width: 390, height: 844, colorScheme: "light" } as const;
/** Web Vitals call a page steady up to this. */
const mostShift = 0.1;

describe.skipIf(!hasBrowser)(`on a phone of 390 px${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start({ ...(await buildNotebooks()), compressed: true });
	});
	afterAll(() => site?.close());

	it.each(["", ...papers])("/%s has no word in a figure smaller than 10 px", async (path) => {
		const { page } = await site.open(path, phone);
		expect(await smallWords(page)).toEqual([]);
		await page.close();
	});

	it.each(papers)("/%s says its finding on the first screen, and who wrote it when asked", async (path) => {
		const { page } = await site.open(path, phone);
		const finding = (await page.locator("#found .found p").first().boundingBox())!;
		expect(finding.y + 40).toBeLessThan(phone.height);
		expect(await page.locator(".byline").isVisible()).toBe(false);
		await page.locator(".byline-fold > summary").click();
		expect(await page.locator(".byline .author").first().isVisible()).toBe(true);
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.reload();
		expect(await page.locator(".byline .author").first().isVisible()).toBe(true);
		expect(await page.locator(".byline-fold > summary").isVisible()).toBe(false);
		await page.close();
	});

	it.each(papers)("/%s breaks no heading of a table over more than five lines", async (path) => {
		const { page } = await site.open(path, phone);
		const tall = await page.evaluate(() =>
			[...document.querySelectorAll(".figure-table th")].flatMap((head) => {
				const words = document.createRange();
				words.selectNodeContents(head);
				const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size;
				return lines > 5 ? [`${lines} lines: ${head.textContent}`] : [];
			}),
		);
		expect(tall).toEqual([]);
		await page.close();
	});

	it.each(["", "data", "about", "your-recording", "papers/intrapartum-ctg/explore", ...papers])(
		"/%s moves nothing that is being read while it loads slowly",
		async (path) => {
			const { layoutShift, moved } = await site.loadSlowly(path);
			expect(layoutShift, moved.join("\n")).toBeLessThan(mostShift);
		},
		600_000,
	);
});

/** Words of drawings that are shown smaller than 10 px, as far as rounding tells. */
function smallWords(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<SVGTextElement>("main svg text")].flatMap((text) => {
			if (!text.textContent?.trim() || !text.checkVisibility()) return [];
			const { a, b } = text.getScreenCTM()!;
			const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
			return size < 9.95 ? [`${size.toFixed(1)} px: ${text.textContent}`] : [];
		}),
	);
}
