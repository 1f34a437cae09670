import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { inspect } from "./inspect.ts";
import { browserNote, hasBrowser, SiteInBrowser } from "./open-page.ts";
import { buildNotebooks } from "./site.ts";

const phone = { width: 390, height: 844 } as const;
const desktop = { width: 1280, height: 800 } as const;
const narrow = { width: 320, height: 800 } as const;

/** Between them these have every kind of part: figures that scroll, cards, tables of sentences and of groups, a notice of synthetic data. */
const pages = ["", "data", "papers/visceral-fat-and-gdm", "papers/intrapartum-ctg", "papers/hrv-inversion"];

describe.skipIf(!hasBrowser)(`this repository's own pages, judged by axe (WCAG 2.2 AA)${browserNote}`, () => {
	let site: SiteInBrowser;
	beforeAll(async () => {
		site = await SiteInBrowser.start({ ...(await buildNotebooks()), bypassPolicy: true });
	});
	afterAll(() => site?.close());

	it.each(pages)(
		"/%s, light, dark, in forced colours and narrow, with all that can be opened",
		async (path) => {
			const { page } = await site.open(path, { ...desktop, colorScheme: "light" });
			expect(await violations(page)).toEqual([]);
			await page.emulateMedia({ forcedColors: "active" });
			expect(await violations(page)).toEqual([]);
			await page.emulateMedia({ forcedColors: null, colorScheme: "dark" });
			await page.setViewportSize(phone);
			await openDetails(page);
			expect(await violations(page)).toEqual([]);
			await page.setViewportSize(narrow);
			const { scrolls, overflowing } = await page.evaluate(inspect);
			expect({ scrolls, overflowing }).toEqual({ scrolls: false, overflowing: [] });
			await page.close();
		},
		600_000,
	);

	it("a figure that is explored, its rows, and the drawer of a value, a figure, a table and a cell", async () => {
		const { page } = await site.open("papers/visceral-fat-and-gdm", { ...desktop, colorScheme: "light" });
		await page.locator("button[data-explore]").first().click();
		await page.locator(".plot-live svg").first().waitFor();
		await page.locator("button[data-rows]").first().click();
		await page.locator(".rows table").first().waitFor();
		expect(await violations(page)).toEqual([]);
		await page.setViewportSize(phone);
		expect(await violations(page)).toEqual([]);
		for (const opens of [
			"a.value",
			'button[data-provenance^="figure:"]',
			'button[data-provenance^="table:"]',
			".figure-table tbody td",
		]) {
			await page.locator(opens).locator("visible=true").first().click();
			await page.locator("dialog[data-ready]").waitFor();
			await openDetails(page, "dialog details");
			for (const size of [phone, desktop]) {
				await page.setViewportSize(size);
				expect([opens, await violations(page)]).toEqual([opens, []]);
			}
			await page.setViewportSize(phone);
			await page.keyboard.press("Escape");
		}
		await page.close();
	}, 600_000);

	it("tells a screen reader that a table's cells are gone through by arrow keys and open a dialog", async () => {
		const { page } = await site.open("papers/intrapartum-ctg", { ...desktop, colorScheme: "light" });
		const table = page.getByRole("grid").first();
		expect(await table.getByRole("columnheader").count()).toBeGreaterThan(1);
		expect(await table.getByRole("rowheader").count()).toBeGreaterThan(5);
		const cells = table.locator("tbody").getByRole("gridcell");
		await cells.first().focus();
		const row = () =>
			page.evaluate(() => (document.activeElement!.parentElement as HTMLTableRowElement).sectionRowIndex);
		const before = await row();
		for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowDown");
		// Rows that head a group are stepped over, not stopped at.
		expect(await row()).toBeGreaterThanOrEqual(before + 8);
		expect(await page.evaluate(() => document.activeElement!.getAttribute("aria-haspopup"))).toBe("dialog");
		await page.keyboard.press("Enter");
		await page.locator("dialog[data-ready]").waitFor();
		await page.close();
	}, 600_000);
});

const openDetails = (page: Page, selector = "main details") =>
	page.evaluate((folded) => {
		for (const details of document.querySelectorAll<HTMLDetailsElement>(folded)) details.open = true;
	}, selector);
